package org.wwow.backup.cli;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/// The dossiers of `docs/samples`, which strangers try first.
class CheckingTheSamples {
    private static final Path SAMPLES = Path.of(System.getProperty("backup.domain", "../domain"), "../docs/samples");
    private static final String TRUST = SAMPLES.resolve("trust.pem").toString();

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr", "ar", "uk", "en-protected"})
    void noCheckFails(String name) {
        Typed verified = verify(SAMPLES.resolve(name + ".asice"));

        assertThat(verified.out()).doesNotContain(". failed: ")
                .contains("12. held", "13. held", "14. held", "31. held", "34. held");
        assertThat(verified.exit()).isZero();
    }

    @Test
    void oneOtherByteIsFound(@TempDir Path folder) throws Exception {
        byte[] bytes = Files.readAllBytes(SAMPLES.resolve("en.asice"));
        bytes[bytes.length / 2] ^= 1;
        Path changed = Files.write(folder.resolve("changed.asice"), bytes);

        assertThat(verify(changed).exit()).isEqualTo(1);
    }

    @Test
    void anotherAuthorityIsNotTheOneTheyAreSignedBy(@TempDir Path folder) throws Exception {
        Path words = Files.writeString(folder.resolve("words"), "a passphrase of some length\n");
        assertThat(Typed.run("dossier", "test-authority", "--out", folder.resolve("other").toString(),
                "--passphrase-file", words.toString()).exit()).isZero();

        Typed verified = Typed.run("dossier", "verify", SAMPLES.resolve("en.asice").toString(), "--trust",
                folder.resolve("other/trust.pem").toString());

        assertThat(verified.exit()).isEqualTo(1);
        assertThat(verified.out()).contains("13. failed");
    }

    private static Typed verify(Path file) {
        return Typed.run("dossier", "verify", file.toString(), "--trust", TRUST);
    }
}
