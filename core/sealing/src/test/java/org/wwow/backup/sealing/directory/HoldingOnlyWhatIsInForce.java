package org.wwow.backup.sealing.directory;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.wwow.backup.sealing.CircleId;
import org.wwow.backup.sealing.Digest;
import org.wwow.backup.sealing.FormRefused;
import org.wwow.backup.sealing.OrganisationId;
import org.wwow.backup.sealing.directory.Country.Hours;
import org.wwow.backup.sealing.directory.Country.Stretch;
import org.wwow.backup.sealing.directory.SyntheticDirectory.Person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// A date that passed, an organisation that ended, a circle of another purpose: none of them reads for anybody.
class HoldingOnlyWhatIsInForce {
    private static final Duration AFTER_ALL = Duration.between(SyntheticDirectory.START, SyntheticDirectory.END)
            .plusSeconds(1);
    private final SyntheticDirectory world = SyntheticDirectory.whole();

    @Test
    void hasNoMemberAndNoCountryPastTheirDate() {
        assertThat(world.directory.country("UA", SyntheticDirectory.END)).isPresent();
        assertThat(world.directory.members(SyntheticDirectory.END)).hasSize(4);

        world.pass(AFTER_ALL);

        assertThat(world.directory.country("UA", world.now())).isEmpty();
        assertThat(world.directory.countries(world.now())).isEmpty();
        assertThat(world.directory.members(world.now())).isEmpty();
        assertThat(world.directory.isReady(world.now())).isFalse();
    }

    @Test
    void isReadyForNoCircleThatNoCountryNames() {
        var other = new CircleId(SyntheticDirectory.uuid("another circle"));
        world.add(circle(other, "intake"), world.alma.key(), world.basil.key());

        assertThat(world.directory.isReadyFor(world.circleId, world.now())).isTrue();
        assertThat(world.directory.isReadyFor(other, world.now())).isFalse();
    }

    @Test
    void tellsReportersOfCirclesThatTakeReportsOrInvestigate() {
        assertThat(circle(world.circleId, "intake").isIntake()).isTrue();
        assertThat(circle(world.circleId, "intake").isNamedToReporters()).isTrue();
        assertThat(circle(world.circleId, "investigation").isIntake()).isFalse();
        assertThat(circle(world.circleId, "investigation").isNamedToReporters()).isTrue();
        assertThat(circle(world.circleId, "response").isIntake()).isFalse();
        assertThat(circle(world.circleId, "response").isNamedToReporters()).isFalse();
    }

    @Test
    void endsWithAnOrganisationItsOwnMembersAndCirclesOnly() {
        var guest = new OrganisationId(SyntheticDirectory.uuid("guests"));
        Person elif = Person.of("elif");
        world.add(new Organisation(world.next(), guest, "Guests", "FR", List.of("intake")), world.alma.key());
        Acceptance accepted = new Acceptance(elif.id(), guest, List.of("intake"), SyntheticDirectory.recipient("elif"),
                elif.key().verificationKey(), Digest.hash(SyntheticDirectory.bytes("profile elif")));
        world.add(new Member(world.next(), accepted, SyntheticDirectory.END, accepted.sign(world.instance,
                elif.key())), world.alma.key());
        var theirs = new CircleId(SyntheticDirectory.uuid("circle of guests"));
        world.add(new Circle(world.next(), theirs, guest, "Guests", List.of("intake"), List.of(), List.of(), 0,
                SyntheticDirectory.recipient("guests"), SyntheticDirectory.sorted(elif, world.dimo), List.of(elif.id()),
                Optional.empty(), List.of()), world.alma.key(), world.basil.key());

        world.add(world.revocation(Revocation.Subject.of(guest)), world.alma.key());

        assertThat(world.directory.member(elif.id(), world.now())).isEmpty();
        assertThat(world.directory.circle(theirs)).isEmpty();
        assertThat(world.directory.members(world.now())).hasSize(4);
        assertThat(world.directory.circle(world.circleId)).isPresent();
    }

    @Test
    void listsWhoIsIntroducedAndNothingElseBeyondThePath() {
        List<Digest> needed = world.intake();
        Digest organisation = digest(world.directory.entries().get(1));
        Digest head = digest(world.directory.entries().getLast());
        Digest reader = digest(entryOfMember(world.cora));

        assertThat(needed).contains(organisation).doesNotContain(head, reader);
        assertThat(world.offer(world.head(with(needed, reader)), world.alma.key())).isEmpty();
        assertThat(world.offer(world.head(with(needed, head)), world.alma.key())).contains(Refusal.HEAD);
        assertThat(world.offer(world.head(needed.subList(1, needed.size())), world.alma.key()))
                .contains(Refusal.HEAD);
    }

    @Test
    void keepsNoCountryThatWasWrittenAnew() {
        Country before = (Country) world.directory.entries().get(9).statement();
        assertThat(world.directory.isCurrent(before)).isTrue();

        world.add(world.country("UA"), world.alma.key());

        assertThat(world.directory.isCurrent(before)).isFalse();
        assertThat(world.directory.countries(world.now())).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"0,08:00,09:00", "8,08:00,09:00", "1,09:00,09:00", "1,09:00,08:00", "1,24:01,24:02", "1,8:00,09:00"})
    void takesNoStretchThatIsNone(int day, String from, String to) {
        assertThatThrownBy(() -> new Stretch(day, from, to)).isInstanceOf(FormRefused.class);
    }

    @Test
    void takesTheFirstAndTheLastDayAndHoursInTheirOrderOnly() {
        Stretch monday = new Stretch(1, "00:00", "24:00");
        Stretch sunday = new Stretch(7, "23:59", "24:00");

        assertThat(new Hours("Europe/Kyiv", List.of(monday, sunday)).week()).containsExactly(monday, sunday);
        assertThatThrownBy(() -> new Hours("Europe/Kyiv", List.of(sunday, monday))).isInstanceOf(FormRefused.class);
        assertThatThrownBy(() -> new Hours("Europe/Kyiv", List.of(monday, monday))).isInstanceOf(FormRefused.class);
    }

    private Circle circle(CircleId id, String purpose) {
        return new Circle(world.next(), id, world.organisation, "A made-up circle", List.of(purpose), List.of(),
                List.of("en"), 0, SyntheticDirectory.recipient("circle " + id.text()),
                List.of(world.cora.id(), world.dimo.id()), List.of(world.cora.id()), Optional.empty(), List.of());
    }

    private Directory.Entry entryOfMember(Person person) {
        return world.directory.entries()
                .stream()
                .filter(entry -> entry.statement() instanceof Member member && member.id().equals(person.id()))
                .findFirst()
                .orElseThrow();
    }

    private static Digest digest(Directory.Entry entry) {
        return entry.digest();
    }

    private static List<Digest> with(List<Digest> needed, Digest more) {
        return new ArrayList<>(Stream.concat(needed.stream(), Stream.of(more))
                .sorted(HoldingOnlyWhatIsInForce::byText)
                .toList());
    }

    private static int byText(Digest one, Digest other) {
        return one.text().compareTo(other.text());
    }
}
