package org.wwow.backup.dossier.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.wwow.backup.dossier.bag.BagSource;
import org.wwow.backup.sealing.CanonicalJson;
import org.wwow.backup.sealing.CaseId;
import org.wwow.backup.sealing.Compartment;
import org.wwow.backup.sealing.Document;
import org.wwow.backup.sealing.DocumentKind;
import org.wwow.backup.sealing.Envelope;
import org.wwow.backup.sealing.Epoch;
import org.wwow.backup.sealing.InstanceId;
import org.wwow.backup.sealing.ItemId;
import org.wwow.backup.sealing.JsonArray;
import org.wwow.backup.sealing.JsonBoolean;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.JsonText;
import org.wwow.backup.sealing.JsonValue;
import org.wwow.backup.sealing.KeyId;
import org.wwow.backup.sealing.Secret;
import org.wwow.backup.sealing.SigningKey;
import org.wwow.backup.sealing.age.HybridKey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/// What an exhibit corrects, read from the bytes that were deposited.
class TellingCorrections {
    private static final ItemId FIRST = ItemId.read("11111111-1111-4111-8111-111111111111");
    private static final ItemId LATER = ItemId.read("22222222-2222-4222-8222-222222222222");
    private static final ItemId FILE = ItemId.read("33333333-3333-4333-8333-333333333333");
    private static final Compartment TALK = new Compartment("conversation.0a1b2c3d");

    private final SecureRandom random = new SecureRandom();
    private final InstanceId instance = InstanceId.draw(random);
    private final SigningKey person = SigningKey.draw(random);
    private final SigningKey member = SigningKey.draw(random);
    private final CaseId hers = CaseId.of(instance, person.verificationKey());
    private final KeyId recipient = KeyId.of(HybridKey.draw(random).recipient());
    private final Correcting correcting = new Correcting();

    private record Said(ItemId item, DocumentKind kind, Compartment compartment, JsonObject body) {
        static Said message(ItemId item) {
            return new Said(item, DocumentKind.MESSAGE, TALK, JsonObject.EMPTY);
        }

        static Said message(ItemId item, String about) {
            return new Said(item, DocumentKind.MESSAGE, TALK, JsonObject.EMPTY.with("about", about));
        }
    }

    private Document document(Said said, CaseId ofCase, SigningKey author) {
        return new Document(new Epoch(instance, ofCase, said.compartment, 0), recipient, said.item, said.kind,
                author.verificationKey(), Instant.parse("2026-03-02T10:00:00Z"), Secret.draw(random), said.body);
    }

    private byte[] signed(Said said, SigningKey author) {
        return Envelope.sign(document(said, hers, author).statement(), author).canonical();
    }

    private void seen(int number, ItemId item, byte[] bytes) {
        try {
            correcting.seen(number, item, hers, BagSource.of(bytes));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private void told(int number, Said said) {
        seen(number, said.item, signed(said, person));
    }

    @TestFactory
    Stream<DynamicTest> keepsTheRulesOfCorrections() throws IOException {
        Path vectors = Path.of(System.getProperty("backup.vectors", "../../vectors"), "sealing/corrections.json");
        JsonObject family = (JsonObject) CanonicalJson.read(Files.readAllBytes(vectors));
        return Stream.of("accepted", "refused")
                .flatMap(list -> objects(family, list))
                .map(one -> DynamicTest.dynamicTest(text(one, "name"), () -> keeps(one)));
    }

    private void keeps(JsonObject vector) {
        var found = new Correcting();
        List<JsonObject> documents = objects(vector, "documents").toList();
        for (int at = 0; at < documents.size(); at++) {
            JsonObject one = documents.get(at);
            boolean mine = ((JsonBoolean) one.member("mine").orElseThrow()).value();
            Said said = new Said(ItemId.read(text(one, "item")), DocumentKind.read(text(one, "kind")),
                    new Compartment(text(one, "compartment")),
                    JsonObject.EMPTY.withOptional("about", one.member("about").orElse(null)));
            try {
                found.seen(at + 1, said.item, hers, BagSource.of(signed(said, mine ? person : member)));
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        }
        JsonObject expected = vector.member("corrects").map(JsonObject.class::cast).orElse(JsonObject.EMPTY);
        for (int at = 0; at < documents.size(); at++) {
            Optional<JsonValue> first = expected.member(text(documents.get(at), "item"));
            List<Integer> numbers = Stream.iterate(1, number -> number <= documents.size(), number -> number + 1)
                    .filter(number -> first.equals(documents.get(number - 1).member("item")))
                    .toList();
            assertThat(found.by(at + 1).orElse(List.of())).isEqualTo(numbers);
        }
    }

    private static Stream<JsonObject> objects(JsonObject in, String name) {
        return ((JsonArray) in.member(name).orElseThrow()).values().stream().map(JsonObject.class::cast);
    }

    private static String text(JsonObject in, String name) {
        return ((JsonText) in.member(name).orElseThrow()).value();
    }

    @Test
    void aCorrectionNamesTheExhibitItStandsBeside() {
        told(4, Said.message(LATER, FIRST.text()));
        told(7, Said.message(FIRST));

        assertThat(correcting.by(4)).hasValue(List.of(7));
        assertThat(correcting.by(7)).isEmpty();
    }

    @Test
    void whatIsCorrectedAndNotInTheFileIsSaidToBeMissing() {
        told(1, Said.message(LATER, FIRST.text()));

        assertThat(correcting.by(1)).hasValue(List.of());
    }

    @Test
    void wordsAboutTheDescriptionOfAFileCorrectTheFileToo() {
        told(1, new Said(FIRST, DocumentKind.EXHIBIT, TALK, JsonObject.EMPTY.with("item", FILE.text())));
        seen(2, FILE, new byte[]{1, 2, 3});
        told(3, Said.message(LATER, FIRST.text()));

        assertThat(correcting.by(3)).hasValue(List.of(1, 2));
    }

    @Test
    void aFileThatIsNoDocumentIsNamedByNothing() {
        seen(2, FILE, new byte[]{1, 2, 3});
        told(3, Said.message(LATER, FILE.text()));

        assertThat(correcting.by(3)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"22222222-2222-4222-8222-222222222222", "sheets.count", "case", "",
        "11111111-1111-1111-8111-111111111111"})
    void whatNamesItselfOrNoItemCorrectsNothing(String about) {
        told(1, Said.message(LATER, about));

        assertThat(correcting.by(1)).isEmpty();
    }

    @Test
    void aMembersWordsCorrectNothingNotEvenWhatIsMissing() {
        told(1, Said.message(FIRST));
        seen(2, LATER, signed(Said.message(LATER, FIRST.text()), member));
        seen(3, FILE, signed(Said.message(FILE, "44444444-4444-4444-8444-444444444444"), member));

        assertThat(correcting.by(2)).isEmpty();
        assertThat(correcting.by(3)).isEmpty();
    }

    @Test
    void aMembersOwnCaseIsNotHers() throws IOException {
        CaseId own = CaseId.of(instance, member.verificationKey());
        for (ItemId item : List.of(FIRST, LATER)) {
            Said said = item.equals(FIRST) ? Said.message(FIRST) : Said.message(LATER, FIRST.text());
            byte[] bytes = Envelope.sign(document(said, own, member).statement(), member).canonical();
            correcting.seen(item.equals(FIRST) ? 1 : 2, item, hers, BagSource.of(bytes));
        }

        assertThat(correcting.by(2)).isEmpty();
    }

    @Test
    void aDocumentUnderAnotherItemThanItsOwnSaysNothing() {
        told(1, Said.message(FIRST));
        seen(2, FILE, signed(Said.message(LATER, FIRST.text()), person));

        assertThat(correcting.by(2)).isEmpty();
    }

    @Test
    void aSecondSignatureOrABrokenOneSaysNothing() {
        told(1, Said.message(FIRST));
        Said said = Said.message(LATER, FIRST.text());
        Envelope hersAlone = Envelope.sign(document(said, hers, person).statement(), person);
        seen(2, LATER, hersAlone.alsoSignedBy(member).canonical());
        assertThat(correcting.by(2)).isEmpty();

        String text = new String(hersAlone.canonical(), StandardCharsets.UTF_8);
        seen(2, LATER, text.replace("\"message\"", "\"note\"").getBytes(StandardCharsets.UTF_8));
        assertThat(correcting.by(2)).isEmpty();

        seen(2, LATER, (" " + text).getBytes(StandardCharsets.UTF_8));
        assertThat(correcting.by(2)).isEmpty();
        seen(2, LATER, hersAlone.canonical());
        assertThat(correcting.by(2)).hasValue(List.of(1));
    }

    @Test
    void anotherKindOfStatementSaysNothing() {
        told(1, Said.message(FIRST));
        Document later = document(Said.message(LATER, FIRST.text()), hers, person);
        Map<String, JsonValue> members = new TreeMap<>(later.statement().members());
        members.put("type", new JsonText("backup/v1/other"));
        seen(2, LATER, Envelope.sign(JsonObject.of(members), person).canonical());

        assertThat(correcting.by(2)).isEmpty();
    }

    @Test
    void whatIsLongerThanADocumentIsNotReadAsOne() {
        told(1, Said.message(FIRST));
        JsonObject body = JsonObject.EMPTY.with("about", FIRST.text()).with("text", "u".repeat(1 << 20));
        told(2, new Said(LATER, DocumentKind.MESSAGE, TALK, body));

        assertThat(correcting.by(2)).isEmpty();
    }

    @Test
    void filesSayNothing() {
        for (String bytes : List.of("", "{", "{}", "\"about\"", "{\"signatures\":[],\"statement\":{}}")) {
            seen(1, FIRST, bytes.getBytes(StandardCharsets.UTF_8));
            assertThat(correcting.by(1)).isEmpty();
        }
    }

    @Test
    void bytesThatCannotBeReadAreNoAnswer() {
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> correcting.seen(1, FIRST, hers, () -> {
                    throw new IOException("gone");
                }));
    }

    @Test
    void whatLiesElsewhereIsNotGuessed() {
        correcting.unseen(1, FIRST);
        told(2, Said.message(LATER, FIRST.text()));

        assertThat(correcting.fits(2, Optional.of(List.of(1)))).isTrue();
        assertThat(correcting.fits(2, Optional.empty())).isTrue();
        assertThat(correcting.fits(2, Optional.of(List.of()))).isFalse();
        assertThat(correcting.fits(2, Optional.of(List.of(3)))).isFalse();
        assertThat(correcting.fits(1, Optional.of(List.of(3)))).isTrue();
    }
}
