package org.wwow.backup.server.casework;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import org.wwow.backup.sealing.CaseId;
import org.wwow.backup.sealing.Digest;
import org.wwow.backup.sealing.ItemId;
import org.wwow.backup.sealing.deposit.ErasureStatement;
import org.wwow.backup.sealing.deposit.ErasureStatement.Subject;
import org.wwow.backup.server.casework.CaseStanding.State;
import org.wwow.backup.server.casework.Deeds.Actor;
import org.wwow.backup.server.casework.Deeds.Deed;
import org.wwow.backup.server.casework.store.CaseRows.Lock;
import org.wwow.backup.server.casework.store.ErasureRows;
import org.wwow.backup.server.evidence.Destruction;
import org.wwow.backup.server.evidence.Owner;
import org.wwow.backup.server.evidence.Tombstone;
import org.wwow.backup.server.evidence.Tombstone.Authority;
import org.wwow.backup.server.http.Problem;
import org.wwow.backup.server.http.Refused;

/// Erasure: closed at once, destroyed after fourteen days unless taken back (protocol section 11).
///
/// Who may ask is decided by whoever calls; what it means is decided here.
@Component
public class Erasures {
    /// Coerced erasure can be undone for so long.
    public static final Duration WAIT = Duration.ofDays(14);

    private static final Logger LOG = LoggerFactory.getLogger(Erasures.class);
    private static final int AT_ONCE = 1_000;

    private final Rows rows;
    private final ErasureRows erasures;
    private final Surroundings surroundings;
    private final Destruction destruction;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    Erasures(Rows rows, ErasureRows erasures, Surroundings surroundings, Destruction destruction, Outside outside) {
        this.rows = rows;
        this.erasures = erasures;
        this.surroundings = surroundings;
        this.destruction = destruction;
        this.events = outside.events();
        this.transaction = outside.transaction();
    }

    /// By whose right and by whose hands.
    public record By(Authority authority, Actor actor, Optional<Actor> second, Digest digest) {}

    /// Does what a checked statement asks.
    ///
    /// @return what waits in the case afterwards
    /// @throws Refused with `not-permitted`, `already` or `erased`
    public List<Erasing> act(ErasureStatement statement, By by) {
        List<Erasing> waiting = transaction.execute(_ -> {
            CaseStanding standing = rows.cases()
                    .find(statement.inCase(), Lock.TO_CHANGE)
                    .orElseThrow(() -> new Refused(Problem.NOT_PERMITTED));
            enter(statement, by, standing);
            return erasures.ofCase(statement.inCase());
        });
        if (statement.act() == ErasureStatement.Act.NOW) {
            destroyNow(statement.inCase());
        }
        return waiting;
    }

    /// As [#act], in the caller's transaction and with the case locked; what is due at once is destroyed by the next
    /// [#destroyDue].
    ///
    /// @return the event it was entered by
    UUID enter(ErasureStatement statement, By by, CaseStanding standing) {
        check(statement);
        switch (statement.act()) {
            case ASK -> ask(statement, by, WAIT);
            case CANCEL -> cancel(statement, standing);
            case NOW -> now(statement, by);
        }
        events.publishEvent(new CaseChanged(statement.inCase()));
        return surroundings.deeds().record(deed(statement.inCase(), statement.subject().id(), by));
    }

    /// Refuses what is not in this case with `not-permitted`, and to ask a second time with `already`.
    void check(ErasureStatement statement) {
        Subject subject = statement.subject();
        boolean there = subject.wholeCase()
                ? subject.id().equals(statement.inCase().uuid())
                : subject.all().stream().allMatch(item -> isItem(statement.inCase(), item));
        Acts.require(there, Problem.NOT_PERMITTED);
        Acts.require(statement.act() != ErasureStatement.Act.ASK
                || subject.all().stream().noneMatch(one -> erasures.waiting(one).isPresent()), Problem.ALREADY);
    }

    private boolean isItem(CaseId inCase, UUID subject) {
        return subject.version() == 4 && rows.items().find(inCase, new ItemId(subject)).isPresent();
    }

    private void ask(ErasureStatement statement, By by, Duration wait) {
        Instant now = surroundings.clock().instant();
        var erasing = new Erasing(statement.id().uuid(), statement.inCase(), statement.subject(), by.authority(),
                statement.reason(), now, now.plus(wait));
        Acts.require(erasures.insert(erasing), Problem.ALREADY);
        shut(statement.inCase(), statement.subject(), true);
    }

    private void cancel(ErasureStatement statement, CaseStanding standing) {
        Erasing waiting = erasures.waiting(statement.subject().id())
                .orElseThrow(() -> new Refused(standing.state() == State.ERASING ? Problem.ERASED : Problem.ALREADY));
        erasures.end(waiting.id(), "cancelled", surroundings.clock().instant());
        shut(statement.inCase(), waiting.subject(), false);
    }

    private void now(ErasureStatement statement, By by) {
        List<UUID> all = statement.subject().all();
        Optional<Erasing> waiting = all.stream().flatMap(one -> erasures.waiting(one).stream()).findFirst();
        if (waiting.isPresent()) {
            // Part of it waits already under a statement that names less: what goes at once must go whole.
            Acts.require(waiting.get().subject().all().containsAll(all), Problem.ALREADY);
            erasures.due(waiting.get().id(), surroundings.clock().instant());
        } else {
            ask(statement, by, Duration.ZERO);
        }
    }

    private void shut(CaseId inCase, Subject subject, boolean shut) {
        if (subject.wholeCase()) {
            erasures.shut(inCase, shut);
        } else {
            subject.all().forEach(item -> rows.items().shut(inCase, item, shut));
        }
        rows.openings().revokePayloads(inCase.uuid());
    }

    /// What waits in a case.
    public List<Erasing> waiting(CaseId inCase) {
        return erasures.ofCase(inCase);
    }

    /// Holds a case against destruction, or lifts the hold, in the caller's transaction.
    public void hold(CaseId inCase, Optional<Instant> until) {
        erasures.hold(inCase, until);
    }

    /// Until when a case is held.
    public Optional<Instant> heldUntil(CaseId inCase) {
        return erasures.heldUntil(inCase);
    }

    /// Destroys what is due and not held, each in a transaction of its own: one that fails stays due, and keeps no other
    /// from its end.
    ///
    /// @return how many erasures were carried out
    public int destroyDue() {
        int all = 0;
        int destroyed;
        do {
            destroyed = 0;
            for (UUID due : erasures.due(surroundings.clock().instant(), AT_ONCE)) {
                destroyed += destroyOne(() -> carryOut(due)) ? 1 : 0;
            }
            all += destroyed;
        } while (destroyed > 0);
        return all;
    }

    /// Destroys what is due in one case, and waits for whoever writes in it at this moment: it was asked for now, and the
    /// next run by the clock is an hour away.
    void destroyNow(CaseId inCase) {
        erasures.ofCase(inCase)
                .forEach(waiting -> destroyOne(() -> rows.cases()
                        .find(inCase, Lock.TO_CHANGE)
                        .filter(_ -> carryOut(waiting.id()))
                        .isPresent()));
    }

    private boolean destroyOne(BooleanSupplier work) {
        try {
            return Boolean.TRUE.equals(transaction.execute(_ -> work.getAsBoolean()));
        } catch (RuntimeException failure) {
            LOG.error("An erasure could not be carried out ({}); it is tried again within the hour.",
                    failure.getClass().getSimpleName());
            return false;
        }
    }

    private boolean carryOut(UUID id) {
        Instant now = surroundings.clock().instant();
        Optional<Erasing> due = erasures.take(id, now);
        due.ifPresent(erasing -> {
            for (UUID one : erasing.subject().all()) {
                destroy(new Tombstone(one, erasing.subject().wholeCase(), now, erasing.authority(),
                        erasing.reason()));
            }
            erasures.end(erasing.id(), "destroyed", now);
            if (!erasing.subject().wholeCase()) {
                // Whoever has the case open learns that the wait is over.
                events.publishEvent(new CaseChanged(erasing.inCase()));
            }
        });
        return due.isPresent();
    }

    private void destroy(Tombstone tombstone) {
        if (tombstone.wholeCase()) {
            destroyCase(new CaseId(tombstone.subject()), tombstone);
        } else {
            destroy(tombstone, List.of(new ItemId(tombstone.subject())));
            rows.items().delete(tombstone.subject());
        }
    }

    private void destroy(Tombstone tombstone, List<ItemId> items) {
        destruction.destroy(tombstone, items);
        rows.items().charged(items).forEach((mailbox, room) -> destruction.giveBack(new Owner.Mailbox(mailbox), room));
    }

    private void destroyCase(CaseId inCase, Tombstone tombstone) {
        CaseStanding standing = rows.cases().find(inCase, Lock.TO_CHANGE).orElseThrow();
        destroy(tombstone, rows.items().all(inCase));
        rows.grants().destroyAll(inCase);
        rows.grants().destroyGivenBackTo(inCase);
        surroundings.deeds().forget(inCase);
        events.publishEvent(new CaseErased(inCase, standing.mailbox()));
        erasures.delete(inCase);
    }

    /// Destroys what a restored copy still holds of something that was erased, under the tombstone that says so.
    public void destroyAgain(Tombstone tombstone) {
        transaction.executeWithoutResult(_ -> {
            erasures.waiting(tombstone.subject())
                    .ifPresent(waiting -> erasures.end(waiting.id(), "destroyed",
                            tombstone.erased()));
            if (!tombstone.wholeCase()
                    || rows.cases().find(new CaseId(tombstone.subject()), Lock.TO_CHANGE).isPresent()) {
                destroy(tombstone);
            } else {
                destruction.destroy(tombstone, List.of());
            }
        });
    }

    /// Gives what waits in a restored copy its whole time again: that somebody took it back may be among what was lost.
    ///
    /// @return how many wait
    public int waitAgain() {
        return erasures.waitUntil(surroundings.clock().instant().plus(WAIT));
    }

    private Deed deed(CaseId inCase, UUID subject, By by) {
        return new Deed(Deeds.Kind.ERASURE, inCase, subject, by.actor(), by.second(), Optional.of(by.digest()),
                surroundings.clock().instant());
    }
}
