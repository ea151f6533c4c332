package org.wwow.backup.server.deposits;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import org.springframework.stereotype.Component;

/// 240 deposits an hour for a mailbox (protocol section 4): a talk is one a message.
///
/// Counted in memory and forgotten after the hour; nothing of it is ever written. A mailbox may have the allowance once
/// on each node, which costs nothing that a second code would not.
@Component
public class Allowance {
    /// Deposits of one mailbox in one hour.
    public static final int AN_HOUR = 240;

    private static final Duration HOUR = Duration.ofHours(1);
    private static final int MAILBOXES = 100_000;

    private final Clock clock;
    private final Map<UUID, Count> counts = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Count> eldest) {
            return size() > MAILBOXES;
        }
    };

    /// @param clock tells the hour
    public Allowance(Clock clock) {
        this.clock = clock;
    }

    /// Takes one deposit of the allowance; false if there is none left this hour.
    public synchronized boolean take(UUID mailbox) {
        Instant now = clock.instant();
        Count count = counts.getOrDefault(mailbox, new Count(now, 0));
        Count present = count.since().plus(HOUR).isAfter(now) ? count : new Count(now, 0);
        if (present.deposits() >= AN_HOUR) {
            return false;
        }
        counts.put(mailbox, new Count(present.since(), present.deposits() + 1));
        return true;
    }

    private record Count(Instant since, int deposits) {}
}
