package org.wwow.backup.server.access;

import org.wwow.backup.sealing.Digest;
import org.wwow.backup.sealing.FormRefused;
import org.wwow.backup.sealing.Members;
import org.wwow.backup.server.directory.SaltedProfile;
import org.wwow.backup.server.http.Octets;

/// What somebody who becomes a member makes in the browser.
///
/// @param signIn the HASH of the sign-in value; the value itself arrives only at sign-in
/// @param slot   the passphrase slot
/// @param code   shows that the code generator was set up
public record NewAccount(SignInName name, Digest signIn, Octets slot, String code, SaltedProfile profile) {
    /// @throws FormRefused for a slot of another length
    public NewAccount {
        slot.require(Octets.SEALED_GRANT, "slot");
    }

    /// Reads the members of a body.
    public static NewAccount read(Members members) {
        return new NewAccount(members.parsed("name", 64, SignInName::new), members.digest("signIn"),
                Octets.read(members, "slot", Octets.SEALED_GRANT), members.text("code", 6),
                members.object("profile", SaltedProfile::read));
    }

    @Override
    public String toString() {
        return "NewAccount[hidden]";
    }
}
