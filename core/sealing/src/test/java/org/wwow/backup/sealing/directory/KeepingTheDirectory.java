package org.wwow.backup.sealing.directory;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import org.wwow.backup.sealing.CircleId;
import org.wwow.backup.sealing.Digest;
import org.wwow.backup.sealing.Envelope;
import org.wwow.backup.sealing.InstanceId;
import org.wwow.backup.sealing.JsonArray;
import org.wwow.backup.sealing.JsonInteger;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.JsonText;
import org.wwow.backup.sealing.JsonValue;
import org.wwow.backup.sealing.MemberId;
import org.wwow.backup.sealing.OrganisationId;
import org.wwow.backup.sealing.SigningKey;
import org.wwow.backup.sealing.directory.SyntheticDirectory.Person;

import static org.assertj.core.api.Assertions.assertThat;

class KeepingTheDirectory {
    private final SyntheticDirectory world = SyntheticDirectory.whole();
    private final Person elif = Person.of("elif");

    @Test
    void holdsAfterAWholeChain() {
        assertThat(world.directory.size()).isEqualTo(11);
        assertThat(world.directory.isAdministrator(world.alma.id(), world.now())).isTrue();
        assertThat(world.directory.isAdministrator(world.cora.id(), world.now())).isFalse();
        assertThat(world.directory.members(world.now())).hasSize(4);
        assertThat(world.directory.circles()).hasSize(1);
        assertThat(world.directory.countries(world.now())).hasSize(1);
        assertThat(world.directory.organisation(world.organisation)).isPresent();
        assertThat(world.directory.holder(world.cora.key().verificationKey(), world.now()).orElseThrow().id())
                .isEqualTo(world.cora.id());
        assertThat(world.directory.head().orElseThrow().intake()).hasSize(8);
        assertThat(world.directory.isReady(world.now())).isTrue();
        assertThat(world.directory.isReadyFor(world.circleId, world.now())).isTrue();
    }

    @Test
    void readsBackEveryStatement() {
        Directory again = Directory.empty(world.pin);
        for (Envelope envelope : world.chain) {
            Envelope read = Envelope.read(envelope.canonical());
            DirectoryStatement statement = DirectoryStatement.read(read.verify().orElseThrow(), world.instance);
            assertThat(statement.statement()).isEqualTo(read.statement());
            again = ((Directory.Accepted) again.append(read)).directory();
        }
        assertThat(again.nextPosition(world.now())).isEqualTo(world.next());
    }

    @Test
    void beginsWithThePinnedRoot() {
        var empty = new SyntheticDirectory();
        Root root = empty.rootStatement();
        SigningKey other = SyntheticDirectory.key("other root");

        assertThat(empty.offer(root, empty.root)).isEmpty();
        assertThat(empty.offer(
                new Root(root.position(), other.verificationKey(), root.log(), Optional.empty(), List.of()), other))
                .contains(Refusal.PIN);
        assertThat(empty.offer(new Root(root.position(), root.key(), "another log", Optional.empty(), List.of()),
                empty.root))
                .contains(Refusal.PIN);
        assertThat(empty.offer(root, other)).contains(Refusal.SIGNERS);
        assertThat(empty.offer(empty.organisationStatement(), empty.root)).contains(Refusal.PIN);
    }

    @Test
    void refusesAForkAndAGap() {
        Organisation good = world.organisationStatement();
        Position at = good.position();

        assertThat(world.offer(good, world.alma.key())).isEmpty();
        assertThat(offer(new Position(at.instance(), at.sequence() + 1, at.previous(), at.issued())))
                .contains(Refusal.CHAIN);
        assertThat(offer(new Position(at.instance(), at.sequence() - 1, at.previous(), at.issued())))
                .contains(Refusal.CHAIN);
        assertThat(offer(new Position(at.instance(), at.sequence(), Optional.empty(), at.issued())))
                .contains(Refusal.CHAIN);
        assertThat(offer(new Position(at.instance(), at.sequence(), Optional.of(Digest.hash()), at.issued())))
                .contains(Refusal.CHAIN);

        assertThat(offer(new Position(new InstanceId(SyntheticDirectory.uuid("x")), at.sequence(), at.previous(),
                at.issued()))).contains(Refusal.OTHER_INSTANCE);
    }

    @Test
    void refusesAWrongSignatureAndAnUnknownMember() {
        JsonObject good = world.organisationStatement().statement();
        Envelope signed = SyntheticDirectory.sign(good, world.alma.key());
        Envelope other = SyntheticDirectory.sign(changed(good, "name", new JsonText("Other")), world.alma.key());
        Envelope forged = Envelope.of(JsonObject.EMPTY
                .with("signatures", other.json().member("signatures").orElseThrow())
                .with("statement", good));

        assertThat(world.directory.append(signed)).isInstanceOf(Directory.Accepted.class);
        assertThat(world.directory.append(forged)).isEqualTo(new Directory.Refused(Refusal.SIGNATURE));
        assertThat(world.offer(good.with("more", 1), world.alma.key())).contains(Refusal.FORM);
        assertThat(world.offer(changed(good, "type", new JsonText("backup/v1/note")), world.alma.key()))
                .contains(Refusal.FORM);
        assertThat(world.offer(changed(good, "country", new JsonText("fr")), world.alma.key())).contains(Refusal.FORM);
    }

    @Test
    void lacksTheSignaturesItNeeds() {
        SigningKey stranger = SyntheticDirectory.key("stranger");

        for (DirectoryStatement statement : List.of(world.organisationStatement(), world.member(elif),
                world.country("PL"),
                new ClientManifest(world.next(), new TreeMap<>(Map.of("index.html", Digest.hash()))),
                world.head(world.intake()))) {
            assertThat(world.offer(statement, world.alma.key())).isEmpty();
            assertThat(world.offer(statement, world.cora.key())).contains(Refusal.SIGNERS);
            assertThat(world.offer(statement, stranger)).contains(Refusal.SIGNERS);
            assertThat(world.offer(statement, world.alma.key(), stranger)).contains(Refusal.SIGNERS);
            assertThat(world.offer(statement, world.root)).contains(Refusal.SIGNERS);
        }
        assertThat(world.offer(world.rootStatement(), world.root)).contains(Refusal.PIN);
        assertThat(world.offer(world.organisationStatement(), world.alma.key(), world.basil.key()))
                .contains(Refusal.SIGNERS);

    }

    @Test
    void makesAnAdministratorByTwo() {
        Administrator cora = world.administrator(world.cora);

        assertThat(world.offer(cora, world.alma.key(), world.basil.key())).isEmpty();
        assertThat(world.offer(cora, world.root, world.alma.key())).isEmpty();
        assertThat(world.offer(cora, world.root)).contains(Refusal.SIGNERS);
        assertThat(world.offer(cora, world.alma.key())).contains(Refusal.SIGNERS);
        assertThat(world.offer(cora, world.alma.key(), world.cora.key())).contains(Refusal.SIGNERS);
        assertThat(world.offer(world.administrator(elif), world.alma.key(), world.basil.key()))
                .contains(Refusal.UNKNOWN);
    }

    @Test
    void letsTheRootActUntilTheFirstAdministratorOnly() {
        var early = new SyntheticDirectory();
        early.add(early.rootStatement(), early.root);
        early.add(early.organisationStatement(), early.root);
        early.add(early.member(early.alma), early.root);
        early.add(early.administrator(early.alma), early.root);

        assertThat(early.offer(early.member(early.basil), early.root)).contains(Refusal.SIGNERS);
        early.add(early.member(early.basil), early.alma.key());
        assertThat(early.offer(early.administrator(early.basil), early.root)).isEmpty();
        assertThat(early.offer(early.administrator(early.basil), early.alma.key())).contains(Refusal.SIGNERS);
    }

    @Test
    void admitsAMemberOnlyAsSheAccepted() {
        Member good = world.member(elif);
        Acceptance accepted = good.accepted();
        var richer = new Acceptance(accepted.member(), accepted.organisation(), List.of("coordinator"),
                accepted.opening(), accepted.signing(), accepted.profile());
        Envelope byAnother = SyntheticDirectory.sign(good.acceptance().statement(), world.cora.key());
        Envelope byTwo = good.acceptance().alsoSignedBy(world.cora.key());

        assertThat(world.offer(good, world.alma.key())).isEmpty();
        assertThat(world.offer(new Member(good.position(), richer, good.notAfter(), good.acceptance()),
                world.alma.key())).contains(Refusal.ACCEPTANCE);
        assertThat(world.offer(new Member(good.position(), accepted, good.notAfter(), byAnother), world.alma.key()))
                .contains(Refusal.ACCEPTANCE);
        assertThat(world.offer(new Member(good.position(), accepted, good.notAfter(), byTwo), world.alma.key()))
                .contains(Refusal.ACCEPTANCE);
        assertThat(world.offer(new Member(good.position(), accepted, good.notAfter(), world.chain.get(1)),
                world.alma.key())).contains(Refusal.ACCEPTANCE);
    }

    @Test
    void refusesASigningKeyThatSomebodyHas() {
        assertThat(world.offer(world.member(new Person("elif", elif.id(), world.cora.key())), world.alma.key()))
                .contains(Refusal.KEY);
        assertThat(world.offer(world.member(new Person("elif", elif.id(), world.root)), world.alma.key()))
                .contains(Refusal.KEY);
        assertThat(world.offer(world.member(world.cora), world.alma.key())).isEmpty();
    }

    @Test
    void refusesMembersAndCirclesOfUnknownOrganisations() {
        Member good = world.member(elif);
        var elsewhere = new Acceptance(elif.id(), new OrganisationId(SyntheticDirectory.uuid("nowhere")),
                List.of("intake"), good.accepted().opening(), good.accepted().signing(), good.accepted().profile());

        assertThat(world.offer(new Member(good.position(), elsewhere, good.notAfter(),
                elsewhere.sign(world.instance, elif.key())), world.alma.key())).contains(Refusal.UNKNOWN);
        assertThat(world.offer(world.circle(1, world.cora, elif), world.alma.key(), world.cora.key()))
                .contains(Refusal.UNKNOWN);
        JsonObject country = changed(world.country("PL").statement(), "circles",
                JsonArray.ofTexts(List.of(new CircleId(SyntheticDirectory.uuid("y")).text())));
        assertThat(world.offer(country, world.alma.key())).contains(Refusal.UNKNOWN);
    }

    @Test
    void endsWithARevocation() {
        world.add(world.revocation(Revocation.Subject.of(world.basil.id())), world.alma.key());

        assertThat(world.directory.member(world.basil.id(), world.now())).isEmpty();
        assertThat(world.directory.isAdministrator(world.basil.id(), world.now())).isFalse();
        assertThat(world.offer(world.organisationStatement(), world.basil.key())).contains(Refusal.SIGNERS);
        world.add(world.member(world.basil), world.alma.key());
        assertThat(world.directory.member(world.basil.id(), world.now())).isPresent();
        assertThat(world.directory.isAdministrator(world.basil.id(), world.now())).isFalse();
    }

    @Test
    void endsAnOfficeWithoutEndingTheMember() {
        world.add(world.revocation(Revocation.Subject.administrator(world.basil.id())), world.basil.key());

        assertThat(world.directory.member(world.basil.id(), world.now())).isPresent();
        assertThat(world.directory.isAdministrator(world.basil.id(), world.now())).isFalse();
    }

    @Test
    void countsFromItsPlaceInTheChainWhateverItsTimeSays() {
        world.add(new Revocation(world.next(), Revocation.Subject.of(world.cora.id()), "leaves",
                SyntheticDirectory.END), world.cora.key());

        assertThat(world.directory.member(world.cora.id(), world.now())).isEmpty();
        assertThat(world.directory.isReady(world.now())).isFalse();
        assertThat(world.offer(world.revocation(Revocation.Subject.of(world.cora.id())), world.alma.key()))
                .contains(Refusal.UNKNOWN);
    }

    @Test
    void takesMembersAndCirclesWithARevokedOrganisation() {
        world.add(world.revocation(Revocation.Subject.of(world.organisation)), world.alma.key());

        assertThat(world.directory.organisation(world.organisation)).isEmpty();
        assertThat(world.directory.members(world.now())).isEmpty();
        assertThat(world.directory.circles()).isEmpty();
        assertThat(world.directory.isAdministrator(world.alma.id(), world.now())).isFalse();
        assertThat(world.offer(world.organisationStatement(), world.alma.key())).contains(Refusal.SIGNERS);
        assertThat(world.offer(world.organisationStatement(), world.root)).isEmpty();
    }

    /// Its epochs would begin again under an id that grants of earlier cases name.
    @Test
    void neverTakesARevokedCircleBack() {
        world.add(world.revocation(Revocation.Subject.of(world.circleId)), world.alma.key());

        assertThat(world.offer(circleOf(0, List.of(world.cora, world.dimo)), world.alma.key(), world.basil.key()))
                .contains(Refusal.UNKNOWN);
        assertThat(world.offer(circleOf(1, List.of(world.cora, world.dimo)), world.alma.key(), world.basil.key()))
                .contains(Refusal.UNKNOWN);
    }

    @Test
    void ignoresSignersPastTheirDate() {
        world.pass(Duration.ofDays(800));

        assertThat(world.offer(world.organisationStatement(), world.alma.key())).contains(Refusal.SIGNERS);
        assertThat(world.offer(world.organisationStatement(), world.root)).contains(Refusal.SIGNERS);
    }

    /// Offices and circles stand on ids: whoever could change the key behind one would sign for two.
    @Test
    void refusesAnotherKeyForWhoeverIsAMember() {
        for (Person person : List.of(world.basil, world.cora)) {
            assertThat(world.offer(world.member(person.withKeyOf("alma's second")), world.alma.key()))
                    .as(person.name())
                    .contains(Refusal.KEY);
            assertThat(world.offer(world.member(person.withKeyOf("alma's second")), person.key()))
                    .isNotEmpty();
        }
    }

    @Test
    void refusesAnotherKeyAfterWhoeverHeldTheIdLeft() {
        world.add(world.revocation(Revocation.Subject.of(world.basil.id())), world.alma.key());

        assertThat(world.offer(world.member(world.basil.withKeyOf("alma's second")), world.alma.key()))
                .contains(Refusal.KEY);
        assertThat(world.offer(world.member(world.basil), world.alma.key())).isEmpty();
    }

    @Test
    void refusesAnIdThatTheKeyHasInAnotherInstance() {
        var elsewhere = MemberId.of(new InstanceId(SyntheticDirectory.uuid("elsewhere")), elif.key().verificationKey());

        assertThat(world.offer(world.member(new Person("elif", elsewhere, elif.key())), world.alma.key()))
                .contains(Refusal.KEY);
    }

    @Test
    void takesNoIdThatWasDrawn() {
        String drawn = SyntheticDirectory.uuid("drawn").toString();

        assertThat(world.offer(changed(world.member(elif).statement(), "id", new JsonText(drawn)), world.alma.key()))
                .contains(Refusal.FORM);
        assertThat(world.offer(changed(world.administrator(elif).statement(), "member", new JsonText(drawn)),
                world.alma.key(), world.basil.key())).contains(Refusal.FORM);
    }

    @Test
    void isRevokedByAnAdministratorOrHerselfOnly() {
        assertThat(world.offer(world.revocation(Revocation.Subject.of(world.cora.id())), world.cora.key())).isEmpty();
        assertThat(world.offer(world.revocation(Revocation.Subject.of(world.cora.id())), world.dimo.key()))
                .contains(Refusal.SIGNERS);
        assertThat(world.offer(world.revocation(Revocation.Subject.of(world.circleId)), world.cora.key()))
                .contains(Refusal.SIGNERS);
        assertThat(world.offer(world.revocation(Revocation.Subject.of(elif.id())), world.alma.key()))
                .contains(Refusal.UNKNOWN);
    }

    @Test
    void isReadyOnlyWithACountryACircleAndTwoReaders() {
        for (Revocation.Subject subject : List.of(Revocation.Subject.country("UA"),
                Revocation.Subject.of(world.circleId), Revocation.Subject.of(world.dimo.id()))) {
            var other = SyntheticDirectory.whole();
            other.add(other.revocation(subject), other.alma.key());
            assertThat(other.directory.isReady(other.now())).as(subject.kind().name()).isFalse();
            assertThat(other.directory.isReadyFor(other.circleId, other.now())).isFalse();
        }
        assertThat(world.directory.isReadyFor(new CircleId(SyntheticDirectory.uuid("z")), world.now())).isFalse();
        assertThat(world.directory.isReady(SyntheticDirectory.END)).isTrue();
        assertThat(world.directory.isReady(SyntheticDirectory.END.plusSeconds(1))).isFalse();
        assertThat(world.directory.member(world.cora.id(), SyntheticDirectory.END.plusSeconds(1))).isEmpty();
    }

    @Test
    void refusesATimeBeforeTheStatementItFollows() {
        assertThat(offer(world.nextIssued(world.now().minusSeconds(1)))).contains(Refusal.ISSUED);
        assertThat(offer(world.nextIssued(world.now()))).isEmpty();
        assertThat(offer(world.nextIssued(world.now().plusSeconds(1)))).isEmpty();
    }

    @Test
    void refusesMalformedValues() {
        JsonObject country = world.country("PL").statement();
        JsonObject circle = circleOf(1, List.of(world.cora)).statement();
        for (Map.Entry<String, JsonValue> change : Map.<String, JsonValue>of("code", new JsonText("pl"), "notAfter",
                new JsonText("2027"), "child", new JsonInteger(1), "file", new JsonText("x"), "hours",
                JsonObject.EMPTY).entrySet()) {
            assertThat(world.offer(changed(country, change.getKey(), change.getValue()), world.alma.key()))
                    .as(change.getKey())
                    .contains(Refusal.FORM);
        }
        for (Map.Entry<String, JsonValue> change : Map.<String, JsonValue>of("recipient", new JsonText("age1x"),
                "epoch", new JsonInteger(-1), "languages",
                JsonArray.ofTexts(List.of("uk", "en")), "area", new JsonText("north"), "purposes",
                JsonArray.ofTexts(List.of("Intake"))).entrySet()) {
            assertThat(world.offer(changed(circle, change.getKey(), change.getValue()), world.alma.key(),
                    world.cora.key())).as(change.getKey()).contains(Refusal.FORM);
        }
    }

    private Optional<Refusal> offer(Position position) {
        return world.offer(new Organisation(position, world.organisation, "Name", "FR", List.of("intake")),
                world.alma.key());
    }

    private Circle circleOf(long epoch, List<Person> people) {
        return world.circle(epoch, people.toArray(Person[]::new));
    }

    private static JsonObject changed(JsonObject statement, String member, JsonValue value) {
        var members = new TreeMap<>(statement.members());
        members.put(member, value);
        return JsonObject.of(members);
    }
}
