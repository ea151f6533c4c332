package org.wwow.backup.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.wwow.backup.sealing.Digest;

import static org.assertj.core.api.Assertions.assertThat;

/// Every place where a command reads a file is given what is no such file: one clear sentence, exit 1 or 2, and nothing
/// is written or changed.
class RefusingNonsense {
    private static final Path SAMPLE = Path.of(System.getProperty("backup.domain", "../domain"),
            "../docs/samples/en.asice");
    private static final List<String> WORDS_OF_A_FAULT = List.of("Exception", "null.", "out of bounds", "java.",
            "cannot be cast", "at org.");

    @TempDir
    private static Path folder = Path.of(".");
    private static Path proof = folder;
    private static Path policy = folder;
    private static Path identity = folder;

    @BeforeAll
    static void aProofAPolicyAndAKey() throws IOException {
        try (var zip = new ZipInputStream(Files.newInputStream(SAMPLE))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().startsWith("data/proofs/0")) {
                    proof = Files.write(folder.resolve("proof"), zip.readAllBytes());
                }
                if (entry.getName().equals("data/log/policy")) {
                    policy = Files.write(folder.resolve("policy"), zip.readAllBytes());
                }
            }
        }
        identity = folder.resolve("identity");
        assertThat(Typed.run("key", identity.toString()).exit()).isZero();
    }

    /// Where a file is read: what the command is called, and its words around the file.
    record Place(String name, Function<Path, String[]> words) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Place place(String name, Function<Path, List<Object>> words) {
        return new Place(name,
                file -> words.apply(file).stream().map(Object::toString).toArray(String[]::new));
    }

    static Stream<Place> places() {
        Path out = folder.resolve("out");
        return Stream.of(place("dossier verify", file -> List.of("dossier", "verify", file)),
                place("dossier verify --trust", file -> List.of("dossier", "verify", SAMPLE, "--trust", file)),
                place("dossier verify --policy", file -> List.of("dossier", "verify", SAMPLE, "--policy", file)),
                place("dossier verify --receipt", file -> List.of("dossier", "verify", SAMPLE, "--receipt", file)),
                place("dossier build --case", file -> List.of("dossier", "build", "--unsigned", "--case", file,
                        "--out", out)),
                place("dossier build --signer", file -> List.of("dossier", "build", "--case", file, "--out", out,
                        "--signer", file)),
                place("bag verify", file -> List.of("bag", "verify", file)),
                place("receipt verify", file -> List.of("receipt", "verify", "--policy", policy, file)),
                place("receipt verify --policy", file -> List.of("receipt", "verify", "--policy", file, proof)),
                place("receipt verify --entry", file -> List.of("receipt", "verify", "--policy", policy, "--entry",
                        file, proof)),
                place("law check", file -> List.of("law", "check", file)),
                place("law assess --facts", file -> List.of("law", "assess", "--facts", file)),
                place("questionnaire check", file -> List.of("questionnaire", "check", file)),
                place("note verify", file -> List.of("note", "verify", "--vkey", "example.org+1+AA", file)),
                place("open", file -> List.of("open", "-i", identity, "-o", out, file)),
                place("open --identity", file -> List.of("open", "-i", file, "-o", out, identity)),
                place("redact picture", file -> List.of("redact", "picture", "--box", "0,0,1,1", file, out)),
                place("redact pdf", file -> List.of("redact", "pdf", "--box", "1:0,0,1,1", file, out)),
                place("ledger fsck", file -> List.of("ledger", "fsck", "--log", file)),
                place("ledger prove", file -> List.of("ledger", "prove", "--index", 0, "--log", file)));
    }

    static Stream<Arguments> eachWithEach() throws IOException {
        Map<String, byte[]> nonsense = nonsense();
        return places().flatMap(place -> nonsense.entrySet()
                .stream()
                .map(one -> Arguments.of(place, one.getKey(), one.getValue())));
    }

    private static Map<String, byte[]> nonsense() throws IOException {
        byte[] noise = new byte[5_000];
        new Random(7).nextBytes(noise);
        SortedMap<String, byte[]> all = new TreeMap<>();
        all.put("nothing", new byte[0]);
        all.put("noise", noise);
        all.put("zeroes", new byte[4_096]);
        all.put("half a container", Arrays.copyOf(Files.readAllBytes(SAMPLE), 100_000));
        all.put("brackets without end", "[".repeat(200_000).getBytes(StandardCharsets.UTF_8));
        all.put("another object", "{\"v\":1,\"x\":[{}]}".getBytes(StandardCharsets.UTF_8));
        all.put("one long line", "a ".repeat(500_000).getBytes(StandardCharsets.UTF_8));
        all.put("elements without end", "<a>".repeat(100_000).getBytes(StandardCharsets.UTF_8));
        return all;
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("eachWithEach")
    void saysSoInASentence(Place place, String kind, byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("given"), bytes);

        assertRefused(place, file);
    }

    @ParameterizedTest
    @MethodSource("places")
    void saysThatNothingIsThere(Place place) throws IOException {
        assertRefused(place, folder.resolve("no such file"));
    }

    @ParameterizedTest
    @MethodSource("places")
    void saysThatAFolderIsEmpty(Place place) throws IOException {
        assertRefused(place, Files.createDirectories(folder.resolve("empty")));
    }

    @Test
    void buildsNoDossierOfACaseInWhichOneFileIsNonsense() throws IOException {
        Path sample = folder.resolve("sample case");
        assertThat(Typed.run("dossier", "sample", "--facts", "--out", sample.toString()).exit()).isZero();
        Path out = folder.resolve("out");
        for (Path file : files(sample)) {
            byte[] before = Files.readAllBytes(file);
            Files.write(file, nonsense().get("noise"));
            assertRefused(place(sample.relativize(file).toString(), given -> List.of("dossier", "build", "--unsigned",
                    "--case", given, "--out", out)), sample);
            Files.write(file, before);
        }
    }

    private static void assertRefused(Place place, Path file) throws IOException {
        SortedMap<Path, Digest> before = state();

        Typed typed = Typed.run(place.words.apply(file));

        assertThat(typed.exit()).as(place.name).isIn(1, 2);
        assertThat(typed.err() + typed.out()).as(place.name).isNotBlank();
        for (String word : WORDS_OF_A_FAULT) {
            assertThat(typed.err() + typed.out()).as(place.name).doesNotContain(word);
        }
        assertThat(state()).as(place.name).isEqualTo(before);
    }

    private static List<Path> files(Path below) throws IOException {
        try (Stream<Path> files = Files.walk(below)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static SortedMap<Path, Digest> state() throws IOException {
        SortedMap<Path, Digest> state = new TreeMap<>();
        for (Path file : files(folder)) {
            var bytes = new ByteArrayOutputStream();
            Files.copy(file, bytes);
            state.put(file, Digest.hash(bytes.toByteArray()));
        }
        return state;
    }
}
