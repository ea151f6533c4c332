package org.wwow.backup.law;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

import org.wwow.backup.law.form.Checked;
import org.wwow.backup.law.form.Node;
import org.wwow.backup.law.form.Problem;
import org.wwow.backup.law.told.Texts;

import static org.assertj.core.api.Assertions.assertThat;

class TranslatingTheTexts {
    static final List<String> TRANSLATED = List.of("fr", "ar", "uk");
    private static final List<Instrument> INSTRUMENTS = LawFiles.LIBRARY.instruments();
    private static final Node PALERMO = file("palermo-protocol.fr");
    private static final Node QUESTIONS = file("questions.fr");
    private static final String CARE = "What care, if any, was there?";

    private static Node file(String name) {
        return LawFiles.read(LawFiles.domain().resolve("legal/texts/" + name + ".json"));
    }

    @ParameterizedTest
    @FieldSource("TRANSLATED")
    void leavesNoTextOfAnyInstrumentInEnglish(String language) {
        List<Translation> files = LawFiles.translations(language)
                .stream()
                .map(one -> TranslationReader.read(one, INSTRUMENTS).value())
                .toList();

        assertThat(files.stream().map(Translation::id)).containsExactlyInAnyOrderElementsOf(Stream
                .concat(INSTRUMENTS.stream().map(Instrument::id), Stream.of(Translation.QUESTIONS))
                .toList());
        assertThat(files).allSatisfy(one -> {
            assertThat(one.missing()).as(one.id()).isEmpty();
            assertThat(one.status()).isEqualTo("working_translation");
        });
        assertThat(files.stream().mapToInt(one -> one.texts().size()).sum()).isGreaterThan(400);
    }

    @ParameterizedTest
    @FieldSource("TRANSLATED")
    void writesInTheLanguageItNames(String language) {
        String letters = switch (language) {
            case "ar" -> "[\\u0600-\\u06ff]";
            case "uk" -> "[\\u0400-\\u04ff]";
            default -> "[a-zà-ÿœ]";
        };

        assertThat(LawFiles.translations(language)).isNotEmpty()
                .allSatisfy(
                        node -> assertThat(TranslationReader.read(node, INSTRUMENTS).value().texts().values())
                                .isNotEmpty()
                                .allSatisfy(text -> assertThat(text).containsPattern(letters)
                                        .doesNotContainPattern("\\b(the|and|was|were|which|whether)\\b")
                                        .doesNotContain("  ")));
    }

    @ParameterizedTest
    @FieldSource("TRANSLATED")
    void namesNoVersionButTheOneItTranslates(String language) {
        assertThat(LawFiles.translations(language)).filteredOn(node -> !LawFiles.text(node, "language").isEmpty())
                .filteredOn(node -> ((Node.Fields) node).parts().containsKey("instrument"))
                .isNotEmpty()
                .allSatisfy(node -> assertThat(LawFiles.text(node, "version")).isEqualTo(INSTRUMENTS.stream()
                        .filter(one -> one.id().equals(LawFiles.text(node, "instrument")))
                        .findFirst()
                        .orElseThrow()
                        .version()));
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of("another version", with(PALERMO, "version", "1.1.0"),
                        "version: is a translation of palermo-protocol 1.1.0, and there is palermo-protocol 1.2.0"),
                Arguments.of("an unknown instrument", with(PALERMO, "instrument", "no-such"),
                        "instrument: there is no instrument \"no-such\"; there are"),
                Arguments.of("another status", with(PALERMO, "status", "official"),
                        "status: \"official\" is not one of reviewed, working_translation"),
                Arguments.of("the language of the pack", with(PALERMO, "language", "en"),
                        "language: is the language in which palermo-protocol is written"),
                Arguments.of("an unknown member", with(PALERMO, "titles", "x"),
                        "titles: is not a member of this object"),
                Arguments.of("an unknown element", inside(PALERMO, "elements", "tipa.nothing", "Texte."),
                        "elements / tipa.nothing: is no element of palermo-protocol"),
                Arguments.of("an empty text", inside(PALERMO, "elements", "tipa.intent", " "),
                        "elements / tipa.intent: must be a text that is not empty"),
                Arguments.of("a text equal to its original", inside(PALERMO, "elements", "tipa.intent",
                        original("tipa.intent")),
                        "elements / tipa.intent: is the instrument's own text and no translation"),
                Arguments.of("a number lost", inside(PALERMO, "element_notes", "tipa.purpose", "Selon l’art. 4."),
                        "element_notes / tipa.purpose: has not the numbers of its original, which are none"),
                Arguments.of("a note of a row that has none", inside(PALERMO, "element_notes", "tipc.child", "Note."),
                        "element_notes / tipc.child: is no element of palermo-protocol with a note"),
                Arguments.of("a period of a mode", inside(PALERMO, "limitation_periods", "tip_5_2", "Aucun."),
                        "limitation_periods / tip_5_2: is no crime of palermo-protocol with a period"),
                Arguments.of("one text, two translations", inside(PALERMO, "limitation_periods", "tip_adult",
                        "CTO, art. 11(5)."),
                        "which translates the same text"),
                Arguments.of("too few notes", change(PALERMO, "entry_notes",
                        notes -> inside(notes, "tip_adult", Node.ofTexts(List.of("Une note.")))),
                        "entry_notes / tip_adult: holds 1 texts, and the instrument 4"),
                Arguments.of("a question nobody asks", inside(QUESTIONS, "questions", "What else?", "Quoi d’autre ?"),
                        "questions / What else?: is asked by no instrument"),
                Arguments.of("a closed question", inside(QUESTIONS, "questions", CARE, "Avez-vous reçu des soins ?"),
                        "begins with \"avez\" and can be answered with yes or no"),
                Arguments.of("a leading question", inside(QUESTIONS, "questions", CARE, "Pourquoi aucun soin ?"),
                        "holds the word \"pourquoi\", which leads or blames"),
                Arguments.of("a closed question in Arabic", inside(with(QUESTIONS, "language", "ar"), "questions", CARE,
                        "هل كانت هناك رعاية؟"), "begins with \"هل\""),
                Arguments.of("a closed question in Ukrainian", inside(with(QUESTIONS, "language", "uk"), "questions",
                        CARE, "Чи була допомога?"), "begins with \"чи\""),
                Arguments.of("a question that asks nothing", inside(QUESTIONS, "questions", CARE, "Les soins."),
                        "\"Les soins.\" does not end as its question does"),
                Arguments.of("a list", Node.ofTexts(List.of("instrument")), "must be an object"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusals")
    void refuses(String what, Node file, String sentence) {
        assertThat(problems(TranslationReader.read(file, INSTRUMENTS))).as(what)
                .anySatisfy(problem -> assertThat(problem).contains(sentence));
    }

    @Test
    void namesEveryProblemInOneGo() {
        Node broken = inside(inside(with(PALERMO, "version", "9.9.9"), "elements", "tipa.nothing", "Texte."),
                "elements",
                "tipa.intent", "");

        assertThat(problems(TranslationReader.read(broken, INSTRUMENTS))).hasSize(3);
    }

    @Test
    void namesWhatIsMissingAndPrintsItInEnglishMarked() {
        Node thin = change(PALERMO, "elements", elements -> without(elements, "tipa.act"));
        Translation read = TranslationReader.read(without(thin, "limitation_periods"), INSTRUMENTS).value();

        assertThat(read.missing().stream().map(Problem::toString)).contains("elements / tipa.act: has no translation",
                "limitation_periods / tip_adult: has no translation");
        Texts texts = Texts.of("fr", List.of(read)).value();
        assertThat(texts.of(instrument("palermo-protocol"), original("tipa.act")).translated()).isFalse();
    }

    @Test
    void keepsOneTranslationOfOneTextInAllFilesOfALanguage() {
        var one = new Translation("a", "fr", "reviewed", Map.of("A person.", "Une personne."), List.of());
        var other = new Translation("b", "fr", "reviewed", Map.of("A person.", "Un individu."), List.of());
        var foreign = new Translation("c", "uk", "reviewed", Map.of(), List.of());

        assertThat(problems(Texts.of("fr", List.of(one, other)))).singleElement()
                .asString()
                .contains("b.fr: \"Un individu.\" differs from \"Une personne.\"");
        assertThat(problems(Texts.of("fr", List.of(one, one)))).containsExactly("a.fr: is there twice");
        assertThat(problems(Texts.of("fr", List.of(foreign)))).containsExactly("c.uk: is not in the language \"fr\"");
    }

    @Test
    void tellsATranslationFromAnInstrument() {
        assertThat(TranslationReader.isTranslation(PALERMO)).isTrue();
        assertThat(TranslationReader.isTranslation(QUESTIONS)).isTrue();
        assertThat(LawFiles.nodes(LawFiles.domain().resolve("legal"))).noneMatch(TranslationReader::isTranslation);
    }

    private static String original(String id) {
        return LawFiles.rows(LawFiles.LIBRARY.assess(LawFiles.account(new Node.Fields(Map.of()))))
                .filter(row -> row.element().id().equals(id))
                .findFirst()
                .orElseThrow()
                .element()
                .text();
    }

    private static Instrument instrument(String id) {
        return INSTRUMENTS.stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
    }

    private static List<String> problems(Checked<?> checked) {
        return checked instanceof Checked.Unsound<?>(List<Problem> problems)
                ? problems.stream().map(Problem::toString).toList()
                : List.of();
    }

    private static Node with(Node node, String name, String text) {
        return inside(node, name, Node.of(text));
    }

    private static Node inside(Node node, String name, Node part) {
        var parts = new LinkedHashMap<>(((Node.Fields) node).parts());
        parts.put(name, part);
        return new Node.Fields(parts);
    }

    private static Node inside(Node node, String member, String name, String text) {
        return change(node, member, inner -> with(inner, name, text));
    }

    private static Node change(Node node, String member, UnaryOperator<Node> changed) {
        return inside(node, member, changed.apply(LawFiles.part(node, member)));
    }

    private static Node without(Node node, String name) {
        var parts = new LinkedHashMap<>(((Node.Fields) node).parts());
        parts.remove(name);
        return new Node.Fields(parts);
    }
}
