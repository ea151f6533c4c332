package org.wwow.backup.verifier;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.wwow.backup.ledger.Checkpoint;
import org.wwow.backup.ledger.LeafIndex;
import org.wwow.backup.ledger.SignedNote;
import org.wwow.backup.ledger.TlogProof;
import org.wwow.backup.ledger.tiles.LogDirectory;
import org.wwow.backup.ledger.tiles.TiledTree;

import static org.assertj.core.api.Assertions.assertThat;

/// The packed jar, in a process of its own with nothing beside it: what was left out of it must be missed by nobody.
@Tag("jar")
class RunningTheJar {
    private static final Path SAMPLES = Path.of(System.getProperty("backup.domain"), "../docs/samples");
    private static final Path VECTORS = Path.of(System.getProperty("backup.vectors"));
    private static final String KEY = "example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx";
    private static final String TIME = "2027-01-01T18:00:00Z";
    private static final long LARGEST = 31L << 20;

    @TempDir
    private Path folder;

    private record Ended(int exit, String out, String err) {}

    private Ended run(String... words) throws IOException, InterruptedException {
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m", "-jar",
                System.getProperty("backup.jar")));
        command.addAll(List.of(words));
        Process process = new ProcessBuilder(command).directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        if (!process.waitFor(5, TimeUnit.MINUTES)) {
            process.destroyForcibly();
        }
        return new Ended(process.waitFor(), Files.readString(out), Files.readString(err));
    }

    private Ended dossier(Path file, String... more) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("dossier", file.toString(), "--trust",
                SAMPLES.resolve("trust.pem").toString(), "--at", TIME));
        words.addAll(List.of(more));
        return run(words.toArray(String[]::new));
    }

    @Test
    void isSmallEnoughToBeSent() throws IOException {
        assertThat(Files.size(Path.of(System.getProperty("backup.jar")))).isLessThan(LARGEST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr", "ar", "uk", "en-protected"})
    void takesEverySampleAndReportsInItsLanguage(String sample) throws IOException, InterruptedException {
        Path report = folder.resolve("report.pdf");

        Ended ended = dossier(SAMPLES.resolve(sample + ".asice"), "--language", sample.substring(0, 2), "--report",
                report.toString());

        assertThat(ended.err()).isEmpty();
        assertThat(ended.exit()).isZero();
        assertThat(ended.out().lines().filter(line -> line.matches("\\d+\\. .*"))).hasSize(40);
        assertThat(ended.out()).contains("veraPDF", "PDF/A-3a");
        try (PDDocument document = Loader.loadPDF(report.toFile())) {
            assertThat(new PDFTextStripper().getText(document)).contains(sample + ".asice", "SHA-256");
        }
    }

    @Test
    void failsOneOtherByteAndWhoeverNobodyTrusts() throws IOException, InterruptedException {
        byte[] bytes = Files.readAllBytes(SAMPLES.resolve("en.asice"));
        bytes[bytes.length / 2] ^= 1;
        Path changed = Files.write(folder.resolve("changed.asice"), bytes);

        Ended ended = dossier(changed, "--json", "--report", folder.resolve("report.pdf").toString());

        assertThat(ended.exit()).isEqualTo(1);
        assertThat(ended.out()).endsWith("\"held\":false}\n");
        assertThat(folder.resolve("report.pdf")).isNotEmptyFile();
        assertThat(run("dossier", SAMPLES.resolve("en.asice").toString()).out()).contains("13. failed");
    }

    @Test
    void asksVeraPdfOfADocumentThatClaimsPdfA() throws IOException, InterruptedException {
        Path unpacked = Files.createDirectory(folder.resolve("unpacked"));
        try (ZipFile zip = new ZipFile(SAMPLES.resolve("en.asice").toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                Path file = unpacked.resolve(entry.getName());
                Files.createDirectories(file.getParent());
                Files.copy(zip.getInputStream(entry), file);
            }
        }
        Path pdf = unpacked.resolve("data/document.pdf");
        try (PDDocument document = Loader.loadPDF(Files.readAllBytes(pdf))) {
            document.getDocumentCatalog().setOpenAction(new PDActionJavaScript("1"));
            document.save(pdf.toFile());
        }

        Ended ended = dossier(unpacked);

        assertThat(ended.exit()).isEqualTo(1);
        assertThat(ended.err()).isEmpty();
        assertThat(ended.out()).contains("By veraPDF it breaks rule 6.5.1-1 of PDF/A-3a");
    }

    @Test
    void takesBagsAndRefusesBrokenOnes() throws IOException, InterruptedException {
        Path suite = VECTORS.resolve("bagit-conformance");

        assertThat(run("bag", suite.resolve("v1.0/valid/basicBag").toString()).exit()).isZero();
        assertThat(run("bag", suite.resolve("v0.97/valid/bag-in-a-bag").toString()).out()).contains("5. ");
        assertThat(run("bag", suite.resolve("v0.97/invalid/corrupt-data-file").toString()).exit()).isEqualTo(1);
    }

    @Test
    void takesAProofOfAStrangeLogAndRefusesAnotherEntry() throws IOException, InterruptedException {
        var log = new LogDirectory(VECTORS.resolve("tiled-log-15"));
        SignedNote note = SignedNote.parse(Files.readAllBytes(VECTORS.resolve("tiled-log-15/checkpoint")));
        var tree = TiledTree.snapshot(log, Checkpoint.parse(note.text()).head());
        Path proof = Files.writeString(folder.resolve("4.tlog-proof"),
                new TlogProof(Optional.empty(), tree.inclusion(new LeafIndex(4)), note).text());
        Path policy = Files.writeString(folder.resolve("policy"), "log " + KEY + "\nquorum none\n");
        Path entry = Files.write(folder.resolve("entry"), new TiledTree(log,
                Checkpoint.parse(note.text()).head().size()).entry(new LeafIndex(4)));

        Ended held = run("receipt", proof.toString(), "--policy", policy.toString(), "--entry", entry.toString());

        assertThat(held.exit()).isZero();
        assertThat(held.out()).startsWith("9. held: ").contains("10. not applicable: ");
        assertThat(run("receipt", proof.toString(), "--policy", policy.toString(), "--leaf", "00").exit())
                .isEqualTo(1);
        assertThat(run("note", VECTORS.resolve("tiled-log-15/checkpoint").toString(), "--vkey", KEY).exit()).isZero();
    }

    @Test
    void refusesHostileContainersAndWrongUse() throws IOException, InterruptedException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("mimetype", "application/vnd.etsi.asic-e+zip".getBytes(StandardCharsets.US_ASCII));
        files.put("META-INF/signatures.xml", "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///dev/zero\">]><a>&b;</a>"
                .getBytes(StandardCharsets.UTF_8));
        assertThat(dossier(zip(files)).out()).contains("13. failed");
        files.put("../out", new byte[1]);
        assertThat(dossier(zip(files)).out()).contains("6. failed");

        assertThat(run("bag").exit()).isEqualTo(2);
        assertThat(dossier(folder.resolve("none")).exit()).isEqualTo(2);
        assertThat(run().out()).contains("Exit 2: wrong use");
    }

    private Path zip(Map<String, byte[]> files) throws IOException {
        Path zip = folder.resolve("hostile.zip");
        try (var out = new ZipOutputStream(Files.newOutputStream(zip), StandardCharsets.UTF_8)) {
            for (var file : files.entrySet()) {
                out.putNextEntry(new ZipEntry(file.getKey()));
                out.write(file.getValue());
                out.closeEntry();
            }
        }
        return zip;
    }
}
