package org.wwow.backup.server.directory;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import org.wwow.backup.sealing.CircleId;
import org.wwow.backup.sealing.Digest;
import org.wwow.backup.sealing.Envelope;
import org.wwow.backup.sealing.FormRefused;
import org.wwow.backup.sealing.VerificationKey;
import org.wwow.backup.sealing.directory.Circle;
import org.wwow.backup.sealing.directory.Directory.Entry;
import org.wwow.backup.sealing.directory.Pin;
import org.wwow.backup.sealing.directory.Position;
import org.wwow.backup.sealing.directory.Writers;
import org.wwow.backup.server.directory.store.StatementRows;
import org.wwow.backup.server.http.Problem;
import org.wwow.backup.server.http.Refused;

/// Appends to the one chain (protocol section 7): number, `previous`, signers, rules; then everything that follows from
/// a statement, in one transaction.
@Component
public class Chain {
    private static final int PAGE = 256;
    private static final Duration AHEAD = Duration.ofMinutes(10);

    private final StatementRows rows;
    private final Consequences consequences;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private Standing known;

    Chain(StatementRows rows, Consequences consequences, Directory directory, ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.consequences = consequences;
        this.events = events;
        this.clock = clock;
        this.known = Standing.empty(directory.instance());
    }

    /// A statement that was appended.
    public record Appended(long sequence, Digest digest) {}

    /// Whether the instance was set up.
    public boolean begun() {
        return rows.last().isPresent();
    }

    /// The number the next statement must have.
    public long next() {
        return rows.last().orElse(-1) + 1;
    }

    /// Part of the chain.
    public List<Envelope> from(long sequence, int most) {
        return rows.from(sequence, most);
    }

    /// The newest head, once there is one.
    public Optional<Envelope> head() {
        return rows.newest("backup/v1/head");
    }

    /// The newest statement of a circle that is not revoked.
    Optional<Circle> circle(CircleId circle) {
        return standing().circle(circle);
    }

    /// What the page carries, once set up.
    public Optional<Pin> pin() {
        return standing().pin();
    }

    /// What reporters are served, once there is a head. Path and head are of one moment.
    public Optional<IntakeAnswer> intake() {
        return standing().intake();
    }

    /// Who may write to reporters by the newest head, once there is one: the same for everybody who asks, and unchanged
    /// by what the chain took since.
    public Optional<Writers> writersOfHead() {
        return standing().writersOfHead();
    }

    /// The digest of the writers that a head must name now; none while nobody ever was in a circle.
    public Optional<Digest> writers() {
        return standing().writers();
    }

    /// The digests that a head by this signer must list.
    public List<Digest> neededByReporters(VerificationKey headSigner) {
        return standing().neededByReporters(headSigner);
    }

    /// What is in force as this transaction sees it. Only what is committed is remembered: a statement of a transaction
    /// that fails afterwards would otherwise stay in force here and nowhere else.
    private synchronized Standing standing() {
        Standing standing = known;
        List<Envelope> page;
        do {
            page = rows.from(standing.next(), PAGE);
            for (Envelope envelope : page) {
                standing = taken(standing, envelope);
            }
        } while (page.size() == PAGE);
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            known = standing;
        }
        return standing;
    }

    private static Standing taken(Standing before, Envelope envelope) {
        try {
            return before.take(envelope);
        } catch (Refused | FormRefused refused) {
            throw new ChainUnreadable(before.next(), refused);
        }
    }

    /// Reads what is kept.
    ///
    /// @throws ChainUnreadable where it does not hold
    void requireWhole() {
        standing();
    }

    /// Appends one statement and what comes with it.
    ///
    /// @throws Refused with `form`, `signature`, `chain-moved` where the chain grew meanwhile, `digest`, or `statement`
    ///                 for any other rule
    @Transactional
    public synchronized Appended append(NewStatement fresh) {
        rows.lock();
        Standing standing = standing().take(fresh.envelope());
        Entry entry = standing.last().orElseThrow();
        requireNotAhead(entry.statement().position());
        rememberOnceCommitted(standing);
        long sequence = entry.statement().position().sequence();
        if (!rows.add(sequence, fresh.envelope(), clock.instant())) {
            throw new Refused(Problem.CHAIN_MOVED);
        }
        consequences.of(entry.statement(), fresh);
        events.publishEvent(new StatementAppended(sequence, entry.digest()));
        return new Appended(sequence, entry.digest());
    }

    /// No later statement may be issued before this one: a clock that is years ahead would carry the whole chain past
    /// everybody's date.
    private void requireNotAhead(Position position) {
        if (position.issued().isAfter(clock.instant().plus(AHEAD))) {
            throw new Refused(Problem.STATEMENT);
        }
    }

    private void rememberOnceCommitted(Standing standing) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                remember(standing);
            }
        });
    }

    private synchronized void remember(Standing standing) {
        known = standing;
    }
}
