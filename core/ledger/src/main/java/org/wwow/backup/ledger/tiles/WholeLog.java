package org.wwow.backup.ledger.tiles;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.wwow.backup.ledger.Checkpoint;
import org.wwow.backup.ledger.LeafIndex;
import org.wwow.backup.ledger.SignedNote;
import org.wwow.backup.ledger.TileNodes;
import org.wwow.backup.ledger.TreeSize;

/// Every entry of a log in a folder, in order: of our own also while its writer appends and publishes, of a mirror up to
/// its checkpoint.
///
/// The journal is read before the state, and the state before the bundles. A journal never begins beyond the state that
/// is read after it; and a bundle below that state is whole, or a longer one stands in its place. So nothing the writer
/// does meanwhile can tear what is read here: it is the log as it was, at the earliest, when this was made.
public final class WholeLog {
    private final LogDirectory tiles;
    private final TreeSize settled;
    private final List<byte[]> beyond;

    private WholeLog(LogDirectory tiles, TreeSize settled, List<byte[]> beyond) {
        this.tiles = tiles;
        this.settled = settled;
        this.beyond = beyond;
    }

    /// Looks at a log; its bundles are read later, a few at a time.
    ///
    /// @throws IOException if there is none
    /// @throws LogDamaged if its state or journal is not one
    public static WholeLog in(Path folder) throws IOException {
        var tiles = new LogDirectory(folder);
        Optional<byte[]> journal = read(folder.resolve(Journal.PATH));
        Optional<byte[]> state = read(folder.resolve(LogState.PATH));
        if (state.isEmpty() || journal.isEmpty()) {
            byte[] note = tiles.read("checkpoint")
                    .orElseThrow(() -> new IOException("There is no log in " + folder + "."));
            return new WholeLog(tiles, Checkpoint.parse(SignedNote.parse(note).text()).head().size(), List.of());
        }
        TreeSize settled = LogState.parse(state.get()).size();
        return new WholeLog(tiles, settled, beyond(settled, journal.get()));
    }

    /// How many entries it has.
    public TreeSize size() {
        return new TreeSize(settled.leaves() + beyond.size());
    }

    /// Takes entries, some at a time.
    @FunctionalInterface
    public interface Taker {
        /// Takes the next ones.
        void take(List<byte[]> entries) throws IOException;
    }

    /// Gives every entry from this one on, in order, at most 256 at a time.
    ///
    /// @throws LogDamaged if a bundle is missing or is none
    public void from(LeafIndex first, Taker taker) throws IOException {
        long at = first.position();
        while (at < settled.leaves()) {
            TilePath path = TilePath.entriesAt(new LeafIndex(at), settled);
            List<byte[]> bundle = bundle(path);
            taker.take(bundle.subList((int) (at % TileNodes.WIDTH), path.width()));
            at = (path.index() + 1) * TileNodes.WIDTH;
        }
        int next = (int) Math.max(0, first.position() - settled.leaves());
        for (int end; next < beyond.size(); next = end) {
            end = Math.min(next + TileNodes.WIDTH, beyond.size());
            taker.take(beyond.subList(next, end));
        }
    }

    private List<byte[]> bundle(TilePath path) throws IOException {
        Optional<byte[]> exact = tiles.read(path.path());
        try {
            if (exact.isPresent()) {
                return EntryBundle.read(exact.get(), path.width());
            }
            byte[] longer = tiles.read(path.whenFull().path())
                    .orElseThrow(() -> new LogDamaged(path + " is missing; run fsck."));
            return EntryBundle.read(longer, TileNodes.WIDTH);
        } catch (IllegalArgumentException notABundle) {
            throw new LogDamaged(path + " is no bundle of entries; run fsck.");
        }
    }

    private static List<byte[]> beyond(TreeSize settled, byte[] journal) {
        Journal.Content content = Journal.read(journal);
        long skipped = settled.leaves() - content.base().leaves();
        if (skipped < 0) {
            throw new LogDamaged("The journal begins after the end of the tiles.");
        }
        List<byte[]> entries = content.entries();
        return skipped >= entries.size()
                ? List.of()
                : new ArrayList<>(entries.subList((int) skipped, entries.size()));
    }

    private static Optional<byte[]> read(Path file) throws IOException {
        try {
            return Optional.of(Files.readAllBytes(file));
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        }
    }
}
