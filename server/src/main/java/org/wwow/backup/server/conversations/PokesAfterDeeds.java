package org.wwow.backup.server.conversations;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import org.wwow.backup.sealing.CaseId;
import org.wwow.backup.sealing.CircleId;
import org.wwow.backup.sealing.MailboxId;
import org.wwow.backup.sealing.MemberId;
import org.wwow.backup.sealing.deposit.Reader;
import org.wwow.backup.server.casework.CaseChanged;
import org.wwow.backup.server.casework.CaseReading;
import org.wwow.backup.server.casework.CaseReading.Audience;
import org.wwow.backup.server.casework.DutyChanged;
import org.wwow.backup.server.casework.GrantsEnded;
import org.wwow.backup.server.notifications.Pokes;

/// Pokes her mailbox and everybody who holds something of a case when it changed, on every node.
///
/// Not in the deposit's own transaction: PostgreSQL takes one lock for all commits that notify, so each would wait for
/// the disk of the one before. The pokes of a moment leave together, a few milliseconds later; a poke that is lost in a
/// crash costs nothing, because whoever listens reads again when the stream breaks.
@Component
class PokesAfterDeeds implements SmartLifecycle {
    private static final long TOGETHER_MILLIS = 20;
    private static final long AGAIN_MILLIS = 500;
    private static final int AT_ONCE = 256;

    private final CaseReading cases;
    private final Pokes pokes;
    private final Set<CaseId> changed = new LinkedHashSet<>();
    private volatile CountDownLatch stopping = new CountDownLatch(0);
    private volatile boolean running;

    PokesAfterDeeds(CaseReading cases, Pokes pokes) {
        this.cases = cases;
        this.pokes = pokes;
    }

    /// A plain listener: the publication registry would write a row, and delete it, for each message of each talk.
    @EventListener
    void changed(CaseChanged change) {
        afterCommit(() -> note(change.id()));
    }

    /// Those who lost a grant hear it too: their page asks again and finds the gate shut. This is rare, and leaves with
    /// the transaction that takes the grant.
    @EventListener
    void ended(GrantsEnded ended) {
        poke(Set.of(), ended.readers());
    }

    /// Who shares a circle sees at once who reads now.
    @EventListener
    void onDuty(DutyChanged change) {
        pokes.poke(List.of(), List.of(), List.of(new CircleId(change.circle())));
    }

    private static void afterCommit(Runnable act) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            act.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                act.run();
            }
        });
    }

    private void note(CaseId id) {
        synchronized (changed) {
            changed.add(id);
            changed.notifyAll();
        }
    }

    @Override
    public void start() {
        stopping = new CountDownLatch(1);
        running = true;
        Thread.ofVirtual().name("pokes-after-deeds").start(this::pokeAgainAndAgain);
    }

    @Override
    public void stop() {
        running = false;
        stopping.countDown();
        synchronized (changed) {
            changed.notifyAll();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void pokeAgainAndAgain() {
        try {
            while (running) {
                List<CaseId> some = next();
                if (stopping.await(poke(some) ? TOGETHER_MILLIS : AGAIN_MILLIS, TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private List<CaseId> next() throws InterruptedException {
        synchronized (changed) {
            while (running && changed.isEmpty()) {
                changed.wait();
            }
            List<CaseId> some = changed.stream().limit(AT_ONCE).toList();
            some.forEach(changed::remove);
            return new ArrayList<>(some);
        }
    }

    /// Pokes those of some cases; false if that was not to be had, and they are kept for the next time. The database may
    /// be away, or busier than a connection waits; whatever it is, nobody would hear anything again if this thread ended.
    private boolean poke(List<CaseId> some) {
        try {
            if (!some.isEmpty()) {
                Audience audience = cases.audience(some);
                poke(audience.mailboxes(), audience.readers());
            }
            return true;
        } catch (RuntimeException | Error _) {
            some.forEach(this::note);
            return false;
        }
    }

    /// Her mailbox stands for the reporter; services ask by themselves.
    private void poke(Set<UUID> mailboxes, Set<Reader> readers) {
        pokes.poke(mailboxes.stream().map(MailboxId::new).toList(),
                ids(readers, Reader.Kind.MEMBER, MemberId::new), ids(readers, Reader.Kind.CIRCLE, CircleId::new));
    }

    private static <T> List<T> ids(Set<Reader> readers, Reader.Kind kind, Function<UUID, T> id) {
        return readers.stream().filter(reader -> reader.kind() == kind).map(reader -> id.apply(reader.id())).toList();
    }
}
