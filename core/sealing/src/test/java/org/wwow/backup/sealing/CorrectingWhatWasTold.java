package org.wwow.backup.sealing;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import org.wwow.backup.sealing.age.HybridKey;

import static org.assertj.core.api.Assertions.assertThat;

/// The vectors that the desk and her own page read too, and the two places where a document cannot come from.
class CorrectingWhatWasTold {
    private static final String FIRST = "11111111-1111-4111-8111-111111111111";
    private static final String LATER = "22222222-2222-4222-8222-222222222222";

    private final SecureRandom random = new SecureRandom();
    private final InstanceId instance = InstanceId.draw(random);
    private final SigningKey person = SigningKey.draw(random);
    private final SigningKey member = SigningKey.draw(random);
    private final CaseId hers = CaseId.of(instance, person.verificationKey());
    private final KeyId recipient = KeyId.of(HybridKey.draw(random).recipient());

    @TestFactory
    Stream<DynamicTest> standsBesideWhatItNames() {
        return each("accepted", one -> {
            JsonObject expected = one.object("corrects");
            assertThat(corrected(one)).isNotEmpty().hasSameSizeAs(expected.members());
            corrected(one).forEach((later, first) -> assertThat(expected.member(later)).contains(new JsonText(first)));
        });
    }

    @TestFactory
    Stream<DynamicTest> correctsNothing() {
        return each("refused", one -> assertThat(corrected(one)).isEmpty());
    }

    @Test
    void correctsNothingOfAnotherCase() {
        SigningKey stranger = SigningKey.draw(random);
        CaseId other = CaseId.of(instance, stranger.verificationKey());
        Document first = document(FIRST, hers, person, JsonObject.EMPTY);
        Document foreign = document(LATER, other, stranger, JsonObject.EMPTY.with("about", FIRST));

        assertThat(Corrections.correctedBy(foreign, List.of(first, foreign))).isEmpty();
    }

    @Test
    void correctsNothingByANameThatIsNoText() {
        Document first = document(FIRST, hers, person, JsonObject.EMPTY);

        for (JsonObject body : List.of(JsonObject.EMPTY.with("about", 7), JsonObject.EMPTY.with("about", true),
                JsonObject.EMPTY.with("about", JsonArray.ofTexts(List.of(FIRST))),
                JsonObject.EMPTY.with("about", JsonObject.EMPTY.with("item", FIRST)))) {
            Document later = document(LATER, hers, person, body);
            assertThat(Corrections.correctedBy(later, List.of(first, later))).isEmpty();
        }
    }

    private Stream<DynamicTest> each(String list, Consumer<Vectors.Case> test) {
        return Vectors.family("corrections.json", list)
                .map(one -> DynamicTest.dynamicTest(one.toString(), () -> test.accept(one)));
    }

    /// What each document corrects, by item.
    private Map<String, String> corrected(Vectors.Case one) {
        List<Document> documents = one.list("documents").stream().map(this::document).toList();
        return documents.stream()
                .flatMap(later -> Corrections.correctedBy(later, documents)
                        .map(first -> Map.entry(later.item().text(), first.item().text()))
                        .stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Document document(Vectors.Case one) {
        boolean mine = ((JsonBoolean) one.json().member("mine").orElseThrow()).value();
        JsonObject body = JsonObject.EMPTY.withOptional("about", one.json().member("about").orElse(null));
        return new Document(new Epoch(instance, hers, new Compartment(one.text("compartment")), 0), recipient,
                ItemId.read(one.text("item")), DocumentKind.read(one.text("kind")),
                (mine ? person : member).verificationKey(), Instant.EPOCH, Secret.draw(random), body);
    }

    private Document document(String item, CaseId caseId, SigningKey author, JsonObject body) {
        return new Document(new Epoch(instance, caseId, Compartment.CARE, 0), recipient, ItemId.read(item),
                DocumentKind.NOTE, author.verificationKey(), Instant.EPOCH, Secret.draw(random), body);
    }
}
