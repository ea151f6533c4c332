package org.wwow.backup.dossier.check;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import org.wwow.backup.ledger.Checkpoint;
import org.wwow.backup.ledger.Commitment;
import org.wwow.backup.ledger.Event;
import org.wwow.backup.ledger.Leaf;
import org.wwow.backup.ledger.LeafIndex;
import org.wwow.backup.ledger.MerkleHash;
import org.wwow.backup.ledger.NoteSigner;
import org.wwow.backup.ledger.Policy;
import org.wwow.backup.ledger.Receipt;
import org.wwow.backup.ledger.SignedNote;
import org.wwow.backup.ledger.TilesInMemory;
import org.wwow.backup.ledger.Tree;
import org.wwow.backup.sealing.CanonicalJson;
import org.wwow.backup.sealing.Digest;
import org.wwow.backup.sealing.JsonArray;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.JsonText;
import org.wwow.backup.sealing.Secret;
import org.wwow.backup.sealing.SigningKey;

import static org.assertj.core.api.Assertions.assertThat;

/// Checks 9 and 10 of a file that she, or a court, holds with nothing beside it (protocol 10, C2SP tlog-proof).
class CheckingAReceiptAlone {
    private static final Path RECEIPTS = Path.of(System.getProperty("backup.vectors"), "ledger", "receipts.json");

    record Held(String name, String expect, Policy policy, String text) {
        byte[] file() {
            return text.getBytes(StandardCharsets.UTF_8);
        }

        Verdict judged() {
            return ReceiptChecks.of(file(), Optional.empty(), policy);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    @ParameterizedTest
    @MethodSource("receipts")
    void saysOfEachVectorWhatTheLedgerSaysOfIt(Held receipt) {
        List<Ground> entry = firstGrounds(receipt.judged(), Check.LOG_PROOFS);
        List<Ground> witnesses = firstGrounds(receipt.judged(), Check.WITNESSES);
        boolean asked = receipt.policy().asksForWitnesses();

        switch (receipt.expect()) {
            case "ok" -> {
                assertThat(entry).containsExactly(Ground.ENTRY_STANDS);
                assertThat(witnesses).containsExactly(asked ? Ground.QUORUM_HELD : Ground.NO_WITNESS_ASKED);
            }
            case "quorum" -> {
                assertThat(entry).containsExactly(Ground.ENTRY_STANDS);
                assertThat(witnesses).containsExactly(Ground.WITNESSES_MISSING);
            }
            case "extra", "malformed" -> {
                assertThat(entry).containsExactly(Ground.PROOF_UNREADABLE);
                assertThat(witnesses).containsExactly(Ground.NO_CHECKPOINT);
            }
            default -> assertThat(entry).containsExactly(Ground.PROOF_FAILS);
        }
        assertThat(receipt.judged().checks().stream().anyMatch(Checked::failed))
                .isEqualTo(!receipt.expect().equals("ok"));
    }

    @Test
    void tellsTheEntryItsLogAndWhoSignedIt() throws IOException {
        List<Reason> logged = why(receipt("published").judged(), Check.LOG_PROOFS);
        List<Reason> later = why(receipt("published, by its ML-DSA-44 signature").judged(), Check.LOG_PROOFS);
        List<Reason> seen = why(receipt("witnessed").judged(), Check.WITNESSES);

        assertThat(logged.getFirst().about()).containsExactly("5", "8", "ledger.example.org/log");
        assertThat(logged.getLast()).isEqualTo(Reason.of(Ground.SIGNED_BY, "ledger.example.org/log", "Ed25519"));
        assertThat(later.getLast().about()).endsWith("ML-DSA-44");
        assertThat(seen).containsExactly(Reason.of(Ground.QUORUM_HELD), seen.getLast());
        assertThat(seen.getLast().ground()).isEqualTo(Ground.SIGNED_BY);
        assertThat(seen.getLast().about()).endsWith("Ed25519 cosignature");
    }

    @Test
    void namesTheLogOfAProofThatFails() throws IOException {
        assertThat(why(receipt("another blind").judged(), Check.LOG_PROOFS).getFirst().about())
                .startsWith("ledger.example.org/log");
        assertThat(why(receipt("logged is not witnessed").judged(), Check.WITNESSES).getFirst().about())
                .startsWith("ledger.example.org/log");
    }

    @Test
    void takesAnyMakersEntryByItsHashAndNoOther() throws IOException {
        Held strange = receipt("no extra");
        MerkleHash leaf = Receipt.parse(receipt("logged").file()).leaf().hash();

        assertThat(firstGrounds(ReceiptChecks.of(strange.file(), Optional.of(leaf), strange.policy()),
                Check.LOG_PROOFS)).containsExactly(Ground.ENTRY_STANDS);
        assertThat(firstGrounds(ReceiptChecks.of(strange.file(),
                Optional.of(MerkleHash.of(Digest.hash(new byte[1]).bytes())), strange.policy()), Check.LOG_PROOFS))
                .containsExactly(Ground.PROOF_FAILS);
    }

    @ParameterizedTest(name = "a witness {0} s after it: {1}")
    @CsvSource({"-1, WITNESS_BEFORE", "0, QUORUM_HELD", "86400, QUORUM_HELD", "86401, WITNESS_LATE"})
    void holdsWithAWitnessOfTheDayAfterIt(long seconds, Ground expected) throws IOException {
        Event event = Receipt.parse(receipt("logged").file()).event();

        Verdict judged = cosigned(event, event.received().plus(Duration.ofSeconds(seconds)));

        assertThat(firstGrounds(judged, Check.WITNESSES)).containsExactly(expected);
        assertThat(firstGrounds(judged, Check.LOG_PROOFS)).containsExactly(Ground.ENTRY_STANDS);
    }

    private static Verdict cosigned(Event event, Instant at) {
        NoteSigner log = NoteSigner.ed25519("log.example", key(1));
        NoteSigner witness = NoteSigner.ed25519Cosigner("witness.example", key(2));
        Secret blind = Secret.of(Digest.hash(new byte[3]).bytes());
        var tree = new Tree(new TilesInMemory());
        tree.append(new Leaf.Blinded(Commitment.to(event, blind)).bytes());
        String text = Checkpoint.of("log.example", tree.snapshot().head()).text();
        var signed = SignedNote.parse(text + "\n" + log.sign(text, at).line() + "\n" + witness.sign(text, at).line()
                + "\n");
        byte[] file = Receipt.of(event, blind, tree.snapshot().inclusion(new LeafIndex(0)), signed)
                .proof()
                .text()
                .getBytes(StandardCharsets.UTF_8);
        return ReceiptChecks.of(file, Optional.empty(), policy("log " + log.verifier() + "\nwitness one "
                + witness.verifier() + "\nquorum one\n"));
    }

    private static SigningKey key(int number) {
        return SigningKey.of(Secret.of(Digest.hash(new byte[]{(byte) number}).bytes()));
    }

    private static Policy policy(String text) {
        return Policy.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<Reason> why(Verdict verdict, Check check) {
        return verdict.checks()
                .stream()
                .filter(one -> one.check() == check)
                .flatMap(one -> one.result().why().stream())
                .toList();
    }

    private static List<Ground> firstGrounds(Verdict verdict, Check check) {
        return why(verdict, check).stream().limit(1).map(Reason::ground).toList();
    }

    private static Held receipt(String name) throws IOException {
        return receipts().filter(one -> one.name().equals(name)).findAny().orElseThrow();
    }

    static Stream<Held> receipts() throws IOException {
        return ((JsonArray) CanonicalJson.read(Files.readAllBytes(RECEIPTS))).values()
                .stream()
                .map(JsonObject.class::cast)
                .map(one -> new Held(text(one, "name"), text(one, "expect"), policy(text(one, "policy")),
                        text(one, "receipt")));
    }

    private static String text(JsonObject one, String name) {
        return ((JsonText) one.member(name).orElseThrow()).value();
    }
}
