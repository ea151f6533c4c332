package org.wwow.backup.ledger.tiles;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.wwow.backup.ledger.FullTiles;
import org.wwow.backup.ledger.TileNodes;
import org.wwow.backup.ledger.Tree;
import org.wwow.backup.ledger.TreeHead;

/// Derives every tile and the root of a log from its entries alone, and compares: of any tlog-tiles log, ours or not.
public final class Fsck {
    private static final int MOST_FAULTS = 100;

    private final TileSource log;
    private final TreeHead head;
    private final EntryCheck check;
    private final List<String> faults = new ArrayList<>();
    private final Tree tree = new Tree(new Compared());

    private Fsck(TileSource log, TreeHead head, EntryCheck check) {
        this.log = log;
        this.head = head;
        this.check = check;
    }

    /// What else must hold of each entry, beyond being hashed rightly.
    @FunctionalInterface
    public interface EntryCheck {
        /// Nothing more: the entries of a strange log.
        EntryCheck NONE = entry -> {};

        /// Judges one entry.
        ///
        /// @throws IllegalArgumentException if the entry may not stand in the log
        void check(byte[] entry);
    }

    /// What was found.
    ///
    /// @param head the size that was checked and the root that the entries lead to
    /// @param faults one sentence each, at most 100; none if all holds
    public record Report(TreeHead head, List<String> faults) {
        /// Keeps its own copy.
        public Report {
            faults = List.copyOf(faults);
        }

        /// Whether nothing is wrong.
        public boolean holds() {
            return faults.isEmpty();
        }
    }

    /// Checks a log up to the size and root of its checkpoint, whose signatures are the caller's matter.
    ///
    /// @throws IOException if the log cannot be read
    public static Report of(TileSource log, TreeHead head, EntryCheck check) throws IOException {
        return new Fsck(log, head, check).run();
    }

    private Report run() throws IOException {
        long size = head.size().leaves();
        for (long index = 0; index * TileNodes.WIDTH < size && faults.size() < MOST_FAULTS; index++) {
            long left = size - index * TileNodes.WIDTH;
            if (!bundle(new TilePath(TilePath.ENTRIES, index, (int) Math.min(left, TileNodes.WIDTH)))) {
                // without these entries nothing after them can be derived
                return new Report(tree.snapshot().head(), faults);
            }
        }
        if (faults.size() == MOST_FAULTS) {
            return new Report(tree.snapshot().head(), faults);
        }
        for (int level = 0; size >> (TileNodes.HEIGHT * level) > 0; level++) {
            Optional<TilePath> edge = TilePath.partial(level, head.size());
            if (edge.isPresent()) {
                compare(edge.get(), tree.edgeTile(level).orElseThrow().bottom(edge.get().width()));
            }
        }
        TreeHead derived = tree.snapshot().head();
        if (!derived.equals(head)) {
            fault("The entries lead to the root " + derived.root() + "; the checkpoint says " + head.root() + ".");
        }
        return new Report(derived, faults);
    }

    private boolean bundle(TilePath path) throws IOException {
        Optional<byte[]> bytes = readOrPrefix(path);
        if (bytes.isEmpty()) {
            fault(path + " is missing.");
            return false;
        }
        try {
            for (byte[] entry : entries(bytes.get(), path)) {
                judge(entry);
                tree.append(entry);
            }
            return true;
        } catch (IllegalArgumentException notABundle) {
            fault(path + ": " + notABundle.getMessage());
            return false;
        }
    }

    /// A log that dropped a partial bundle has the full one in its place, of which only the first entries count here.
    private List<byte[]> entries(byte[] bytes, TilePath path) throws IOException {
        if (path.isPartial() && log.read(path.path()).isEmpty()) {
            return EntryBundle.read(bytes, TileNodes.WIDTH).subList(0, path.width());
        }
        return EntryBundle.read(bytes, path.width());
    }

    private void judge(byte[] entry) {
        try {
            check.check(entry);
        } catch (IllegalArgumentException refused) {
            fault("Entry " + tree.size().leaves() + ": " + refused.getMessage());
        }
    }

    private void compare(TilePath path, byte[] derived) throws IOException {
        Optional<byte[]> found = readOrPrefix(path);
        if (found.isEmpty()) {
            fault(path + " is missing.");
            return;
        }
        boolean prefix = path.isPartial() && found.get().length > derived.length
                && log.read(path.path()).isEmpty();
        byte[] compared = prefix ? Arrays.copyOf(found.get(), derived.length) : found.get();
        if (!Arrays.equals(compared, derived)) {
            fault(path + " does not hold what its entries hash to.");
        }
    }

    private Optional<byte[]> readOrPrefix(TilePath path) throws IOException {
        Optional<byte[]> found = log.read(path.path());
        return found.isPresent() || !path.isPartial() ? found : log.read(path.whenFull().path());
    }

    private void fault(String sentence) {
        if (faults.size() < MOST_FAULTS) {
            faults.add(sentence);
        }
    }

    /// Compares each full tile as it fills and keeps none: at the end only the root is asked for, whose peaks
    /// stand in the tiles of the right edge.
    private final class Compared implements FullTiles {
        @Override
        public void keep(int level, long index, TileNodes tile) {
            try {
                compare(TilePath.full(level, index), tile.bottom(TileNodes.WIDTH));
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }

        @Override
        public TileNodes find(int level, long index) {
            throw new IllegalStateException("The root of a whole tree needs no full tile.");
        }
    }
}
