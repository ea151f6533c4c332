package org.wwow.backup.server.archive;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

import org.springframework.context.ConfigurableApplicationContext;

import org.wwow.backup.ledger.tiles.LogDamaged;
import org.wwow.backup.sealing.FormRefused;
import org.wwow.backup.sealing.age.AgeRefused;
import org.wwow.backup.server.archive.Reopening.Reopened;
import org.wwow.backup.server.settings.Settings;

/// Makes a data folder from an archive, on which a server may then start (protocol section 23).
///
/// All is built in `DATA.restoring` and renamed at the end: a refusal leaves nothing, and no server ever sees a folder to
/// which a tombstone was not applied.
public final class Restoration {
    private static final URI NOWHERE = URI.create("http://localhost:8080");

    private final SecureRandom random;
    private final Clock clock;
    private final StillServer server;

    /// @param server starts a server that stands still, for what is done by its parts
    public Restoration(SecureRandom random, Clock clock, StillServer server) {
        this.random = random;
        this.clock = clock;
        this.server = server;
    }

    /// All parts of a server, none of which begins anything.
    @FunctionalInterface
    public interface StillServer {
        /// Makes them over a data folder; to be closed.
        ConfigurableApplicationContext over(Settings settings);
    }

    /// What is there now.
    ///
    /// @param made       what was done after it is lost
    /// @param leaves     of the ledger
    /// @param beyond     leaves of the ledger that were entered after that; their deeds are lost, some are covers
    /// @param statements of the directory among them
    /// @param tombstones how many stand
    /// @param waiting    erasures that wait, each with its fourteen days again
    /// @param missing    payloads that were already missing when the archive was made
    /// @param changed    payloads that were already changed when the archive was made
    public record Restored(Instant made, long leaves, long beyond, long statements, long tombstones, int waiting,
            long missing, long changed) {}

    /// Does it.
    ///
    /// @throws ArchiveRefused in one sentence; nothing was left behind
    public Restored restore(Wish wish) throws IOException, SQLException, InterruptedException {
        try (ArchiveReader lasting = ArchiveReader.open(wish.from(), wish.keys());
                Both both = new Both(lasting, erasable(wish))) {
            requireUsable(both, wish);
            try (Staging staging = Staging.of(wish.data().toAbsolutePath().normalize())) {
                Restored restored = build(both, wish, staging.folder());
                staging.publish();
                return restored;
            }
        } catch (AgeRefused refused) {
            throw ArchiveReader.refused(refused);
        } catch (FormRefused refused) {
            throw new ArchiveRefused("Something in the archive or among the tombstones is damaged: "
                    + refused.getMessage());
        } catch (LogDamaged damaged) {
            throw new ArchiveRefused(String.valueOf(damaged.getMessage()));
        }
    }

    /// The files of one archive.
    record Both(ArchiveReader lasting, Optional<ArchiveReader> erasable) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            if (erasable.isPresent()) {
                erasable.get().close();
            }
        }
    }

    private static Optional<ArchiveReader> erasable(Wish wish) throws IOException {
        if (wish.knowingly().withoutErasable()) {
            return Optional.empty();
        }
        Path file = Archive.erasable(wish.from());
        if (!Files.exists(file)) {
            throw new ArchiveRefused(
                    "The file " + file + " is missing: without it nothing that was deposited opens again;"
                            + " say --without-erasable to restore the rest.");
        }
        return Optional.of(ArchiveReader.open(file, wish.keys()));
    }

    private void requireUsable(Both both, Wish wish) {
        Wish.Newer newer = wish.newer();
        if (newer.checkpoint().isEmpty() && newer.log().isEmpty() && !wish.knowingly().noNewerCheckpoint()) {
            throw new ArchiveRefused(
                    "Name the newest checkpoint that anybody holds with --checkpoint, or the newest copy of"
                            + " the log with --log; say --no-newer-checkpoint only if there is none.");
        }
        ArchiveHead head = both.lasting().head();
        if (head.expires().isPresent()) {
            throw new ArchiveRefused("This is the erasable part of an archive; name the file without .erasable.");
        }
        both.erasable().map(ArchiveReader::head).ifPresent(other -> {
            if (!other.archive().equals(head.archive()) || other.expires().isEmpty()) {
                throw new ArchiveRefused("The erasable file beside the archive belongs to another archive.");
            }
            if (!clock.instant().isBefore(other.expires().get())) {
                throw new ArchiveRefused("The erasable part expired at " + other.expires().get()
                        + ", so that what was erased is gone by then; destroy it, and say --without-erasable to restore"
                        + " the rest.");
            }
        });
    }

    private Restored build(Both both, Wish wish, Path staging) throws IOException, SQLException, InterruptedException {
        long changed = new Unpacking(both, wish, staging, random).run();
        var settings = new Settings(staging, "127.0.0.1", 0, NOWHERE, Optional.empty(), Optional.empty(),
                Optional.empty(), false);
        try (ConfigurableApplicationContext still = server.over(settings)) {
            Reopened reopened = still.getBean(Reopening.class).run();
            long statements = reopened.ledger().statements();
            if (statements > 0 && !wish.knowingly().olderDirectory()) {
                throw new ArchiveRefused("The ledger holds " + statements
                        + " statements of the directory that this archive does not: somebody was admitted or revoked"
                        + " since. Restore a newer archive, or say --older-directory and revoke again at once.");
            }
            return new Restored(both.lasting().head().made(), reopened.ledger().head().size().leaves(),
                    reopened.ledger().beyond(), statements, reopened.tombstones(), reopened.waiting(),
                    reopened.missing(), changed);
        }
    }
}
