package org.wwow.backup.server.evidence;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import org.wwow.backup.server.evidence.store.DestructionRows;

/// Reads every blob again from time to time and says so when it is no longer what was deposited.
///
/// Headers and small payloads lie in the database, whose pages have checksums of their own.
@Component
public class Fixity {
    /// How often each blob is read.
    public static final int EVERY_DAYS = 30;

    private static final Logger LOG = LoggerFactory.getLogger(Fixity.class);
    private static final int AT_ONCE = 100;
    private static final int NAMED = 20;
    private static final int MOST_ROUNDS = 100_000;

    private final DestructionRows rows;
    private final PartWriter parts;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Fixity(DestructionRows rows, PartWriter parts, ApplicationEventPublisher events, TransactionTemplate transaction,
            Clock clock) {
        this.rows = rows;
        this.parts = parts;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
    }

    /// Reads every blob that was not read for [#EVERY_DAYS], the longest unread first. Nothing is changed but the day of
    /// the reading; a blob that failed is read again, and reported again, after as many days.
    ///
    /// @return how many failed; each is published as [FixityFailed], in the transaction that notes the reading
    public int run() {
        int failed = 0;
        List<String> names = new ArrayList<>();
        for (int round = 0; round < MOST_ROUNDS; round++) {
            LocalDate today = LocalDate.now(clock);
            List<DestructionRows.Kept> some = rows.unchecked(today.minusDays(EVERY_DAYS), AT_ONCE);
            if (some.isEmpty()) {
                break;
            }
            for (DestructionRows.Kept kept : some) {
                if (!check(kept, today)) {
                    failed++;
                    if (names.size() < NAMED) {
                        names.add(kept.blob().hex());
                    }
                }
            }
        }
        if (failed > 0) {
            LOG.error(
                    "{} blobs are missing or no longer what was deposited; the first are {}. Put them back from an archive.",
                    failed, names);
        }
        return failed;
    }

    private boolean check(DestructionRows.Kept kept, LocalDate today) {
        boolean holds = holds(kept);
        boolean known = Boolean.TRUE.equals(transaction.execute(_ -> {
            // What was erased while it was read is gone by right.
            boolean there = rows.checked(kept, today);
            if (there && !holds) {
                events.publishEvent(new FixityFailed(kept.item()));
            }
            return there;
        }));
        return holds || !known;
    }

    private boolean holds(DestructionRows.Kept kept) {
        try {
            return parts.digest(kept.blob()).equals(kept.digest());
        } catch (IOException _) {
            return false;
        }
    }
}
