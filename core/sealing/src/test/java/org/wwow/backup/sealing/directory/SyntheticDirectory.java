package org.wwow.backup.sealing.directory;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import org.wwow.backup.sealing.CircleId;
import org.wwow.backup.sealing.Digest;
import org.wwow.backup.sealing.Envelope;
import org.wwow.backup.sealing.Id;
import org.wwow.backup.sealing.InstanceId;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.MemberId;
import org.wwow.backup.sealing.OrganisationId;
import org.wwow.backup.sealing.Secret;
import org.wwow.backup.sealing.SigningKey;
import org.wwow.backup.sealing.age.HybridKey;
import org.wwow.backup.sealing.age.Recipient;

/// A small made-up directory whose keys and ids derive from names, so that vectors stay the same.
final class SyntheticDirectory {
    static final Instant START = Instant.parse("2026-11-21T10:00:00Z");
    static final Instant END = Instant.parse("2028-01-01T00:00:00Z");
    private static final InstanceId INSTANCE = new InstanceId(uuid("instance"));

    final InstanceId instance = INSTANCE;
    final SigningKey root = key("root");
    final Pin pin = new Pin(instance, root.verificationKey(), "log.example+00000000+synthetic");
    final OrganisationId organisation = new OrganisationId(uuid("organisation"));
    final CircleId circleId = new CircleId(uuid("circle"));
    final List<Envelope> chain = new ArrayList<>();
    Directory directory = Directory.empty(pin);
    private Instant now = START;

    /// A person: member id and keys by name.
    record Person(String name, MemberId id, SigningKey key) {
        static Person of(String name) {
            SigningKey key = SyntheticDirectory.key(name);
            return new Person(name, MemberId.of(INSTANCE, key.verificationKey()), key);
        }

        /// Somebody else's key in this person's name.
        Person withKeyOf(String other) {
            return new Person(name, id, SyntheticDirectory.key(other));
        }
    }

    final Person alma = Person.of("alma");
    final Person basil = Person.of("basil");
    final Person cora = Person.of("cora");
    final Person dimo = Person.of("dimo");

    /// Root, organisation, two administrators, two readers, one intake circle, one country, a head.
    static SyntheticDirectory whole() {
        var world = new SyntheticDirectory();
        world.add(world.rootStatement(), world.root);
        world.add(world.organisationStatement(), world.root);
        world.add(world.member(world.alma), world.root);
        world.add(world.administrator(world.alma), world.root);
        world.add(world.member(world.basil), world.alma.key());
        world.add(world.administrator(world.basil), world.root, world.alma.key());
        world.add(world.member(world.cora), world.alma.key());
        world.add(world.member(world.dimo), world.basil.key());
        world.add(world.circle(0, world.cora, world.dimo), world.alma.key(), world.basil.key());
        world.add(world.country("UA"), world.alma.key());
        world.add(world.head(world.intake()), world.alma.key());
        return world;
    }

    /// The first statements of [#whole], the root among them.
    static SyntheticDirectory upTo(int statements) {
        var world = new SyntheticDirectory();
        whole().chain.subList(0, statements).forEach(world::take);
        return world;
    }

    Position next() {
        return directory.nextPosition(now);
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    Instant now() {
        return now;
    }

    /// Signs and appends; a refusal is an error of the test itself.
    Envelope add(DirectoryStatement statement, SigningKey... signers) {
        return take(sign(statement.statement(), signers));
    }

    private Envelope take(Envelope envelope) {
        directory = switch (directory.append(envelope)) {
            case Directory.Accepted(Directory larger) -> larger;
            case Directory.Refused(Refusal refusal) -> throw new AssertionError(envelope.type() + ": " + refusal);
        };
        chain.add(envelope);
        return envelope;
    }

    /// Offers without keeping; the refusal, if there is one.
    Optional<Refusal> offer(JsonObject statement, SigningKey... signers) {
        return switch (directory.append(sign(statement, signers))) {
            case Directory.Accepted _ -> Optional.empty();
            case Directory.Refused(Refusal refusal) -> Optional.of(refusal);
        };
    }

    Optional<Refusal> offer(DirectoryStatement statement, SigningKey... signers) {
        return offer(statement.statement(), signers);
    }

    static Envelope sign(JsonObject statement, SigningKey... signers) {
        Envelope envelope = Envelope.sign(statement, signers[0]);
        for (SigningKey more : Arrays.copyOfRange(signers, 1, signers.length)) {
            envelope = envelope.alsoSignedBy(more);
        }
        return envelope;
    }

    Root rootStatement() {
        return new Root(next(), root.verificationKey(), pin.log(), Optional.empty(), List.of());
    }

    Organisation organisationStatement() {
        return organisationStatement(organisation);
    }

    Organisation organisationStatement(OrganisationId id) {
        return new Organisation(next(), id, "A made-up organisation", "FR", List.of("intake", "response"));
    }

    Member member(Person person) {
        return member(person, organisation, END);
    }

    Member member(Person person, OrganisationId of, Instant notAfter) {
        Acceptance accepted = new Acceptance(person.id(), of, List.of("intake"),
                recipient(person.name()), person.key().verificationKey(),
                Digest.hash(bytes("profile " + person.name())));
        return new Member(next(), accepted, notAfter, accepted.sign(instance, person.key()));
    }

    Administrator administrator(Person person) {
        return new Administrator(next(), person.id());
    }

    /// The first of them keeps it.
    Circle circle(long epoch, Person... people) {
        return circle(epoch, sorted(people), List.of(people[0].id()));
    }

    /// Ids in ascending order, as a circle lists them.
    static List<MemberId> sorted(Person... people) {
        return Stream.of(people).map(Person::id).sorted(Comparator.comparing(MemberId::text)).toList();
    }

    Circle circle(long epoch, List<MemberId> members, List<MemberId> keepers) {
        return circle(epoch, members, keepers, List.of());
    }

    Circle circle(long epoch, List<MemberId> members, List<MemberId> keepers,
            List<Circle.ChildTrained> childTrained) {
        return new Circle(next(), circleId, organisation, "A made-up circle", List.of("intake"),
                List.of("841e8c5ffffffff"), List.of("en", "uk"), epoch, recipient("circle " + epoch), members, keepers,
                Optional.empty(), childTrained);
    }

    Country country(String code) {
        return new Country(next(), code, List.of(circleId), new Country.Hours("Europe/Kyiv",
                List.of(new Country.Stretch(1, "08:00", "24:00"), new Country.Stretch(2, "00:00", "12:30"))), true,
                Digest.hash(bytes("country file")), END);
    }

    Head head(List<Digest> intake) {
        return head(intake, directory.writers().digest());
    }

    Head head(List<Digest> intake, Optional<Digest> writers) {
        Position at = next();
        return new Head(at, at.sequence() - 1, at.previous().orElseThrow(), intake, writers);
    }

    /// What a reporter needs under a head that Alma signs.
    List<Digest> intake() {
        return intake(alma);
    }

    /// What a reporter needs under a head that this person signs.
    List<Digest> intake(Person signer) {
        return directory.neededByReporters(signer.key().verificationKey())
                .stream()
                .map(Directory.Entry::digest)
                .toList();
    }

    /// The same place in the chain, said to be earlier.
    Position nextIssued(Instant issued) {
        return directory.nextPosition(issued);
    }

    Revocation revocation(Revocation.Subject subject) {
        return new Revocation(next(), subject, "left", now);
    }

    static Recipient recipient(String name) {
        return HybridKey.of(Digest.hash(bytes("opening " + name)).bytes()).recipient();
    }

    static SigningKey key(String name) {
        return SigningKey.of(Secret.of(Digest.hash(bytes("signing " + name)).bytes()));
    }

    static UUID uuid(String name) {
        return Id.of(Id.withVersion(Digest.hash(bytes("id " + name)).firstHalf(), 4));
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
