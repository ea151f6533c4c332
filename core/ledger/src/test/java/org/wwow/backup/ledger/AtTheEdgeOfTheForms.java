package org.wwow.backup.ledger;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.wwow.backup.ledger.witness.AddCheckpoint;
import org.wwow.backup.sealing.SigningKey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AtTheEdgeOfTheForms {
    private static final NoteSigner SIGNER = NoteSigner.ed25519("n", SigningKey.draw(new SecureRandom()));
    private static final TreeHead EMPTY = new TreeHead(TreeSize.NONE, MerkleHash.EMPTY_TREE);
    private static final Instant NOW = Instant.ofEpochSecond(1);

    @Test
    void aNoteHasOneToAHundredSignatures() {
        NoteSignature line = SIGNER.sign("text\n", NOW);
        var full = new SignedNote("text\n", Collections.nCopies(100, line));

        assertThat(SignedNote.parse(full.bytes()).signatures()).hasSize(100);
        assertThatThrownBy(() -> new SignedNote("text\n", Collections.nCopies(101, line)))
                .isInstanceOf(NoteRefused.Malformed.class);
        assertThatThrownBy(() -> SignedNote.parse(full.note() + line.line() + "\n"))
                .isInstanceOf(NoteRefused.Malformed.class);
        assertThatThrownBy(() -> new SignedNote("text\n", List.of())).isInstanceOf(NoteRefused.Malformed.class);
    }

    @Test
    void aKeyThatSignedTwiceCountsOnce() {
        var twice = new SignedNote("text\n", Collections.nCopies(2, SIGNER.sign("text\n", NOW)));

        assertThat(twice.verify(List.of(SIGNER.verifier()))).hasSize(1);
    }

    @Test
    void aNoteOfAMillionBytesIsReadAndOneMoreIsNot() {
        String line = SIGNER.sign("text\n", NOW).line();
        String text = "x".repeat(SignedNote.MAX_BYTES - line.getBytes(StandardCharsets.UTF_8).length - 3) + "\n";
        byte[] full = (text + "\n" + line + "\n").getBytes(StandardCharsets.UTF_8);

        assertThat(full).hasSize(SignedNote.MAX_BYTES);
        assertThat(SignedNote.parse(full).text()).isEqualTo(text);
        assertThatThrownBy(() -> SignedNote.parse(("x" + text + "\n" + line + "\n").getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(NoteRefused.Malformed.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n\n", "text\n\n", "text\n\u2014 n AAAAAAA=\n"})
    void aNoteWithoutTextEmptyLineOrSignatureIsNone(String note) {
        assertThatThrownBy(() -> SignedNote.parse(note)).isInstanceOf(NoteRefused.Malformed.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u2014 AAAAAAA=", "\u2014  AAAAAAA=", "- n AAAAAAA=", "\u2014 n AAAA", "\u2014 n",
        "\u2014 a+b AAAAAAA=", "\u2014 n AAAAAAA"})
    void aLineThatIsNoSignatureIsRefused(String line) {
        assertThatThrownBy(() -> NoteSignature.parse(line)).isInstanceOf(NoteRefused.Malformed.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"no newline", "", "a\ttab\n", "a\rreturn\n"})
    void aTextThatIsNoNoteIsNotSigned(String text) {
        assertThatThrownBy(() -> SIGNER.sign(text, NOW)).isInstanceOf(NoteRefused.Malformed.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two\nlines"})
    void aCheckpointOfNoLineOrOfTwoInOneIsNotWritten(String line) {
        assertThatThrownBy(() -> Checkpoint.of(line, EMPTY)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Checkpoint("n", EMPTY, List.of(line)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Checkpoint("n", EMPTY, List.of("\n")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "\u00a0", "\u0085", "\u001f", "+", "\u2028"})
    void aNameWithASpaceOrAPlusIsNone(String sign) {
        assertThat(KeyNames.isOne("a" + sign)).isFalse();
        assertThat(KeyNames.isOne("a!")).isTrue();
    }

    @Test
    void aProofHasAtMostSixtyThreeHashes() {
        SignedNote checkpoint = new SignedNote("text\n", List.of(SIGNER.sign("text\n", NOW)));

        assertThat(TlogProof.parse(proof(63, checkpoint)).proof().path().length()).isEqualTo(63);
        assertThatThrownBy(() -> TlogProof.parse(proof(64, checkpoint))).isInstanceOf(NoteRefused.Malformed.class);
    }

    @Test
    void aRequestToAWitnessHasAtMostSixtyThreeHashes() {
        SignedNote checkpoint = new SignedNote("text\n", List.of(SIGNER.sign("text\n", NOW)));

        assertThat(AddCheckpoint.parse(request(63, checkpoint)).proof().path().length()).isEqualTo(63);
        assertThatThrownBy(() -> AddCheckpoint.parse(request(64, checkpoint)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> AddCheckpoint.parse("old 0\nno checkpoint".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static byte[] proof(int hashes, SignedNote checkpoint) {
        return ("c2sp.org/tlog-proof@v1\nindex 0\n" + hashes(hashes) + "\n" + checkpoint.note())
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] request(int hashes, SignedNote checkpoint) {
        return ("old 1\n" + hashes(hashes) + "\n" + checkpoint.note()).getBytes(StandardCharsets.UTF_8);
    }

    private static String hashes(int count) {
        return (MerkleHash.EMPTY_TREE.base64() + "\n").repeat(count);
    }
}
