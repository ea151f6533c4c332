package org.wwow.backup.cli;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import org.wwow.backup.sealing.age.Age;
import org.wwow.backup.sealing.age.NewFile;
import org.wwow.backup.sealing.age.Recipient;
import org.wwow.backup.sealing.age.SealingStream;

/// `backup seal`: makes an age file for hybrid recipients. Files may be larger than memory.
@Command(name = "seal", mixinStandardHelpOptions = true, description = "Seals a file for recipients; the plain age tool (1.3 or later) opens it too.")
final class SealCommand implements Callable<Integer> {
    @Option(names = {"-r",
        "--recipient"}, required = true, paramLabel = "RECIPIENT", description = "age1pq…, or a file with one on each line; may be repeated")
    private List<String> recipients = List.of();

    @Option(names = {"-o", "--output"}, paramLabel = "OUT", description = "the sealed file; standard output if absent")
    private @Nullable Path output;

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "what to seal; standard input if absent or -")
    private @Nullable Path file;

    @Override
    public Integer call() throws IOException {
        List<Recipient> readers = new ArrayList<>();
        for (String one : recipients) {
            read(one, readers);
        }
        if (readers.isEmpty()) {
            throw new Failures.WrongUse("A file needs at least one recipient.");
        }
        try (InputStream content = SealedFiles.input(file)) {
            if (output == null) {
                sealTo(content, readers, SealedFiles.standardOutput());
            } else {
                sealToFile(content, readers, output);
            }
        }
        return CommandLine.ExitCode.OK;
    }

    private static void sealToFile(InputStream content, List<Recipient> readers, Path place) throws IOException {
        NewFile whole = NewFile.at(place);
        try {
            sealTo(content, readers, SealedFiles.writingTo(whole));
            whole.commit();
        } finally {
            whole.discard();
        }
    }

    private static void sealTo(InputStream content, List<Recipient> readers, OutputStream to) throws IOException {
        try (SealingStream sealing = Age.sealing(readers, new SecureRandom(), to)) {
            byte[] buffer = new byte[SealedFiles.BUFFER];
            int read = content.readNBytes(buffer, 0, buffer.length);
            while (read > 0) {
                sealing.write(buffer, 0, read);
                read = content.readNBytes(buffer, 0, buffer.length);
            }
            sealing.finish();
        }
    }

    private static void read(String words, List<Recipient> to) throws IOException {
        if (words.startsWith("age1")) {
            to.add(recipient(words));
            return;
        }
        try (var lines = new BufferedInputStream(Files.newInputStream(Path.of(words)))) {
            String text = new String(lines.readNBytes(SealedFiles.MAX_KEY_FILE), StandardCharsets.UTF_8);
            text.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .forEach(line -> to.add(recipient(line)));
        }
    }

    private static Recipient recipient(String text) {
        try {
            return Recipient.read(text);
        } catch (IllegalArgumentException refused) {
            throw new Failures.WrongUse(String.valueOf(refused.getMessage()));
        }
    }
}
