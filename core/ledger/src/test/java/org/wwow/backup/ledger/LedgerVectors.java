package org.wwow.backup.ledger;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

import org.wwow.backup.sealing.CanonicalJson;
import org.wwow.backup.sealing.FormRefused;
import org.wwow.backup.sealing.Secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LedgerVectors {
    static List<JsonNode> leaves() {
        return Vectors.list("ledger/leaves.json");
    }

    static List<JsonNode> notes() {
        return Vectors.list("ledger/notes.json");
    }

    static List<JsonNode> policies() {
        return Vectors.list("ledger/policies.json");
    }

    static List<JsonNode> receipts() {
        return Vectors.list("ledger/receipts.json");
    }

    @ParameterizedTest
    @MethodSource("leaves")
    void leavesAreJudgedAsExpected(JsonNode vector) {
        byte[] entry = HexFormat.of().parseHex(vector.get("leaf").asString());

        if (!vector.get("ok").asBoolean()) {
            assertThatThrownBy(() -> Leaf.read(entry)).isInstanceOf(LeafRefused.class);
            return;
        }
        assertThat(Leaf.read(entry).bytes()).isEqualTo(entry);
        assertThat(Leaf.read(entry).hash().base64()).isEqualTo(vector.get("leafHash").asString());
    }

    @ParameterizedTest
    @MethodSource("leaves")
    void blindedLeavesAreRebuiltFromEventAndBlind(JsonNode vector) {
        if (vector.has("event")) {
            byte[] json = vector.get("event").asString().getBytes(StandardCharsets.UTF_8);
            Event event = Event.of(CanonicalJson.readCanonicalObject(json));
            var rebuilt = new Leaf.Blinded(Commitment.to(event, Secret.read(vector.get("blind").asString())));

            assertThat(event.canonical()).isEqualTo(json);
            assertThat(rebuilt).isEqualTo(Leaf.read(HexFormat.of().parseHex(vector.get("leaf").asString())));
        }
    }

    @ParameterizedTest
    @MethodSource("notes")
    void notesAreJudgedAsExpected(JsonNode vector) {
        List<VerifierKey> keys = vector.get("vkeys")
                .valueStream()
                .map(key -> VerifierKey.parse(key.asString()))
                .toList();
        byte[] note = vector.get("note").asString().getBytes(StandardCharsets.UTF_8);

        String expect = vector.get("expect").asString();
        if (expect.equals("ok")) {
            List<VerifiedSignature> held = SignedNote.parse(note).verify(keys);
            assertThat(held).extracting(one -> one.key().name())
                    .isEqualTo(vector.get("verified").valueStream().map(one -> one.get("name").asString()).toList());
            assertThat(held).extracting(one -> one.time().map(at -> at.getEpochSecond()).orElse(0L))
                    .isEqualTo(vector.get("verified").valueStream().map(one -> one.path("time").asLong(0)).toList());
        } else {
            assertThatThrownBy(() -> SignedNote.parse(note).verify(keys)).isInstanceOf(refusal(expect));
        }
    }

    @ParameterizedTest
    @MethodSource("policies")
    void policiesAreJudgedAsExpected(JsonNode vector) {
        byte[] policy = vector.get("policy").asString().getBytes(StandardCharsets.UTF_8);

        if (vector.get("ok").asBoolean()) {
            assertThat(Policy.parse(policy).logs()).hasSize(1);
        } else {
            assertThatThrownBy(() -> Policy.parse(policy)).isInstanceOf(PolicyRefused.class);
        }
    }

    @ParameterizedTest
    @MethodSource("receipts")
    void receiptsAreJudgedAsExpected(JsonNode vector) {
        Policy policy = Policy.parse(vector.get("policy").asString().getBytes(StandardCharsets.UTF_8));
        byte[] receipt = vector.get("receipt").asString().getBytes(StandardCharsets.UTF_8);

        String expect = vector.get("expect").asString();
        if (expect.equals("ok")) {
            Receipt read = Receipt.parse(receipt);
            assertThat(read.verify(policy).head().size().leaves()).isEqualTo(8);
            assertThat(read.proof().text().getBytes(StandardCharsets.UTF_8)).isEqualTo(receipt);
        } else {
            assertThatThrownBy(() -> Receipt.parse(receipt).verify(policy)).isInstanceOf(refusal(expect));
        }
    }

    @Test
    void moreMustFailThanHold() {
        assertThat(receipts().stream().filter(vector -> vector.get("expect").asString().equals("ok")).count())
                .isLessThan(receipts().size() / 2);
        assertThat(notes().stream().filter(vector -> vector.get("expect").asString().equals("ok")).count())
                .isLessThan(notes().size() / 2);
        assertThat(policies().stream().filter(vector -> vector.get("ok").asBoolean()).count())
                .isLessThan(policies().size() / 2);
    }

    private static Class<? extends RuntimeException> refusal(String expect) {
        return switch (expect) {
            case "malformed" -> NoteRefused.Malformed.class;
            case "no-verifiable-signature" -> NoteRefused.NoKnownSignature.class;
            case "invalid-signature" -> NoteRefused.SignatureFails.class;
            case "unknown-origin" -> NoteRefused.UnknownOrigin.class;
            case "quorum" -> NoteRefused.QuorumMissing.class;
            case "proof" -> ProofRefused.class;
            case "extra" -> FormRefused.class;
            default -> throw new IllegalStateException("Unknown expectation: " + expect);
        };
    }
}
