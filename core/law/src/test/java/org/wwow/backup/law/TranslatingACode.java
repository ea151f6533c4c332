package org.wwow.backup.law;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.wwow.backup.law.form.Node;
import org.wwow.backup.law.form.Problem;

import static org.assertj.core.api.Assertions.assertThat;

class TranslatingACode {
    private static final String HEAD = "{\"instrument\": \"small-code\", \"language\": \"fr\", \"version\": \"1.9.0\","
            + " \"status\": \"reviewed\", ";

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of("\"entry_notes\": {\"sc_9\": [\"Une note.\"]}",
                        "entry_notes / sc_9: is no crime or mode of small-code with notes"),
                Arguments.of("\"entry_notes\": {\"sc_1\": [\"Note une.\", \"Note dix.\"]}",
                        "entry_notes / sc_1[0]: has not the numbers of its original, which are 1"),
                Arguments.of("\"element_notes\": {\"sc1.act\": \"La 9.\"}",
                        "element_notes / sc1.act: has not the numbers of its original, which are 90"),
                Arguments.of("\"notes\": [\"La note du code.\"]",
                        "notes[0]: has not the numbers of its original, which are 9"),
                Arguments.of("\"entry_notes\": {\"sc_1\": [\"La 1.\", \"La note 11\"]}",
                        "entry_notes / sc_1[1]: has not the numbers of its original, which are 10"),
                Arguments.of("\"evidence_rules\": [\"Demander à des gens, au nombre de 3\"]",
                        "evidence_rules[0]: has not the numbers of its original, which are 2"),
                Arguments.of("\"evidence_rules\": [\"Demander à 2 des 9 gens.\"]",
                        "evidence_rules[0]: has not the numbers of its original, which are 2"),
                Arguments.of("\"elements\": {\"sc1.kept\": \"Gardé 0.\"}",
                        "elements / sc1.kept: has not the numbers of its original, which are none"));
    }

    private static Node file(String members) {
        return SmallCode.json(HEAD + members + "}");
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void refuses(String members, String problem) {
        assertThat(SmallCode.problems(TranslationReader.read(file(members), List.of(SmallCode.instrument()))))
                .contains(problem);
    }

    @Test
    void takesTheNumbersInWhateverOrder() {
        assertThat(TranslationReader.read(file("\"evidence_rules\": [\"Demander à 2\"]"),
                List.of(SmallCode.instrument())).value().texts()).containsEntry("Ask 2 people.", "Demander à 2");
    }

    @Test
    void namesEachNoteThatIsMissing() {
        assertThat(TranslationReader.read(file("\"elements\": {\"sc1.kept\": \"Gardé.\"}"),
                List.of(SmallCode.instrument())).value().missing())
                .contains(new Problem("entry_notes / sc_1", "has no translation"),
                        new Problem("element_notes / sc1.act", "has no translation"))
                .doesNotContain(new Problem("elements / sc1.kept", "has no translation"));
    }
}
