package org.wwow.backup.ledger;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.wwow.backup.sealing.SigningKey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TrustingByPolicy {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Instant NOW = Instant.ofEpochSecond(1_700_000_000);
    private static final NoteSigner LOG = NoteSigner.ed25519("example.org/log", SigningKey.draw(RANDOM));
    private static final NoteSigner OTHER_LOG = NoteSigner.ed25519("example.org/other", SigningKey.draw(RANDOM));
    private static final List<NoteSigner> WITNESSES = IntStream.range(0, 3)
            .mapToObj(at -> NoteSigner.ed25519Cosigner("example.org/witness" + at, SigningKey.draw(RANDOM)))
            .toList();

    @Test
    void aLogAloneAsksForNoWitness() {
        Policy policy = Policy.ofLog(List.of(LOG.verifier()));

        assertThat(policy.asksForWitnesses()).isFalse();
        assertThat(policy.witnesses()).isEmpty();
        assertThat(policy.verify(checkpoint(LOG)).origin()).isEqualTo("example.org/log");
    }

    @Test
    void aQuorumAsksForWitnesses() {
        assertThat(policy("quorum w0\n").asksForWitnesses()).isTrue();
        assertThat(policy("quorum none\n").asksForWitnesses()).isFalse();
    }

    @Test
    void theAddressOfAWitnessIsKnownOnlyWhereThePolicyStatesOne() {
        Policy policy = parse("log " + vkey(LOG) + "\nwitness w0 " + vkey(WITNESSES.get(0)) + " https://example.org/\n"
                + "witness w1 " + vkey(WITNESSES.get(1)) + "\nquorum none\n");

        assertThat(policy.witnesses()).containsExactly(WITNESSES.get(0).verifier(), WITNESSES.get(1).verifier());
        assertThat(policy.addressOf(WITNESSES.get(0).verifier())).contains("https://example.org/");
        assertThat(policy.addressOf(WITNESSES.get(1).verifier())).isEmpty();
        assertThat(policy.addressOf(WITNESSES.get(2).verifier())).isEmpty();
    }

    @Test
    void ofTwoLogsEachIsJudgedByItsOwnKey() {
        Policy policy = parse("log " + vkey(LOG) + "\nlog " + vkey(OTHER_LOG) + "\nquorum none\n");

        assertThat(policy.verify(checkpoint(OTHER_LOG)).origin()).isEqualTo("example.org/other");
        assertThat(policy.verify(checkpoint(LOG)).origin()).isEqualTo("example.org/log");
        assertThatThrownBy(() -> policy.verify(checkpoint(NoteSigner.ed25519("example.org/third",
                SigningKey.draw(RANDOM))))).isInstanceOf(NoteRefused.UnknownOrigin.class);
    }

    @Test
    void aCosignatureByEachWitnessOfTheQuorumIsAskedFor() {
        Policy two = policy("group two 2 w0 w1 w2\nquorum two\n");

        assertThat(two.verify(checkpoint(LOG, 0, 2)).signatures()).hasSize(3);
        assertThatThrownBy(() -> two.verify(checkpoint(LOG, 1))).isInstanceOf(NoteRefused.QuorumMissing.class);
        assertThatThrownBy(() -> two.verify(checkpoint(LOG, 1, 1))).isInstanceOf(NoteRefused.QuorumMissing.class);
        assertThatThrownBy(() -> two.verify(checkpoint(LOG))).isInstanceOf(NoteRefused.QuorumMissing.class);
    }

    @Test
    void allIsEveryMemberAndAnyIsOne() {
        assertThatThrownBy(() -> policy("group g all w0 w1\nquorum g\n").verify(checkpoint(LOG, 0)))
                .isInstanceOf(NoteRefused.QuorumMissing.class);
        assertThat(policy("group g any w0 w1\nquorum g\n").verify(checkpoint(LOG, 1)).signatures()).hasSize(2);
        assertThatThrownBy(() -> policy("group g any w0 w1\nquorum g\n").verify(checkpoint(LOG, 2)))
                .isInstanceOf(NoteRefused.QuorumMissing.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "4", "01", "-1", "ten", "2.5"})
    void aThresholdThatCannotBeReachedIsRefused(String threshold) {
        assertThatThrownBy(() -> policy("group g " + threshold + " w0 w1 w2\nquorum g\n"))
                .isInstanceOf(PolicyRefused.class)
                .hasMessageContaining("threshold");
    }

    @Test
    void aRefusalNamesTheLine() {
        assertThatThrownBy(() -> parse("# a comment\n\nlog " + vkey(LOG) + "\nnonsense\n"))
                .isInstanceOf(PolicyRefused.class)
                .hasMessageContaining("4");
    }

    @Test
    void aFileOfTheLargestSizeIsReadAndOneByteMoreIsNot() {
        String policy = "log " + vkey(LOG) + "\nquorum none\n";
        String filled = policy + "#".repeat(1_000_000 - policy.length() - 1) + "\n";

        assertThat(parse(filled).logs()).hasSize(1);
        assertThatThrownBy(() -> parse("#" + filled)).isInstanceOf(PolicyRefused.class);
    }

    private static SignedNote checkpoint(NoteSigner log, int... witnesses) {
        String text = Checkpoint.of(log.verifier().name(), new TreeHead(TreeSize.NONE, MerkleHash.EMPTY_TREE)).text();
        Stream<NoteSignature> cosigned = IntStream.of(witnesses).mapToObj(at -> WITNESSES.get(at).sign(text, NOW));
        return new SignedNote(text, Stream.concat(Stream.of(log.sign(text, NOW)), cosigned).toList());
    }

    private static Policy policy(String rest) {
        String witnesses = IntStream.range(0, WITNESSES.size())
                .mapToObj(at -> "witness w" + at + " " + vkey(WITNESSES.get(at)) + "\n")
                .collect(Collectors.joining());
        return parse("log " + vkey(LOG) + "\n" + witnesses + rest);
    }

    private static Policy parse(String text) {
        return Policy.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String vkey(NoteSigner signer) {
        return signer.verifier().vkey();
    }
}
