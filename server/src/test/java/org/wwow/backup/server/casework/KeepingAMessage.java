package org.wwow.backup.server.casework;

import java.security.SecureRandom;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.wwow.backup.sealing.Envelope;
import org.wwow.backup.sealing.ItemId;
import org.wwow.backup.sealing.JsonArray;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.JsonText;
import org.wwow.backup.sealing.SigningKey;
import org.wwow.backup.sealing.deposit.Consent.Purpose;
import org.wwow.backup.sealing.deposit.ErasureStatement;
import org.wwow.backup.sealing.deposit.ErasureStatement.Act;
import org.wwow.backup.sealing.deposit.ErasureStatement.Subject;
import org.wwow.backup.sealing.deposit.StatementId;
import org.wwow.backup.server.casework.People.Person;
import org.wwow.backup.server.casework.Readership.Circle;
import org.wwow.backup.server.deposits.DepositWorld;
import org.wwow.backup.server.deposits.Draft;
import org.wwow.backup.server.deposits.ReporterInTest;
import org.wwow.backup.server.http.Problem;
import org.wwow.backup.server.http.Refused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// Two members have a message erased with what was attached, and she keeps it with her code (protocol section 11).
class KeepingAMessage {
    private static final DepositWorld WORLD = DepositWorld.make();
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String TALK = "conversation.0badc0de";

    private final Circle intake = WORLD.people().circle("intake");
    private final Person one = WORLD.people().member(intake);
    private final Person two = WORLD.people().member(intake);
    private ReporterInTest reporter = WORLD.reporter();
    private ItemId message = new ItemId(CaseworkWorld.id());
    private List<ItemId> attached = List.of();

    @BeforeEach
    void aMessageWithAFileThatTwoMembersErase() {
        reporter = WORLD.reporter();
        Draft draft = reporter.first()
                .epoch(TALK, 0)
                .document(TALK, 0)
                .yes(Purpose.READ, 0, intake.id())
                .grant(TALK, 0, intake)
                .route(intake);
        message = draft.lastItem();
        WORLD.taken(reporter.session(), draft.call());
        attached = List.of(kept(), kept());
        Envelope ask = Envelope.sign(statement(Act.ASK, one.signing(), whole()).json(), one.signing());
        WORLD.casework.second(two, reporter.caseId, WORLD.casework.propose(one, reporter.caseId, ask), ask);
    }

    @Test
    void showsHerWhatIsToGoByWhomAndWhyWithoutItsContent() {
        JsonObject erasing = only("erasures");

        assertThat(erasing.member("subject")).contains(whole().json());
        assertThat(erasing.member("authority")).contains(new JsonText("members"));
        assertThat(erasing.member("reason")).contains(new JsonText("sent-in-error"));
        assertThat(items()).hasSize(3).noneMatch(item -> item.member("header").isPresent());
    }

    @Test
    void opensAllOfItAgainWhenSheTakesItBack() {
        assertThat(takeBack(reporter.mailbox, reporter.author, message)).isEmpty();

        WORLD.clock.turn(Erasures.WAIT);
        WORLD.casework.erasures.destroyDue();
        assertThat(items()).hasSize(3).allMatch(item -> item.member("header").isPresent());
    }

    @Test
    void takesItBackOnlyOnce() {
        takeBack(reporter.mailbox, reporter.author, message);

        assertRefused(Problem.ALREADY, () -> takeBack(reporter.mailbox, reporter.author, message));
    }

    @Test
    void refusesAnotherMailboxAndAnotherKey() {
        SigningKey stranger = SigningKey.draw(RANDOM);
        var hers = statement(Act.CANCEL, reporter.author, new Subject(false, message.uuid()));

        assertRefused(Problem.NOT_PERMITTED, () -> takeBack(CaseworkWorld.id(), reporter.author, message));
        assertRefused(Problem.NOT_PERMITTED, () -> takeBack(reporter.mailbox, stranger, message));
        assertRefused(Problem.SIGNATURE, () -> WORLD.casework.acts.eraseAsReporter(reporter.mailbox,
                Envelope.sign(hers.json(), stranger)));
        assertThat(items()).noneMatch(item -> item.member("header").isPresent());
    }

    @Test
    void refusesWhatIsNotInHerCase() {
        assertRefused(Problem.NOT_PERMITTED,
                () -> takeBack(reporter.mailbox, reporter.author, new ItemId(CaseworkWorld.id())));
    }

    @Test
    void tellsHerWhereItStoodOnceItIsDestroyedAndBringsNothingBack() {
        WORLD.clock.turn(Erasures.WAIT);
        WORLD.casework.erasures.destroyDue();

        assertRefused(Problem.NOT_PERMITTED, () -> takeBack(reporter.mailbox, reporter.author, message));
        assertThat(items()).isEmpty();
        JsonObject left = only("tombstones");
        assertThat(left.member("subject")).contains(new JsonText(message.uuid().toString()));
        assertThat(left.member("compartment")).contains(new JsonText(TALK));
        assertThat(left.member("received")).isPresent();
        assertThat(left.member("reason")).contains(new JsonText("sent-in-error"));
    }

    private Subject whole() {
        return new Subject(false, message.uuid(),
                attached.stream().map(ItemId::uuid).sorted(Comparator.comparing(UUID::toString)).toList());
    }

    private ItemId kept() {
        Draft draft = reporter.draft().document(TALK, 0);
        WORLD.taken(reporter.session(), draft.call());
        return draft.lastItem();
    }

    private List<Erasing> takeBack(UUID mailbox, SigningKey author, ItemId item) {
        var back = statement(Act.CANCEL, author, new Subject(false, item.uuid()));
        return WORLD.casework.acts.eraseAsReporter(mailbox, Envelope.sign(back.json(), author));
    }

    private ErasureStatement statement(Act act, SigningKey author, Subject subject) {
        return new ErasureStatement(WORLD.instance, StatementId.draw(RANDOM), reporter.caseId,
                author.verificationKey(), subject, act, "sent-in-error");
    }

    private JsonObject only(String member) {
        return list(member).getFirst();
    }

    private List<JsonObject> items() {
        return list("items");
    }

    private List<JsonObject> list(String member) {
        JsonObject page = WORLD.casework.own.page(reporter.mailbox, reporter.caseId, Optional.empty());
        return ((JsonArray) page.member(member).orElseThrow()).values().stream().map(JsonObject.class::cast).toList();
    }

    private static void assertRefused(Problem problem, ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOfSatisfying(Refused.class,
                refused -> assertThat(refused.problem()).isEqualTo(problem));
    }
}
