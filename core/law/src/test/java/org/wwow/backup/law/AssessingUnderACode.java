package org.wwow.backup.law;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.wwow.backup.law.EntryAssessment.Listing;
import org.wwow.backup.law.Jurisdiction.Reach;
import org.wwow.backup.law.Jurisdiction.Reason;
import org.wwow.backup.law.form.Day;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AssessingUnderACode {
    private static final String FINDING = "\"reviewer\": \"lawyer-1\", \"on\": \"2026-11-02\"";

    private static Assessment assess(String... answers) {
        return SmallCode.library().assess(Account.of(LawFiles.answers(answers)));
    }

    private static Assessment assessed(String json) {
        return SmallCode.library().assess(SmallCode.account(json));
    }

    private static List<String> findings(Assessment assessment, String row) {
        return LawFiles.row(assessment, row)
                .grounds()
                .stream()
                .flatMap(one -> one instanceof Ground.Found(Finding finding)
                        ? java.util.stream.Stream.of(finding.id())
                        : java.util.stream.Stream.of())
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"taken,sc1.act,DOCUMENTED", "kept,sc1.act,DOCUMENTED", "given,sc1.act,NOT_YET_DOCUMENTED",
        "kept,sc1.kept,INDICATED", "kept,sc2.act,INDICATED", "taken,sc2.act,NOT_YET_DOCUMENTED",
        "given,sc1.given,INDICATED",
        "meant,sc1.mind,DOCUMENTED", "quarrel,sc1.ctx,DOCUMENTED", "quarrel,sc2.ctx,DOCUMENTED",
        "aim,sc3.aim,DOCUMENTED", "ordered,sm1.act,DOCUMENTED", "old,sa.old,INDICATED"})
    void givesEachRowWhatItsConditionCarries(String option, String row, Status status) {
        assertThat(LawFiles.row(assess("act.kind=" + option), row).status()).isEqualTo(status);
    }

    @Test
    void namesTheAnswersBehindARowInTheOrderOfTheirCodes() {
        assertThat(LawFiles.row(assess("act.kind=taken", "act.kind=kept", "act.kind=old"), "sc1.act").grounds())
                .containsExactly(new Ground.Answers(Strength.ESTABLISHES,
                        List.of(new Answer("act.kind", "kept"), new Answer("act.kind", "taken")), List.of()));
    }

    @Test
    void showsWhatSpeaksAgainstARowThatNothingElseTouches() {
        ElementAssessment act = LawFiles.row(assess("place.kind=outside"), "sc1.act");

        assertThat(act.status()).isEqualTo(Status.NOT_YET_DOCUMENTED);
        assertThat(act.against())
                .containsExactly(new Against.Answers(List.of(new Answer("place.kind", "outside"))));
        assertThat(LawFiles.row(assess("place.kind=inside"), "sc1.act").against()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"meant,sc_1,NOT_TOUCHED", "quarrel,sc_1,NOT_TOUCHED", "taken,sc_1,WAITS_FOR_CONTEXT",
        "aim,sc_3,LISTED", "aim,sc_1,NOT_TOUCHED", "kept,sc_3,NOT_TOUCHED", "ordered,sm_1,LISTED"})
    void listsACrimeForAnActOrASpecificIntentAndForNothingLess(String option, String entry, Listing listing) {
        assertThat(LawFiles.entry(assess("act.kind=" + option), entry).listing()).isEqualTo(listing);
    }

    @Test
    void leavesOutAFindingThatRestsOnWhatWasSaidInConfidenceAndNoOther() {
        Assessment assessment = assessed("""
                {"facts": {"act.kind": ["taken"]}, "exhibits": [
                  {"id": "ex-1", "evidence_type": "medical_record", "privilege": "medical"},
                  {"id": "ex-2", "evidence_type": "photo_video"},
                  {"id": "ex-3", "evidence_type": "expert_report", "privilege": "legal",
                   "admitted_by": ["reporter", "lawyer"]}],
                 "findings": [
                  {"id": "f-1", "concerns": "sc1.mind", "bears": "establishes", "exhibits": ["ex-1"], %1$s},
                  {"id": "f-2", "concerns": "sc1.mind", "bears": "indicates", "exhibits": ["ex-2"], %1$s},
                  {"id": "f-3", "concerns": "sc1.given", "bears": "establishes", "exhibits": ["ex-3"], %1$s},
                  {"id": "f-4", "concerns": "sc1.kept", "bears": "establishes", "exhibits": ["ex-2", "ex-1"], %1$s},
                  {"id": "f-5", "concerns": "sm1.act", "bears": "indicates", %1$s}]}
                """.formatted(FINDING));

        assertThat(findings(assessment, "sc1.mind")).containsExactly("f-2");
        assertThat(LawFiles.row(assessment, "sc1.mind").status()).isEqualTo(Status.INDICATED);
        assertThat(findings(assessment, "sc1.given")).containsExactly("f-3");
        assertThat(LawFiles.row(assessment, "sc1.kept").status()).isEqualTo(Status.NOT_YET_DOCUMENTED);
        assertThat(findings(assessment, "sm1.act")).containsExactly("f-5");
        assertThat(assessment.withheld()).containsOnly(java.util.Map.entry("medical", 1));
    }

    @Test
    void takesAFindingOnASharedContextForEveryCrimeOfTheKindAndForNoOtherRow() {
        Assessment assessment = assessed("""
                {"facts": {}, "findings": [
                  {"id": "f-1", "concerns": "sc2.ctx", "bears": "establishes", %s}]}
                """.formatted(FINDING));

        assertThat(LawFiles.rows(assessment).filter(row -> row.status().touched()).map(row -> row.element().id()))
                .containsExactly("sc1.ctx", "sc2.ctx");
    }

    @Test
    void keepsTheDayOfAFinding() {
        assertThat(SmallCode.account("""
                {"facts": {}, "findings": [
                  {"id": "f-1", "concerns": "sc_1", "bears": "exculpates", %s}]}
                """.formatted(FINDING)).findings()).singleElement()
                .satisfies(one -> assertThat(one.on()).isEqualTo(new Day(2026, 11, 2)));
    }

    @Test
    void setsAnExhibitAgainstTheAnswerItContradictsAndAgainstNoOther() {
        Assessment assessment = assessed("""
                {"facts": {"act.kind": ["kept", "taken", "meant"]}, "exhibits": [
                  {"id": "ex-1", "evidence_type": "photo_video",
                   "contradicts": [{"fact": "act.kind", "is": ["taken"]}],
                   "supports": [{"fact": "act.kind", "is": ["meant"]}]}]}
                """);

        assertThat(LawFiles.row(assessment, "sc1.act").against())
                .containsExactly(new Against.ByExhibit("ex-1", new Answer("act.kind", "taken")));
        assertThat(LawFiles.row(assessment, "sc1.mind").against()).isEmpty();
        assertThat(LawFiles.row(assessment, "sc1.mind").grounds()).singleElement()
                .isInstanceOfSatisfying(Ground.Answers.class,
                        one -> assertThat(one.exhibits()).containsExactly("ex-1"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{\"facts\": {}, \"case\": {\"weather\": \"wet\"}}|case / weather: is not a member of this object",
        "{\"facts\": {}, \"exhibits\": [{\"id\": \"e\", \"evidence_type\": \"photo_video\", \"rank\": 1}]}"
                + "|exhibits[0] e / rank: is not a member of this object",
        "{\"facts\": {}, \"exhibits\": [{\"id\": \"e\", \"evidence_type\": \"photo_video\", "
                + "\"supports\": [{\"fact\": \"act.kind\", \"is\": [\"lost\"]}]}]}"
                + "|exhibits[0] e / supports[0]: the question \"act.kind\" has no option \"lost\""})
    void refusesAnAccountWithWhatNobodyAskedFor(String json, String problem) {
        assertThat(SmallCode.problems(AccountReader.read(SmallCode.json(json), SmallCode.library())))
                .containsExactly(problem);
    }

    @Test
    void refusesAnAnswerThatNoQuestionnaireHas() {
        assertThatThrownBy(() -> assess("act.kind=lost")).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("lost");
    }

    @Test
    void refusesTwoInstrumentsThatShareARow() {
        Instrument again = InstrumentReader.read(SmallCode.with("id", "\"other-code\""), SmallCode.questions()).value();

        assertThatThrownBy(() -> Library.of(SmallCode.questions(), List.of(SmallCode.instrument(), again)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Two instruments have an element sc1.act.");
    }

    @Test
    void saysThatForceIsUnclearWhereTheDaysAreUnknownAndNotWhereTheyAreInside() {
        assertThat(jurisdiction("{\"territory\": \"ZA\"}").reasons()).first().isInstanceOf(Reason.ForceUnclear.class);
        assertThat(jurisdiction("{\"territory\": \"ZA\"}").reach()).isEqualTo(Reach.TO_BE_CHECKED);
        assertThat(jurisdiction("{\"territory\": \"ZA\", \"from\": \"2012-01-01\", \"until\": \"2012-01-01\"}"))
                .satisfies(one -> assertThat(one.reach()).isEqualTo(Reach.AVAILABLE))
                .satisfies(one -> assertThat(one.reasons()).singleElement().isInstanceOf(Reason.Bound.class));
    }

    @Test
    void namesTheFirstOfTheBondsThatAreUnclearAndNoneThatIsOver() {
        var over = new Applicability.Party("AZ", "party", period("1990-01-01", "1991-01-01"), null, false, null);
        var first = new Applicability.Party("AZ", "referral", period("2002-01-01", "2002-06-01"), null, false, null);
        var second = new Applicability.Party("AZ", "party", period("2002-07-01", "2002-09-01"), null, false, null);
        var law = new Applicability(Period.ALWAYS, "art. 9", List.of(Applicability.Link.TERRITORY),
                List.of(over, first, second), null);
        var facts = new Circumstances(period("2002-01-01", "2003-01-01"), List.of("AZ"), List.of(), List.of(),
                List.of());

        assertThat(Jurisdiction.of(law, facts).reasons())
                .containsExactly(new Reason.BoundUnclear(Applicability.Link.TERRITORY, first));
    }

    @Test
    void sharesAmongCrimesOfAKindOnlyTheRowsOfTheContext() {
        List<KindAssessment> kinds = assess("act.kind=taken").instruments().getFirst().kinds();

        assertThat(kinds).extracting(KindAssessment::category).containsExactly("national_crime", "other_crime");
        assertThat(kinds.getFirst().context()).extracting(row -> row.element().id()).containsExactly("sc1.ctx");
        assertThat(kinds.getFirst().crimes()).extracting(one -> one.entry().id()).containsExactly("sc_1", "sc_2");
    }

    @Test
    void assessesOnlyTheInstrumentsAsked() {
        assertThat(SmallCode.library().assess(Account.of(Set.of()), List.of()).instruments()).isEmpty();
    }

    private static Jurisdiction jurisdiction(String circumstances) {
        return assessed("{\"facts\": {}, \"case\": " + circumstances + "}").instruments().getFirst().jurisdiction();
    }

    private static Period period(String from, String until) {
        return new Period(Day.read(from), Day.read(until));
    }
}
