package org.wwow.backup.law;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import org.wwow.backup.law.EntryAssessment.Listing;
import org.wwow.backup.law.form.Checked;
import org.wwow.backup.law.form.Node;
import org.wwow.backup.law.told.AssessmentForm;
import org.wwow.backup.law.told.AssessmentText;
import org.wwow.backup.law.told.Words;

import static org.assertj.core.api.Assertions.assertThat;

class ReadingTheMatrix {
    static final List<String> LANGUAGES = LawFiles.LANGUAGES;
    /// Words that would judge a person or weigh her words, in the four languages.
    private static final Pattern JUDGING = Pattern.compile(
            "guilty|guilt\\b|convict|proven|credib|reliab|probab|score|coupable|culpabil|crédib|fiab|prouvé|probabil"
                    + "|مذنب|مدان|مصداقية|ثبتت|винн(ий|а|і)|винуват|достовірн|доведено|ймовірн");

    private static String matrix(String profile, String language, Set<String> opened) {
        return AssessmentText.of(LawFiles.LIBRARY.assess(LawFiles.profile(profile)), LawFiles.sentences(language),
                opened);
    }

    @Test
    void listsNoWarCrimeForAPartnersViolenceInAConflictArea() {
        Assessment assessment = LawFiles.LIBRARY.assess(LawFiles.profile("08"));

        List<String> listed = assessment.instruments()
                .stream()
                .filter(one -> !one.instrument().id().equals("istanbul-convention"))
                .flatMap(one -> one.crimes().stream())
                .filter(one -> one.listing() == Listing.LISTED)
                .map(one -> one.entry().id())
                .toList();
        assertThat(listed).noneMatch(id -> id.startsWith("rs_8") || id.startsWith("gc") || id.startsWith("cihl")
                || id.startsWith("ap") || id.equals("ua_438"));
        assertThat(LawFiles.entry(assessment, "ic_33").listing()).isEqualTo(Listing.LISTED);
    }

    @Test
    void drownsNobodyInTheVillageAttack() {
        assertThat(matrix("02", "en", Set.of()).lines().count()).isLessThanOrEqualTo(15);
    }

    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void staysShortInEveryLanguageForEveryProfile(String language) {
        for (int profile = 1; profile <= 8; profile++) {
            assertThat(matrix("0" + profile, language, Set.of()).lines().count()).isLessThanOrEqualTo(16);
        }
    }

    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void judgesNobodyInAnyLanguage(String language) {
        for (int profile = 1; profile <= 8; profile++) {
            String ours = matrix("0" + profile, language, Set.of());
            assertThat(JUDGING.matcher(ours.toLowerCase(Locale.ROOT)).results().map(match -> match.group()).toList())
                    .isEmpty();
        }
        Node words = LawFiles.read(LawFiles.domain().resolve("legal/words/" + language + ".json"));
        assertThat(JUDGING.matcher(words.toString().toLowerCase(Locale.ROOT)).find()).isFalse();
    }

    @Test
    void seesAJudgingWord() {
        assertThat(JUDGING.matcher("found guilty").find()).isTrue();
        assertThat(JUDGING.matcher("la personne est coupable").find()).isTrue();
        assertThat(JUDGING.matcher("особа винувата").find()).isTrue();
        assertThat(JUDGING.matcher("الشخص مذنب").find()).isTrue();
    }

    @Test
    void opensACrimeWithItsContextOnceAndItsReasons() {
        String opened = matrix("02", "en", Set.of("rs_7_1_g_1", "rs_7_1_g_6"));

        assertThat(opened).contains("Documented by these answers")
                .contains("[7_1_g_1.1;")
                .contains("act.types=rape_penetration");
        assertThat(opened.lines().filter(line -> line.contains(".ctx_attack;"))).hasSize(1);
    }

    @Test
    void asksOpenlyWhereARowIsNotYetDocumented() {
        String opened = matrix("02", "en", Set.of("rs_7_1_g_2"));

        assertThat(opened).contains("To ask openly").contains("does not say that it did not happen");
    }

    @Test
    void showsWhatSpeaksAgainstARowBesideIt() {
        Account account = Account.of(LawFiles.answers("act.types=rape_penetration", "coercion.means=weapon",
                "context.conflict=occupied", "context.conflict=no_conflict", "perp.category=foreign_forces"));

        String opened = AssessmentText.of(LawFiles.LIBRARY.assess(account, Set.of("rome-statute")),
                LawFiles.sentences("en"), Set.of("rs_8_2_b_xxii_1"));

        assertThat(opened).contains("Speaks against: These answers:").contains("context.conflict=no_conflict");
    }

    @Test
    void openingEverythingPrintsTheRulesOfEvidence() {
        assertThat(matrix("02", "en", Set.of(AssessmentText.ALL))).contains("Rule 63(4)").contains("Rules of evidence");
    }

    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void derivesEveryStatusInASentence(String language) {
        Node told = new AssessmentForm(LawFiles.sentences(language))
                .of(LawFiles.LIBRARY.assess(LawFiles.profile("03"), Set.of("rome-statute")));

        assertThat(LawFiles.list(told, "crimes")).hasSize(34)
                .allSatisfy(crime -> assertThat(LawFiles.list(crime, "elements")).isNotEmpty()
                        .allSatisfy(row -> assertThat(LawFiles.texts(row, "derivation")).isNotEmpty()
                                .noneMatch(sentence -> sentence.contains("{") || sentence.contains("by_answers"))));
    }

    @Test
    void countsTheLimitationFromTheLastDayGiven() {
        Node file = LawFiles.read(LawFiles.vectors().resolve("instruments.json"));
        Questions small = Questions.read(LawFiles.list(file, "questionnaires")).value();
        Node instrument = LawFiles.list(file, "cases")
                .stream()
                .filter(one -> LawFiles.text(one, "name").contains("limitation hold"))
                .findFirst()
                .orElseThrow();
        Library library = Library.of(small,
                List.of(InstrumentReader.read(LawFiles.part(instrument, "instrument"), small).value()));
        Circumstances leapDay = new Circumstances(
                new Period(null, org.wwow.backup.law.form.Day.read("2020-02-29")), List.of(), List.of(), List.of(),
                List.of());

        Assessment assessment = library.assess(
                new Account(LawFiles.answers("act.kind=taken"), List.of(), List.of(), leapDay));

        assertThat(String.valueOf(LawFiles.entry(assessment, "sc_1").limitationEnds())).isEqualTo("2035-02-28");
    }

    @Test
    void refusesWordsThatLackASentence() {
        Node words = LawFiles.read(LawFiles.domain().resolve("legal/words/en.json"));
        var parts = new java.util.LinkedHashMap<>(((Node.Fields) words).parts());
        parts.remove("notice");
        parts.put("not_bound", Node.of("no blank here"));
        parts.put("waits", Node.of("one blank too many: {0}"));

        assertThat(Words.read(new Node.Fields(parts))).isInstanceOfSatisfying(Checked.Unsound.class,
                unsound -> assertThat(unsound.problems().toString()).contains("notice: is missing")
                        .contains("not_bound: lacks the blank {0}")
                        .contains("waits: has the blank {0}"));
    }
}
