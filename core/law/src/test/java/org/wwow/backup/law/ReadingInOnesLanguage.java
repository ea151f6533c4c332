package org.wwow.backup.law;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import org.wwow.backup.law.form.Node;
import org.wwow.backup.law.told.AssessmentForm;
import org.wwow.backup.law.told.AssessmentText;
import org.wwow.backup.law.told.Sentences;
import org.wwow.backup.law.told.Texts;

import static org.assertj.core.api.Assertions.assertThat;

class ReadingInOnesLanguage {
    static final List<String> TRANSLATED = TranslatingTheTexts.TRANSLATED;
    private static final Assessment ASSESSMENT = LawFiles.LIBRARY.assess(LawFiles.profile("02"));
    private static final Set<String> OPENED = Set.of("rs_7_1_g_1", "rs_7_1_g_2");
    private static final String ENGLISH = "The act formed part of a widespread or systematic attack";

    @Test
    void printsTheTextsInFrenchAndNoneInEnglish() {
        String text = AssessmentText.of(ASSESSMENT, LawFiles.translated("fr"), OPENED);

        assertThat(text).contains("L’acte faisait partie d’une attaque généralisée ou systématique")
                .contains("traduction de travail")
                .contains("Le texte authentique de l’instrument prévaut")
                .contains("nouveau consentement : ")
                .doesNotContain(ENGLISH)
                .doesNotContain("texte dans la langue")
                .doesNotContain("Who was there");
    }

    @Test
    void printsTheOriginalUnderEachTextWhenAsked() {
        String text = AssessmentText.withOriginals(ASSESSMENT, LawFiles.translated("fr"), OPENED);

        assertThat(text).contains("L’acte faisait partie").contains("Original, langue « en » : " + ENGLISH);
        assertThat(AssessmentText.withOriginals(ASSESSMENT, LawFiles.translated("en"), OPENED))
                .isEqualTo(AssessmentText.of(ASSESSMENT, LawFiles.sentences("en"), OPENED));
    }

    @Test
    void marksEachTextThatNobodyHasTranslated() {
        String text = AssessmentText.of(ASSESSMENT, LawFiles.sentences("fr"), OPENED);

        assertThat(text.lines().filter(line -> line.contains(ENGLISH))).isNotEmpty()
                .allMatch(line -> line.contains("(texte dans la langue « en »)"));
        assertThat(text.lines().filter(line -> line.contains("À demander"))).isNotEmpty()
                .allMatch(line -> line.endsWith("(texte dans la langue « en »)"));
        assertThat(AssessmentText.of(ASSESSMENT, LawFiles.sentences("en"), OPENED)).doesNotContain("text in the");
    }

    @Test
    void saysOfAReviewedTranslationThatItIsOne() {
        Texts reviewed = Texts.of("fr",
                List.of(new Translation("rome-statute", "fr", "reviewed", Map.of(), List.of()))).value();

        assertThat(AssessmentText.of(ASSESSMENT,
                new Sentences(LawFiles.sentences("fr").words(), LawFiles.QUESTIONS, reviewed), OPENED))
                .contains("traduction relue")
                .doesNotContain("traduction de travail");
    }

    @ParameterizedTest
    @FieldSource("TRANSLATED")
    void saysInTheLanguageOnWhichBasisALawBindsAndInWhoseConfidenceAnExhibitIs(String language) {
        List<String> texts = LawFiles.list(LawFiles.read(LawFiles.vectors().resolve("assessments.json")), "cases")
                .stream()
                .map(one -> LawFiles.LIBRARY.assess(LawFiles.account(LawFiles.part(one, "file"))))
                .map(one -> AssessmentText.of(one, LawFiles.translated(language), Set.of(AssessmentText.ALL)))
                .toList();
        String bound = Map.of("fr", "UA (Partie, ", "ar", "UA (طرف, ", "uk", "UA (сторона, ")
                .getOrDefault(language, "?");
        String withheld = Map.of("fr", "(secret médical)", "ar", "(سرية طبية)", "uk", "(лікарська таємниця)")
                .getOrDefault(language, "?");

        assertThat(texts).anyMatch(text -> text.contains(bound)).anyMatch(text -> text.contains(withheld));
        assertThat(texts).noneMatch(text -> text.contains("(party,") || text.contains("own_law")
                || text.contains("(medical)") || text.contains("basis_") || text.contains("privilege_"));
    }

    @ParameterizedTest
    @FieldSource("TRANSLATED")
    void changesNothingOfTheAssessmentButWhatStandsBesideIt(String language) {
        Node own = new AssessmentForm(LawFiles.sentences(language)).of(ASSESSMENT);
        Node translated = new AssessmentForm(LawFiles.translated(language)).of(ASSESSMENT);

        assertThat(translated).isNotEqualTo(own);
        assertThat(own(translated)).isEqualTo(own);
    }

    @ParameterizedTest
    @FieldSource("TRANSLATED")
    void givesBothTheOwnWordsAndTheTranslationOfEveryRow(String language) {
        Node told = new AssessmentForm(LawFiles.translated(language))
                .of(LawFiles.LIBRARY.assess(LawFiles.profile("03"), Set.of("rome-statute")));

        assertThat(LawFiles.text(told, "translationStatus")).isEqualTo("working_translation");
        assertThat(LawFiles.texts(LawFiles.part(told, "translation"), "notes"))
                .hasSameSizeAs(LawFiles.texts(told, "notes"));
        assertThat(LawFiles.list(told, "crimes")).isNotEmpty()
                .allSatisfy(crime -> assertThat(LawFiles.list(crime, "elements")).isNotEmpty().allSatisfy(row -> {
                    Node translation = LawFiles.part(row, "translation");
                    assertThat(LawFiles.text(translation, "text")).isNotEqualTo(LawFiles.text(row, "text"));
                    assertThat(LawFiles.texts(translation, "questions"))
                            .hasSameSizeAs(LawFiles.texts(row, "questions"));
                }));
        assertThat(LawFiles.list(told, "evidenceRules")).isNotEmpty()
                .allSatisfy(rule -> assertThat(LawFiles.text(LawFiles.part(rule, "translation"), "rule")).isNotEmpty());
    }

    private static Node own(Node node) {
        return switch (node) {
            case Node.Fields(Map<String, Node> parts) -> {
                Map<String, Node> own = new LinkedHashMap<>();
                parts.forEach((name, part) -> {
                    if (!name.startsWith("translation")) {
                        own.put(name, own(part));
                    }
                });
                yield new Node.Fields(own);
            }
            case Node.Sequence(List<Node> parts) -> Node.of(parts.stream().map(ReadingInOnesLanguage::own).toList());
            default -> node;
        };
    }
}
