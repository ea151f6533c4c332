package org.wwow.backup.law;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import org.wwow.backup.law.told.AssessmentText;
import org.wwow.backup.law.told.Sentences;
import org.wwow.backup.law.told.Texts;

import static org.assertj.core.api.Assertions.assertThat;

class PrintingUnderACode {
    private static final String ACCOUNT = """
            {"facts": {"act.kind": ["kept", "quarrel", "old", "ordered"], "place.kind": "inside"},
             "exhibits": [
              {"id": "ex-1", "evidence_type": "photo_video", "supports": [{"fact": "act.kind", "is": ["kept"]}]},
              {"id": "ex-2", "evidence_type": "medical_record", "privilege": "medical"}],
             "findings": [
              {"id": "f-1", "concerns": "sc1.mind", "bears": "indicates", "reviewer": "lawyer-1", "on": "2026-11-02",
               "exhibits": ["ex-1"]},
              {"id": "f-2", "concerns": "sc_1", "bears": "exculpates", "reviewer": "lawyer-1", "on": "2026-11-03"}],
             "case": {"from": "2012-01-01", "until": "2012-01-02", "territory": ["AZ", "BB"]}}
            """;

    private static String print(String account, String... opened) {
        return AssessmentText.of(SmallCode.library().assess(SmallCode.account(account)), SmallCode.bare(),
                Set.of(opened));
    }

    @Test
    void printsTheMatrixInALineForEachKindAndOneForWhatItCannotList() {
        assertThat(print(ACCOUNT)).isEqualTo("""
                <notice>
                NATIONAL — Small code 1.9.0, <available>. \
                <kind 2|quarrel <documented> (<against>)|\
                Taking [sc_1] <touched_rows 4/5>; Keeping [sc_2] <touched_rows 2/2>>
                <modes>: Ordering [sm_1] <touched_rows 1/1>
                <withheld <privilege_medical>|1>
                """);
    }

    @Test
    void saysWhatWaitsAndWhereNothingIsListed() {
        assertThat(print("{\"facts\": {\"act.kind\": [\"taken\"]}}")).isEqualTo("""
                <notice>
                <waits>: NATIONAL [small-code] 1
                <nothing_listed>: Small code 1.9.0, <to_be_checked>
                """);
    }

    @Test
    void saysWhatIsSetAside() {
        assertThat(print("""
                {"facts": {"act.kind": ["aim"], "place.kind": "inside"}, "case": {"territory": "BB"}}
                """)).isEqualTo("""
                <notice>
                <set_aside>: other_crime [small-code] 1
                <nothing_listed>: Small code 1.9.0, <not_available>
                """);
    }

    @Test
    void printsTheWholeOfAnOpenedInstrument() {
        assertThat(opened(print(ACCOUNT, AssessmentText.ALL))).isEqualTo("""
                Small code 1.9.0, <available>
                  <bound <territory>|AZ (<basis_party>, 2005-01-01/.., art. 8)> <verify>
                  <not_bound <territory>|BB> <verify>
                  <text_language en>
                  NATIONAL
                    <documented>: There was a quarrel. [sc1.ctx; art. 1(5)]
                      <by_answers_establishes Quarrel [act.kind=quarrel]>
                      <against> <against_answers Inside [place.kind=inside]>
                      <ask> What was there?
                    Taking [sc_1] — <indicated>, <complete>
                      art. 1
                      <limitation_until 2027-01-02>
                      <documented>: It was taken. [sc1.act; art. 1(1)] (<review>)
                        <by_answers_establishes Kept [act.kind=kept]> <with_exhibits ex-1>
                      <indicated>: It was kept. [sc1.kept; art. 1(2)] (<alternative>)
                        <by_answers_indicates Kept [act.kind=kept]> <with_exhibits ex-1>
                      <not_yet_documented>: It was given. [sc1.given; art. 1(3)] (<alternative>)
                        <not_yet>
                        <ask> What was given?
                      <indicated>: It was meant. [sc1.mind; art. 1(4)] (<optional>)
                        <found_indicates lawyer-1|2026-11-02|f-1> <with_exhibits ex-1>
                      <against> <found_exculpates lawyer-1|2026-11-03|f-2>
                    Keeping [sc_2] — <indicated>, <complete>
                      art. 2
                      <limitation_none>
                      <indicated>: It was kept. [sc2.act; art. 2(1)]
                        <by_answers_indicates Kept [act.kind=kept]> <with_exhibits ex-1>
                    Ordering [sm_1] — <documented>, <complete>
                      art. 4
                      <documented>: It was ordered. [sm1.act; art. 4(1)]
                        <by_answers_establishes Ordered [act.kind=ordered]>
                  <circumstances>
                    <indicated>: It was old. [sa.old; art. 5] (<optional>)
                      <by_answers_indicates Old [act.kind=old]>
                  <rules>
                    Rule 6: Ask 2 people.
                """);
    }

    @Test
    void printsOfAnOpenedCrimeThatAlone() {
        assertThat(opened(print("{\"facts\": {\"act.kind\": [\"aim\"]}}", "sc_3"))).isEqualTo("""
                Small code 1.9.0, <to_be_checked>
                  <force_unclear 2001-01-01/..>
                  <link_unknown <territory>>
                  <text_language en>
                  other_crime
                    Aiming [sc_3] — <documented>, <complete>
                      art. 3
                      <link_unknown <territory>>
                      As the court says.
                      <documented>: It was aimed at. [sc3.aim; art. 3(1)]
                        <by_answers_establishes Aim [act.kind=aim]>
                """);
    }

    @Test
    void printsOfAnOpenedModeThatAlone() {
        assertThat(opened(print("{\"facts\": {}}", "sm_1"))).isEqualTo("""
                Small code 1.9.0, <to_be_checked>
                  <force_unclear 2001-01-01/..>
                  <link_unknown <territory>>
                  <text_language en>
                    Ordering [sm_1] — <not_yet_documented>, <none>
                      art. 4
                      <not_yet_documented>: It was ordered. [sm1.act; art. 4(1)]
                        <not_yet>
                        <ask> What was ordered?
                """);
    }

    @Test
    void printsOfAnInstrumentOpenedByNameItsRulesAndNoCircumstanceThatNothingTouches() {
        assertThat(opened(print("{\"facts\": {}}", "small-code"))).isEqualTo("""
                Small code 1.9.0, <to_be_checked>
                  <force_unclear 2001-01-01/..>
                  <link_unknown <territory>>
                  <text_language en>
                  <rules>
                    Rule 6: Ask 2 people.
                """);
    }

    @Test
    void printsNothingOfWhatNobodyOpened() {
        assertThat(opened(print(ACCOUNT, "no-such-code"))).isEmpty();
    }

    @Test
    void printsTheOriginalOneStepUnderItsTranslation() {
        Sentences bare = SmallCode.bare();
        Texts texts = Texts.of("en", List.of(new Translation("small-code", "en", "reviewed",
                Map.of("It was aimed at.", "That was the aim."), List.of()))).value();
        Instrument french = InstrumentReader.read(SmallCode.with("text_language", "\"fr\""), SmallCode.questions())
                .value();
        Assessment assessment = Library.of(SmallCode.questions(), List.of(french))
                .assess(Account.of(LawFiles.answers("act.kind=aim")));

        String text = AssessmentText.withOriginals(assessment,
                new Sentences(bare.words(), SmallCode.questions(), texts), Set.of("sc_3"));

        assertThat(opened(text)).isEqualTo("""
                Small code 1.9.0, <to_be_checked>
                  <force_unclear 2001-01-01/..>
                  <link_unknown <territory>>
                  <reviewed fr>
                  other_crime
                    Aiming [sc_3] — <documented>, <complete>
                      art. 3
                      <link_unknown <territory>>
                      As the court says. (<untranslated fr>)
                      <documented>: That was the aim. [sc3.aim; art. 3(1)]
                        <original fr|It was aimed at.>
                        <by_answers_establishes Aim [act.kind=aim]>
                """);
    }

    /// What follows the matrix.
    private static String opened(String text) {
        int at = text.indexOf("\n\n");
        return at < 0 ? "" : text.substring(at + 2);
    }
}
