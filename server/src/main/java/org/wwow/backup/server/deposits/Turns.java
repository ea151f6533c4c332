package org.wwow.backup.server.deposits;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.wwow.backup.sealing.CaseId;

/// Deposits of one case one after the other, in the order in which they came.
///
/// They would wait for each other at the case's row anyhow, each with a connection in its hand: whoever sends much at
/// once to one case would keep everybody else from the database. The row decides, also between nodes; this only waits
/// where it costs nothing.
final class Turns {
    private static final int LINES = 1_024;

    private final Lock[] lines = Stream.generate(() -> new ReentrantLock(true)).limit(LINES).toArray(Lock[]::new);

    /// Does it when all that came before for this case are done; now and then another case stands in the same line.
    <T> T take(CaseId inCase, Supplier<T> deed) {
        Lock line = lines[Math.floorMod(inCase.hashCode(), LINES)];
        line.lock();
        try {
            return deed.get();
        } finally {
            line.unlock();
        }
    }
}
