package org.wwow.backup.server.casework;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.wwow.backup.sealing.Envelope;
import org.wwow.backup.sealing.GrantId;
import org.wwow.backup.sealing.deposit.Consent.Purpose;
import org.wwow.backup.sealing.deposit.DepositStatement;
import org.wwow.backup.sealing.deposit.DepositedGrant;
import org.wwow.backup.sealing.deposit.HandoverStatement;
import org.wwow.backup.sealing.deposit.HoldStatement;
import org.wwow.backup.sealing.deposit.Reader;
import org.wwow.backup.sealing.deposit.SealedBytes;
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

/// The sealed keys of a hand-over wait for the second signature: what the new circle could not open is refused before
/// anybody signs, and one member alone fills nothing for the others.
class ProposingAHandover {
    private static final DepositWorld WORLD = DepositWorld.make();
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Circle intake = WORLD.people().circle("intake");
    private final Circle response = WORLD.people().circle("response");
    private final Person one = WORLD.people().member(intake);
    private final Person two = WORLD.people().member(intake);
    private ReporterInTest reporter = WORLD.reporter();

    @BeforeEach
    void aCaseThatWasSent() {
        reporter = WORLD.reporter();
        WORLD.taken(reporter.session(), reporter.first()
                .epoch("care", 0)
                .document("care", 0)
                .yes(Purpose.READ, 0, intake.id(), response.id())
                .grant("care", 0, intake)
                .route(intake)
                .call());
    }

    @Test
    void takesAKeySealedToTheNewCircle() {
        Draft sealed = reporter.draft().grant("care", 0, response);

        propose(handover(sealed.grants), files(sealed), one);

        assertThat(WORLD.casework.twoPersonActs.waiting(WORLD.casework.session(two), reporter.caseId)).hasSize(1);
    }

    /// The new circle would have the case, and nobody could open it.
    @Test
    void takesNoKeyThatIsNoSealedFile() {
        byte[] noise = new byte[DepositedGrant.BYTES];
        RANDOM.nextBytes(noise);

        assertRefused(Problem.HEADER, SealedBytes.of(noise));
    }

    @Test
    void takesNoKeyOfAnotherLength() {
        assertRefused(Problem.SIZE_CLASS, SealedBytes.of(new byte[DepositedGrant.BYTES + 1]));
    }

    @Test
    void takesNoKeyButTheOneThatWasSigned() {
        Draft sealed = reporter.draft().grant("care", 0, response);
        Draft other = reporter.draft().grant("care", 0, response);
        Map<GrantId, SealedBytes> exchanged = Map.of(sealed.grants.getFirst().id(), file(other));

        assertRefused(Problem.DIGEST, () -> propose(handover(sealed.grants), exchanged, one));
    }

    @Test
    void takesNoMoreThanTheReaderHasRoomFor() {
        for (int held = 0; held < CaseStanding.MOST_OF_A_READER; held += DepositStatement.MAX_GRANTS) {
            Draft draft = reporter.draft();
            for (int grant = 0; grant < DepositStatement.MAX_GRANTS; grant++) {
                draft.grant("care", 0, response);
            }
            WORLD.taken(reporter.session(), draft.call());
        }
        Draft sealed = reporter.draft().grant("care", 0, response);

        assertRefused(Problem.TOO_LARGE, () -> propose(handover(sealed.grants), files(sealed), one));
    }

    @Test
    void takesSixteenOfOneMemberAtOnceAndThoseOfAnother() {
        for (int proposal = 0; proposal < TwoPersonActs.MOST_OF_ONE; proposal++) {
            hold(one);
        }

        assertRefused(Problem.TOO_LARGE, () -> hold(one));
        hold(two);
        WORLD.clock.turn(TwoPersonActs.LIFE);
        hold(one);
    }

    private void assertRefused(Problem problem, SealedBytes file) {
        DepositedGrant right = reporter.draft().grant("care", 0, response).grants.getFirst();
        var grant = new DepositedGrant(right.id(), right.in(), right.reader(), right.key(), right.until(),
                file.digest());

        assertRefused(problem, () -> propose(handover(List.of(grant)), Map.of(grant.id(), file), one));
    }

    private Envelope handover(List<DepositedGrant> grants) {
        var statement = new HandoverStatement(WORLD.instance, StatementId.draw(RANDOM), reporter.caseId,
                new Reader(Reader.Kind.CIRCLE, intake.id()), new Reader(Reader.Kind.CIRCLE, response.id()), "nearer",
                grants);
        return Envelope.sign(statement.json(), one.signing());
    }

    private static SealedBytes file(Draft draft) {
        return draft.grantFiles.values().iterator().next();
    }

    private static Map<GrantId, SealedBytes> files(Draft draft) {
        Map<GrantId, SealedBytes> files = new HashMap<>();
        draft.grants.forEach(grant -> files.put(grant.id(), file(draft)));
        return files;
    }

    private void hold(Person by) {
        var statement = new HoldStatement(WORLD.instance, StatementId.draw(RANDOM), reporter.caseId,
                WORLD.clock.instant().plus(Duration.ofDays(90)), "court-order", true);
        propose(Envelope.sign(statement.json(), by.signing()), Map.of(), by);
    }

    private void propose(Envelope envelope, Map<GrantId, SealedBytes> files, Person by) {
        WORLD.casework.twoPersonActs.propose(WORLD.casework.session(by), reporter.caseId, envelope, files);
    }

    private static void assertRefused(Problem problem, ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOfSatisfying(Refused.class,
                refused -> assertThat(refused.problem()).isEqualTo(problem));
    }
}
