package org.wwow.backup.server.casework;

import java.security.SecureRandom;
import java.util.Optional;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.wwow.backup.sealing.CircleId;
import org.wwow.backup.sealing.Envelope;
import org.wwow.backup.sealing.ItemId;
import org.wwow.backup.sealing.deposit.ApprovalStatement;
import org.wwow.backup.sealing.deposit.AskingStatement;
import org.wwow.backup.sealing.deposit.Consent.Purpose;
import org.wwow.backup.sealing.deposit.ErasureStatement;
import org.wwow.backup.sealing.deposit.ErasureStatement.Act;
import org.wwow.backup.sealing.deposit.StatementId;
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

/// A signed act counts once: whoever kept it does not do it again by bringing it again.
class BringingAnActAgain {
    private static final DepositWorld WORLD = DepositWorld.make();
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Circle intake = WORLD.people().circle("intake");
    private final Circle investigators = WORLD.people().circle("investigation");
    private final Person one = WORLD.people().member(intake);
    private final Person two = WORLD.people().member(intake);
    private ReporterInTest reporter = WORLD.reporter();
    private ReporterInTest other = WORLD.reporter();
    private ItemId item = new ItemId(CaseworkWorld.id());

    @BeforeEach
    void twoCasesThatWereSent() {
        reporter = WORLD.reporter();
        other = WORLD.reporter();
        for (ReporterInTest each : new ReporterInTest[]{other, reporter}) {
            Draft draft = each.first().epoch("care", 0).epoch("account", 0).document("care", 0);
            item = draft.lastItem();
            WORLD.taken(each.session(), draft.yes(Purpose.READ, 0, intake.organisation())
                    .yes(Purpose.SHARE_PROFESSIONALS, 0, intake.organisation())
                    .yes(Purpose.INVESTIGATORS, 0, intake.organisation())
                    .grant("care", 0, intake)
                    .grant("account", 0, intake)
                    .route(intake)
                    .call());
        }
    }

    @Test
    void approvesOnce() {
        WORLD.taken(reporter.session(), reporter.draft().mark(item).call());
        var approval = new ApprovalStatement(WORLD.instance, StatementId.draw(RANDOM), reporter.caseId, item,
                two.signing().verificationKey(), WORLD.clock.instant());
        Envelope signed = Envelope.sign(approval.json(), two.signing());
        WORLD.casework.acts.approve(WORLD.casework.session(two), reporter.caseId, signed);
        WORLD.clock.turn(Gate.APPROVAL_LIFE);

        assertRefused(() -> WORLD.casework.acts.approve(WORLD.casework.session(two), reporter.caseId, signed));
        assertThat(WORLD.casework.open(WORLD.casework.session(one), reporter.caseId, item))
                .isInstanceOf(Opening.Refused.class);
    }

    /// Asked, taken back, and asked in the same words: it would end what she chose to keep.
    @Test
    void asksForErasureOnce() {
        Envelope ask = erasure(Act.ASK);
        WORLD.casework.acts.eraseAsReporter(reporter.mailbox, ask);
        WORLD.casework.acts.eraseAsReporter(reporter.mailbox, erasure(Act.CANCEL));

        assertRefused(() -> WORLD.casework.acts.eraseAsReporter(reporter.mailbox, ask));
        assertThat(WORLD.casework.erasures.waiting(reporter.caseId)).isEmpty();
    }

    @Test
    void asksInNoOtherCaseUnderTheSameId() {
        StatementId id = StatementId.draw(RANDOM);
        ask(other, id);

        assertRefused(() -> ask(reporter, id));
    }

    private void ask(ReporterInTest whom, StatementId id) {
        var asking = new AskingStatement(WORLD.instance, id, whom.caseId, one.signing().verificationKey(),
                Purpose.RELEASE, Optional.of(new CircleId(investigators.id())), "asked");
        WORLD.casework.askings.ask(WORLD.casework.session(one), whom.caseId,
                Envelope.sign(asking.json(), one.signing()));
    }

    private Envelope erasure(Act act) {
        var statement = new ErasureStatement(WORLD.instance, StatementId.draw(RANDOM), reporter.caseId,
                reporter.author.verificationKey(), new ErasureStatement.Subject(true, reporter.caseId.uuid()), act,
                "her-wish");
        return Envelope.sign(statement.json(), reporter.author);
    }

    private static void assertRefused(ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOfSatisfying(Refused.class,
                refused -> assertThat(refused.problem()).isEqualTo(Problem.ALREADY));
    }
}
