package org.wwow.backup.ledger.tiles;

import java.io.IOException;
import java.util.Optional;

import org.wwow.backup.ledger.TreeHead;

/// The last head that the log signed, kept apart from its tiles, so that a log restored from an old copy does not sign a
/// second history.
public interface SignedHeads {
    /// The last head that was allowed to be signed.
    Optional<TreeHead> last() throws IOException;

    /// Makes `next` the last, and safe, if `expected` still is; atomic.
    ///
    /// @return whether it was
    boolean replace(Optional<TreeHead> expected, TreeHead next) throws IOException;
}
