package org.wwow.backup.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.wwow.backup.sealing.CanonicalJson;
import org.wwow.backup.sealing.JsonArray;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.JsonText;
import org.wwow.backup.sealing.JsonValue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/// Runs the lines of `docs/verify-by-hand.md` as they stand there over a sample, with other people's programs alone: a
/// court's expert must be able to follow them word by word.
class VerifyingByHand {
    private static final Path DOCS = Path.of(System.getProperty("backup.domain", "../domain"), "../docs");
    private static final Pattern BLOCK = Pattern.compile("(?s)```[a-z]*\n(.*?)```");
    private static final String VERIFIED = "Signature Verified Successfully";
    private final List<String> pages = pages();

    @TempDir
    private Path folder = Path.of(".");

    @BeforeEach
    void aSampleAndItsAuthorities() throws IOException, InterruptedException {
        for (String program : List.of("bash", "unzip", "sha512sum", "openssl", "xxd", "base64", "python3")) {
            assumeThat(isInstalled(program)).as("%s is not installed: nobody else's word is asked for", program)
                    .isTrue();
        }
        Files.copy(DOCS.resolve("samples/en.asice"), folder.resolve("dossier.asice"));
        assertThat(run("unzip -q dossier.asice -d dossier && cp dossier/data/log/policy dossier/policy").exit())
                .isZero();
        Files.copy(DOCS.resolve("samples/trust.pem"), unpacked().resolve("trust.pem"));
    }

    @Test
    void itIsWholeAndUnchanged() throws IOException, InterruptedException {
        Said said = run("rm -r dossier\n" + block(1, 0));

        assertThat(said.exit()).isZero();
        assertThat(said.words().lines()).noneMatch(line -> line.contains("FAILED") || line.startsWith("<")
                || line.startsWith(">"));
    }

    @Test
    void aByteThatWasChangedAFileMoreAndAFileLessAreSeen() throws IOException, InterruptedException {
        String check = block(1, 0).lines().skip(1).reduce("cd dossier", (one, next) -> one + '\n' + next);

        Files.writeString(unpacked().resolve("data/more.txt"), "more");
        assertThat(run(check).words()).contains("> data/more.txt");
        Files.delete(unpacked().resolve("data/more.txt"));
        Files.writeString(unpacked().resolve("data/case.jsonld"), "{}");
        assertThat(run(check).words()).contains("data/case.jsonld: FAILED");
        Files.delete(unpacked().resolve("data/case.jsonld"));
        assertThat(run(check).words()).contains("< data/case.jsonld");
    }

    @Test
    void theOrganisationSealedIt() throws IOException, InterruptedException {
        assumeThat(isInstalled("xmlsec1")).as("xmlsec1 is not installed: nobody else's word is asked for").isTrue();

        assertThat(inside(block(2, 0)).words()).contains("SignedInfo References (ok/all): 7/7");
        Files.writeString(unpacked().resolve("manifest-sha256.txt"), "other\n");
        assertThat(inside(block(2, 0)).words()).doesNotContain("7/7");
    }

    @Test
    void everyTokenIsOverItsDigest() throws IOException, InterruptedException {
        String said = inside(block(3, 0)).words();

        assertThat(said.split("Verification: OK", -1)).hasSize(1 + files("data/time").size());
        assertThat(said).contains("Time stamp:").doesNotContain("FAILED");
    }

    @Test
    void everyOriginalIsTheOneThatWasDeposited() throws IOException, InterruptedException {
        List<String> bound = new ArrayList<>();
        for (JsonObject exhibit : objects(read("data/dossier.json"), "case", "exhibits")) {
            String given = "sha256=" + text(exhibit, "sha256") + "\nopener=" + text(exhibit, "opener") + '\n';
            bound.add(inside(given + block(4, 0)).words().strip());
        }
        String deposits = Files.readString(files("data/deposits").getFirst());

        assertThat(bound).hasSizeGreaterThan(2)
                .allSatisfy(bind -> assertThat(deposits).contains("\"bind\":\"" + bind + '"'));
    }

    @Test
    void theReporterSignedTheDeposit() throws IOException, InterruptedException {
        Path deposit = files("data/deposits").getFirst();
        String lines = b64u() + block(5, 0).replace("ID.json", deposit.getFileName().toString());

        assertThat(inside(lines).words()).contains(VERIFIED);
        Files.writeString(deposit, Files.readString(deposit).replace("\"epoch\":0", "\"epoch\":1"));
        assertThat(inside(lines).words()).doesNotContain(VERIFIED);
    }

    @Test
    void theEventsOfCustodyAndTheCheckpointHang() throws IOException, InterruptedException {
        String second = Files.readAllLines(unpacked().resolve("data/custody.jsonl")).get(1);
        String digest = inside(block(6, 0)).words().substring(0, 64);

        assertThat(second).contains(digest);
        assertThat(inside(b64u() + block(6, 1)).words()).contains(VERIFIED);
        assertThat(inside(b64u() + "sed -i 's/^16$/17/' data/log/16.checkpoint\n" + block(6, 1)).words())
                .doesNotContain(VERIFIED);
    }

    @Test
    void everyProofLeadsToItsRoot() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("proofs.py"), block(6, 2));
        Said said = inside("python3 ../proofs.py");

        assertThat(said.exit()).isZero();
        assertThat(said.words().lines()).hasSize(files("data/proofs").size() - 1)
                .allMatch(line -> line.contains(".tlog-proof OK "));
        inside("sed -i 's/^index .*/index 3/' data/proofs/*.tlog-proof");
        assertThat(inside("python3 ../proofs.py").words()).contains("FAILED");
    }

    /// The function that step 4 defines and later steps use.
    private String b64u() {
        return block(4, 0).lines().findFirst().orElseThrow() + '\n';
    }

    private String block(int step, int number) {
        String page = pages.get(step);
        return BLOCK.matcher(page).results().skip(number).findFirst().orElseThrow().group(1);
    }

    private static List<String> pages() {
        try {
            return List.of(Files.readString(DOCS.resolve("verify-by-hand.md")).split("(?m)^## ", -1));
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private Path unpacked() {
        return folder.resolve("dossier");
    }

    private List<Path> files(String of) throws IOException {
        try (Stream<Path> files = Files.list(unpacked().resolve(of))) {
            return files.sorted().toList();
        }
    }

    private JsonObject read(String name) throws IOException {
        return (JsonObject) CanonicalJson.read(Files.readAllBytes(unpacked().resolve(name)));
    }

    private static List<JsonObject> objects(JsonObject whole, String part, String list) {
        var inner = (JsonObject) whole.member(part).orElseThrow();
        return ((JsonArray) inner.member(list).orElseThrow()).values().stream().map(JsonObject.class::cast).toList();
    }

    private static String text(JsonObject object, String name) {
        JsonValue value = object.member(name).orElseThrow();
        return ((JsonText) value).value();
    }

    /// What a program said, errors with the rest.
    private record Said(int exit, String words) {}

    private Said inside(String lines) throws IOException, InterruptedException {
        return run("cd dossier\n" + lines);
    }

    private Said run(String lines) throws IOException, InterruptedException {
        Path said = Files.createTempFile(folder, "said", "");
        int exit = new ProcessBuilder("bash", "-c", lines).directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start()
                .waitFor();
        return new Said(exit, Files.readString(said, StandardCharsets.UTF_8));
    }

    private static boolean isInstalled(String program) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(java.io.File.pathSeparator, -1))
                .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
    }
}
