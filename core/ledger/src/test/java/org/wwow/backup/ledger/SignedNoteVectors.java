package org.wwow.backup.ledger;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

import org.wwow.backup.sealing.Secret;
import org.wwow.backup.sealing.SigningKey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SignedNoteVectors {
    static List<JsonNode> notes() {
        return Vectors.list("signed-note/notes.json");
    }

    static List<JsonNode> checkpointBodies() {
        return Vectors.list("signed-note/checkpoint-bodies.json");
    }

    static JsonNode vkeys() {
        return Vectors.json(Vectors.folder("signed-note/vkeys.json"));
    }

    @ParameterizedTest
    @MethodSource("notes")
    void areJudgedAsExpected(JsonNode vector) {
        List<VerifierKey> keys = texts(vector.path("vkeys")).stream().map(VerifierKey::parse).toList();
        byte[] note = bytes(vector);

        switch (vector.get("expect").asString().split(" ", 2)[0]) {
            case "ok" -> assertThat(SignedNote.parse(note).verify(keys)).extracting(held -> held.key().name())
                    .isEqualTo(vector.has("verified")
                            ? texts(vector.get("verified"))
                            : keys.stream().map(VerifierKey::name).toList());
            case "no-verifiable-signature" -> assertThatThrownBy(() -> SignedNote.parse(note).verify(keys))
                    .isInstanceOf(NoteRefused.NoKnownSignature.class);
            case "invalid-signature" -> assertThatThrownBy(() -> SignedNote.parse(note).verify(keys))
                    .isInstanceOf(NoteRefused.SignatureFails.class);
            case "malformed" -> assertThatThrownBy(() -> SignedNote.parse(note))
                    .isInstanceOf(NoteRefused.Malformed.class);
            default -> throw new IllegalStateException("Unknown expectation: " + vector.get("expect"));
        }
    }

    /// Two of the bodies hold roots that are not SHA-256; a tree of RFC 6962 has none such, so they are refused here.
    @ParameterizedTest
    @MethodSource("checkpointBodies")
    void checkpointBodiesAreJudgedAsExpected(JsonNode vector) {
        String body = vector.get("body").asString();

        if (vector.get("ok").asBoolean() && rootBytes(body) == MerkleHash.BYTES) {
            assertThat(Checkpoint.parse(body).text()).isEqualTo(body);
        } else {
            assertThatThrownBy(() -> Checkpoint.parse(body)).isInstanceOf(NoteRefused.Malformed.class);
        }
    }

    @Test
    void validKeysReadBack() {
        List<String> valid = texts(vkeys().get("valid"));

        assertThat(valid).isNotEmpty().allSatisfy(vkey -> assertThat(VerifierKey.parse(vkey).vkey()).isEqualTo(vkey));
    }

    @Test
    void invalidKeysAreRefused() {
        List<JsonNode> invalid = vkeys().get("invalid").valueStream().toList();

        assertThat(invalid).isNotEmpty()
                .allSatisfy(each -> assertThatThrownBy(() -> VerifierKey.parse(each.get("vkey").asString()))
                        .isInstanceOf(IllegalArgumentException.class));
    }

    @Test
    void signsAsThePublishedTestKeyDoes() {
        JsonNode sign = vkeys().get("sign");
        byte[] typedSeed = Base64.getDecoder().decode(sign.get("skey").asString().split("\\+", 5)[4]);
        SigningKey key = SigningKey.of(Secret.of(Arrays.copyOfRange(typedSeed, 1, 33)));
        String text = sign.get("text").asString();

        NoteSignature signature = NoteSigner.ed25519("PeterNeumann", key).sign(text, Instant.EPOCH);

        assertThat(new SignedNote(text, List.of(signature)).note()).isEqualTo(sign.get("note").asString());
    }

    private static int rootBytes(String body) {
        return Base64.getDecoder().decode(body.split("\n", -1)[2]).length;
    }

    private static byte[] bytes(JsonNode vector) {
        return vector.has("note_base64")
                ? Base64.getDecoder().decode(vector.get("note_base64").asString())
                : vector.get("note").asString().getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }
}
