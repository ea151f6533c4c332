package org.wwow.backup.server.casework;

import java.time.Duration;
import java.time.Instant;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

import org.wwow.backup.server.casework.Duty.Shift;
import org.wwow.backup.server.casework.People.Person;
import org.wwow.backup.server.casework.Readership.Circle;
import org.wwow.backup.server.deposits.DepositWorld;
import org.wwow.backup.server.http.Member;
import org.wwow.backup.server.http.Problem;
import org.wwow.backup.server.http.Refused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// Who reads now: a member's own word, for a day at most.
class KeepingDuty {
    private static final DepositWorld WORLD = DepositWorld.make();
    private static final Duration SHIFT = Duration.ofHours(8);

    private final Duty duty = WORLD.casework.duty;
    private final Circle circle = WORLD.people().circle("intake");
    private final Circle other = WORLD.people().circle("intake");
    private final Person officer = WORLD.people().member(circle);
    private final Person colleague = WORLD.people().member(circle);
    private final Person stranger = WORLD.people().member(other);

    @Test
    void showsAColleagueWhoReadsUntilWhen() {
        duty.take(session(officer), circle.id(), in(SHIFT));

        assertThat(duty.shifts(session(colleague)))
                .containsExactly(new Shift(circle.id(), officer.id(), in(SHIFT)));
    }

    @Test
    void showsNothingOfOtherCircles() {
        duty.take(session(officer), circle.id(), in(SHIFT));

        assertThat(duty.shifts(session(stranger))).isEmpty();
    }

    @Test
    void keepsTheLaterWordOnly() {
        duty.take(session(officer), circle.id(), in(SHIFT));
        duty.take(session(officer), circle.id(), in(Duration.ofHours(1)));

        assertThat(duty.shifts(session(officer)))
                .containsExactly(new Shift(circle.id(), officer.id(), in(Duration.ofHours(1))));
    }

    @Test
    void endsByItselfAndLeavesNoTrace() {
        duty.take(session(officer), circle.id(), in(SHIFT));
        WORLD.clock.turn(SHIFT);

        assertThat(duty.shifts(session(officer))).isEmpty();
        duty.take(session(colleague), circle.id(), in(SHIFT));
        assertThat(WORLD.database.client()
                .sql("select count(*) from duty where member = :m")
                .param("m", officer.id())
                .query(Long.class)
                .single()).isZero();
    }

    @Test
    void endsWhenTheMemberSaysSo() {
        duty.take(session(officer), circle.id(), in(SHIFT));
        duty.leave(session(officer), circle.id());
        duty.leave(session(officer), circle.id());

        assertThat(duty.shifts(session(colleague))).isEmpty();
    }

    @Test
    void endsWhenTheMemberLeavesTheCircle() {
        duty.take(session(officer), circle.id(), in(SHIFT));
        WORLD.people().leave(officer, circle);

        assertThat(duty.shifts(session(colleague))).isEmpty();
    }

    @Test
    void endsWhenTheMemberIsRevoked() {
        duty.take(session(officer), circle.id(), in(SHIFT));
        WORLD.people().revoke(officer);

        assertThat(duty.shifts(session(colleague))).isEmpty();
        assertRefused(Problem.NOT_PERMITTED, () -> duty.shifts(session(officer)));
    }

    @Test
    void isRefusedForACircleOfOthers() {
        assertRefused(Problem.NOT_PERMITTED, () -> duty.take(session(stranger), circle.id(), in(SHIFT)));
        assertRefused(Problem.NOT_PERMITTED, () -> duty.leave(session(stranger), circle.id()));
        assertRefused(Problem.NOT_PERMITTED, () -> duty.take(session(officer), CaseworkWorld.id(), in(SHIFT)));
    }

    @Test
    void isRefusedForMoreThanADayOrAnEndThatIsPast() {
        assertRefused(Problem.FORM,
                () -> duty.take(session(officer), circle.id(), in(Duty.LONGEST.plusSeconds(1))));
        assertRefused(Problem.FORM, () -> duty.take(session(officer), circle.id(), WORLD.clock.instant()));
        duty.take(session(officer), circle.id(), in(Duty.LONGEST));

        assertThat(duty.shifts(session(officer))).hasSize(1);
    }

    private static Member session(Person person) {
        return WORLD.casework.session(person);
    }

    private static Instant in(Duration time) {
        return WORLD.clock.instant().plus(time);
    }

    private static void assertRefused(Problem problem, ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOfSatisfying(Refused.class,
                refused -> assertThat(refused.problem()).isEqualTo(problem));
    }
}
