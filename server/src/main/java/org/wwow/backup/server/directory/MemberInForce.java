package org.wwow.backup.server.directory;

import java.util.Set;

import org.wwow.backup.sealing.KeyId;
import org.wwow.backup.sealing.MemberId;
import org.wwow.backup.sealing.OrganisationId;
import org.wwow.backup.sealing.VerificationKey;

/// A member whose statement is in force now: appended, not past `notAfter`, not revoked, in an organisation that is not
/// revoked either.
///
/// @param administrator whether an administrator statement names him
/// @param opening       the key id of the recipient grants to him are sealed to
/// @param signing       the key his statements are signed with
public record MemberInForce(MemberId id, OrganisationId organisation, Set<String> roles, boolean administrator,
        KeyId opening, VerificationKey signing) {
    /// Copies.
    public MemberInForce {
        roles = Set.copyOf(roles);
    }
}
