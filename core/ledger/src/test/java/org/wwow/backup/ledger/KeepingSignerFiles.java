package org.wwow.backup.ledger;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class KeepingSignerFiles {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String CHECKPOINT = "example.org/log\n1\n" + MerkleHash.EMPTY_TREE.base64() + "\n";

    @Test
    void aLogSignsWithBothKeysOfItsFile() {
        List<NoteSigner> signers = SignerFile.read(bytes(SignerFile.drawForLog("example.org/log", RANDOM)));

        assertThat(signers).extracting(signer -> signer.verifier().name()).containsOnly("example.org/log");
        assertThat(signers).extracting(signer -> signer.verifier().type())
                .containsExactly(SignatureType.ED25519, SignatureType.ML_DSA_44_COSIGNATURE);
        assertEachSigns(signers);
    }

    @Test
    void aWitnessCosignsWithBothKeysOfItsFile() {
        List<NoteSigner> signers = SignerFile.read(bytes(SignerFile.drawForWitness("example.org/witness", RANDOM)));

        assertThat(signers).extracting(signer -> signer.verifier().type())
                .containsExactly(SignatureType.ED25519_COSIGNATURE, SignatureType.ML_DSA_44_COSIGNATURE);
        assertEachSigns(signers);
    }

    @Test
    void readingTwiceGivesTheSameKeys() {
        byte[] file = bytes(SignerFile.drawForLog("example.org/log", RANDOM));

        assertThat(SignerFile.read(file)).extracting(NoteSigner::verifier)
                .isEqualTo(SignerFile.read(file).stream().map(NoteSigner::verifier).toList());
    }

    @Test
    void twoDrawsGiveDifferentKeys() {
        assertThat(SignerFile.read(bytes(SignerFile.drawForLog("a", RANDOM))).getFirst().verifier())
                .isNotEqualTo(SignerFile.read(bytes(SignerFile.drawForLog("a", RANDOM))).getFirst().verifier());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "log-ed25519", "log-ed25519 name", "log-ed25519 name AA==", "rsa name AAAA",
        "ml-dsa-44 name AAAA", "ml-dsa-44 name AAAA AAAA"})
    void aLineThatIsNoKeyIsNamedByItsNumberAndNotByItsContent(String line) {
        String good = SignerFile.drawForLog("example.org/log", RANDOM);

        assertThatThrownBy(() -> SignerFile.read(bytes(good + line + "\n" + good)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Line 3 of the key file is no key.");
    }

    @Test
    void aNameWithASpaceIsRefused() {
        assertThatThrownBy(() -> SignerFile.drawForLog("two words", RANDOM))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static void assertEachSigns(List<NoteSigner> signers) {
        for (NoteSigner signer : signers) {
            var note = new SignedNote(CHECKPOINT, List.of(signer.sign(CHECKPOINT, Instant.ofEpochSecond(5))));
            assertThat(note.verify(List.of(signer.verifier()))).hasSize(1);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
