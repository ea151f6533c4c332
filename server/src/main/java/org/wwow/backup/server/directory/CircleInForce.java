package org.wwow.backup.server.directory;

import java.util.Set;

import org.wwow.backup.sealing.CircleId;
import org.wwow.backup.sealing.KeyId;
import org.wwow.backup.sealing.MemberId;
import org.wwow.backup.sealing.OrganisationId;

/// A circle whose statement is in force now.
///
/// @param epoch   of the circle's key
/// @param key     the key id of the recipient grants to the circle are sealed to
/// @param members those in force now; one who left or was revoked is not among them
/// @param keepers of its key
public record CircleInForce(CircleId id, OrganisationId organisation, Set<String> purposes, long epoch, KeyId key,
        Set<MemberId> members, Set<MemberId> keepers) {
    /// Copies.
    public CircleInForce {
        purposes = Set.copyOf(purposes);
        members = Set.copyOf(members);
        keepers = Set.copyOf(keepers);
    }

    /// Whether a case may be sent here by a reporter: purpose intake and two people to read it (protocol section 7).
    public boolean ready() {
        return purposes.contains("intake") && members.size() >= 2;
    }
}
