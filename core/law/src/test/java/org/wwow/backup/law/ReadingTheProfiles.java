package org.wwow.backup.law;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.wwow.backup.law.form.Node;

import static org.assertj.core.api.Assertions.assertThat;

class ReadingTheProfiles {
    static Stream<Node> profiles() {
        return LawFiles.profiles().stream();
    }

    @Test
    void findsAllEight() {
        assertThat(LawFiles.profiles()).hasSize(8);
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void givesExactlyTheExpectedStatusOfEveryElement(Node profile) {
        Assessment assessment = LawFiles.LIBRARY.assess(LawFiles.account(profile), LawFiles.THE_SIX);

        assertThat(((Node.Fields) LawFiles.part(profile, "expected")).parts()).hasSize(6)
                .allSatisfy((id, expected) -> {
                    InstrumentAssessment one = assessment.instruments()
                            .stream()
                            .filter(instrument -> instrument.instrument().id().equals(id))
                            .findFirst()
                            .orElseThrow();
                    agrees(one.crimes(), LawFiles.part(expected, "crimes"));
                    agrees(one.modes(), LawFiles.part(expected, "modes_of_liability"));
                });
    }

    private static void agrees(List<EntryAssessment> assessed, Node expected) {
        Map<String, Node> byId = ((Node.Fields) expected).parts();
        assertThat(assessed.stream().map(one -> one.entry().id())).containsExactlyInAnyOrderElementsOf(byId.keySet());
        for (EntryAssessment one : assessed) {
            Node row = Objects.requireNonNull(byId.get(one.entry().id()));
            assertThat(one.coverage().code()).as(one.entry().id()).isEqualTo(LawFiles.text(row, "coverage"));
            for (Status status : Status.values()) {
                List<String> ids = one.elements()
                        .stream()
                        .filter(element -> element.status() == status)
                        .map(element -> element.element().id())
                        .toList();
                boolean said = ((Node.Fields) row).parts().containsKey(status.code());
                if (said) {
                    assertThat(ids).containsExactlyInAnyOrderElementsOf(LawFiles.texts(row, status.code()));
                } else {
                    assertThat(one.coverage()).isEqualTo(EntryAssessment.Coverage.NONE);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void givesWhatTheLegalReadingRequires(Node profile) {
        Assessment assessment = LawFiles.LIBRARY.assess(LawFiles.account(profile));
        Node must = LawFiles.part(profile, "must");

        assertThat(LawFiles.texts(must, "complete")).isNotEmpty()
                .allMatch(
                        id -> LawFiles.entry(assessment, id).coverage() == EntryAssessment.Coverage.COMPLETE);
        assertThat(LawFiles.texts(must, "elements_touched")).isNotEmpty()
                .allMatch(id -> LawFiles.row(assessment, id).status().touched());
        assertThat(LawFiles.texts(must, "elements_not_touched"))
                .noneMatch(id -> LawFiles.row(assessment, id).status().touched());
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void wereComputedWithTheVersionsOfToday(Node profile) {
        assertThat(((Node.Fields) LawFiles.part(profile, "pack_versions")).parts()).isNotEmpty()
                .allSatisfy(
                        (id, version) -> assertThat(LawFiles.LIBRARY.instruments())
                                .anyMatch(one -> one.id().equals(id) && Node.of(one.version()).equals(version)));
    }
}
