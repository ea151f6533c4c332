package org.wwow.backup.server.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.wwow.backup.ledger.KnownLog;
import org.wwow.backup.ledger.Leaf;
import org.wwow.backup.ledger.LeafIndex;
import org.wwow.backup.ledger.LeafRefused;
import org.wwow.backup.ledger.MerkleHash;
import org.wwow.backup.ledger.NoteRefused;
import org.wwow.backup.ledger.NoteSigner;
import org.wwow.backup.ledger.SignedNote;
import org.wwow.backup.ledger.SignerFile;
import org.wwow.backup.ledger.TreeHead;
import org.wwow.backup.ledger.TreeSize;
import org.wwow.backup.ledger.tiles.FileDisk;
import org.wwow.backup.ledger.tiles.TiledLog;
import org.wwow.backup.ledger.tiles.WholeLog;

/// The tree of a restored copy, made anew from its leaves: every tile and root is derived here, none is taken over.
///
/// It has no checkpoint of its own: the server publishes one when it starts, of a tree that extends every one shown here.
final class RestoredLedger implements AutoCloseable {
    private static final int JOURNAL_AT_MOST = 65_536;

    private final FileDisk disk;
    private final TiledLog log;
    private final KnownLog own;
    private int inJournal;

    /// @param keys the file of the log's own keys, which came with the archive
    RestoredLedger(Path folder, Path keys) throws IOException {
        List<NoteSigner> signers = SignerFile.read(Files.readAllBytes(keys));
        this.own = KnownLog.of(signers.stream().map(NoteSigner::verifier).toList());
        this.disk = FileDisk.hold(folder);
        this.log = TiledLog.create(disk);
    }

    /// Takes the next leaves.
    void add(byte[] leaves) throws IOException {
        List<byte[]> entries = new ArrayList<>(leaves.length / Leaf.BYTES);
        for (int at = 0; at < leaves.length; at += Leaf.BYTES) {
            entries.add(Arrays.copyOfRange(leaves, at, Math.min(at + Leaf.BYTES, leaves.length)));
        }
        append(entries);
    }

    private void append(List<byte[]> entries) throws IOException {
        try {
            entries.forEach(Leaf::read);
        } catch (LeafRefused refused) {
            throw new ArchiveRefused("The ledger to be restored holds something else than leaves of BackUp.");
        }
        var _ = log.append(entries);
        inJournal += entries.size();
        if (inJournal >= JOURNAL_AT_MOST) {
            inJournal = 0;
            log.compact();
        }
    }

    /// Goes on with what a newer copy of the same log holds; its leaves stay leaves, though no row knows them.
    void extend(Path newer) throws IOException {
        WholeLog other = WholeLog.in(newer);
        other.from(new LeafIndex(0), this::compareOrAppend);
        Path checkpoint = newer.resolve("checkpoint");
        if (Files.exists(checkpoint)) {
            require(Files.readAllBytes(checkpoint), "checkpoint in " + newer);
        }
    }

    private long compared;

    private void compareOrAppend(List<byte[]> entries) throws IOException {
        List<byte[]> further = new ArrayList<>();
        for (byte[] entry : entries) {
            if (compared >= log.size().leaves()) {
                further.add(entry);
            } else if (!log.holds(new LeafIndex(compared), MerkleHash.ofLeaf(entry))) {
                throw new ArchiveRefused("The newer copy of the log is another log: it differs at leaf " + compared
                        + ".");
            } else {
                compared++;
            }
        }
        compared += further.size();
        append(further);
    }

    /// Refuses to be behind a checkpoint of this log, or beside it.
    ///
    /// @param called what it is to the operator
    void require(byte[] checkpoint, String called) {
        TreeHead signed;
        try {
            signed = own.verify(SignedNote.parse(checkpoint)).head();
        } catch (NoteRefused refused) {
            throw new ArchiveRefused("The " + called + " is not signed by this archive's log: " + refused.getMessage());
        }
        TreeSize size = signed.size();
        if (size.compareTo(log.size()) > 0) {
            throw new ArchiveRefused("The " + called + " has " + size.leaves() + " leaves and the restored ledger "
                    + log.size().leaves() + ": name the newest copy of the log with --log, so that no second history is"
                    + " signed.");
        }
        if (!log.snapshot(size).head().equals(signed)) {
            throw new ArchiveRefused("The restored ledger is not the one of the " + called + ": at " + size.leaves()
                    + " leaves it has another root.");
        }
    }

    /// Makes all of it safe.
    void settle() throws IOException {
        log.compact();
    }

    @Override
    public void close() throws IOException {
        disk.close();
    }
}
