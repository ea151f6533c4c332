package org.wwow.backup.server.casework;

import java.time.Duration;
import java.util.UUID;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.wwow.backup.server.casework.Deeds.Kind;
import org.wwow.backup.server.casework.GivingBackWorld.Giving;
import org.wwow.backup.server.casework.People.Person;
import org.wwow.backup.server.casework.Readership.Circle;
import org.wwow.backup.server.deposits.DepositWorld;
import org.wwow.backup.server.deposits.Draft;
import org.wwow.backup.server.deposits.ReporterInTest;
import org.wwow.backup.server.http.Problem;
import org.wwow.backup.server.http.Refused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// Somebody says that the code is lost, and somebody writes under it (protocol section 25): it is not lost, whatever two
/// members believe.
class AnsweringUnderTheOldCode {
    private static final DepositWorld WORLD = DepositWorld.make();

    private final Circle intake = WORLD.people().circle("intake");
    private final Person one = WORLD.people().member(intake);
    private final Person two = WORLD.people().member(intake);
    private final GivingBackWorld world = new GivingBackWorld(WORLD);
    private ReporterInTest old = WORLD.reporter();
    private ReporterInTest anew = WORLD.reporter();

    @BeforeEach
    void somebodyBeginsAnew() {
        old = WORLD.reporter();
        WORLD.taken(old.session(), world.sent(old, intake).call());
        WORLD.clock.turn(Duration.ofDays(30));
        anew = began();
    }

    @Test
    void stopsItBeforeAnybodyProposes() {
        answers();

        assertRefused(() -> world.propose(world.giving(old, anew, one), one));
    }

    @Test
    void stopsItBeforeTheSecondSigns() {
        Giving giving = world.giving(old, anew, one);
        UUID proposal = world.propose(giving, one);
        answers();

        assertRefused(() -> world.second(proposal, two, giving));
        assertThat(WORLD.ledger().count(old.caseId, Kind.TRANSFER)).isZero();
    }

    /// She had it still, and lost it later: then she began anew after the last word under it.
    @Test
    void doesNotStopWhatBeganAfterTheLastWord() {
        answers();
        WORLD.clock.turn(Duration.ofDays(1));
        anew = began();
        Giving giving = world.giving(old, anew, one);

        world.second(world.propose(giving, one), two, giving);

        assertThat(WORLD.ledger().count(old.caseId, Kind.TRANSFER)).isEqualTo(1);
    }

    /// What helpers write there says nothing about who has the code.
    @Test
    void isNotWhatAMemberWrites() {
        Draft helpers = new Draft(WORLD.instance, old.caseId, one.signing()).document("care", 0);
        WORLD.clock.turn(Duration.ofHours(1));
        WORLD.taken(world.depositor(one), helpers.call());
        Giving giving = world.giving(old, anew, one);

        world.second(world.propose(giving, one), two, giving);

        assertThat(WORLD.ledger().count(old.caseId, Kind.TRANSFER)).isEqualTo(1);
    }

    private ReporterInTest began() {
        ReporterInTest she = WORLD.reporter();
        WORLD.taken(she.session(), world.sent(she, intake).call());
        return she;
    }

    private void answers() {
        WORLD.clock.turn(Duration.ofHours(1));
        WORLD.taken(old.session(), old.draft().document("care", 0).call());
    }

    private static void assertRefused(ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOfSatisfying(Refused.class,
                refused -> assertThat(refused.problem()).isEqualTo(Problem.NOT_PERMITTED));
    }
}
