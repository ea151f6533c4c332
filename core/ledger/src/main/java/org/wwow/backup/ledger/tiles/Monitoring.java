package org.wwow.backup.ledger.tiles;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;

import org.wwow.backup.ledger.ProofRefused;
import org.wwow.backup.ledger.SignedNote;
import org.wwow.backup.ledger.TreeHead;
import org.wwow.backup.ledger.TreeSize;
import org.wwow.backup.ledger.VerifiedCheckpoint;

/// One look at a log from outside: is what it shows now an extension of what it showed before?
public final class Monitoring {
    private Monitoring() {}

    /// Reads the checkpoint, has it verified, and proves from the log's own tiles that it extends the last one seen.
    ///
    /// @param verify such as `log::verifyPublished` or `policy::verify`
    /// @throws LogMisbehaves if the log went back, forked, or does not show the tiles it signed
    /// @throws org.wwow.backup.ledger.NoteRefused if its checkpoint is not taken
    /// @throws IOException if it cannot be reached: that alone says nothing about it
    public static VerifiedCheckpoint look(TileSource log, Function<SignedNote, VerifiedCheckpoint> verify,
            Optional<TreeHead> last) throws IOException {
        byte[] note = log.read("checkpoint").orElseThrow(() -> new LogMisbehaves("The log shows no checkpoint."));
        VerifiedCheckpoint now = verify.apply(SignedNote.parse(note));
        TreeHead before = last.orElse(TreeHead.EMPTY);
        if (now.head().size().compareTo(before.size()) < 0) {
            throw new LogMisbehaves("The log showed " + before.size().leaves() + " leaves and now shows "
                    + now.head().size().leaves() + ".");
        }
        try {
            var tree = TiledTree.snapshot(log, now.head());
            if (!before.size().equals(TreeSize.NONE)) {
                tree.consistency(before.size()).verify(before, now);
            }
        } catch (ProofRefused | TileMissing | IllegalStateException contradiction) {
            throw new LogMisbehaves(contradiction.getMessage());
        }
        return now;
    }
}
