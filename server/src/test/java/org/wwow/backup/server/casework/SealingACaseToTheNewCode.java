package org.wwow.backup.server.casework;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.wwow.backup.sealing.deposit.Consent.Purpose;
import org.wwow.backup.sealing.deposit.RelinkStatement;
import org.wwow.backup.sealing.deposit.RelinkStatement.Surety;
import org.wwow.backup.sealing.deposit.StatementId;
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

/// What is sealed to the new code, and what is not (protocol section 25).
class SealingACaseToTheNewCode {
    private static final DepositWorld WORLD = DepositWorld.make();

    private final Circle intake = WORLD.people().circle("intake");
    private final Person one = WORLD.people().member(intake);
    private final GivingBackWorld world = new GivingBackWorld(WORLD);
    private ReporterInTest old = WORLD.reporter();
    private ReporterInTest anew = WORLD.reporter();

    @BeforeEach
    void twoCasesOfOnePerson() {
        old = WORLD.reporter();
        WORLD.taken(old.session(), world.sent(old, intake).epoch("account", 0).document("account", 0).call());
        WORLD.clock.turn(Duration.ofDays(30));
        anew = WORLD.reporter();
        WORLD.taken(anew.session(), world.sent(anew, intake).call());
    }

    @Test
    void sealsOnlyToTheReporterOfTheNewCaseUnderTheKeyItHas() {
        assertRefused(Problem.STATEMENT, () -> propose(world.sealing(old, anew, one, WORLD.reporter().caseId,
                anew.key(), "care"), one));
        assertRefused(Problem.KEY_CHANGED, () -> propose(world.sealing(old, anew, one, anew.caseId,
                WORLD.reporter().key(), "care"), one));
        assertRefused(Problem.STATEMENT, () -> propose(world.sealing(old, anew, one, anew.caseId, anew.key(),
                "identity"), one));
        assertRefused(Problem.NOT_PERMITTED, () -> propose(world.sealing(old, anew, one, anew.caseId, anew.key(),
                "account"), one));
    }

    /// What helpers wrote for themselves is no part of what she told.
    @Test
    void givesNoWorkProductOfTheTeam() {
        WORLD.taken(old.session(), old.draft().yes(Purpose.HELP, 0, intake.id()).call());
        Draft team = new Draft(WORLD.instance, old.caseId, one.signing()).epoch("team", 0)
                .grant("team", 0, intake)
                .document("team", 0);
        assertThat(WORLD.send(world.depositor(one), team.body())).isEmpty();

        assertRefused(Problem.NOT_PERMITTED, () -> propose(world.sealing(old, anew, one, anew.caseId, anew.key(),
                "team"), one));
    }

    @Test
    void givesNothingWithoutGrantsOrWithOthersThanItNames() {
        Giving giving = giving();
        assertRefused(Problem.FORM, () -> WORLD.casework.twoPersonActs.propose(WORLD.casework.session(one),
                old.caseId, giving.envelope(), Map.of()));
        var bare = new RelinkStatement(WORLD.instance, StatementId.draw(world.random()), old.caseId, anew.caseId,
                Surety.QUESTION, "lost", List.of());
        assertRefused(Problem.STATEMENT, () -> propose(world.signed(bare, Map.of(), one), one));
        var swapped = new HashMap<>(giving.files());
        swapped.putAll(giving.withFilesOf(giving()));
        assertRefused(Problem.DIGEST, () -> WORLD.casework.twoPersonActs.propose(WORLD.casework.session(one),
                old.caseId, giving.envelope(), swapped));
    }

    @Test
    void takesNoGrantUnderAnIdentifierThatIsInUse() {
        Giving giving = giving();
        propose(giving, one);
        var again = new RelinkStatement(WORLD.instance, StatementId.draw(world.random()), old.caseId, anew.caseId,
                Surety.IN_PERSON, "lost", giving.statement().grants());

        assertRefused(Problem.STATEMENT, () -> propose(world.signed(again, giving.files(), one), one));
    }

    private Giving giving() {
        return world.giving(old, anew, one);
    }

    private UUID propose(Giving giving, Person by) {
        return world.propose(giving, by);
    }

    private static void assertRefused(Problem problem, ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOfSatisfying(Refused.class,
                refused -> assertThat(refused.problem()).isEqualTo(problem));
    }
}
