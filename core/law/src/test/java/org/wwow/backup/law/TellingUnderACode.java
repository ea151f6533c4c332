package org.wwow.backup.law;

import java.util.List;

import org.junit.jupiter.api.Test;

import org.wwow.backup.law.form.Node;
import org.wwow.backup.law.told.AssessmentForm;
import org.wwow.backup.law.told.Words;

import static org.assertj.core.api.Assertions.assertThat;

class TellingUnderACode {
    private final Node told = tell("""
            {"facts": {"act.kind": ["kept"]},
             "exhibits": [{"id": "ex-2", "evidence_type": "medical_record", "privilege": "medical"}],
             "findings": [{"id": "f-2", "concerns": "sc_1", "bears": "exculpates", "reviewer": "lawyer-1",
                           "on": "2026-11-03"},
                          {"id": "f-1", "concerns": "sc1.mind", "bears": "indicates", "reviewer": "lawyer-1",
                           "on": "2026-11-02"}]}
            """);

    private static Node tell(String account) {
        return new AssessmentForm(SmallCode.bare()).of(SmallCode.library().assess(SmallCode.account(account)));
    }

    private Node crime(int at) {
        return LawFiles.list(told, "crimes").get(at);
    }

    private static boolean has(Node node, String name) {
        return ((Node.Fields) node).parts().containsKey(name);
    }

    @Test
    void countsWhatIsWithheldByItsKind() {
        assertThat(LawFiles.part(told, "withheld")).isEqualTo(SmallCode.json("{\"medical\": 1}"));
    }

    @Test
    void namesTheCrimesOfAKindByTheirListing() {
        Node kind = LawFiles.list(told, "kinds").getFirst();

        assertThat(LawFiles.text(kind, "name")).isEqualTo("NATIONAL");
        assertThat(LawFiles.texts(kind, "waits_for_context")).containsExactly("sc_1", "sc_2");
        assertThat(LawFiles.list(kind, "context")).containsExactly(
                SmallCode.json("{\"row\": \"quarrel\", \"status\": \"not_yet_documented\"}"));
        assertThat(LawFiles.text(LawFiles.list(told, "kinds").get(1), "name")).isEqualTo("other_crime");
    }

    @Test
    void tellsTheLimitationCountedElseInTheWordsOfTheCode() {
        assertThat(LawFiles.text(crime(0), "limitation")).isEqualTo("Fifteen years.");
        assertThat(LawFiles.text(crime(1), "limitation")).isEqualTo("<limitation_none>");
        assertThat(LawFiles.text(crime(2), "limitation")).isEqualTo("As the court says.");
    }

    @Test
    void tellsTheReachOfACrimeWithItsOwnLawOnly() {
        assertThat(LawFiles.text(LawFiles.part(crime(2), "jurisdiction"), "reach")).isEqualTo("to_be_checked");
        assertThat(has(crime(0), "jurisdiction")).isFalse();
    }

    @Test
    void tellsAFindingWithItsReviewerAndDay() {
        assertThat(LawFiles.list(crime(0), "against")).containsExactly(SmallCode.json("""
                {"finding": "f-2", "bears": "exculpates", "reviewer": "lawyer-1", "on": "2026-11-03", "exhibits": []}
                """));
        Node mind = LawFiles.list(crime(0), "elements").get(3);
        assertThat(LawFiles.list(mind, "sources")).containsExactly(SmallCode.json("""
                {"finding": "f-1", "bears": "indicates", "reviewer": "lawyer-1", "on": "2026-11-02", "exhibits": []}
                """));
    }

    @Test
    void tellsOfARowWhatTheCodeSaysOfItAndNothingElse() {
        List<Node> rows = LawFiles.list(crime(0), "elements");

        assertThat(LawFiles.text(rows.getFirst(), "kind")).isEqualTo("material");
        assertThat(LawFiles.text(rows.getFirst(), "note")).isEqualTo("Row 90.");
        assertThat(LawFiles.text(rows.getFirst(), "review")).isEqualTo("expert");
        assertThat(LawFiles.texts(rows.getFirst(), "evidenceTypes")).containsExactly("photo_video");
        assertThat(LawFiles.text(rows.get(1), "alternativeGroup")).isEqualTo("how");
        assertThat(LawFiles.text(rows.get(3), "kind")).isEqualTo("mental");
        assertThat(LawFiles.text(rows.get(4), "context")).isEqualTo("quarrel");
        assertThat(List.of("context", "alternativeGroup")).noneMatch(name -> has(rows.getFirst(), name));
        assertThat(List.of("note", "review")).noneMatch(name -> has(rows.get(1), name));
    }

    @Test
    void refusesWordsWithASentenceThatNobodySays() {
        Node words = SmallCode.with(LawFiles.read(LawFiles.domain().resolve("legal/words/en.json")),
                List.of("verdict"), Node.of("There is none."));

        assertThat(SmallCode.problems(Words.read(words)))
                .containsExactly("verdict: is not a member of this object");
    }
}
