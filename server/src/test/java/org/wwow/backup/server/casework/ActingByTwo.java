package org.wwow.backup.server.casework;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.wwow.backup.sealing.Envelope;
import org.wwow.backup.sealing.GrantId;
import org.wwow.backup.sealing.ItemId;
import org.wwow.backup.sealing.SigningKey;
import org.wwow.backup.sealing.deposit.ApprovalStatement;
import org.wwow.backup.sealing.deposit.Consent.Purpose;
import org.wwow.backup.sealing.deposit.DepositedGrant;
import org.wwow.backup.sealing.deposit.ErasureStatement;
import org.wwow.backup.sealing.deposit.ErasureStatement.Act;
import org.wwow.backup.sealing.deposit.HandoverStatement;
import org.wwow.backup.sealing.deposit.HoldStatement;
import org.wwow.backup.sealing.deposit.Reader;
import org.wwow.backup.sealing.deposit.SealedBytes;
import org.wwow.backup.sealing.deposit.StatementId;
import org.wwow.backup.server.casework.Deeds.Kind;
import org.wwow.backup.server.casework.Gate.Opening;
import org.wwow.backup.server.casework.People.Person;
import org.wwow.backup.server.casework.Readership.Circle;
import org.wwow.backup.server.deposits.DepositWorld;
import org.wwow.backup.server.deposits.Draft;
import org.wwow.backup.server.deposits.ReporterInTest;
import org.wwow.backup.server.http.Problem;
import org.wwow.backup.server.http.Refused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ActingByTwo {
    private static final DepositWorld WORLD = DepositWorld.make();
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Circle intake = WORLD.people().circle("intake");
    private final Circle response = WORLD.people().circle("response");
    private final Person one = WORLD.people().member(intake);
    private final Person two = WORLD.people().member(intake);
    private final Person stranger = WORLD.people().member(WORLD.people().circle("intake"));
    private final Person responder = WORLD.people().member(response);
    private final Map<GrantId, SealedBytes> files = new HashMap<>();
    private ReporterInTest reporter = WORLD.reporter();
    private ItemId item = new ItemId(CaseworkWorld.id());

    @BeforeEach
    void aCaseThatWasSent() {
        reporter = WORLD.reporter();
        Draft draft = reporter.first()
                .epoch("care", 0)
                .document("care", 0)
                .yes(Purpose.READ, 0, intake.id(), response.id())
                .grant("care", 0, intake)
                .route(intake);
        item = draft.lastItem();
        WORLD.taken(reporter.session(), draft.call());
    }

    @Test
    void handsACaseFromOneCircleToAnother() {
        UUID proposal = propose(handover(), one);

        second(proposal, two, handover);

        assertThat(WORLD.casework.open(WORLD.casework.session(responder), reporter.caseId, item))
                .isInstanceOf(Opening.Granted.class);
        assertThat(WORLD.casework.open(WORLD.casework.session(one), reporter.caseId, item))
                .isInstanceOf(Opening.Refused.class);
        assertThat(WORLD.ledger().count(reporter.caseId, Kind.TRANSFER)).isEqualTo(1);
        assertThat(WORLD.send(reporter.session(), reporter.draft().document("care", 0).body()))
                .contains(Problem.EPOCH_STALE);
    }

    @Test
    void changesNothingUntilTheSecondSigns() {
        propose(handover(), one);

        assertThat(WORLD.casework.open(WORLD.casework.session(responder), reporter.caseId, item))
                .isInstanceOf(Opening.Refused.class);
        assertThat(WORLD.casework.open(WORLD.casework.session(one), reporter.caseId, item))
                .isInstanceOf(Opening.Granted.class);
    }

    @Test
    void takesNoSecondSignatureOfTheFirst() {
        UUID proposal = propose(handover(), one);

        assertRefused(Problem.NOT_PERMITTED, () -> second(proposal, one, handover));
    }

    @Test
    void takesNoSecondSignatureOfAStranger() {
        UUID proposal = propose(handover(), one);

        assertRefused(Problem.NOT_PERMITTED, () -> second(proposal, stranger, handover));
    }

    @Test
    void takesNoSecondSignatureOverAnotherStatement() {
        UUID proposal = propose(handover(), one);
        Envelope other = hold(true);

        assertRefused(Problem.SIGNATURE, () -> second(proposal, two, other));
    }

    @Test
    void takesNoSecondSignatureAfterSevenDays() {
        UUID proposal = propose(handover(), one);
        WORLD.clock.turn(TwoPersonActs.LIFE);

        assertRefused(Problem.NOT_PERMITTED, () -> second(proposal, two, handover));
    }

    /// A sealed key for somebody whom the second of two persons never let in must not lie there for ever.
    @Test
    void destroysTheGrantsOfAHandoverThatNobodySigned() {
        propose(handover(), one);
        GrantId waiting = files.keySet().iterator().next();
        assertThat(WORLD.casework.rows.grants().file(waiting)).isPresent();
        WORLD.clock.turn(TwoPersonActs.LIFE.minusSeconds(1));
        WORLD.casework.lapsing.run();
        assertThat(WORLD.casework.rows.grants().file(waiting)).isPresent();

        WORLD.clock.turn(Duration.ofSeconds(1));
        WORLD.casework.lapsing.run();

        assertThat(WORLD.casework.rows.grants().file(waiting)).isEmpty();
        assertThat(WORLD.rows("case_proposal")).isZero();
        assertThat(WORLD.casework.open(WORLD.casework.session(one), reporter.caseId, item))
                .isInstanceOf(Opening.Granted.class);
    }

    @Test
    void keepsTheGrantsOfAHandoverThatWasCarriedOut() {
        second(propose(handover(), one), two, handover);
        WORLD.clock.turn(TwoPersonActs.LIFE);

        WORLD.casework.lapsing.run();

        assertThat(WORLD.casework.open(WORLD.casework.session(responder), reporter.caseId, item))
                .isInstanceOf(Opening.Granted.class);
    }

    @Test
    void carriesAnActOutOnce() {
        UUID proposal = propose(hold(true), one);
        second(proposal, two, held);

        assertRefused(Problem.NOT_PERMITTED, () -> second(proposal, two, held));
    }

    @Test
    void takesNoProposalOfSomebodyWhoDoesNotHoldTheCase() {
        Envelope theirs = Envelope.sign(statement(true).json(), stranger.signing());

        assertRefused(Problem.NOT_PERMITTED, () -> WORLD.casework.twoPersonActs
                .propose(WORLD.casework.session(stranger), reporter.caseId, theirs, Map.of()));
    }

    @Test
    void takesNoProposalSignedByAnother() {
        Envelope forged = Envelope.sign(statement(true).json(), SigningKey.draw(RANDOM));

        assertRefused(Problem.SIGNATURE, () -> WORLD.casework.twoPersonActs.propose(WORLD.casework.session(one),
                reporter.caseId, forged, Map.of()));
    }

    @Test
    void handsNothingToACircleThatNoConsentCovers() {
        Circle other = WORLD.people().circle("response");
        Envelope envelope = handoverTo(other);

        assertRefused(Problem.NOT_PERMITTED, () -> propose(envelope, one));
    }

    @Test
    void handsNothingUnderAKeyThatIsNoLongerTheCircles() {
        Envelope envelope = handover();
        WORLD.people().rotate(response);

        assertRefused(Problem.KEY_CHANGED, () -> propose(envelope, one));
    }

    @Test
    void takesNoHandoverWithoutItsGrants() {
        Envelope envelope = handover();
        files.clear();

        assertRefused(Problem.FORM, () -> propose(envelope, one));
    }

    /// The old readers would lose a case that the new ones cannot read: nobody would answer her any more.
    @Test
    void handsNothingOverWithoutTheKeyToWhatTheNewCircleMayRead() {
        Envelope empty = handover(response, List.of());
        assertRefused(Problem.STATEMENT, () -> propose(empty, one));

        WORLD.taken(reporter.session(), reporter.draft()
                .epoch("account", 0)
                .document("account", 0)
                .yes(Purpose.SHARE_PROFESSIONALS, 0, intake.id(), response.id())
                .grant("account", 0, intake)
                .call());
        Envelope careAlone = handover();
        assertRefused(Problem.STATEMENT, () -> propose(careAlone, one));
    }

    @Test
    void leavesBehindWhatNoConsentOpensToTheNewCircle() {
        WORLD.taken(reporter.session(), reporter.draft()
                .epoch("account", 0)
                .document("account", 0)
                .yes(Purpose.SHARE_PROFESSIONALS, 0, intake.id())
                .grant("account", 0, intake)
                .call());

        second(propose(handover(), one), two, handover);

        assertThat(WORLD.casework.open(WORLD.casework.session(responder), reporter.caseId, item))
                .isInstanceOf(Opening.Granted.class);
    }

    @Test
    void holdsACaseAndTellsHer() {
        second(propose(hold(true), one), two, held);

        assertThat(WORLD.casework.erasures.heldUntil(reporter.caseId)).isPresent();
        assertThat(WORLD.ledger().count(reporter.caseId, Kind.HOLD)).isEqualTo(1);
        second(propose(hold(false), one), two, held);
        assertThat(WORLD.casework.erasures.heldUntil(reporter.caseId)).isEmpty();
    }

    @Test
    void erasesAtOnceOnTheWordOfTwo() {
        var statement = new ErasureStatement(WORLD.instance, StatementId.draw(RANDOM), reporter.caseId,
                one.signing().verificationKey(), new ErasureStatement.Subject(true, reporter.caseId.uuid()), Act.NOW,
                "her-word");
        Envelope envelope = Envelope.sign(statement.json(), one.signing());

        second(propose(envelope, one), two, envelope);

        assertThat(WORLD.evidence.sealed.header(item)).isEmpty();
        assertThat(WORLD.evidence.tombstones.stands(reporter.caseId.uuid())).isTrue();
    }

    @Test
    void asksForErasureOfWhatTheyReadAndDestroysNothingYet() {
        Envelope ask = Envelope.sign(erasure(Act.ASK, one.signing()).json(), one.signing());

        second(propose(ask, one), two, ask);

        assertThat(WORLD.evidence.sealed.header(item)).isPresent();
        assertThat(WORLD.casework.erasures.waiting(reporter.caseId)).hasSize(1);
        assertThat(WORLD.casework.open(WORLD.casework.session(one), reporter.caseId, item))
                .isInstanceOf(Opening.Refused.class);
    }

    /// What nobody else reads is hers alone: two members may erase it on her word only.
    @Test
    void erasesNothingOfHerPrivateRecordOnTheMembersOwnWord() {
        Draft own = reporter.draft().epoch("account", 0).document("account", 0);
        WORLD.taken(reporter.session(), own.call());
        Envelope whole = Envelope.sign(erasure(Act.ASK, one.signing()).json(), one.signing());
        var one = new ErasureStatement.Subject(false, own.lastItem().uuid());
        Envelope single = Envelope.sign(erasure(Act.ASK, this.one.signing(), one).json(), this.one.signing());

        assertRefused(Problem.NOT_PERMITTED, () -> propose(whole, this.one));
        assertRefused(Problem.NOT_PERMITTED, () -> propose(single, this.one));
        Envelope now = Envelope.sign(erasure(Act.NOW, this.one.signing()).json(), this.one.signing());
        second(propose(now, this.one), two, now);
        assertThat(WORLD.evidence.tombstones.stands(reporter.caseId.uuid())).isTrue();
    }

    @Test
    void erasesNothingThatBecamePrivateWhileTheProposalWaited() {
        Envelope ask = Envelope.sign(erasure(Act.ASK, one.signing()).json(), one.signing());
        UUID proposal = propose(ask, one);
        WORLD.taken(reporter.session(), reporter.draft().epoch("account", 0).document("account", 0).call());

        assertRefused(Problem.NOT_PERMITTED, () -> second(proposal, two, ask));
        assertThat(WORLD.casework.erasures.waiting(reporter.caseId)).isEmpty();
    }

    @Test
    void letsOneTakeAnErasureBackAndNothingElse() {
        var ask = erasure(Act.ASK, reporter.author);
        WORLD.casework.acts.eraseAsReporter(reporter.mailbox, Envelope.sign(ask.json(), reporter.author));
        var now = erasure(Act.NOW, one.signing());

        assertRefused(Problem.NOT_PERMITTED, () -> WORLD.casework.acts.eraseAsMember(WORLD.casework.session(one),
                Envelope.sign(now.json(), one.signing())));
        var cancel = erasure(Act.CANCEL, one.signing());
        assertThat(WORLD.casework.acts.eraseAsMember(WORLD.casework.session(one),
                Envelope.sign(cancel.json(), one.signing()))).isEmpty();
    }

    @Test
    void takesNoErasureFromAnotherMailboxOrKey() {
        var ask = erasure(Act.ASK, reporter.author);

        assertRefused(Problem.NOT_PERMITTED, () -> WORLD.casework.acts.eraseAsReporter(CaseworkWorld.id(),
                Envelope.sign(ask.json(), reporter.author)));
        assertRefused(Problem.SIGNATURE, () -> WORLD.casework.acts.eraseAsReporter(reporter.mailbox,
                Envelope.sign(ask.json(), SigningKey.draw(RANDOM))));
        assertRefused(Problem.NOT_PERMITTED, () -> WORLD.casework.acts.eraseAsReporter(reporter.mailbox,
                Envelope.sign(erasure(Act.NOW, reporter.author).json(), reporter.author)));
    }

    @Test
    void letsASecondMemberApproveAndNoStranger() {
        WORLD.taken(reporter.session(), reporter.draft().mark(item).call());
        var by = WORLD.casework.session(one);
        assertThat(WORLD.casework.open(by, reporter.caseId, item)).isInstanceOf(Opening.Refused.class);

        assertRefused(Problem.NOT_PERMITTED, () -> approve(stranger, stranger));
        assertRefused(Problem.NOT_PERMITTED, () -> approve(one, two));
        approve(two, two);
        assertThat(WORLD.casework.open(by, reporter.caseId, item)).isInstanceOf(Opening.Granted.class);
    }

    @Test
    void approvesOnlyWhatIsMarked() {
        assertRefused(Problem.STATEMENT, () -> approve(two, two));
    }

    private Envelope handover = Envelope.sign(statement(true).json(), one.signing());
    private Envelope held = handover;

    private Envelope handover() {
        handover = handoverTo(response);
        return handover;
    }

    private Envelope handoverTo(Circle to) {
        Draft sealed = reporter.draft().grant("care", 0, to);
        files.clear();
        sealed.grants.forEach(grant -> files.put(grant.id(), sealed.grantFiles.get(grant.id().uuid())));
        return handover(to, sealed.grants);
    }

    private Envelope handover(Circle to, List<DepositedGrant> grants) {
        var statement = new HandoverStatement(WORLD.instance, StatementId.draw(RANDOM), reporter.caseId,
                new Reader(Reader.Kind.CIRCLE, intake.id()), new Reader(Reader.Kind.CIRCLE, to.id()), "nearer",
                grants);
        return Envelope.sign(statement.json(), one.signing());
    }

    private Envelope hold(boolean set) {
        files.clear();
        held = Envelope.sign(statement(set).json(), one.signing());
        return held;
    }

    private HoldStatement statement(boolean set) {
        return new HoldStatement(WORLD.instance, StatementId.draw(RANDOM), reporter.caseId,
                WORLD.clock.instant().plus(Duration.ofDays(90)), "court-order", set);
    }

    private ErasureStatement erasure(Act act, SigningKey author) {
        return erasure(act, author, new ErasureStatement.Subject(true, reporter.caseId.uuid()));
    }

    private ErasureStatement erasure(Act act, SigningKey author, ErasureStatement.Subject subject) {
        return new ErasureStatement(WORLD.instance, StatementId.draw(RANDOM), reporter.caseId,
                author.verificationKey(), subject, act, "her-wish");
    }

    private UUID propose(Envelope envelope, Person by) {
        return WORLD.casework.twoPersonActs.propose(WORLD.casework.session(by), reporter.caseId, envelope, files).id();
    }

    private List<UUID> second(UUID proposal, Person by, Envelope envelope) {
        return WORLD.casework.second(by, reporter.caseId, proposal, envelope);
    }

    private void approve(Person session, Person signer) {
        var approval = new ApprovalStatement(WORLD.instance, StatementId.draw(RANDOM), reporter.caseId, item,
                signer.signing().verificationKey(), WORLD.clock.instant());
        WORLD.casework.acts.approve(WORLD.casework.session(session), reporter.caseId,
                Envelope.sign(approval.json(), signer.signing()));
    }

    private static void assertRefused(Problem problem, ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOfSatisfying(Refused.class,
                refused -> assertThat(refused.problem()).isEqualTo(problem));
    }
}
