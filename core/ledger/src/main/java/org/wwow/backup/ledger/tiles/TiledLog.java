package org.wwow.backup.ledger.tiles;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.wwow.backup.ledger.FullTiles;
import org.wwow.backup.ledger.LeafIndex;
import org.wwow.backup.ledger.MerkleHash;
import org.wwow.backup.ledger.Snapshot;
import org.wwow.backup.ledger.TileNodes;
import org.wwow.backup.ledger.Tree;
import org.wwow.backup.ledger.TreeHead;
import org.wwow.backup.ledger.TreeSize;

/// The entries and tiles of a log on a disk: one writer, integrated at once, nothing signed here (see [LedgerWriter]).
///
/// An appended batch is safe when [#append] returns: one write and one sync of the journal. Full tiles are written as
/// they fill; [#settle] makes all of them safe, bundles before tiles before the state, before anything is published.
/// What a failure of power tears is recomputed from the journal. Not safe for several threads.
public final class TiledLog {
    private static final int KEPT = 128;

    private final Disk disk;
    private final Tree tree;
    private final ByteArrayOutputStream bundle = new ByteArrayOutputStream();
    private final Set<String> unsafeBundles = new LinkedHashSet<>();
    private final Set<String> unsafeTiles = new LinkedHashSet<>();
    private Journal journal;
    private TreeHead settled;

    private TiledLog(Disk disk, TreeHead settled, Journal journal) {
        this.disk = disk;
        this.settled = settled;
        this.journal = journal;
        this.tree = Tree.resume(settled.size(), new WrittenTiles(), this::edgeTile);
        if (!tree.snapshot().head().equals(settled)) {
            throw new LogDamaged("The tiles of the log do not lead to the root of its state; run fsck.");
        }
        TilePath.partial(TilePath.ENTRIES, settled.size()).ifPresent(this::resumeBundle);
    }

    /// Makes an empty log.
    ///
    /// @throws IllegalStateException if there already is one
    public static TiledLog create(Disk disk) throws IOException {
        if (LogState.read(disk).isPresent() || disk.read("checkpoint").isPresent()) {
            throw new IllegalStateException("There already is a log.");
        }
        Journal journal = Journal.begin(disk, TreeSize.NONE);
        LogState.write(disk, TreeHead.EMPTY);
        return new TiledLog(disk, TreeHead.EMPTY, journal);
    }

    /// Opens a log and recomputes what a failure of power may have torn.
    ///
    /// @throws LogDamaged if the files are not what a writer left
    public static TiledLog open(Disk disk) throws IOException {
        TreeHead settled = LogState.read(disk).orElseThrow(() -> new LogDamaged("There is no log; make one first."));
        Journal.Content content = Journal.open(disk);
        var log = new TiledLog(disk, settled, Journal.after(disk, content));
        log.replay(content);
        return log;
    }

    /// Appends entries, none of which may be longer than 65 535 bytes, and makes them safe.
    ///
    /// @return where the first of them stands
    public LeafIndex append(List<byte[]> entries) throws IOException {
        var first = new LeafIndex(size().leaves());
        if (entries.isEmpty()) {
            return first;
        }
        var batch = new ByteArrayOutputStream(entries.size() * (Short.BYTES + entries.getFirst().length));
        entries.forEach(entry -> EntryBundle.append(entry, batch));
        journal.append(batch.toByteArray());
        for (byte[] entry : entries) {
            integrate(entry);
        }
        return first;
    }

    /// How many entries it has.
    public TreeSize size() {
        return tree.size();
    }

    /// Its tree as it is now.
    public Snapshot snapshot() {
        return tree.snapshot();
    }

    /// Its tree as it was at an earlier size.
    public Snapshot snapshot(TreeSize earlier) {
        if (earlier.compareTo(size()) > 0) {
            throw new IllegalArgumentException(
                    "The log has " + size().leaves() + " entries, not yet " + earlier.leaves() + ".");
        }
        return new Snapshot(tree, earlier);
    }

    TileNodes tile(int level, long index) {
        return tree.tile(level, index);
    }

    /// The hash of the entry at this index.
    public MerkleHash leaf(LeafIndex index) {
        if (!size().holds(index)) {
            throw new IllegalArgumentException("There is no entry " + index.position() + " yet.");
        }
        byte[] hash = new byte[MerkleHash.BYTES];
        tree.tile(0, index.position() / TileNodes.WIDTH)
                .copy(0, (int) (index.position() % TileNodes.WIDTH), hash, 0);
        return MerkleHash.of(hash);
    }

    /// Whether an entry with this hash stands at this index.
    public boolean holds(LeafIndex index, MerkleHash leaf) {
        return leaf(index).equals(leaf);
    }

    /// Makes all bundles, then all tiles, then the state of the present size safe; only after this may a checkpoint of it
    /// be published.
    public TreeHead settle() throws IOException {
        TreeHead head = snapshot().head();
        if (head.equals(settled)) {
            return head;
        }
        Optional<TilePath> entries = TilePath.partial(TilePath.ENTRIES, head.size());
        if (entries.isPresent()) {
            write(entries.get(), bundle.toByteArray(), unsafeBundles);
        }
        makeSafe(unsafeBundles);
        for (int level = 0; head.size().leaves() >> (TileNodes.HEIGHT * level) > 0; level++) {
            Optional<TilePath> edge = TilePath.partial(level, head.size());
            if (edge.isPresent()) {
                write(edge.get(), tree.edgeTile(level).orElseThrow().bottom(edge.get().width()), unsafeTiles);
            }
        }
        makeSafe(unsafeTiles);
        LogState.write(disk, head);
        settled = head;
        return head;
    }

    /// Puts a checkpoint of a settled tree in place, and drops what it makes superfluous: partial tiles that are full in
    /// it, and the journal if all of it is settled.
    ///
    /// @throws IllegalStateException if the tree of the checkpoint is not settled
    void publish(byte[] checkpoint, TreeSize published) throws IOException {
        if (published.compareTo(settled.size()) > 0) {
            throw new IllegalStateException("A checkpoint is published after the tiles it covers are safe.");
        }
        TreeSize before = PublishedLog.sizeOf(disk.read("checkpoint"));
        disk.replace("checkpoint", checkpoint);
        if (!journal.isEmpty()) {
            compact();
        }
        dropPartials(before, published);
    }

    /// Makes all of it safe as tiles and begins the journal anew: what a log that is filled from a copy needs now and then,
    /// so that the journal stays small.
    public TreeHead compact() throws IOException {
        TreeHead head = settle();
        journal = Journal.begin(disk, size());
        return head;
    }

    private void dropPartials(TreeSize before, TreeSize published) throws IOException {
        for (int level = TilePath.ENTRIES; level < 0 || tiles(level, published) > 0; level++) {
            for (long index = tiles(level, before); index < tiles(level, published); index++) {
                disk.delete(TilePath.full(level, index).path() + ".p");
            }
        }
    }

    private static long tiles(int level, TreeSize size) {
        return size.leaves() >> (TileNodes.HEIGHT * (Math.max(level, 0) + 1));
    }

    /// The bundle under way goes into the full one as it is, so each of its entries must be the one that was hashed.
    private void resumeBundle(TilePath path) {
        byte[] bytes = mustRead(path);
        long index = path.index() * TileNodes.WIDTH;
        try {
            for (byte[] entry : EntryBundle.read(bytes, path.width())) {
                if (!holds(new LeafIndex(index++), MerkleHash.ofLeaf(entry))) {
                    throw new LogDamaged(path + " holds an entry that was not hashed; run fsck.");
                }
            }
        } catch (IllegalArgumentException notABundle) {
            throw new LogDamaged(path + " is no bundle of entries; run fsck.");
        }
        bundle.writeBytes(bytes);
    }

    private void replay(Journal.Content content) throws IOException {
        long skipped = settled.size().leaves() - content.base().leaves();
        if (skipped < 0) {
            throw new LogDamaged("The journal begins after the end of the tiles.");
        }
        for (int at = 0; at < content.entries().size(); at++) {
            byte[] entry = content.entries().get(at);
            if (at >= skipped) {
                integrate(entry);
            } else if (!holds(new LeafIndex(content.base().leaves() + at), MerkleHash.ofLeaf(entry))) {
                throw new LogDamaged("The journal and the tiles hold different entries.");
            }
        }
    }

    private void integrate(byte[] entry) throws IOException {
        EntryBundle.append(entry, bundle);
        try {
            tree.append(entry);
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        }
        if (size().leaves() % TileNodes.WIDTH == 0) {
            write(TilePath.fullEntries(size().leaves() / TileNodes.WIDTH - 1), bundle.toByteArray(), unsafeBundles);
            bundle.reset();
        }
    }

    private void write(TilePath path, byte[] content, Set<String> unsafe) throws IOException {
        // never a half file under a public name, even before it is safe
        String unfinished = path.path() + ".new";
        disk.write(unfinished, content);
        disk.rename(unfinished, path.path());
        unsafe.add(path.path());
    }

    private void makeSafe(Set<String> unsafe) throws IOException {
        Map<String, String> onePathAFolder = new LinkedHashMap<>();
        for (String path : unsafe) {
            disk.sync(path);
            onePathAFolder.put(path.substring(0, path.lastIndexOf('/')), path);
        }
        for (String path : new ArrayList<>(onePathAFolder.values())) {
            disk.syncFolder(path);
        }
        unsafe.clear();
    }

    private TileNodes edgeTile(int level, long index, int width) {
        var path = new TilePath(level, index, width);
        return tileOf(path, mustRead(path));
    }

    private byte[] mustRead(TilePath path) {
        try {
            return disk.read(path.path()).orElseThrow(() -> new LogDamaged(path + " is missing; run fsck."));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static TileNodes tileOf(TilePath path, byte[] bytes) {
        if (bytes.length != path.width() * MerkleHash.BYTES) {
            throw new LogDamaged(path + " has the wrong length; run fsck.");
        }
        return TileNodes.of(bytes);
    }

    /// Full tiles as files, with those used last in memory.
    private final class WrittenTiles implements FullTiles {
        private final Map<TilePath, TileNodes> kept = new LinkedHashMap<>(KEPT, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<TilePath, TileNodes> eldest) {
                return size() > KEPT;
            }
        };

        @Override
        public void keep(int level, long index, TileNodes tile) {
            TilePath path = TilePath.full(level, index);
            try {
                write(path, tile.bottom(TileNodes.WIDTH), unsafeTiles);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
            kept.put(path, tile);
        }

        @Override
        public TileNodes find(int level, long index) {
            return kept.computeIfAbsent(TilePath.full(level, index), path -> tileOf(path, mustRead(path)));
        }
    }
}
