package org.wwow.backup.sealing.directory;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import org.wwow.backup.sealing.CircleId;
import org.wwow.backup.sealing.Digest;
import org.wwow.backup.sealing.Envelope;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.MemberId;
import org.wwow.backup.sealing.OrganisationId;
import org.wwow.backup.sealing.SigningKey;
import org.wwow.backup.sealing.directory.SyntheticDirectory.Person;
import org.wwow.backup.sealing.directory.Writers.Writer;

import static org.assertj.core.api.Assertions.assertThat;

class NamingWhoMayWrite {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final OrganisationId OTHER = new OrganisationId(SyntheticDirectory.uuid("other organisation"));

    private final SyntheticDirectory world = SyntheticDirectory.whole();
    private final SigningKey alma = world.alma.key();
    private final Person elif = Person.of("elif");

    @Test
    void listsWhoeverIsInACircleAndNobodyElse() {
        assertThat(writers()).containsExactlyInAnyOrder(writer(world.cora, SyntheticDirectory.END),
                writer(world.dimo, SyntheticDirectory.END));
    }

    @Test
    void saysKeyOrganisationAndEndAlone() {
        assertThat(world.directory.writers().list().values()).isNotEmpty()
                .allSatisfy(
                        writer -> assertThat(((JsonObject) writer).members()).containsOnlyKeys("key", "organisation",
                                "until"));
    }

    @Test
    void isSortedByTheTextsOfTheKeys() {
        Stream.of(elif, Person.of("fadi"), Person.of("gita"), Person.of("hana"))
                .forEach(person -> world.add(world.member(person), alma));
        world.add(world.circle(0,
                SyntheticDirectory.sorted(world.cora, world.dimo, elif, Person.of("fadi"), Person.of("gita"),
                        Person.of("hana")),
                List.of(world.cora.id())), alma, world.basil.key());

        assertThat(writers()).hasSize(6)
                .extracting(writer -> writer.key().text())
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void namesNobodyWhileNobodyEverWasInACircle() {
        var early = SyntheticDirectory.upTo(6);
        Digest ofNobody = Digest.hash(SyntheticDirectory.bytes("[]"));

        assertThat(early.directory.writers().list().values()).isEmpty();
        assertThat(early.directory.writers().digest()).isEmpty();
        assertThat(early.offer(early.head(early.intake(), Optional.of(ofNobody)), alma)).contains(Refusal.HEAD);
        assertThat(early.offer(early.head(early.intake(), Optional.empty()), alma)).isEmpty();
    }

    @Test
    void takesNoHeadThatNamesOthers() {
        Digest right = world.directory.writers().digest().orElseThrow();
        world.add(world.member(elif), alma);
        assertThat(world.directory.writers().digest()).as("admitted, and in no circle").contains(right);
        Digest larger = world
                .add(world.circle(0, SyntheticDirectory.sorted(world.cora, world.dimo, elif), List.of(world.cora.id())),
                        alma,
                        world.basil.key())
                .digest();

        assertThat(refusalOf(right)).contains(Refusal.HEAD);
        assertThat(refusalOf(larger)).contains(Refusal.HEAD);
        assertThat(refusalOf(Digest.hash())).contains(Refusal.HEAD);
        assertThat(refusalOf(world.directory.writers().digest().orElseThrow())).isEmpty();
    }

    @Test
    void takesNoListByItself() {
        JsonObject bare = world.head(world.intake(), Optional.empty()).statement();

        assertThat(world.offer(bare.with("writers", world.directory.writers().list()), alma)).contains(Refusal.FORM);
        assertThat(world.offer(bare.with("writers", "[]"), alma)).contains(Refusal.FORM);
    }

    /// A chain that an instance holds already is read again at every start.
    @Test
    void takesAHeadOfBeforeThereWasAList() {
        world.add(world.head(world.intake(), Optional.empty()), alma);

        assertThat(world.directory.head().orElseThrow().writers()).isEmpty();
        assertThat(world.directory.writersOfHead().orElseThrow().writers()).isEmpty();
        assertThat(writers()).hasSize(2);
    }

    @Test
    void endsWhoeverIsRevokedAndForgetsNobody() {
        Instant end = later();
        world.add(world.revocation(Revocation.Subject.of(world.cora.id())), alma);
        later();
        world.add(world.circle(1, List.of(world.dimo.id()), List.of(world.dimo.id())), alma, world.basil.key());

        assertThat(writers()).containsExactlyInAnyOrder(writer(world.cora, end),
                writer(world.dimo, SyntheticDirectory.END));
    }

    @Test
    void letsNoRevocationMakeAnEndLater() {
        Instant soon = world.now().plus(HOUR);
        world.add(world.member(world.cora, world.organisation, soon), alma);
        world.pass(HOUR.multipliedBy(2));
        world.add(world.revocation(Revocation.Subject.of(world.cora.id())), alma);

        assertThat(writers()).contains(writer(world.cora, soon)).hasSize(2);
    }

    @Test
    void givesWhoeverIsAdmittedAgainTheNewestEnd() {
        later();
        world.add(world.revocation(Revocation.Subject.of(world.cora.id())), alma);
        later();
        world.add(world.member(world.cora, world.organisation, SyntheticDirectory.END.minus(HOUR)), alma);

        assertThat(writers()).contains(writer(world.cora, SyntheticDirectory.END.minus(HOUR))).hasSize(2);
    }

    @Test
    void endsEveryKeyOfAnOrganisationThatIsRevokedAndNoOther() {
        world.add(world.organisationStatement(OTHER), alma);
        world.add(world.member(elif, OTHER, SyntheticDirectory.END), alma);
        world.add(world.member(world.dimo, OTHER, SyntheticDirectory.END), alma);
        world.add(world.circle(0, SyntheticDirectory.sorted(world.cora, world.dimo, elif), List.of(world.cora.id())),
                alma,
                world.basil.key());
        Instant end = later();
        world.add(world.revocation(Revocation.Subject.of(OTHER)), alma);

        assertThat(writers()).containsExactlyInAnyOrder(writer(world.cora, SyntheticDirectory.END),
                new Writer(world.dimo.key().verificationKey(), OTHER, end),
                new Writer(elif.key().verificationKey(), OTHER, end));
    }

    @Test
    void changesNothingWithAnOfficeACircleOrACountryThatIsRevoked() {
        List<Writer> before = writers();
        later();
        world.add(world.revocation(Revocation.Subject.country("UA")), alma);
        world.add(world.revocation(Revocation.Subject.of(world.circleId)), alma);
        world.add(world.revocation(Revocation.Subject.administrator(world.basil.id())), alma);

        assertThat(writers()).isEqualTo(before);
    }

    @Test
    void countsAMemberOfACircleOfAnyPurpose() {
        Circle training = new Circle(world.next(), new CircleId(SyntheticDirectory.uuid("training")),
                world.organisation, "A made-up training circle", List.of("training"), List.of(), List.of(), 0,
                SyntheticDirectory.recipient("training"), SyntheticDirectory.sorted(world.alma, world.basil),
                List.of(world.alma.id()),
                Optional.empty(), List.of());
        world.add(training, alma, world.basil.key());

        assertThat(writers()).contains(writer(world.alma, SyntheticDirectory.END),
                writer(world.basil, SyntheticDirectory.END)).hasSize(4);
    }

    @Test
    void keepsToTheNewestHeadUntilTheNextOne() {
        List<Writer> named = writers();
        Digest digest = world.directory.writers().digest().orElseThrow();
        later();
        world.add(world.revocation(Revocation.Subject.of(world.cora.id())), alma);

        assertThat(world.directory.writersOfHead().orElseThrow().writers()).isEqualTo(named).isNotEqualTo(writers());
        assertThat(world.directory.head().orElseThrow().writers()).contains(digest);
        assertThat(Directory.empty(world.pin).writersOfHead()).isEmpty();

        world.add(world.head(world.intake()), alma);
        assertThat(world.directory.writersOfHead()).contains(world.directory.writers());
    }

    /// A reporter's client sees neither members nor circles enough to make the list itself; it asks whether the list it
    /// was given is the head's.
    @Test
    void leavesTheListToTheHeadOnAReportersPath() {
        Envelope head = SyntheticDirectory.sign(
                world.head(world.directory.head().orElseThrow().intake(), Optional.of(Digest.hash())).statement(),
                alma);
        List<Envelope> path = world.directory.intakePath().stream().map(Directory.Entry::envelope).toList();

        assertThat(IntakePath.check(world.pin, path, head, _ -> true)).isInstanceOfSatisfying(IntakePath.Checked.class,
                checked -> assertThat(checked.head().writers()).contains(Digest.hash()));
        assertThat(world.directory.append(head)).isEqualTo(new Directory.Refused(Refusal.HEAD));
    }

    private Optional<Refusal> refusalOf(Digest writers) {
        return world.offer(world.head(world.intake(), Optional.of(writers)), alma);
    }

    private List<Writer> writers() {
        return world.directory.writers().writers();
    }

    private Instant later() {
        world.pass(HOUR);
        return world.now();
    }

    private Writer writer(Person person, Instant until) {
        return new Writer(person.key().verificationKey(), world.organisation, until);
    }
}
