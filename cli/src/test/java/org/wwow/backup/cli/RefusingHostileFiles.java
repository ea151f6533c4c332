package org.wwow.backup.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/// Files made to do harm to whoever judges them, through the commands a reader types.
@Timeout(120)
class RefusingHostileFiles {
    private static final Path SAMPLES = Path.of(System.getProperty("backup.domain", "../domain"), "../docs/samples");
    private static final String STRANGE_KEY = "example.com/log/testdata+33d7b496+"
            + "AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx";
    private static final String DECLARATION = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";
    private static final String LISTED = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824  ";

    @TempDir
    private Path folder;

    private static void failsBoth(Path file) {
        for (String command : new String[]{"bag", "dossier"}) {
            Typed typed = Typed.run(command, "verify", file.toString(), "--trust",
                    SAMPLES.resolve("trust.pem").toString());
            if (command.equals("bag")) {
                typed = Typed.run(command, "verify", file.toString());
            }
            assertThat(typed.exit()).as(command).isEqualTo(1);
            assertThat(typed.err()).isEmpty();
            assertThat(typed.out()).contains(". failed: ");
        }
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

    private static Map<String, byte[]> bag(String listed) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("bagit.txt", DECLARATION.getBytes(StandardCharsets.UTF_8));
        files.put("manifest-sha256.txt", (LISTED + listed + "\n").getBytes(StandardCharsets.UTF_8));
        return files;
    }

    private Path laidOut(Map<String, byte[]> files) throws IOException {
        Path laid = folder.resolve("laid-out");
        for (var file : files.entrySet()) {
            Path place = laid.resolve(file.getKey());
            Files.createDirectories(place.resolveSibling("."));
            Files.write(place, file.getValue());
        }
        Files.createDirectories(laid.resolve("data"));
        return laid;
    }

    @ParameterizedTest
    @ValueSource(strings = {"../out", "/etc/passwd", "data/../../out", "data\\out", "C:/out", "data/e\u0301", "data//a",
        "data/./a", "data/nul\u0000l", "data/\u202Egpj.a", "~root/a"})
    void aContainerWithAPathThatLeadsOutOrHasTwoForms(String path) throws IOException {
        Map<String, byte[]> files = bag("data/a");
        files.put(path, "hello".getBytes(StandardCharsets.UTF_8));

        failsBoth(zip(files));
        assertThat(folder.resolve("../out")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../out", "data/../../out", "/etc/hostname", "C:\\out", "~root/a", "data/a%0A"})
    void aManifestThatListsWhatLiesOutside(String path) throws IOException {
        failsBoth(laidOut(bag(path)));
        failsBoth(zip(bag(path)));
    }

    @Test
    void aZipBombIsNotUnpacked() throws IOException {
        Map<String, byte[]> files = bag("data/zeros");
        files.put("data/zeros", new byte[32 << 20]);

        failsBoth(zip(files));
    }

    @Test
    void onePathTwice() throws IOException {
        Map<String, byte[]> files = bag("data/a");
        files.put("data/a", "hello".getBytes(StandardCharsets.UTF_8));
        files.put("data/b", "other".getBytes(StandardCharsets.UTF_8));
        Path zip = zip(files);
        String bytes = Files.readString(zip, StandardCharsets.ISO_8859_1).replace("data/b", "data/a");

        failsBoth(Files.writeString(zip, bytes, StandardCharsets.ISO_8859_1));
    }

    @Test
    void twoFormsOfOneNameSideBySide() throws IOException {
        Map<String, byte[]> files = bag("data/\u00E9");
        files.put("data/\u00E9", "hello".getBytes(StandardCharsets.UTF_8));
        files.put("data/e\u0301", "hello".getBytes(StandardCharsets.UTF_8));

        failsBoth(zip(files));
    }

    @Test
    void aLinkThatLeadsOut() throws IOException {
        Path laid = laidOut(bag("data/a"));
        Path secret = Files.writeString(folder.resolve("secret"), "hello");
        Files.createSymbolicLink(laid.resolve("data/a"), secret);

        failsBoth(laid);
    }

    @ParameterizedTest
    @CsvSource({"200001, 70", "1, 100000"})
    void aManifestWithoutEnd(int lines, int length) throws IOException {
        Map<String, byte[]> files = bag("data/a");
        String line = LISTED + "data/" + "a".repeat(length) + "\n";
        files.put("manifest-sha256.txt", line.repeat(lines).getBytes(StandardCharsets.UTF_8));

        failsBoth(laidOut(files));
    }

    @Test
    void anXmlBombWhereASignatureShouldBe() throws IOException {
        StringBuilder bomb = new StringBuilder("<!DOCTYPE a [<!ENTITY a0 \"aaaaaaaaaa\">");
        for (int at = 1; at < 12; at++) {
            bomb.append("<!ENTITY a").append(at).append(" \"").append(("&a" + (at - 1) + ";").repeat(10)).append("\">");
        }
        bomb.append("<!ENTITY x SYSTEM \"file:///etc/hostname\">]><a>&a11;&x;</a>");
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("mimetype", "application/vnd.etsi.asic-e+zip".getBytes(StandardCharsets.US_ASCII));
        files.put("META-INF/signatures.xml", bomb.toString().getBytes(StandardCharsets.UTF_8));

        Typed typed = Typed.run("dossier", "verify", zip(files).toString(), "--trust",
                SAMPLES.resolve("trust.pem").toString());

        assertThat(typed.exit()).isEqualTo(1);
        assertThat(typed.out()).contains("13. failed");
    }

    @Test
    void anEntityBombInADossiersOwnSignature() throws IOException {
        Map<String, byte[]> files = bag("data/dossier.json");
        files.put("data/dossier.json", "hello".getBytes(StandardCharsets.UTF_8));
        files.put("META-INF/signatures.xml",
                "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///dev/zero\">]><a>&b;</a>".getBytes(StandardCharsets.UTF_8));

        failsBoth(zip(files));
    }

    @Test
    void nonsenseOfManyBytesAndOfNone() throws IOException {
        failsBoth(Files.write(folder.resolve("empty"), new byte[0]));
        Path sparse = folder.resolve("huge");
        try (var channel = java.nio.channels.FileChannel.open(sparse, java.nio.file.StandardOpenOption.CREATE_NEW,
                java.nio.file.StandardOpenOption.WRITE, java.nio.file.StandardOpenOption.SPARSE)) {
            channel.write(java.nio.ByteBuffer.wrap(new byte[1]), 3L << 30);
        }
        failsBoth(sparse);
    }

    @Test
    void proofsOfEveryWrongKind() throws IOException {
        Path policy = Files.writeString(folder.resolve("policy"), "log " + STRANGE_KEY + "\nquorum none\n");
        var deep = new ByteArrayOutputStream();
        deep.write("c2sp.org/tlog-proof@v1\nextra ".getBytes(StandardCharsets.US_ASCII));
        deep.write(java.util.Base64.getEncoder().encode("[".repeat(100_000).getBytes(StandardCharsets.US_ASCII)));
        deep.write("\nindex 0\n\nlog\n1\nAAAA\n".getBytes(StandardCharsets.US_ASCII));
        byte[][] files = {new byte[0], new byte[5 << 20], {(byte) 0xff, (byte) 0xfe}, deep.toByteArray(),
            "c2sp.org/tlog-proof@v1\nindex 99999999999999999999\n\n".getBytes(StandardCharsets.US_ASCII),
            ("c2sp.org/tlog-proof@v1\nindex 0\n" + "A\n".repeat(100_000) + "\n").getBytes(StandardCharsets.US_ASCII)};
        for (byte[] bytes : files) {
            Path file = Files.write(folder.resolve("proof"), bytes);

            Typed typed = Typed.run("receipt", "verify", file.toString(), "--policy", policy.toString());

            assertThat(typed.exit()).isEqualTo(1);
            assertThat(typed.out()).startsWith("9. failed: ");
        }
    }

    @Test
    void whatIsNotThereOrNoFileOrNoPolicyIsWrongUse() throws IOException {
        Path policy = Files.writeString(folder.resolve("policy"), "nonsense");
        for (String[] words : new String[][]{{"bag", "verify", folder.resolve("none").toString()},
            {"receipt", "verify", folder.resolve("none").toString(), "--policy", policy.toString()},
            {"receipt", "verify", policy.toString(), "--policy", policy.toString()},
            {"receipt", "verify", policy.toString()},
            {"receipt", "verify", policy.toString(), "--policy", policy.toString(), "--leaf", "xyz"},
            {"dossier", "verify", folder.resolve("none").toString()}}) {
            assertThat(Typed.run(words).exit()).as(String.join(" ", words)).isEqualTo(2);
        }
    }

    @Test
    void aFileWithoutEndAsAnEntry() throws IOException {
        Path huge = folder.resolve("huge");
        try (OutputStream out = Files.newOutputStream(huge)) {
            byte[] piece = new byte[1 << 20];
            for (int at = 0; at < 65; at++) {
                out.write(piece);
            }
        }
        Path policy = Files.writeString(folder.resolve("policy"), "log " + STRANGE_KEY + "\nquorum none\n");

        assertThat(Typed.run("receipt", "verify", huge.toString(), "--policy", policy.toString(), "--entry",
                huge.toString()).exit()).isEqualTo(2);
    }
}
