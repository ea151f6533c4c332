package org.wwow.backup.cli;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.wwow.backup.sealing.age.HybridKey;

import static org.assertj.core.api.Assertions.assertThat;

/// 600 MB through the real command in a process of its own, whose heap is a tenth of that.
class SealingFilesLargerThanMemory {
    private static final long LENGTH = 600_000_000;
    private static final String HEAP = "-Xmx64m";
    private static final HybridKey KEY = HybridKey.draw(new SecureRandom());

    @TempDir
    private static Path kept;
    @TempDir
    private Path folder;
    private Path temporary = Path.of("");

    @BeforeAll
    static void sealIt() throws Exception {
        content(kept.resolve("content"));
        Files.writeString(kept.resolve("key"), KEY.revealText());
        Path temporary = Files.createDirectory(kept.resolve("tmp"));

        Run sealed = run(temporary, List.of("seal", "-r", KEY.recipient().text(), "-o",
                kept.resolve("sealed").toString(), kept.resolve("content").toString()), kept.resolve("out"));

        assertThat(sealed).isEqualTo(new Run(0, ""));
        assertThat(kept.resolve("sealed")).isRegularFile();
        assertThat(Files.size(kept.resolve("sealed"))).isGreaterThan(LENGTH);
    }

    @BeforeEach
    void makeAPlaceForTemporaryFiles() throws IOException {
        temporary = Files.createDirectory(folder.resolve("tmp"));
    }

    @AfterEach
    void leavesNothingUnfinished() throws IOException {
        assertThat(temporary).isEmptyDirectory();
        for (Path place : List.of(kept, folder)) {
            try (Stream<Path> files = Files.list(place)) {
                assertThat(files.map(Path::getFileName).map(Path::toString))
                        .noneMatch(name -> name.startsWith(".unfinished"));
            }
        }
    }

    @Test
    void opensWhatItSealed() throws Exception {
        Path again = folder.resolve("again");

        Run opened = open(kept.resolve("sealed"), List.of("-o", again.toString()), folder.resolve("out"));

        assertThat(opened).isEqualTo(new Run(0, ""));
        assertThat(Files.mismatch(again, kept.resolve("content"))).isEqualTo(-1);
    }

    @Test
    void opensItToStandardOutput() throws Exception {
        Path out = folder.resolve("out");

        assertThat(open(kept.resolve("sealed"), List.of(), out)).isEqualTo(new Run(0, ""));
        assertThat(Files.mismatch(out, kept.resolve("content"))).isEqualTo(-1);
    }

    @Test
    void givesNothingOfOneWhoseLastByteIsWrong() throws Exception {
        Path wrong = Files.copy(kept.resolve("sealed"), folder.resolve("wrong"));
        try (var file = new RandomAccessFile(wrong.toFile(), "rw")) {
            file.seek(file.length() - 1);
            int last = file.read();
            file.seek(file.length() - 1);
            file.write(last ^ 1);
        }
        Path again = folder.resolve("again");

        Run refused = open(wrong, List.of("-o", again.toString()), folder.resolve("out"));
        Run silent = open(wrong, List.of(), folder.resolve("out"));

        assertThat(List.of(refused, silent)).allMatch(run -> run.exit() == 1 && run.err().contains("damaged"));
        assertThat(again).doesNotExist();
        assertThat(folder.resolve("out")).isEmptyFile();
    }

    private Run open(Path sealed, List<String> how, Path out) throws Exception {
        var words = new ArrayList<>(List.of("open", "-i", kept.resolve("key").toString()));
        words.addAll(how);
        words.add(sealed.toString());
        return run(temporary, words, out);
    }

    /// Mostly a hole, with something here and there, so that no two parts of it can be exchanged.
    private static void content(Path place) throws IOException {
        var chance = new Random(7);
        byte[] piece = new byte[1_000];
        try (var file = new RandomAccessFile(place.toFile(), "rw")) {
            file.setLength(LENGTH);
            for (long at = 0; at + piece.length <= LENGTH; at += 50_000_017) {
                chance.nextBytes(piece);
                file.seek(at);
                file.write(piece);
            }
        }
    }

    private static Run run(Path temporary, List<String> words, Path out) throws Exception {
        var command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow(), HEAP,
                "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED", "-Djava.io.tmpdir=" + temporary, "-cp",
                System.getProperty("java.class.path"), Backup.class.getName()));
        command.addAll(words);
        Path err = Files.createTempFile(out.toAbsolutePath().getParent(), "err", "");
        Process process = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        assertThat(process.waitFor(300, TimeUnit.SECONDS)).isTrue();
        return new Run(process.exitValue(), Files.readString(err));
    }

    /// How the command ended.
    private record Run(int exit, String err) {}
}
