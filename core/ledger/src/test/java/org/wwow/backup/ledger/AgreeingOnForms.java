package org.wwow.backup.ledger;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

import org.wwow.backup.sealing.CanonicalJson;
import org.wwow.backup.sealing.FormRefused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/// What TypeScript reads too, where two readers could differ without anybody seeing it.
class AgreeingOnForms {
    static List<JsonNode> notes() {
        return list("notes");
    }

    static List<JsonNode> events() {
        return list("events");
    }

    static List<JsonNode> consistency() {
        return list("consistency");
    }

    @ParameterizedTest
    @MethodSource("notes")
    void aSignatureLineIsPaddedBase64WhoseUnusedBitsAreAnything(JsonNode vector) {
        byte[] note = bytes(vector, "note");

        judge(vector, NoteRefused.Malformed.class, () -> SignedNote.parse(note));
    }

    @ParameterizedTest
    @MethodSource("events")
    void anEventNamesWithTheVersionsThatItMayHave(JsonNode vector) {
        byte[] event = bytes(vector, "event");

        judge(vector, FormRefused.class, () -> Event.of(CanonicalJson.readCanonicalObject(event)));
    }

    @ParameterizedTest
    @MethodSource("consistency")
    void growthIsProvedFromSomething(JsonNode vector) {
        var proof = new ConsistencyProof(Vectors.path(vector.get("path")));

        judge(vector, ProofRefused.class, () -> proof.verify(head(vector, "1"), head(vector, "2")));
    }

    @Test
    void moreOfEachMustFailThanHold() {
        for (List<JsonNode> vectors : List.of(notes(), events(), consistency())) {
            assertThat(vectors.stream().filter(one -> !one.get("ok").asBoolean()).count())
                    .isGreaterThan(vectors.size() / 2);
        }
    }

    private static void judge(JsonNode vector, Class<? extends Throwable> refusal, ThrowingCallable read) {
        if (vector.get("ok").asBoolean()) {
            assertThatCode(read).doesNotThrowAnyException();
        } else {
            assertThatExceptionOfType(refusal).isThrownBy(read);
        }
    }

    private static List<JsonNode> list(String name) {
        return Vectors.json(Vectors.folder("ledger/forms.json")).get(name).valueStream().toList();
    }

    private static byte[] bytes(JsonNode vector, String member) {
        return vector.get(member).asString().getBytes(StandardCharsets.UTF_8);
    }

    private static TreeHead head(JsonNode vector, String which) {
        return new TreeHead(new TreeSize(vector.get("size" + which).asLong()),
                Vectors.hash(vector.get("root" + which)));
    }
}
