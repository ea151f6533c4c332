package org.wwow.backup.server.evidence;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import org.wwow.backup.server.evidence.store.DestructionRows;

/// Reads every blob again from time to time and says so when it is no longer what was deposited.
@Component
public class Fixity {
    /// How often each blob is read.
    public static final int EVERY_DAYS = 30;

    private static final int AT_ONCE = 100;

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

    /// Reads the blobs that were not read for longest.
    ///
    /// @return how many of them failed; each is published as [FixityFailed]
    public int run() {
        LocalDate today = LocalDate.now(clock);
        int failed = 0;
        for (DestructionRows.Kept kept : rows.unchecked(today.minusDays(EVERY_DAYS), AT_ONCE)) {
            if (!holds(kept)) {
                failed++;
                transaction.executeWithoutResult(_ -> events.publishEvent(new FixityFailed(kept.item())));
            }
            rows.checked(kept.item(), today);
        }
        return failed;
    }

    private boolean holds(DestructionRows.Kept kept) {
        try {
            return parts.digest(kept.blob()).equals(kept.digest());
        } catch (IOException _) {
            return false;
        }
    }
}
