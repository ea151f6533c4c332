package org.wwow.backup.ledger.tiles;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

import org.wwow.backup.ledger.LeafIndex;
import org.wwow.backup.ledger.NoteSignature;
import org.wwow.backup.ledger.SignedNote;
import org.wwow.backup.ledger.Snapshot;
import org.wwow.backup.ledger.TileNodes;
import org.wwow.backup.ledger.TreeHead;
import org.wwow.backup.ledger.TreeSize;

/// The one writer of a ledger: appends, and signs each head at most once and never against its own history.
///
/// Before anything is signed, the new head takes the place of the last one in a second store, by comparison; a log that
/// lost leaves, or a second writer, is stopped there. Safe for several threads.
public final class LedgerWriter {
    private final ReentrantLock writing = new ReentrantLock();
    private final ReentrantLock publishing = new ReentrantLock();
    private final TiledLog log;
    private final SignedHeads heads;
    private final LogSigners signers;

    /// Takes over a log.
    ///
    /// @throws LogDamaged if the log lost leaves that were signed, or is another log
    public LedgerWriter(TiledLog log, SignedHeads heads, LogSigners signers) throws IOException {
        this.log = log;
        this.heads = heads;
        this.signers = signers;
        requireExtends(heads.last());
    }

    /// What an append leads to.
    ///
    /// @param first where the first of the entries stands
    /// @param tree for the proofs of all of them
    /// @param checkpoint signed with Ed25519 and unpublished, for receipts
    public record Appended(LeafIndex first, Snapshot tree, SignedNote checkpoint) {}

    /// Collects cosignatures, for example from witnesses; nothing is locked meanwhile that an append needs.
    @FunctionalInterface
    public interface Cosigners {
        /// What they answered for this checkpoint, to be put below it.
        ///
        /// @param tree for a proof of consistency with what a witness saw last
        List<NoteSignature> cosign(SignedNote checkpoint, Snapshot tree);
    }

    /// Appends entries and signs a receipt checkpoint of the tree that holds them; on return all of it is safe.
    ///
    /// @throws LogDamaged if something else signed for this log meanwhile
    public Appended append(List<byte[]> entries) throws IOException {
        writing.lock();
        try {
            LeafIndex first = log.append(entries);
            TreeHead head = log.snapshot().head();
            allowToSign(head);
            return new Appended(first, locked(head.size()), signers.receiptCheckpoint(head));
        } finally {
            writing.unlock();
        }
    }

    /// Adds the covers, settles the tiles, has the checkpoint cosigned and publishes it.
    ///
    /// @return the checkpoint as it was published
    public SignedNote publish(CoverLeaves covers, Cosigners cosigners) throws IOException {
        publishing.lock();
        try {
            Prepared prepared = prepare(covers);
            return publish(prepared, cosigners.cosign(prepared.checkpoint(), prepared.tree()));
        } finally {
            publishing.unlock();
        }
    }

    /// A checkpoint that is signed, and whose tiles are safe, but which nobody has seen.
    public record Prepared(SignedNote checkpoint, Snapshot tree) {}

    /// The first half of a publication: covers, tiles, signatures of the log. Cosignatures may be asked for meanwhile.
    public Prepared prepare(CoverLeaves covers) throws IOException {
        TreeHead head = settle(covers);
        return new Prepared(signers.publicCheckpoint(head), locked(head.size()));
    }

    /// The second half: the checkpoint is put in place with the cosignatures it got. Publications follow one another:
    /// none is prepared before the one before it was published.
    public SignedNote publish(Prepared prepared, List<NoteSignature> cosignatures) throws IOException {
        SignedNote checkpoint = cosignatures.isEmpty()
                ? prepared.checkpoint()
                : prepared.checkpoint().with(cosignatures);
        writing.lock();
        try {
            log.publish(checkpoint.bytes(), prepared.tree().head().size());
        } finally {
            writing.unlock();
        }
        return checkpoint;
    }

    /// Reads the log under the lock of the writer.
    public <T> T read(Reading<T> reading) {
        writing.lock();
        try {
            return reading.from(log);
        } finally {
            writing.unlock();
        }
    }

    /// Something that is read from a log.
    @FunctionalInterface
    public interface Reading<T> {
        /// Must not keep the log or a tree of it.
        T from(TiledLog log);
    }

    private TreeHead settle(CoverLeaves covers) throws IOException {
        writing.lock();
        try {
            log.append(covers.after(log.size()));
            TreeHead head = log.settle();
            allowToSign(head);
            return head;
        } finally {
            writing.unlock();
        }
    }

    private void allowToSign(TreeHead next) throws IOException {
        Optional<TreeHead> last = heads.last();
        requireExtends(last);
        boolean same = last.isPresent() && last.get().equals(next);
        if (!same && !heads.replace(last, next)) {
            throw new LogDamaged("Another writer signed for this log; only one may run.");
        }
    }

    private void requireExtends(Optional<TreeHead> signed) {
        if (signed.isEmpty()) {
            return;
        }
        TreeSize size = signed.get().size();
        if (size.compareTo(log.size()) > 0) {
            throw new LogDamaged("A checkpoint of " + size.leaves() + " leaves was signed; the log has "
                    + log.size().leaves() + ": leaves were lost. Restore the newest copy of the log.");
        }
        if (!log.snapshot(size).head().equals(signed.get())) {
            throw new LogDamaged("At " + size.leaves() + " leaves the log is not the one that was signed.");
        }
    }

    /// A tree for those who read it outside the lock.
    private Snapshot locked(TreeSize size) {
        return new Snapshot(this::tile, size);
    }

    private TileNodes tile(int level, long index) {
        writing.lock();
        try {
            return log.tile(level, index);
        } finally {
            writing.unlock();
        }
    }
}
