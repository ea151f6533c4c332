package org.wwow.backup.server.casework;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import org.wwow.backup.server.casework.store.DutyRows;
import org.wwow.backup.server.http.Member;
import org.wwow.backup.server.http.Problem;
import org.wwow.backup.server.http.Refused;

/// Who reads now, by each member's own word. The hours promised to reporters are none of the server's: they stand in
/// the signed country statement, and the desk compares the two (protocol section 19).
///
/// A word holds for a day at most, so that nobody is on duty because he forgot to say otherwise; it ends at once when
/// the member leaves the circle or is revoked.
@Component
public class Duty {
    /// The longest that a word holds.
    public static final Duration LONGEST = Duration.ofHours(24);

    private final DutyRows rows;
    private final Readership readership;
    private final Clock clock;
    private final Outside outside;

    Duty(DutyRows rows, Surroundings surroundings, Outside outside) {
        this.rows = rows;
        this.readership = surroundings.readership();
        this.clock = surroundings.clock();
        this.outside = outside;
    }

    /// A member reads for a circle until then.
    public record Shift(UUID circle, UUID member, Instant until) {}

    /// Who is on duty in the circles the caller is in now.
    public List<Shift> shifts(Member session) {
        Set<UUID> circles = inForce(session).circles()
                .stream()
                .map(Readership.Circle::id)
                .collect(Collectors.toSet());
        return rows.of(circles, clock.instant()).stream().filter(this::stands).toList();
    }

    private boolean stands(Shift shift) {
        return readership.member(shift.member()).filter(member -> member.isIn(shift.circle())).isPresent();
    }

    /// The caller reads for a circle of his until then.
    ///
    /// @throws Refused with `not-permitted` outside the circle, `form` if the end is past or more than a day away
    public void take(Member session, UUID circle, Instant until) {
        Readership.Member member = in(circle, session);
        Instant now = clock.instant();
        if (!until.isAfter(now) || until.isAfter(now.plus(LONGEST))) {
            throw new Refused(Problem.FORM);
        }
        changed(circle, () -> {
            rows.forget(now);
            rows.put(new Shift(circle, member.id(), until));
        });
    }

    /// The caller no longer reads for a circle of his; nothing changes where he did not.
    ///
    /// @throws Refused with `not-permitted` outside the circle
    public void leave(Member session, UUID circle) {
        Readership.Member member = in(circle, session);
        changed(circle, () -> rows.delete(circle, member.id()));
    }

    private void changed(UUID circle, Runnable change) {
        outside.transaction().executeWithoutResult(_ -> {
            change.run();
            outside.events().publishEvent(new DutyChanged(circle));
        });
    }

    private Readership.Member in(UUID circle, Member session) {
        Readership.Member member = inForce(session);
        if (!member.isIn(circle)) {
            throw new Refused(Problem.NOT_PERMITTED);
        }
        return member;
    }

    private Readership.Member inForce(Member session) {
        return readership.member(session.id().uuid()).orElseThrow(() -> new Refused(Problem.NOT_PERMITTED));
    }
}
