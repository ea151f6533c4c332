package org.wwow.backup.server.directory;

import java.util.Set;

import org.wwow.backup.sealing.CircleId;
import org.wwow.backup.sealing.MemberId;

/// A circle was made, changed or revoked; published in the transaction that appends the statement.
///
/// @param epoch  of its key now
/// @param joined who can read from now on: shown in the custody of every case the circle holds
/// @param left   who cannot any more: epochs of compartments the circle holds become stale
public record CircleChanged(CircleId circle, long epoch, Set<MemberId> joined, Set<MemberId> left) {
    /// Copies.
    public CircleChanged {
        joined = Set.copyOf(joined);
        left = Set.copyOf(left);
    }
}
