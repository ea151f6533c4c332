package org.wwow.backup.server.casework;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.wwow.backup.sealing.Envelope;
import org.wwow.backup.sealing.GrantId;
import org.wwow.backup.sealing.ItemId;
import org.wwow.backup.sealing.JsonArray;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.JsonText;
import org.wwow.backup.sealing.MailboxId;
import org.wwow.backup.sealing.SigningKey;
import org.wwow.backup.sealing.deposit.Consent.Answer;
import org.wwow.backup.sealing.deposit.Consent.Audience;
import org.wwow.backup.sealing.deposit.Consent.Purpose;
import org.wwow.backup.sealing.deposit.ErasureStatement.Act;
import org.wwow.backup.server.casework.Deeds.Actor;
import org.wwow.backup.server.casework.Deeds.Kind;
import org.wwow.backup.server.casework.GivingBackWorld.Giving;
import org.wwow.backup.server.casework.People.Person;
import org.wwow.backup.server.casework.Readership.Circle;
import org.wwow.backup.server.deposits.DepositWorld;
import org.wwow.backup.server.deposits.Draft;
import org.wwow.backup.server.deposits.ReporterInTest;
import org.wwow.backup.server.http.Problem;
import org.wwow.backup.server.http.Refused;
import org.wwow.backup.server.http.Reporter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// A case was given back to somebody who said that it is hers: whoever has the old code, or one member, ends it; and
/// erasing either case leaves nothing of it (protocol section 25).
class TakingACaseBack {
    private static final DepositWorld WORLD = DepositWorld.make();

    private final Circle intake = WORLD.people().circle("intake");
    private final Person one = WORLD.people().member(intake);
    private final Person two = WORLD.people().member(intake);
    private final Person stranger = WORLD.people().member(WORLD.people().circle("intake"));
    private final GivingBackWorld world = new GivingBackWorld(WORLD);
    private ReporterInTest old = WORLD.reporter();
    private ReporterInTest anew = WORLD.reporter();
    private ItemId told = new ItemId(CaseworkWorld.id());
    private GrantId grant = new GrantId(CaseworkWorld.id());

    @BeforeEach
    void aCaseGivenBack() {
        old = WORLD.reporter();
        Draft draft = world.sent(old, intake);
        told = draft.lastItem();
        WORLD.taken(old.session(), draft.call());
        WORLD.clock.turn(Duration.ofDays(30));
        anew = WORLD.reporter();
        WORLD.taken(anew.session(), world.sent(anew, intake).call());
        Giving giving = world.giving(old, anew, one);
        grant = giving.statement().grants().getFirst().id();
        world.second(world.propose(giving, one), two, giving);
    }

    @Test
    void isEndedByTheOldCodeWhileItWaits() {
        WORLD.casework.relinks.end(session(old.mailbox), world.ending(old, old.author));
        WORLD.clock.turn(Relinks.WAIT);

        assertEnded();
    }

    @Test
    void isEndedByTheOldCodeAfterItOpened() {
        WORLD.clock.turn(Relinks.WAIT);
        assertThat(WORLD.casework.own.ownItem(anew.mailbox, told)).isPresent();

        WORLD.casework.relinks.end(session(old.mailbox), world.ending(old, old.author));

        assertEnded();
        assertThat(WORLD.ledger().of(old.caseId)).last()
                .satisfies(deed -> assertThat(deed.actor()).isEqualTo(Actor.reporter(old.caseId)));
        assertThat(WORLD.ledger().of(anew.caseId)).last()
                .satisfies(deed -> assertThat(deed.actor()).isEqualTo(Actor.server()));
    }

    /// Her phone is watched, or it was never hers: nobody has to be asked.
    @Test
    void isEndedByTheCodeItWasGivenTo() {
        WORLD.clock.turn(Relinks.WAIT);

        WORLD.casework.relinks.end(session(anew.mailbox), world.ending(old, anew.author));

        assertEnded();
        assertThat(WORLD.ledger().of(anew.caseId)).last()
                .satisfies(deed -> assertThat(deed.actor()).isEqualTo(Actor.reporter(anew.caseId)));
        assertThat(WORLD.ledger().of(old.caseId)).last()
                .satisfies(deed -> assertThat(deed.actor()).isEqualTo(Actor.server()));
    }

    /// That the new code wants nothing of it says nothing about who has the old one.
    @Test
    void isGivenAnewAfterTheNewCodeEndedIt() {
        WORLD.casework.relinks.end(session(anew.mailbox), world.ending(old, anew.author));
        Giving again = world.giving(old, anew, one);

        world.second(world.propose(again, one), two, again);
        WORLD.clock.turn(Relinks.WAIT);

        assertThat(WORLD.casework.own.ownItem(anew.mailbox, told)).isPresent();
    }

    /// Whoever follows either case knows by the same subject what ended; the old code still sees that it was.
    @Test
    void leavesItsEndInBothCasesAndUnderTheOldCode() {
        UUID relink = world.last().statement().id().uuid();
        WORLD.casework.relinks.end(session(old.mailbox), world.ending(old, old.author));

        for (ReporterInTest either : List.of(old, anew)) {
            assertThat(WORLD.ledger().of(either.caseId)).last().satisfies(deed -> {
                assertThat(deed.subject()).isEqualTo(relink);
                assertThat(deed.second()).isEmpty();
            });
            assertThat(WORLD.casework.own.page(either.mailbox, either.caseId, Optional.empty()).member("relinks"))
                    .contains(JsonArray.of(List.of(relink), id -> new JsonText(id.toString())));
        }
        assertThat(WORLD.casework.own.page(old.mailbox, old.caseId, Optional.empty()).member("givenBack"))
                .hasValueSatisfying(given -> assertThat(((JsonObject) given).member("endedBy"))
                        .contains(new JsonText("reporter")));
    }

    /// It is not lost: two members do not overrule the one who has it.
    @Test
    void isNeverGivenAgainOnceTheOldCodeEndedIt() {
        WORLD.casework.relinks.end(session(old.mailbox), world.ending(old, old.author));

        assertRefused(Problem.NOT_PERMITTED, () -> world.propose(world.giving(old, anew, one), one));
    }

    /// She lost the next code too: one ends it, and two give the case to the code she has now.
    @Test
    void isGivenAnewAfterAMemberEndedIt() {
        world.end(old, two);
        assertEnded();
        Giving again = world.giving(old, anew, two);

        world.second(world.propose(again, two), one, again);
        WORLD.clock.turn(Relinks.WAIT);

        assertThat(WORLD.casework.own.ownItem(anew.mailbox, told)).isPresent();
        assertThat(WORLD.ledger().count(old.caseId, Kind.TRANSFER)).isEqualTo(3);
    }

    @Test
    void isEndedOnce() {
        world.end(old, one);

        assertRefused(Problem.ALREADY, () -> world.end(old, two));
        assertRefused(Problem.ALREADY,
                () -> WORLD.casework.relinks.end(session(old.mailbox), world.ending(old, old.author)));
    }

    @Test
    void isEndedByNobodyElse() {
        assertRefused(Problem.NOT_PERMITTED, () -> world.end(old, stranger));
        assertRefused(Problem.NOT_PERMITTED,
                () -> WORLD.casework.relinks.end(session(anew.mailbox), world.ending(old, old.author)));
        assertRefused(Problem.NOT_PERMITTED,
                () -> WORLD.casework.relinks.end(session(old.mailbox), world.ending(old, anew.author)));
        ReporterInTest third = WORLD.reporter();
        WORLD.taken(third.session(), world.sent(third, intake).call());
        assertRefused(Problem.NOT_PERMITTED,
                () -> WORLD.casework.relinks.end(session(third.mailbox), world.ending(old, third.author)));
        assertRefused(Problem.NOT_PERMITTED, () -> WORLD.casework.relinks
                .end(WORLD.casework.session(one), world.ending(old, two.signing())));
    }

    @Test
    void isEndedByNoForgedOrSecondSignature() {
        Envelope right = world.ending(old, old.author);
        Envelope both = right.alsoSignedBy(one.signing());

        assertRefused(Problem.SIGNATURE, () -> WORLD.casework.relinks.end(session(old.mailbox), both));
        Envelope forged = Envelope.sign(right.statement(), SigningKey.draw(world.random()));
        assertRefused(Problem.SIGNATURE, () -> WORLD.casework.relinks.end(session(old.mailbox), forged));
    }

    @Test
    void endsNothingThatIsOfAnotherCase() {
        ReporterInTest other = WORLD.reporter();
        WORLD.taken(other.session(), world.sent(other, intake).call());
        Envelope crossed = world.endingIn(other.caseId, old, other.author);

        assertRefused(Problem.NOT_PERMITTED, () -> WORLD.casework.relinks.end(session(other.mailbox), crossed));
    }

    @Test
    void goesWithTheOldCase() {
        WORLD.clock.turn(Relinks.WAIT);
        erase(old);

        assertGone();
        assertRefused(Problem.ERASED, () -> WORLD.casework.own.page(anew.mailbox, old.caseId, Optional.empty()));
    }

    @Test
    void goesWithTheNewCaseAndLeavesTheOldAsItWas() {
        WORLD.clock.turn(Relinks.WAIT);
        erase(anew);

        assertGone();
        assertThat(traces("select count(*) from reader_grant where reader = :id", anew.caseId.uuid())).isZero();
        assertThat(WORLD.casework.own.ownItem(old.mailbox, told)).isPresent();
    }

    /// Asked for erasure is closed at once, for the new code too; taken back it opens again.
    @Test
    void closesWhileEitherCaseWaitsForItsErasure() {
        WORLD.clock.turn(Relinks.WAIT);
        for (ReporterInTest either : new ReporterInTest[]{old, anew}) {
            WORLD.casework.acts.eraseAsReporter(either.mailbox, world.erasure(either, Act.ASK));
            assertThat(WORLD.casework.own.ownItem(anew.mailbox, told)).isEmpty();
            WORLD.casework.acts.eraseAsReporter(either.mailbox, world.erasure(either, Act.CANCEL));
            assertThat(WORLD.casework.own.ownItem(anew.mailbox, told)).isPresent();
        }
    }

    /// A sealed key for a code that the second of two persons never let in must not lie there for ever.
    @Test
    void destroysTheGrantsOfOneThatNobodySigned() {
        world.end(old, one);
        Giving giving = world.giving(old, anew, one);
        world.propose(giving, one);
        GrantId waiting = giving.statement().grants().getFirst().id();
        assertThat(WORLD.casework.rows.grants().file(waiting)).isPresent();
        WORLD.clock.turn(TwoPersonActs.LIFE);

        WORLD.casework.lapsing.run();

        assertThat(WORLD.casework.rows.grants().file(waiting)).isEmpty();
        assertRefused(Problem.NOT_PERMITTED,
                () -> world.second(giving.statement().id().uuid(), two, giving));
    }

    /// A withdrawal ends what members read; what she was given back is hers.
    @Test
    void outlivesTheEndOfWhatMembersRead() {
        WORLD.clock.turn(Relinks.WAIT);
        WORLD.taken(old.session(), old.draft()
                .consent(Purpose.READ, Answer.NO, 1, new Audience.Named(List.of(intake.id())))
                .call());

        assertThat(WORLD.casework.own.ownItem(anew.mailbox, told)).isPresent();
    }

    private void erase(ReporterInTest whose) {
        WORLD.casework.acts.eraseAsReporter(whose.mailbox, world.erasure(whose, Act.ASK));
        WORLD.clock.turn(Erasures.WAIT);
        WORLD.casework.erasures.destroyDue();
    }

    private void assertEnded() {
        assertThat(WORLD.casework.own.ownItem(anew.mailbox, told)).isEmpty();
        assertThat(WORLD.casework.files.isGivenBack(anew.mailbox, old.caseId)).isFalse();
        assertThat(WORLD.casework.rows.grants().file(grant)).isEmpty();
        assertThat(WORLD.casework.own.list(anew.mailbox).member("givenBack")).isEmpty();
    }

    private void assertGone() {
        assertThat(WORLD.casework.rows.grants().file(grant)).isEmpty();
        assertThat(traces("select count(*) from relink where case_id = :id or to_case = :id", old.caseId.uuid()))
                .isZero();
        assertThat(WORLD.casework.own.list(anew.mailbox).member("givenBack")).isEmpty();
        assertThat(WORLD.casework.own.ownItem(anew.mailbox, told)).isEmpty();
        assertThat(WORLD.casework.own.list(anew.mailbox).member("cases"))
                .hasValueSatisfying(cases -> assertThat(((JsonArray) cases).values()).hasSizeLessThan(2));
    }

    private static long traces(String query, UUID id) {
        return WORLD.database.client().sql(query).param("id", id).query(Long.class).single();
    }

    private static Reporter session(UUID mailbox) {
        return new Reporter(new MailboxId(mailbox), WORLD.clock.instant().plusSeconds(60));
    }

    private static void assertRefused(Problem problem, ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOfSatisfying(Refused.class,
                refused -> assertThat(refused.problem()).isEqualTo(problem));
    }
}
