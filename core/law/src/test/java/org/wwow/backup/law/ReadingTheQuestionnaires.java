package org.wwow.backup.law;

import java.util.List;

import org.junit.jupiter.api.Test;

import org.wwow.backup.law.form.Node;

import static org.assertj.core.api.Assertions.assertThat;

class ReadingTheQuestionnaires {
    private final Questions questions = SmallCode.questions();

    @Test
    void keepsQuestionsAndOptionsInTheirOrder() {
        assertThat(questions.codes()).containsOnlyKeys("place.kind", "act.kind", "words.free")
                .containsEntry("place.kind", List.of("outside", "inside", "unsure"))
                .containsEntry("words.free", List.of());
        assertThat(questions.codes().keySet()).first().isEqualTo("place.kind");
    }

    @Test
    void givesAllAnswersInTheOrderOfTheirCodes() {
        assertThat(questions.answers()).hasSize(11).isSorted();
    }

    @Test
    void saysAnOptionInTheLanguageElseInEnglishElseByItsCode() {
        assertThat(questions.label(new Answer("place.kind", "outside"), "fr")).isEqualTo("Dehors");
        assertThat(questions.label(new Answer("place.kind", "inside"), "fr")).isEqualTo("Inside");
        assertThat(questions.label(new Answer("place.kind", "above"), "fr")).isEqualTo("above");
        assertThat(questions.label(new Answer("no.question", "above"), "fr")).isEqualTo("above");
    }

    @Test
    void takesOneOptionOnlyWhereEveryQuestionnaireDoes() {
        Node sections = LawFiles.part(SmallCode.questionnaires().getFirst(), "sections");
        Node again = new Node.Fields(java.util.Map.of("sections", sections));
        Node loose = SmallCode.json("""
                {"sections": [{"questions": [{"id": "place.kind", "type": "multi", "label": {"en": "Where?"},
                  "options": [{"code": "above", "label": {"en": "Above"}}, {"code": "inside", "label": {"en": "In"}}]
                }]}]}
                """);

        assertThat(Questions.read(List.of(again, again)).value().isSingle("place.kind")).isTrue();
        Questions both = Questions.read(List.of(again, loose)).value();
        assertThat(both.isSingle("place.kind")).isFalse();
        assertThat(both.codes()).containsEntry("place.kind", List.of("outside", "inside", "unsure", "above"));
        assertThat(both.label(new Answer("place.kind", "inside"), "en")).isEqualTo("Inside");
    }

    @Test
    void refusesAQuestionWithoutATypeAndAnOptionWithoutACode() {
        Node broken = SmallCode.json("""
                {"sections": [{"questions": [{"id": "place.kind", "label": {"en": "Where?"},
                  "options": [{"label": {"en": "Above"}}]}]}]}
                """);

        assertThat(SmallCode.problems(Questions.read(List.of(broken)))).containsExactly(
                "sections[0] / questions[0] place.kind / type: is missing",
                "sections[0] / questions[0] place.kind / options[0] / code: is missing");
    }
}
