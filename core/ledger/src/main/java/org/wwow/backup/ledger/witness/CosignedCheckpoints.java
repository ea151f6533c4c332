package org.wwow.backup.ledger.witness;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

import org.wwow.backup.ledger.SignedNote;
import org.wwow.backup.ledger.tiles.Disk;
import org.wwow.backup.sealing.Digest;

/// The last checkpoint that was cosigned of each log, one file each.
///
/// Comparing with it and replacing it is one step: else two requests, checked side by side, could take the witness back
/// to the smaller size (the race that C2SP tlog-witness spells out).
public final class CosignedCheckpoints {
    private final Disk disk;
    private final Map<String, ReentrantLock> locks = new ConcurrentHashMap<>();

    /// Keeps them on a disk that no other process writes.
    public CosignedCheckpoints(Disk disk) {
        this.disk = disk;
    }

    /// What to do with the record of a log, and what to answer.
    ///
    /// @param stored replaces the record; absent leaves it
    record Decision<T>(Optional<SignedNote> stored, T answer) {
        static <T> Decision<T> keep(T answer) {
            return new Decision<>(Optional.empty(), answer);
        }

        static <T> Decision<T> store(SignedNote checkpoint, T answer) {
            return new Decision<>(Optional.of(checkpoint), answer);
        }
    }

    /// Decides upon the last checkpoint.
    @FunctionalInterface
    interface Deciding<T> {
        Decision<T> upon(Optional<SignedNote> last);
    }

    /// Reads, decides and makes safe, with no other request for this log in between.
    <T> T under(String origin, Deciding<T> deciding) throws IOException {
        ReentrantLock lock = locks.computeIfAbsent(origin, _ -> new ReentrantLock());
        lock.lock();
        try {
            Decision<T> decision = deciding.upon(last(origin));
            if (decision.stored().isPresent()) {
                disk.replace(path(origin), decision.stored().get().bytes());
            }
            return decision.answer();
        } finally {
            lock.unlock();
        }
    }

    Optional<SignedNote> last(String origin) throws IOException {
        return disk.read(path(origin)).map(SignedNote::parse);
    }

    static String hashOf(String origin) {
        return Digest.hash(origin.getBytes(StandardCharsets.UTF_8)).hex();
    }

    private static String path(String origin) {
        return hashOf(origin) + "/checkpoint";
    }
}
