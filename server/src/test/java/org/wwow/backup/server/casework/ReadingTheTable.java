package org.wwow.backup.server.casework;

import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import org.wwow.backup.sealing.Compartment;
import org.wwow.backup.sealing.KeyId;
import org.wwow.backup.sealing.deposit.Consent;
import org.wwow.backup.sealing.deposit.Consent.Answer;
import org.wwow.backup.sealing.deposit.Consent.Audience;
import org.wwow.backup.sealing.deposit.Consent.Purpose;
import org.wwow.backup.sealing.deposit.Reader;
import org.wwow.backup.server.casework.GrantRules.ConsentsNow;
import org.wwow.backup.server.casework.GrantRules.Row;

import static org.assertj.core.api.Assertions.assertThat;

/// Each row of the table of protocol section 6: held by its own answers, broken by taking any one of them away.
class ReadingTheTable {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final UUID READER = new UUID(1, 1);
    private static final UUID ORGANISATION = new UUID(2, 2);
    private static final GrantRules RULES = rules();

    static Stream<Arguments> rows() {
        return RULES.rows()
                .stream()
                .flatMap(row -> row.compartments()
                        .stream()
                        .flatMap(kind -> row.readers()
                                .stream()
                                .map(reader -> Arguments.of(row, compartment(kind), reader))));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void letsItsReaderHoldItsCompartmentOnAllOfItsAnswers(Row row, Compartment compartment, String kind) {
        assertThat(mayHold(compartment, kind, yes(row.needs()))).isTrue();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void letsNobodyHoldItWithOneAnswerMissing(Row row, Compartment compartment, String kind) {
        for (Purpose missing : row.needs()) {
            Set<Purpose> others = new HashSet<>(row.needs());
            others.remove(missing);
            assertThat(holdsBy(row, compartment, kind, yes(others))).isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void takesLaterAndNoForNo(Row row, Compartment compartment, String kind) {
        for (Answer answer : List.of(Answer.NO, Answer.LATER)) {
            assertThat(holdsBy(row, compartment, kind, answers(row.needs(), answer, named(), List.of())))
                    .isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void meansNobodyWhoIsExcluded(Row row, Compartment compartment, String kind) {
        for (UUID excluded : List.of(READER, ORGANISATION)) {
            assertThat(holdsBy(row, compartment, kind,
                    answers(row.needs(), Answer.YES, named(), List.of(excluded)))).isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void meansNobodyElseThanIsNamed(Row row, Compartment compartment, String kind) {
        var other = new Audience.Named(List.of(new UUID(9, 9)));

        assertThat(holdsBy(row, compartment, kind, answers(row.needs(), Answer.YES, other, List.of()))).isFalse();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void meansATeamOnlyWhereSheSentTheCase(Row row, Compartment compartment, String kind) {
        Map<Purpose, Consent> team = answers(row.needs(), Answer.YES, new Audience.Team(), List.of()).latest();

        assertThat(holdsBy(row, compartment, kind, new Consents(team, Set.of()))).isFalse();
        assertThat(holdsBy(row, compartment, kind, new Consents(team, Set.of(ORGANISATION)))).isEqualTo(!row.isNamed());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void keepsToItselfWhatOnlyHerClientMayGrant(Row row, Compartment compartment, String kind) {
        var consents = new ConsentsNow(yes(row.needs()), NOW);

        assertThat(RULES.rowForGrant(compartment, reader(kind), true, consents)).isPresent();
        assertThat(RULES.rowForGrant(compartment, reader(kind), false, consents).isPresent())
                .isEqualTo(!row.reporterGrants());
    }

    @ParameterizedTest
    @EnumSource(value = Purpose.class, names = {"HELP", "MEDIA", "LEGAL_ACTION", "INVESTIGATORS", "STATISTICS"})
    void opensNothingToHelpersOnAnyOfTheseAlone(Purpose alone) {
        for (String name : List.of("care", "contact", "meeting", "exact", "identity", "account", "exhibits", "legal",
                "team")) {
            for (String kind : List.of("intake", "response", "legal", "responder")) {
                assertThat(mayHold(new Compartment(name), kind, yes(Set.of(alone)))).isFalse();
            }
        }
    }

    @Test
    void opensNothingAtAllWithoutAnAnswer() {
        rows().forEach(row -> assertThat(mayHold((Compartment) get(row, 1), (String) get(row, 2), yes(Set.of())))
                .isFalse());
    }

    @Test
    void lapsesAtTheMomentItSays() {
        var consent = consent(Purpose.READ, Answer.YES, named(), List.of(), Optional.of(NOW));
        var consents = new Consents(Map.of(Purpose.READ, consent), Set.of());

        assertThat(consents.allow(Purpose.READ, reader("intake"), false, NOW)).isFalse();
        assertThat(consents.allow(Purpose.READ, reader("intake"), false, NOW.minusSeconds(1))).isTrue();
    }

    @Test
    void letsHerReadAllButHerHelpersWorkProduct() {
        var herself = new GrantReader(new Reader(Reader.Kind.REPORTER, READER), Optional.empty(), Set.of(),
                new KeyId("oGih8kCO-v7FIfsfdWiKeg"));

        assertThat(RULES.mayHold(Compartment.ACCOUNT, herself, yes(Set.of()), NOW)).isTrue();
        assertThat(RULES.mayHold(Compartment.TEAM, herself, yes(Set.of()), NOW)).isFalse();
        assertThat(RULES.mayHold(Compartment.LEGAL, herself, yes(Set.of()), NOW)).isFalse();
    }

    private static Object get(Arguments row, int at) {
        return Objects.requireNonNull(row.get()[at]);
    }

    private static boolean mayHold(Compartment compartment, String kind, Consents consents) {
        return RULES.mayHold(compartment, reader(kind), consents, NOW);
    }

    /// Whether this very row holds: another may hold for the same reader on other answers.
    private static boolean holdsBy(Row row, Compartment compartment, String kind, Consents consents) {
        return RULES.rowsFor(compartment, reader(kind), consents, NOW).contains(row);
    }

    private static GrantReader reader(String kind) {
        Reader.Kind of = kind.equals("responder") ? Reader.Kind.MEMBER : Reader.Kind.CIRCLE;
        return new GrantReader(new Reader(of, READER), Optional.of(ORGANISATION),
                kind.equals("named") ? Set.of() : Set.of(kind), new KeyId("oGih8kCO-v7FIfsfdWiKeg"));
    }

    private static Audience named() {
        return new Audience.Named(List.of(READER));
    }

    private static Consents yes(Set<Purpose> purposes) {
        return answers(purposes, Answer.YES, named(), List.of());
    }

    private static Consents answers(Set<Purpose> purposes, Answer answer, Audience to, List<UUID> exclude) {
        Map<Purpose, Consent> latest = new HashMap<>();
        purposes.forEach(purpose -> latest.put(purpose, consent(purpose, answer, to, exclude, Optional.empty())));
        return new Consents(latest, Set.of());
    }

    private static Consent consent(Purpose purpose, Answer answer, Audience to, List<UUID> exclude,
            Optional<Instant> until) {
        return new Consent(purpose, answer, to, exclude, until, Consent.Speaker.SELF, Optional.empty(),
                new Consent.Wording("crsv", "1.4.0", "fr"), 0, Optional.empty());
    }

    private static Compartment compartment(String kind) {
        return new Compartment(kind.equals("conversation") ? "conversation.0badcafe" : kind);
    }

    private static GrantRules rules() {
        try {
            return CaseworkConfiguration.grantRules();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
