package org.wwow.backup.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.wwow.backup.dossier.signature.SignatoryKey;
import org.wwow.backup.dossier.signature.SignatureRefused;
import org.wwow.backup.dossier.signature.Standing;
import org.wwow.backup.dossier.signature.TestAuthority;
import org.wwow.backup.dossier.signature.TrustAnchors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MakingATestAuthority {
    private static final String WORDS = "correct horse battery";
    @TempDir
    private Path folder;
    private Path words = Path.of("");

    @BeforeEach
    void write() throws IOException {
        words = Files.writeString(folder.resolve("words"), WORDS + "\n");
    }

    @Test
    void givesKeysThatOpenUnderThePassphraseAndSayWhatTheyAre() throws IOException, SignatureRefused {
        Typed made = make("authority");

        assertThat(made.exit()).isZero();
        assertThat(made.out()).startsWith(TestAuthority.MARK);
        SignatoryKey key = SignatoryKey.open(folder.resolve("authority/lawyer.p12"), WORDS.toCharArray());
        assertThat(key.signatory().standing()).isEqualTo(Standing.TEST_AUTHORITY);
        assertThat(key.signatory().name()).contains(TestAuthority.MARK);
        assertThat(TrustAnchors.read(List.of(folder.resolve("authority/trust.pem"))).certificates()).hasSize(1);
        assertThat(Files.readString(folder.resolve("authority/READ-ME.txt"))).startsWith(TestAuthority.MARK);
    }

    @Test
    void writesKeysForThisUserAlone() throws IOException {
        make("authority");

        for (String key : List.of("organisation", "lawyer", "time-stamping", "authority")) {
            Path file = folder.resolve("authority/" + key + ".p12");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        }
    }

    @Test
    void refusesToWriteOverAnything() throws IOException {
        make("authority");
        byte[] before = Files.readAllBytes(folder.resolve("authority/lawyer.p12"));

        Typed again = make("authority");

        assertThat(again.exit()).isEqualTo(2);
        assertThat(again.err()).contains("never written over");
        assertThat(Files.readAllBytes(folder.resolve("authority/lawyer.p12"))).isEqualTo(before);
    }

    @Test
    void refusesAnotherPassphrase() {
        make("authority");

        assertThatThrownBy(
                () -> SignatoryKey.open(folder.resolve("authority/lawyer.p12"), "another".toCharArray()))
                .isInstanceOfSatisfying(SignatureRefused.class, refused -> assertThat(refused.reason())
                        .isEqualTo(SignatureRefused.Reason.KEY_FILE));
    }

    @Test
    void refusesWithoutAPassphrase() throws IOException {
        Files.writeString(words, "\n");

        assertThat(make("authority").exit()).isEqualTo(2);
        assertThat(Typed.run("dossier", "test-authority", "--out", folder.resolve("other").toString()).exit())
                .isEqualTo(2);
        assertThat(folder.resolve("authority")).doesNotExist();
        assertThat(folder.resolve("other")).doesNotExist();
    }

    @Test
    void refusesAPassphraseAmongTheWordsOfTheCommand() {
        assertThat(Typed.run("dossier", "test-authority", "--out", folder.resolve("authority").toString(),
                "--passphrase", WORDS).exit()).isEqualTo(2);
    }

    @Test
    void refusesAKeyFileThatIsNone() throws IOException {
        Path none = Files.writeString(folder.resolve("none.p12"), "no keys", StandardCharsets.UTF_8);

        assertThatThrownBy(() -> SignatoryKey.open(none, WORDS.toCharArray())).isInstanceOf(SignatureRefused.class);
    }

    private Typed make(String name) {
        return Typed.run("dossier", "test-authority", "--out", folder.resolve(name).toString(), "--passphrase-file",
                words.toString());
    }
}
