package org.wwow.backup.server.directory;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import org.wwow.backup.sealing.CircleId;
import org.wwow.backup.sealing.Digest;
import org.wwow.backup.sealing.Envelope;
import org.wwow.backup.sealing.VerifiedEnvelope;
import org.wwow.backup.server.directory.chain.DirectoryStatement;
import org.wwow.backup.server.directory.chain.IntakePath;
import org.wwow.backup.server.directory.chain.Standing;
import org.wwow.backup.server.directory.chain.StatementRefused;
import org.wwow.backup.server.directory.store.StatementRows;
import org.wwow.backup.server.http.Problem;
import org.wwow.backup.server.http.Refused;

/// Appends to the one chain (protocol section 7): number, `previous`, signers, rules; then everything that follows from
/// a statement, in one transaction.
@Component
public class Chain {
    private static final int PAGE = 256;

    private final StatementRows rows;
    private final Consequences consequences;
    private final Directory directory;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private @Nullable Standing known;

    Chain(StatementRows rows, Consequences consequences, Directory directory, ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.consequences = consequences;
        this.directory = directory;
        this.events = events;
        this.clock = clock;
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
    synchronized Optional<DirectoryStatement.Circle> circle(CircleId circle) {
        return standing().circle(circle);
    }

    /// What the page carries, once set up.
    public synchronized Optional<Pin> pin() {
        return standing().root().map(root -> new Pin(directory.instance(), root.key(), root.log()));
    }

    /// The statements that are in force for reporters now, in order.
    public synchronized List<Standing.Entry> intakePath() {
        return IntakePath.of(standing());
    }

    /// The statements with these digests, in order: a reporter's client refuses a path that lacks one a head lists.
    public synchronized List<Standing.Entry> listed(Set<String> digests) {
        return standing().entries().stream().filter(entry -> digests.contains(entry.digest().text())).toList();
    }

    private Standing standing() {
        Standing standing = known == null ? new Standing(directory.instance()) : known;
        List<Envelope> page;
        do {
            page = rows.from(standing.next(), PAGE);
            page.forEach(envelope -> standing.take(verified(envelope)));
        } while (page.size() == PAGE);
        known = standing;
        return standing;
    }

    /// Appends one statement and what comes with it.
    ///
    /// @throws Refused with `signature`, `chain-moved` where the chain grew meanwhile, `digest`, or `statement` for any
    ///                 other rule
    @Transactional
    public synchronized Appended append(NewStatement fresh) {
        rows.lock();
        Standing standing = standing();
        Standing.Entry entry = take(standing, fresh.envelope());
        // From here on the standing is ahead of what is committed, so nobody else may use it.
        known = null;
        rememberOnceCommitted(standing);
        if (!rows.add(entry.sequence(), fresh.envelope(), clock.instant())) {
            throw new Refused(Problem.CHAIN_MOVED);
        }
        consequences.of(entry.statement(), fresh);
        events.publishEvent(new StatementAppended(entry.sequence(), entry.digest()));
        return new Appended(entry.sequence(), entry.digest());
    }

    private static Standing.Entry take(Standing standing, Envelope envelope) {
        VerifiedEnvelope verified = verified(envelope);
        try {
            return standing.take(verified);
        } catch (StatementRefused refused) {
            throw new Refused(switch (refused.rule()) {
                case CHAIN -> Problem.CHAIN_MOVED;
                case SIGNERS -> Problem.SIGNATURE;
                case PIN, ACCEPTANCE, UNKNOWN, EPOCH, HEAD, KEY -> Problem.STATEMENT;
            });
        }
    }

    private static VerifiedEnvelope verified(Envelope envelope) {
        return envelope.verify().orElseThrow(() -> new Refused(Problem.SIGNATURE));
    }

    /// If the transaction fails, the chain is read anew.
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
