package org.wwow.backup.ledger;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

import org.wwow.backup.sealing.SigningKey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TellingValuesApart {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Instant NOW = Instant.ofEpochSecond(1_700_000_000);
    private static final SigningKey SECRET = SigningKey.draw(RANDOM);
    private static final NoteSigner SIGNER = NoteSigner.ed25519("example.org/log", SECRET);
    private static final String TEXT = "a text\n";

    @Test
    void signatureLinesAreEqualByNameAndBytes() {
        NoteSignature line = SIGNER.sign(TEXT, NOW);
        NoteSignature otherName = NoteSigner.ed25519("example.org/other", SECRET).sign(TEXT, NOW);

        assertSame(line, NoteSignature.parse(line.line()));
        assertThat(line).isNotEqualTo(otherName)
                .isNotEqualTo(SIGNER.sign("another text\n", NOW))
                .isNotEqualTo(NoteSignature.parse(line.line().replace("/log", "/logs")))
                .hasToString(line.line());
        assertThat(line.hashCode()).isNotZero();
    }

    @Test
    void commitmentsAreEqualByTheirBytes() {
        byte[] bytes = new byte[MerkleHash.BYTES];
        bytes[5] = 1;

        assertSame(Commitment.of(bytes), Commitment.read(Commitment.of(bytes).text()));
        assertThat(Commitment.of(bytes)).isNotEqualTo(Commitment.NONE).hasToString(Commitment.of(bytes).text());
        assertThat(Commitment.NONE.text()).isEqualTo("A".repeat(43));
        assertThat(Commitment.of(bytes).hashCode()).isNotEqualTo(Commitment.NONE.hashCode());
        assertThatThrownBy(() -> Commitment.of(new byte[31])).isInstanceOf(LeafRefused.class);
    }

    @Test
    void pathsAreEqualByTheirHashesInOrder() {
        MerkleHash one = MerkleHash.ofLeaf(new byte[]{1});
        MerkleHash two = MerkleHash.ofLeaf(new byte[]{2});

        assertSame(HashPath.of(List.of(one, two)), HashPath.of(List.of(one, two)));
        assertThat(HashPath.of(List.of(one, two))).isNotEqualTo(HashPath.of(List.of(two, one)))
                .isNotEqualTo(HashPath.of(List.of(one)))
                .hasToString("[" + one + ", " + two + "]");
        assertThat(HashPath.of(List.of(one)).hashCode()).isNotEqualTo(HashPath.of(List.of(two)).hashCode());
    }

    @Test
    void hashesAreEqualByTheirBytes() {
        MerkleHash one = MerkleHash.ofLeaf(new byte[]{1});

        assertSame(one, MerkleHash.ofBase64(one.base64()));
        assertThat(one).isNotEqualTo(MerkleHash.ofLeaf(new byte[]{2}));
        assertThat(one.hashCode()).isNotEqualTo(MerkleHash.ofLeaf(new byte[]{2}).hashCode());
    }

    @Test
    void keysAreEqualByNameTypeAndBytes() {
        VerifierKey key = SIGNER.verifier();

        assertSame(key, VerifierKey.parse(key.vkey()));
        assertThat(key).isNotEqualTo(NoteSigner.ed25519Cosigner("example.org/log", SECRET).verifier())
                .isNotEqualTo(NoteSigner.ed25519("example.org/other", SECRET).verifier())
                .isNotEqualTo(NoteSigner.ed25519("example.org/log", SigningKey.draw(RANDOM)).verifier())
                .hasToString(key.vkey());
        assertThat(key.publicKey()).isEqualTo(SECRET.verificationKey().bytes());
        assertThat(key.hashCode()).isNotZero();
    }

    @Test
    void aSignatureThatHoldsTellsItsNameAndItsTime() {
        String checkpoint = Checkpoint.of("example.org/log", new TreeHead(TreeSize.NONE, MerkleHash.EMPTY_TREE)).text();
        NoteSigner witness = NoteSigner.ed25519Cosigner("example.org/witness", SECRET);

        assertThat(held(SIGNER, checkpoint)).hasToString("example.org/log");
        assertThat(held(SIGNER, checkpoint).time()).isEmpty();
        assertThat(held(witness, checkpoint)).hasToString("example.org/witness at 2023-11-14T22:13:20Z");
        assertThat(held(witness, checkpoint).time()).contains(NOW);
    }

    @Test
    void aSignerPrintsItsNameAlone() {
        assertThat(SIGNER).hasToString("NoteSigner[example.org/log]");
    }

    private static VerifiedSignature held(NoteSigner signer, String text) {
        return new SignedNote(text, List.of(signer.sign(text, NOW))).verify(List.of(signer.verifier())).getFirst();
    }

    private static void assertSame(Object one, Object two) {
        assertThat(one).isEqualTo(two).hasSameHashCodeAs(two);
    }
}
