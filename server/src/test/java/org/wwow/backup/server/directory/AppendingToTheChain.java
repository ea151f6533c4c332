package org.wwow.backup.server.directory;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import org.wwow.backup.sealing.CircleId;
import org.wwow.backup.sealing.Digest;
import org.wwow.backup.sealing.Envelope;
import org.wwow.backup.sealing.JsonArray;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.JsonValue;
import org.wwow.backup.sealing.KeyId;
import org.wwow.backup.sealing.age.HybridKey;
import org.wwow.backup.server.FreshDatabase;
import org.wwow.backup.server.Person;
import org.wwow.backup.server.RunningServer;
import org.wwow.backup.server.World;
import org.wwow.backup.server.http.Octets;
import org.wwow.backup.server.http.Problem;
import org.wwow.backup.server.http.Refused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AppendingToTheChain {
    private static final FreshDatabase DATABASE = FreshDatabase.make();
    private static final RunningServer SERVER = RunningServer.start(DATABASE);
    private static final World WORLD = World.found(SERVER);
    private static final Directory DIRECTORY = SERVER.bean(Directory.class);
    private static final Chain CHAIN = SERVER.bean(Chain.class);
    private static final SecureRandom RANDOM = new SecureRandom();

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void putsAMemberInForceWhomTheDirectoryThenFindsByIdAndKey() {
        Person person = WORLD.admit("intake");

        assertThat(DIRECTORY.member(person.id())).isPresent();
        assertThat(DIRECTORY.memberBySigningKey(person.signing().verificationKey()).orElseThrow().id())
                .isEqualTo(person.id());
    }

    @Test
    void refusesANumberThatIsTaken() {
        JsonObject late = WORLD.organisationStatement();
        WORLD.admit("intake");

        refused(Problem.CHAIN_MOVED, () -> WORLD.append(late, WORLD.first().signing()));
    }

    @Test
    void refusesAnotherPrevious() {
        JsonObject forked = replaced(WORLD.organisationStatement(), "previous", Digest.hash().text());

        refused(Problem.CHAIN_MOVED, () -> WORLD.append(forked, WORLD.first().signing()));
    }

    @Test
    void refusesASecondRoot() {
        refused(Problem.STATEMENT, () -> WORLD.append(WORLD.rootStatement(), WORLD.root()));
    }

    @Test
    void refusesAMemberAnOrdinaryMemberSigned() {
        Person member = WORLD.admit("intake");

        refused(Problem.SIGNATURE,
                () -> WORLD.append(WORLD.memberStatement(Person.make(WORLD.instance()), List.of("legal")),
                        member.signing()));
    }

    @Test
    void refusesTheRootWhereAnAdministratorExists() {
        refused(Problem.SIGNATURE, () -> WORLD.append(WORLD.organisationStatement(), WORLD.root()));
    }

    @Test
    void refusesOneSignatureMoreThanIsAskedFor() {
        refused(Problem.SIGNATURE, () -> WORLD.append(WORLD.organisationStatement(), WORLD.first().signing(),
                WORLD.second().signing()));
    }

    @Test
    void refusesAThirdAdministratorByOneSignatureOrByTheRootAlone() {
        Person member = WORLD.admit("coordinator");

        refused(Problem.SIGNATURE,
                () -> WORLD.append(WORLD.administratorStatement(member), WORLD.first().signing()));
        refused(Problem.SIGNATURE, () -> WORLD.append(WORLD.administratorStatement(member), WORLD.root()));
        refused(Problem.SIGNATURE,
                () -> WORLD.append(WORLD.administratorStatement(member), WORLD.first().signing(), member.signing()));
    }

    @Test
    void refusesAnAcceptanceThatSaysOtherThanTheStatement() {
        Person person = Person.make(WORLD.instance());
        JsonObject other = replaced(WORLD.memberStatement(person, List.of("intake")), "roles",
                JsonArray.ofTexts(List.of("administrator", "intake")));

        refused(Problem.STATEMENT, () -> WORLD.append(other, WORLD.first().signing()));
    }

    @Test
    void refusesAnAcceptanceBySomebodyElse() {
        Person person = Person.make(WORLD.instance());
        Person other = Person.make(WORLD.instance());
        JsonObject acceptance = person.accepts(WORLD.instance(), WORLD.organisation(), List.of("intake")).statement();
        JsonObject statement = replaced(WORLD.memberStatement(person, List.of("intake")), "acceptance",
                World.signed(acceptance, other.signing()).json());

        refused(Problem.STATEMENT, () -> WORLD.append(statement, WORLD.first().signing()));
    }

    @Test
    void refusesTheSigningKeyOfAnotherMember() {
        Person member = WORLD.admit("intake");
        Person thief = Person.make(WORLD.instance());
        var same = new Person(thief.id(), thief.name(), member.signing(), thief.opening(), thief.value(),
                thief.profile());

        refused(Problem.STATEMENT,
                () -> WORLD.append(WORLD.memberStatement(same, List.of("intake")), WORLD.first().signing()));
    }

    /// Offices and circles stand on ids: one administrator who could change the key behind one would sign for two.
    @Test
    void refusesAnotherKeyForTheOtherAdministrator() {
        Person own = Person.make(WORLD.instance());
        var taken = new Person(WORLD.second().id(), own.name(), own.signing(), own.opening(), own.value(),
                own.profile());

        refused(Problem.STATEMENT,
                () -> WORLD.append(WORLD.memberStatement(taken, List.of("administrator")), WORLD.first().signing()));
    }

    @Test
    void refusesACircleThatOneAdministratorSigned() {
        var circle = new World.Circle(CircleId.draw(RANDOM), HybridKey.draw(RANDOM), List.of(WORLD.first()));

        refused(Problem.SIGNATURE,
                () -> WORLD.append(WORLD.circleStatement(circle, 0, "intake"), WORLD.first().signing()));
    }

    @Test
    void refusesACircleWithoutAKeyForEachMember() {
        var circle = new World.Circle(CircleId.draw(RANDOM), HybridKey.draw(RANDOM),
                List.of(WORLD.first(), WORLD.second()));
        var statement = World.signed(WORLD.circleStatement(circle, 0, "intake"), WORLD.first().signing(),
                WORLD.second().signing());

        refused(Problem.STATEMENT, () -> CHAIN.append(
                new NewStatement(statement, Optional.empty(), WORLD.keys(circle).subList(0, 1))));
        assertThat(DIRECTORY.circle(circle.id())).isEmpty();
    }

    @Test
    void refusesACircleKeySealedToAKeyThatIsNotTheMembers() {
        var circle = new World.Circle(CircleId.draw(RANDOM), HybridKey.draw(RANDOM), List.of(WORLD.first()));
        var statement = World.signed(WORLD.circleStatement(circle, 0, "intake"), WORLD.first().signing(),
                WORLD.second().signing());
        var file = new CircleKeyFile(WORLD.first().id().uuid(), KeyId.of(HybridKey.draw(RANDOM).recipient()),
                Octets.of(new byte[Octets.SEALED_GRANT]));

        refused(Problem.KEY_CHANGED,
                () -> CHAIN.append(new NewStatement(statement, Optional.empty(), List.of(file))));
    }

    @Test
    void refusesAnotherRecipientUnderTheSameEpoch() {
        World.Circle circle = WORLD.circle("response", WORLD.first());
        var other = new World.Circle(circle.id(), HybridKey.draw(RANDOM), circle.members());

        refused(Problem.STATEMENT, () -> WORLD.append(WORLD.circleStatement(other, 0, "response"),
                WORLD.first().signing(), WORLD.second().signing()));
    }

    @Test
    void refusesAnEpochThatSkipsOne() {
        World.Circle circle = WORLD.circle("response", WORLD.first());
        var other = new World.Circle(circle.id(), HybridKey.draw(RANDOM), circle.members());

        refused(Problem.STATEMENT, () -> WORLD.append(WORLD.circleStatement(other, 2, "response"),
                WORLD.first().signing(), WORLD.second().signing()));
    }

    @Test
    void refusesAKeeperOfNothingBesideAnAdministrator() {
        Person keeper = WORLD.admit("intake");
        var circle = new World.Circle(CircleId.draw(RANDOM), HybridKey.draw(RANDOM), List.of(keeper));

        refused(Problem.SIGNATURE, () -> WORLD.append(WORLD.circleStatement(circle, 0, "intake"),
                WORLD.first().signing(), keeper.signing()));
    }

    @Test
    void refusesAnAdministratorWhoIsKeeperAsTwoPeople() {
        World.Circle circle = WORLD.circle("response", WORLD.first());

        refused(Problem.SIGNATURE,
                () -> WORLD.append(WORLD.circleStatement(circle, 0, "response"), WORLD.first().signing()));
    }

    @Test
    void takesANewEpochByKeeperAndAdministratorAndDestroysTheKeyOfWhoLeft() {
        Person keeper = WORLD.admit("intake");
        Person leaving = WORLD.admit("intake");
        World.Circle circle = WORLD.circle("response", keeper, leaving);
        var smaller = new World.Circle(circle.id(), HybridKey.draw(RANDOM), List.of(keeper));
        CHAIN.append(new NewStatement(World.signed(WORLD.circleStatement(smaller, 1, "response"), keeper.signing(),
                WORLD.second().signing()), Optional.empty(), WORLD.keys(smaller)));

        CircleInForce present = DIRECTORY.circle(circle.id()).orElseThrow();
        assertThat(present.epoch()).isEqualTo(1);
        assertThat(present.members()).containsExactly(keeper.id());
        assertThat(SERVER.bean(CircleKeys.class).of(leaving.id())).isEmpty();
        assertThat(SERVER.bean(CircleKeys.class).of(keeper.id())).hasSize(2);
    }

    @Test
    void refusesACountryWithoutItsFileOrWithAnother() {
        World.Circle circle = WORLD.circle("intake", WORLD.first(), WORLD.second());
        JsonObject statement = WORLD.statement("country")
                .with("code", "MA")
                .with("circles", JsonArray.ofTexts(List.of(circle.id().text())))
                .with("hours",
                        JsonObject.EMPTY.with("zone", "Africa/Casablanca").with("week", JsonArray.ofTexts(List.of())))
                .with("child", false)
                .with("file", Digest.hash())
                .with("notAfter", World.NOT_AFTER);
        var signed = World.signed(statement, WORLD.first().signing());

        refused(Problem.STATEMENT, () -> CHAIN.append(NewStatement.alone(signed)));
        refused(Problem.DIGEST, () -> CHAIN
                .append(new NewStatement(signed, Optional.of(World.countryFile("MA")), List.of())));
    }

    @Test
    void refusesAHeadThatLeavesOutWhatIsInForceOrListsWhatIsNot() {
        World.Circle circle = WORLD.circle("intake", WORLD.first(), WORLD.second());
        List<Digest> whole = WORLD.path();
        JsonObject revocation = WORLD.revocation("circle", circle.id().text());

        refused(Problem.STATEMENT,
                () -> WORLD.append(WORLD.headStatement(whole.subList(0, whole.size() - 1)), WORLD.first().signing()));
        WORLD.append(revocation, WORLD.first().signing());
        refused(Problem.STATEMENT, () -> WORLD.append(WORLD.headStatement(whole), WORLD.first().signing()));
    }

    @Test
    void refusesAHeadThatDoesNotListItsOwnSigner() {
        WORLD.circle("intake", WORLD.first(), WORLD.second());
        Person office = WORLD.admit("coordinator");
        WORLD.append(WORLD.administratorStatement(office), WORLD.first().signing(), WORLD.second().signing());
        List<Digest> his = CHAIN.neededByReporters(office.signing().verificationKey());

        refused(Problem.STATEMENT, () -> WORLD.append(WORLD.headStatement(WORLD.path()), office.signing()));
        WORLD.append(WORLD.headStatement(his), office.signing());
        assertThat(CHAIN.intake().orElseThrow().statements()).extracting(Envelope::digest)
                .containsExactlyElementsOf(his);
    }

    @Test
    void refusesThatSomebodyLeavesACircleWithinItsEpoch() {
        Person leaving = WORLD.admit("intake");
        World.Circle circle = WORLD.circle("response", WORLD.first(), leaving);
        var smaller = new World.Circle(circle.id(), circle.key(), List.of(WORLD.first()));

        refused(Problem.STATEMENT, () -> WORLD.append(WORLD.circleStatement(smaller, 0, "response"),
                WORLD.first().signing(), WORLD.second().signing()));
        assertThat(DIRECTORY.circle(circle.id()).orElseThrow().members()).contains(leaving.id());
    }

    @Test
    void refusesATimeBeforeTheStatementItFollowsOrLongAfterNow() {
        JsonObject good = WORLD.organisationStatement();
        String ahead = Instant.now().plus(Duration.ofMinutes(11)).truncatedTo(ChronoUnit.SECONDS).toString();

        refused(Problem.STATEMENT, () -> WORLD.append(replaced(good, "issued", "2025-12-31T23:59:59Z"),
                WORLD.first().signing()));
        refused(Problem.STATEMENT, () -> WORLD.append(replaced(good, "issued", ahead), WORLD.first().signing()));
    }

    @Test
    void refusesARecipientThatCannotBeReadAndAnotherInstance() {
        Person person = Person.make(WORLD.instance());
        JsonObject good = WORLD.memberStatement(person, List.of("intake"));

        for (String recipient : List.of("age1qqqq", "", "x".repeat(1_959))) {
            refused(Problem.FORM,
                    () -> WORLD.append(replaced(good, "opening", recipient), WORLD.first().signing()));
        }
        refused(Problem.FORM, () -> WORLD.append(replaced(good, "instance", person.id().text()),
                WORLD.first().signing()));
    }

    @Test
    void forgetsWhatATransactionTookThatFailedLater() {
        long before = CHAIN.next();
        JsonObject organisation = WORLD.organisationStatement();
        var transaction = new TransactionTemplate(SERVER.bean(PlatformTransactionManager.class));

        assertThatThrownBy(() -> transaction.executeWithoutResult(_ -> {
            WORLD.append(organisation, WORLD.first().signing());
            CHAIN.pin();
            WORLD.append(organisation, WORLD.first().signing());
        })).isInstanceOf(Refused.class);
        assertThat(CHAIN.next()).isEqualTo(before);
        assertThat(WORLD.append(organisation, WORLD.first().signing()).sequence()).isEqualTo(before);
    }

    @Test
    void leavesNothingBehindOfAStatementThatWasRefused() {
        long before = CHAIN.next();
        var circle = new World.Circle(CircleId.draw(RANDOM), HybridKey.draw(RANDOM), List.of(WORLD.first()));
        var statement = World.signed(WORLD.circleStatement(circle, 0, "intake"), WORLD.first().signing(),
                WORLD.second().signing());

        refused(Problem.STATEMENT, () -> CHAIN.append(NewStatement.alone(statement)));
        assertThat(CHAIN.next()).isEqualTo(before);
        assertThat(WORLD.admit("intake").id()).isNotNull();
    }

    private static JsonObject replaced(JsonObject statement, String name, Object value) {
        JsonObject rest = JsonObject.EMPTY;
        for (var member : statement.members().entrySet()) {
            if (!member.getKey().equals(name)) {
                rest = rest.with(member.getKey(), member.getValue());
            }
        }
        return value instanceof JsonValue json
                ? rest.with(name, json)
                : rest.with(name, value.toString());
    }

    private static void refused(Problem problem, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(Refused.class,
                refused -> assertThat(refused.problem()).isEqualTo(problem));
    }
}
