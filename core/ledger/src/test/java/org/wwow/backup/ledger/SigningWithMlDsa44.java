package org.wwow.backup.ledger;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SigningWithMlDsa44 {
    private static final String NAME = "ledger.example.org/log";
    private static final byte[] MESSAGE = {1, 2, 3};
    private final MlDsa44Key key = MlDsa44Key.draw(new SecureRandom());

    @Test
    void agreesWithASecondImplementationInBothDirections() {
        var second = new SecondMlDsa44(new byte[32]);

        assertThat(SecondMlDsa44.verify(key.publicKey(), MESSAGE, key.sign(MESSAGE))).isTrue();
        assertThat(MlDsa44.verify(MlDsa44.publicKey(second.publicKey()), MESSAGE, second.sign(MESSAGE))).isTrue();
    }

    @Test
    void bothImplementationsRefuseAnotherMessage() {
        var second = new SecondMlDsa44(new byte[32]);
        byte[] other = {1, 2, 4};

        assertThat(SecondMlDsa44.verify(key.publicKey(), other, key.sign(MESSAGE))).isFalse();
        assertThat(MlDsa44.verify(MlDsa44.publicKey(second.publicKey()), other, second.sign(MESSAGE))).isFalse();
    }

    @Test
    void writesTheMessageThatTheSecondImplementationWrites() {
        var second = new SecondMlDsa44(new byte[32]);
        var checkpoint = Checkpoint.of(NAME, new TreeHead(new TreeSize(77), MerkleHash.of(new byte[32])));
        var verifier = VerifierKey.of(NAME, SignatureType.ML_DSA_44_COSIGNATURE, second.publicKey());

        var note = SignedNote
                .parse(checkpoint.text() + "\n" + second.cosignature(NAME, 1_700_000_000, checkpoint) + "\n");

        assertThat(note.verify(List.of(verifier))).singleElement()
                .satisfies(held -> assertThat(held.time()).contains(Instant.ofEpochSecond(1_700_000_000)));
    }

    @Test
    void readsBackItsSecretKey() {
        MlDsa44Key again = MlDsa44Key.of(key.revealPkcs8(), key.publicKey());

        assertThat(MlDsa44.verify(MlDsa44.publicKey(key.publicKey()), MESSAGE, again.sign(MESSAGE))).isTrue();
    }

    @Test
    void refusesASecretKeyOfAnotherPair() {
        MlDsa44Key other = MlDsa44Key.draw(new SecureRandom());

        assertThatThrownBy(() -> MlDsa44Key.of(key.revealPkcs8(), other.publicKey()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("do not belong together");
    }

    @Test
    void refusesBytesThatAreNoKey() {
        assertThatThrownBy(() -> MlDsa44Key.of(new byte[10], key.publicKey()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> VerifierKey.of(NAME, SignatureType.ML_DSA_44_COSIGNATURE, new byte[1311]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1312");
    }

    @Test
    void signsNoTextButACheckpoint() {
        NoteSigner signer = NoteSigner.mlDsa44(NAME, key);

        assertThatThrownBy(() -> signer.sign("words\n", Instant.ofEpochSecond(1)))
                .isInstanceOf(NoteRefused.Malformed.class);
        assertThatThrownBy(() -> signer.sign("a\n0\n" + MerkleHash.EMPTY_TREE.base64() + "\n", Instant.EPOCH))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void isNeverPrintedByAccident() {
        assertThat(key).hasToString("MlDsa44Key[hidden]");
        assertThat(NoteSigner.mlDsa44(NAME, key)).hasToString("NoteSigner[" + NAME + "]");
    }
}
