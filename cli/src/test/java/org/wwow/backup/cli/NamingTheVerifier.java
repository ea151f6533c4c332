package org.wwow.backup.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.wwow.backup.dossier.check.Checks;
import org.wwow.backup.dossier.check.ProgramFile;

import static org.assertj.core.api.Assertions.assertThat;

/// Check 36: with which verifier a dossier was judged before it was sealed.
class NamingTheVerifier {
    private static final String CHECKS = "org/wwow/backup/dossier/check/Checks.class";

    @TempDir
    private Path folder;

    @BeforeEach
    void makesASample() {
        assertThat(Typed.run("dossier", "sample", "--out", folder.resolve("case").toString()).exit()).isZero();
    }

    private Typed build(Path verifier) {
        return Typed.run("dossier", "build", "--unsigned", "--case", folder.resolve("case").toString(), "--out",
                place().toString(), "--verifier", verifier.toString());
    }

    private Path place() {
        return folder.resolve("sample.asice");
    }

    private static byte[] checks() throws IOException {
        try (InputStream bytes = Checks.class.getResourceAsStream("Checks.class")) {
            return java.util.Objects.requireNonNull(bytes).readAllBytes();
        }
    }

    private Path jar(String name, String entry, byte[] bytes) throws IOException {
        Path jar = folder.resolve(name);
        try (var out = new ZipOutputStream(Files.newOutputStream(jar))) {
            for (String beside : List.of("org/wwow/backup/verifier/Verifier.class", "other/Library.class")) {
                out.putNextEntry(new ZipEntry(beside));
                out.closeEntry();
            }
            out.putNextEntry(new ZipEntry(entry));
            out.write(bytes);
            out.closeEntry();
        }
        return jar;
    }

    @Test
    void standsInTheStepsAndInTheEarlierChecksAndIsTold() throws IOException {
        Path jar = jar("verifier.jar", CHECKS, checks());
        assertThat(build(jar).err()).isEmpty();

        String digest = ProgramFile.digest(jar).hex();
        try (ZipFile zip = new ZipFile(place().toFile())) {
            for (String path : List.of("data/verify.txt", "data/checks.json")) {
                assertThat(new String(zip.getInputStream(zip.getEntry(path)).readAllBytes(), StandardCharsets.UTF_8))
                        .contains("BackUp 0.1.0 verifier, SHA-256 " + digest);
            }
        }
        assertThat(Typed.run("dossier", "verify", place().toString()).out()).contains("36. held", digest,
                "cannot be compared");
    }

    @Test
    void isRefusedWhereItHoldsOtherChecksOrNone() throws IOException {
        byte[] other = checks();
        other[other.length - 1] ^= 1;
        for (Path jar : List.of(jar("1.jar", CHECKS, other), jar("2.jar", "other/Checks.class", checks()),
                Files.writeString(folder.resolve("text"), "no jar"))) {
            Typed built = build(jar);

            assertThat(built.exit()).isEqualTo(2);
            assertThat(built.err()).contains("verifier").hasLineCount(1);
            assertThat(place()).doesNotExist();
        }
        assertThat(build(folder.resolve("none")).exit()).isEqualTo(2);
    }

    @Test
    void isSaidToBeUnstatedWhereNoneIsNamed() {
        assertThat(Typed.run("dossier", "build", "--unsigned", "--case", folder.resolve("case").toString(), "--out",
                place().toString()).exit()).isZero();

        assertThat(Typed.run("dossier", "verify", place().toString()).out()).contains("36. held",
                "does not state with which verifier");
    }
}
