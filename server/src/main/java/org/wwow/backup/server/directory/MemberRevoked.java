package org.wwow.backup.server.directory;

import java.util.Set;

import org.wwow.backup.sealing.CircleId;
import org.wwow.backup.sealing.MemberId;

/// A member is no longer in force; published in the transaction that appends the revocation, so that what ends with
/// him ends at the same moment: sessions, and the freshness of what his circles hold.
///
/// @param circles those he was in; epochs of compartments they hold become stale (protocol section 7)
public record MemberRevoked(MemberId member, Set<CircleId> circles) {
    /// Copies.
    public MemberRevoked {
        circles = Set.copyOf(circles);
    }
}
