package org.wwow.backup.law;

import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LoadingTheInstruments {
    private static final List<Instrument> SIX = LawFiles.LIBRARY.instruments()
            .stream()
            .filter(one -> LawFiles.THE_SIX.contains(one.id()))
            .toList();

    @Test
    void findsAllSixWithSeventyTwoCrimesEighteenModesAndThreeHundredAndThirteenElements() {
        assertThat(SIX).hasSize(6);
        assertThat(SIX.stream().mapToInt(one -> one.crimes().size()).sum()).isEqualTo(72);
        assertThat(SIX.stream().mapToInt(one -> one.modes().size()).sum()).isEqualTo(18);
        assertThat(SIX.stream().flatMap(LoadingTheInstruments::entries).mapToInt(one -> one.elements().size()).sum())
                .isEqualTo(313);
    }

    @Test
    void findsTheSeventhByItsFileAloneWithEveryRowMarkedForAnExpert() {
        Instrument ukraine = LawFiles.LIBRARY.instruments()
                .stream()
                .filter(one -> one.id().equals("ukraine-criminal-code"))
                .findFirst()
                .orElseThrow();

        assertThat(ukraine.forum()).isEqualTo("UA");
        assertThat(ukraine.status()).isEqualTo("draft_for_expert_review");
        assertThat(entries(ukraine).flatMap(one -> one.elements().stream())).isNotEmpty()
                .allMatch(row -> "expert".equals(row.review()));
        assertThat(entries(ukraine).filter(one -> List.of("ua_442_1", "ua_31_1").contains(one.id())))
                .hasSize(2)
                .allMatch(one -> String.valueOf(one.period().from()).equals("2024-10-24"));
    }

    @Test
    void findsEachWithCitationsVersionAndStatus() {
        assertThat(LawFiles.LIBRARY.instruments()).isNotEmpty().allSatisfy(one -> {
            assertThat(one.sources()).isNotEmpty();
            assertThat(one.version()).matches("\\d+\\.\\d+\\.\\d+");
            assertThat(one.title()).containsOnlyKeys("en", "fr", "ar", "uk");
            assertThat(one.status()).isEqualTo("draft_for_expert_review");
        });
    }

    @Test
    void letsEveryElementBeTouchedBySomeAnswers() {
        SortedSet<Answer> everything = new TreeSet<>();
        LawFiles.QUESTIONS.codes()
                .forEach((question, options) -> options.stream()
                        .filter(option -> !Questions.isUnanswered(option))
                        .forEach(option -> everything.add(new Answer(question, option))));

        Assessment assessment = LawFiles.LIBRARY.assess(Account.of(everything));

        assertThat(LawFiles.rows(assessment)).isNotEmpty().allMatch(row -> row.status().touched());
    }

    @Test
    void letsEveryElementBeTouchedByAnswersOnePersonCouldGive() {
        List<Element> unreachable = LawFiles.LIBRARY.instruments()
                .stream()
                .flatMap(LoadingTheInstruments::entries)
                .flatMap(one -> one.elements().stream())
                .filter(element -> ways(element.establishedBy()).noneMatch(LoadingTheInstruments::possible))
                .toList();

        assertThat(unreachable).isEmpty();
    }

    @Test
    void statesEachContextOnceForItsKind() {
        Assessment assessment = LawFiles.LIBRARY.assess(LawFiles.profile("02"), Set.of("rome-statute"));

        List<String> kinds = assessment.instruments()
                .getFirst()
                .kinds()
                .stream()
                .map(KindAssessment::category)
                .toList();
        assertThat(kinds).containsExactlyInAnyOrder("crime_against_humanity", "war_crime_iac", "war_crime_niac",
                "genocide");
    }

    @Test
    void refusesTwoInstrumentsWithOneId() {
        assertThatThrownBy(() -> Library.of(LawFiles.QUESTIONS, List.of(SIX.getFirst(), SIX.getFirst())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(SIX.getFirst().id());
    }

    @Test
    void refusesAnInstrumentThatIsNotThere() {
        assertThatThrownBy(() -> LawFiles.LIBRARY.assess(LawFiles.profile("02"), Set.of("no-such-statute")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no-such-statute")
                .hasMessageContaining("rome-statute");
    }

    /// Sets of answers that meet a condition; at most a few hundred of them are looked at.
    private static Stream<SortedSet<Answer>> ways(Condition condition) {
        return switch (condition) {
            case Condition.Chosen(String question, List<String> options) -> options.stream()
                    .map(option -> new TreeSet<>(Set.of(new Answer(question, option))));
            case Condition.Some(List<Condition> parts) -> parts.stream().flatMap(LoadingTheInstruments::ways);
            case Condition.Every(List<Condition> parts) -> {
                List<SortedSet<Answer>> together = List.of(new TreeSet<>());
                for (Condition part : parts) {
                    List<SortedSet<Answer>> sofar = together;
                    together = ways(part).limit(200).flatMap(way -> sofar.stream().map(one -> {
                        SortedSet<Answer> both = new TreeSet<>(one);
                        both.addAll(way);
                        return both;
                    })).filter(LoadingTheInstruments::possible).limit(400).collect(Collectors.toList());
                }
                yield together.stream();
            }
        };
    }

    private static boolean possible(SortedSet<Answer> answers) {
        return answers.stream()
                .map(Answer::question)
                .filter(LawFiles.QUESTIONS::isSingle)
                .allMatch(question -> answers.stream().filter(one -> one.question().equals(question)).count() == 1);
    }

    private static Stream<Entry> entries(Instrument instrument) {
        return Stream.concat(instrument.crimes().stream(), instrument.modes().stream());
    }
}
