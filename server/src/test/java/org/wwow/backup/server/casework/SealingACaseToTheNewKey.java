package org.wwow.backup.server.casework;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.wwow.backup.sealing.CanonicalJson;
import org.wwow.backup.sealing.Envelope;
import org.wwow.backup.sealing.GrantId;
import org.wwow.backup.sealing.ItemId;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.deposit.Consent.Purpose;
import org.wwow.backup.sealing.deposit.HandoverStatement;
import org.wwow.backup.sealing.deposit.Reader;
import org.wwow.backup.sealing.deposit.SealedBytes;
import org.wwow.backup.sealing.deposit.StatementId;
import org.wwow.backup.server.casework.Gate.Opening;
import org.wwow.backup.server.casework.People.Person;
import org.wwow.backup.server.casework.Readership.Circle;
import org.wwow.backup.server.casework.store.GrantRows.GrantWithFile;
import org.wwow.backup.server.deposits.DepositWorld;
import org.wwow.backup.server.deposits.Draft;
import org.wwow.backup.server.deposits.ReporterInTest;
import org.wwow.backup.server.http.Problem;
import org.wwow.backup.server.http.Refused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// Who joins a circle after its key was renewed holds that key alone. Two who hold a case seal it to the circle again, by
/// a hand-over from the circle to itself, before the last who can has left (protocol section 18).
class SealingACaseToTheNewKey {
    private static final DepositWorld WORLD = DepositWorld.make();
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Circle circle = WORLD.people().circle("intake");
    private final Person one = WORLD.people().member(circle);
    private final Person two = WORLD.people().member(circle);
    private final Map<GrantId, SealedBytes> files = new HashMap<>();
    private ReporterInTest reporter = WORLD.reporter();
    private ItemId item = new ItemId(CaseworkWorld.id());
    private Circle renewed = circle;

    @BeforeEach
    void aCaseUnderTheKeyBefore() {
        reporter = WORLD.reporter();
        Draft draft = reporter.first()
                .epoch("care", 0)
                .document("care", 0)
                .yes(Purpose.READ, 0, circle.id())
                .grant("care", 0, circle)
                .route(circle);
        item = draft.lastItem();
        WORLD.taken(reporter.session(), draft.call());
        renewed = WORLD.people().rotate(circle);
    }

    @Test
    void leavesOneGrantThatOpensUnderTheNewKey() {
        carryOut(again("care"));

        assertThat(grants()).extracting(GrantWithFile::circleEpoch).containsExactly(Optional.of(renewed.epoch()));
        assertThat(WORLD.casework.open(WORLD.casework.session(two), reporter.caseId, item))
                .isInstanceOf(Opening.Granted.class);
    }

    @Test
    void makesNothingStaleSinceNobodyStopsReading() {
        carryOut(again("care"));

        assertThat(WORLD.send(reporter.session(), reporter.draft().document("care", 0).body())).isEmpty();
    }

    @Test
    void standsInCustodyByBothWhoDidIt() {
        carryOut(again("care"));

        assertThat(WORLD.ledger().count(reporter.caseId, Deeds.Kind.TRANSFER)).isEqualTo(1);
    }

    /// An older key that one of them lacks is not theirs to destroy.
    @Test
    void leavesWhatNobodySealedAgainWhereItIs() {
        WORLD.taken(reporter.session(), reporter.draft()
                .epoch("care", 1)
                .document("care", 1)
                .grant("care", 1, renewed)
                .call());

        carryOut(again("care", 1));

        assertThat(grants()).extracting(grant -> grant.in().epoch()).containsExactlyInAnyOrder(0L, 1L);
    }

    @Test
    void isNotDoneByOneAlone() {
        Envelope envelope = again("care");
        UUID proposal = propose(envelope);

        assertRefused(Problem.NOT_PERMITTED, () -> WORLD.casework.second(one, reporter.caseId, proposal, envelope));
        assertThat(grants()).extracting(GrantWithFile::circleEpoch).containsExactly(Optional.of(circle.epoch()));
    }

    @Test
    void isNotDoneUnderTheKeyBefore() {
        renewed = circle;
        Envelope envelope = again("care");

        assertRefused(Problem.KEY_CHANGED, () -> propose(envelope));
    }

    @Test
    void isNotDoneWithoutTheKeyToWhatIsWrittenNow() {
        WORLD.taken(reporter.session(), reporter.draft()
                .epoch("care", 1)
                .document("care", 1)
                .grant("care", 1, renewed)
                .call());
        Envelope envelope = again("care");

        assertRefused(Problem.STATEMENT, () -> propose(envelope));
    }

    @Test
    void isSeenToBeDueFromTheQueueUntilItIsDone() {
        assertThat(queue()).contains(sealed(circle, circle.epoch())).contains("\"opened\":false");

        carryOut(again("care"));

        assertThat(queue()).contains(sealed(circle, renewed.epoch())).contains("\"opened\":false");
    }

    @Test
    void isDueWhileOneCompartmentIsUnderTheKeyBefore() {
        WORLD.taken(reporter.session(), reporter.draft()
                .epoch("care", 1)
                .document("care", 1)
                .grant("care", 1, renewed)
                .call());

        assertThat(queue()).contains(sealed(circle, circle.epoch()));
    }

    /// Nobody learns from the queue which other circles read.
    @Test
    void isNotToldOfCirclesThatAreNotHis() {
        Circle other = WORLD.people().circle("intake");
        WORLD.taken(reporter.session(), reporter.draft()
                .yes(Purpose.READ, 1, circle.id(), other.id())
                .grant("care", 0, other)
                .call());

        assertThat(queue()).doesNotContain(other.id().toString());
    }

    private String queue() {
        JsonObject queue = WORLD.casework.reading.queue(WORLD.casework.session(one), Optional.empty());
        return new String(CanonicalJson.write(queue), StandardCharsets.UTF_8);
    }

    private static String sealed(Circle circle, long epoch) {
        return "\"sealed\":[{\"circle\":\"" + circle.id() + "\",\"epoch\":" + epoch + "}]";
    }

    private List<GrantWithFile> grants() {
        return WORLD.casework.rows.grants().files(reporter.caseId, List.of(circle.id()), WORLD.clock.instant());
    }

    private UUID propose(Envelope envelope) {
        return WORLD.casework.twoPersonActs.propose(WORLD.casework.session(one), reporter.caseId, envelope, files).id();
    }

    private void carryOut(Envelope envelope) {
        WORLD.casework.second(two, reporter.caseId, propose(envelope),
                envelope);
    }

    private Envelope again(String compartment) {
        return again(compartment, 0);
    }

    private Envelope again(String compartment, long epoch) {
        Draft sealed = reporter.draft().grant(compartment, epoch, renewed);
        files.clear();
        sealed.grants.forEach(grant -> files.put(grant.id(), sealed.grantFiles.get(grant.id().uuid())));
        var self = new Reader(Reader.Kind.CIRCLE, circle.id());
        var statement = new HandoverStatement(WORLD.instance, StatementId.draw(RANDOM), reporter.caseId, self, self,
                "nearer", sealed.grants);
        return Envelope.sign(statement.json(), one.signing());
    }

    private static void assertRefused(Problem problem, ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOfSatisfying(Refused.class,
                refused -> assertThat(refused.problem()).isEqualTo(problem));
    }
}
