package org.wwow.backup.law;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.wwow.backup.law.form.Checked;
import org.wwow.backup.law.form.Node;
import org.wwow.backup.law.form.Problem;

import static org.assertj.core.api.Assertions.assertThat;

class AgreeingWithTheLawVectors {
    private static final Questions SMALL = Questions
            .read(LawFiles.list(LawFiles.read(LawFiles.vectors().resolve("instruments.json")), "questionnaires"))
            .value();

    static Stream<Arguments> instruments() {
        return cases("instruments.json");
    }

    static Stream<Arguments> facts() {
        return cases("facts.json");
    }

    static Stream<Arguments> assessments() {
        return cases("assessments.json");
    }

    private static Stream<Arguments> cases(String file) {
        return LawFiles.list(LawFiles.read(LawFiles.vectors().resolve(file)), "cases")
                .stream()
                .map(one -> Arguments.of(LawFiles.text(one, "name"), one));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("instruments")
    void onInstruments(String name, Node vector) {
        assertThat(problems(InstrumentReader.read(LawFiles.part(vector, "instrument"), SMALL))).as(name)
                .isEqualTo(expected(vector));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("facts")
    void onFacts(String name, Node vector) {
        assertThat(problems(AccountReader.read(LawFiles.part(vector, "file"), LawFiles.LIBRARY))).as(name)
                .isEqualTo(expected(vector))
                .isNotEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("assessments")
    void onAssessments(String name, Node vector) {
        Assessment assessment = LawFiles.LIBRARY.assess(LawFiles.account(LawFiles.part(vector, "file")),
                LawFiles.texts(vector, "instruments"));

        Map<String, Node> expect = ((Node.Fields) LawFiles.part(vector, "expect")).parts();
        assertThat(expect).as(name).isNotEmpty();
        expect.forEach((what, node) -> agrees(what, node, assessment));
    }

    private static void agrees(String what, Node expected, Assessment assessment) {
        if (expected instanceof Node.Sequence) {
            assertThat(what).isEqualTo("order");
            assertThat(Node.ofTexts(assessment.instruments().stream().map(one -> one.instrument().id()).toList()))
                    .isEqualTo(expected);
            return;
        }
        ((Node.Fields) expected).parts()
                .forEach((id, value) -> assertThat(seen(what, id, assessment))
                        .as(what + " " + id)
                        .isEqualTo(value));
    }

    private static Node seen(String what, String id, Assessment assessment) {
        return switch (what) {
            case "rows" -> Node.of(LawFiles.row(assessment, id).status().code());
            case "coverage" -> Node.of(LawFiles.entry(assessment, id).coverage().code());
            case "listing" -> Node.of(LawFiles.entry(assessment, id).listing().code());
            case "reach" -> Node.of(assessment.instruments()
                    .stream()
                    .filter(one -> one.instrument().id().equals(id))
                    .findFirst()
                    .orElseThrow()
                    .jurisdiction()
                    .reach()
                    .code());
            case "against" -> Node.of((long) (LawFiles.rows(assessment).anyMatch(row -> row.element().id().equals(id))
                    ? LawFiles.row(assessment, id).against().size()
                    : LawFiles.entry(assessment, id).against().size()));
            case "exhibits" -> Node.ofTexts(LawFiles.row(assessment, id)
                    .grounds()
                    .stream()
                    .flatMap(ground -> ground instanceof Ground.Answers answers
                            ? answers.exhibits().stream()
                            : Stream.of())
                    .toList());
            case "withheld" -> Node.of((long) assessment.withheld().getOrDefault(id, 0));
            default -> throw new IllegalArgumentException("The vectors expect an unknown thing: " + what);
        };
    }

    private static List<String> problems(Checked<?> checked) {
        return checked instanceof Checked.Unsound<?>(List<Problem> problems)
                ? problems.stream().map(Problem::toString).toList()
                : List.of();
    }

    private static List<String> expected(Node vector) {
        return LawFiles.list(vector, "problems")
                .stream()
                .map(one -> new Problem(((Node.Text) LawFiles.part(one, "path")).text(), LawFiles.text(one, "sentence"))
                        .toString())
                .toList();
    }
}
