package org.wwow.backup.sealing.directory;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;

import org.wwow.backup.sealing.Envelope;
import org.wwow.backup.sealing.InstanceId;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.SigningKey;

import static org.assertj.core.api.Assertions.assertThat;

class CheckingTheIntakePath {
    private final SyntheticDirectory world = SyntheticDirectory.whole();
    private final List<Envelope> path = new ArrayList<>(List.of(world.chain.get(0), world.chain.get(1),
            world.chain.get(2), world.chain.get(3), world.chain.get(4), world.chain.get(5), world.chain.get(8),
            world.chain.get(9)));
    private final Envelope head = world.chain.get(10);

    @Test
    void givesTheIntakeCirclesWithTheirOrganisations() {
        IntakePath.Checked checked = (IntakePath.Checked) check();

        assertThat(checked.circles()).extracting(Circle::id).containsExactly(world.circleId);
        assertThat(checked.organisations()).extracting(Organisation::id).containsExactly(world.organisation);
        assertThat(checked.countries()).extracting(Country::code).containsExactly("UA");
        assertThat(checked.head().isFresh(world.now())).isTrue();
    }

    @Test
    void refusesAnotherRootThanThePinnedOne() {
        var pin = new Pin(world.instance, SyntheticDirectory.key("other").verificationKey(), world.pin.log());
        var log = new Pin(world.instance, world.root.verificationKey(), "other log");
        var instance = new Pin(new InstanceId(SyntheticDirectory.uuid("other")), world.root.verificationKey(),
                world.pin.log());

        refuses(IntakePath.check(pin, path, head, _ -> true), Refusal.PIN);
        refuses(IntakePath.check(log, path, head, _ -> true), Refusal.PIN);
        refuses(IntakePath.check(instance, path, head, _ -> true), Refusal.OTHER_INSTANCE);
    }

    @Test
    void refusesAHeadThatTheLedgerDoesNotHold() {
        refuses(IntakePath.check(world.pin, path, head, _ -> false), Refusal.NOT_IN_LEDGER);
    }

    @Test
    void refusesAStatementThatTheHeadDoesNotList() {
        Envelope unlisted = world.add(world.country("PL"), world.alma.key());
        Envelope newer = SyntheticDirectory.sign(world.head(path.stream().map(Envelope::digest).toList()).statement(),
                world.alma.key());
        path.add(unlisted);

        refuses(IntakePath.check(world.pin, path, newer, _ -> true), Refusal.NOT_IN_FORCE);
    }

    @Test
    void refusesStatementsOutOfOrderOrWithoutTheRoot() {
        refuses(IntakePath.check(world.pin, path.reversed(), head, _ -> true), Refusal.PIN);
        refuses(IntakePath.check(world.pin, path.subList(1, path.size()), head, _ -> true), Refusal.PIN);
        refuses(IntakePath.check(world.pin, List.of(path.get(0), path.get(0)), head, _ -> true), Refusal.PIN);
        refuses(IntakePath.check(world.pin, List.of(), head, _ -> true), Refusal.PIN);
    }

    @Test
    void refusesAPathThatDoesNotShowWhoSigned() {
        path.remove(3);

        refuses(check(), Refusal.SIGNERS);
    }

    @Test
    void refusesACircleWithoutItsOrganisation() {
        path.remove(1);

        refuses(check(), Refusal.UNKNOWN);
    }

    @Test
    void refusesACircleSignedByOnePersonOrByStrangers() {
        SigningKey mallory = SyntheticDirectory.key("mallory");
        Circle forged = world.circle(0, world.cora, world.dimo);
        for (SigningKey[] signers : List.of(new SigningKey[]{world.alma.key()}, new SigningKey[]{mallory},
                new SigningKey[]{world.alma.key(), mallory}, new SigningKey[]{world.root})) {
            path.set(6, SyntheticDirectory.sign(forged.statement(), signers));
            refuses(IntakePath.check(world.pin, path.subList(0, 7), head, _ -> true), Refusal.SIGNERS);
        }
    }

    /// A path shows no number that is taken twice: only the id itself can say whose key it is.
    @Test
    void refusesAnAdministratorUnderAKeyOfAnothers() {
        path.set(4, SyntheticDirectory.sign(
                numbered(4, world.member(world.basil.withKeyOf("mallory")).statement()), world.alma.key()));

        refuses(check(), Refusal.KEY);
    }

    @Test
    void refusesAKeeperUnderAKeyOfAnAdministrators() {
        SigningKey mallory = SyntheticDirectory.key("mallory");
        path.add(6, SyntheticDirectory.sign(
                numbered(6, world.member(world.cora.withKeyOf("mallory")).statement()), world.alma.key()));
        path.add(SyntheticDirectory.sign(world.circle(1, world.cora, world.dimo).statement(), world.alma.key(),
                mallory));

        refuses(check(), Refusal.KEY);
        path.remove(6);
        refuses(check(), Refusal.SIGNERS);
    }

    @Test
    void refusesAHeadByAnyoneButAnAdministrator() {
        Envelope forged = SyntheticDirectory.sign(world.head(world.intake()).statement(), world.root);
        Envelope stranger = SyntheticDirectory.sign(world.head(world.intake()).statement(),
                SyntheticDirectory.key("mallory"));

        refuses(IntakePath.check(world.pin, path, forged, _ -> true), Refusal.SIGNERS);
        refuses(IntakePath.check(world.pin, path, stranger, _ -> true), Refusal.SIGNERS);
        refuses(IntakePath.check(world.pin, path, world.chain.get(6), _ -> true), Refusal.HEAD);
    }

    @Test
    void refusesSomethingElseInTheHeadsPlace() {
        Envelope country = world.add(world.country("PL"), world.alma.key());

        refuses(IntakePath.check(world.pin, path, country, _ -> true), Refusal.HEAD);
    }

    @Test
    void refusesAChangedStatement() {
        Envelope good = path.get(6);
        path.set(6, Envelope.of(JsonObject.EMPTY
                .with("signatures", path.get(5).json().member("signatures").orElseThrow())
                .with("statement", good.statement())));

        refuses(check(), Refusal.SIGNATURE);
        path.set(6, SyntheticDirectory.sign(good.statement().with("more", 1), world.alma.key()));
        refuses(check(), Refusal.FORM);
    }

    @Test
    void refusesStatementsTwiceRevocationsAndHeadsOnTheWay() {
        refuses(IntakePath.check(world.pin, List.of(path.get(0), path.get(1), path.get(1)), head, _ -> true),
                Refusal.CHAIN);
        refuses(IntakePath.check(world.pin, List.of(path.get(0), head), head, _ -> true), Refusal.FORM);
        path.add(SyntheticDirectory.sign(world.revocation(Revocation.Subject.of(world.cora.id())).statement(),
                world.alma.key()));
        refuses(check(), Refusal.FORM);
    }

    @Test
    void holdsForThePathThatTheDirectoryChooses() {
        world.add(world.circle(1, world.cora, world.dimo), world.alma.key(), world.cora.key());
        Envelope newer = world.add(world.head(world.intake()), world.alma.key());
        List<Envelope> chosen = world.directory.intakePath().stream().map(Directory.Entry::envelope).toList();

        IntakePath.Checked checked = (IntakePath.Checked) IntakePath.check(world.pin, chosen, newer, _ -> true);
        assertThat(checked.circles()).singleElement().satisfies(circle -> assertThat(circle.epoch()).isEqualTo(1));
    }

    @Test
    void refusesAnEarlierCircleOnceTwoAdministratorsSignedANewOne() {
        world.add(world.circle(1, world.cora, world.dimo), world.alma.key(), world.basil.key());
        Envelope newer = world.add(world.head(world.intake()), world.alma.key());

        refuses(IntakePath.check(world.pin, path, newer, _ -> true), Refusal.NOT_IN_FORCE);
    }

    @Test
    void refusesAPathThatKeepsBackTheNewestEpochOfACircle() {
        world.add(world.circle(1, world.cora, world.dimo), world.alma.key(), world.cora.key());
        Envelope newer = world.add(world.head(world.intake()), world.alma.key());

        refuses(IntakePath.check(world.pin, path, newer, _ -> true), Refusal.INCOMPLETE);
    }

    @Test
    void refusesAPathThatKeepsBackAnythingThatIsListed() {
        path.removeLast();

        refuses(check(), Refusal.INCOMPLETE);
    }

    @Test
    void refusesACircleThatSomebodyLeftWithinTheEpoch() {
        Envelope smaller = SyntheticDirectory.sign(world.circle(0, world.cora).statement(), world.alma.key(),
                world.basil.key());
        path.add(smaller);

        refuses(check(), Refusal.EPOCH);
    }

    @Test
    void refusesATimeThatStepsBack() {
        var earlier = new Organisation(world.nextIssued(world.now().minusSeconds(1)), world.organisation, "Name", "FR",
                List.of("intake"));
        path.add(SyntheticDirectory.sign(earlier.statement(), world.alma.key()));

        refuses(check(), Refusal.ISSUED);
    }

    @Test
    void refusesARootThatIsNotTheFirstStatement() {
        path.set(0, SyntheticDirectory.sign(world.rootStatement().statement(), world.root));

        refuses(check(), Refusal.PIN);
    }

    /// The same statement in an earlier place, as nobody but a server that lies could show it.
    private JsonObject numbered(int number, JsonObject statement) {
        var members = new TreeMap<>(statement.members());
        JsonObject there = world.chain.get(number).statement();
        for (String name : List.of("sequence", "previous", "issued")) {
            members.put(name, there.member(name).orElseThrow());
        }
        return JsonObject.of(members);
    }

    private IntakePath.Outcome check() {
        return IntakePath.check(world.pin, path, head, _ -> true);
    }

    private static void refuses(IntakePath.Outcome outcome, Refusal refusal) {
        assertThat(outcome).isEqualTo(new IntakePath.Refused(refusal));
    }
}
