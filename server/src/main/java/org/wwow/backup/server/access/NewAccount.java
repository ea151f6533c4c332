package org.wwow.backup.server.access;

import org.wwow.backup.sealing.Digest;
import org.wwow.backup.sealing.FormRefused;
import org.wwow.backup.sealing.Members;
import org.wwow.backup.server.directory.SaltedProfile;

/// What somebody who becomes a member makes in the browser.
///
/// @param signIn the HASH of the sign-in value; the value itself arrives only at sign-in
/// @param slot   the passphrase slot
/// @param code   shows that the code generator was set up
public record NewAccount(SignInName name, Digest signIn, byte[] slot, String code, SaltedProfile profile) {
    /// Length of a slot in bytes (protocol section 8).
    public static final int SLOT = 2_683;

    /// Copies.
    ///
    /// @throws FormRefused for a slot of another length
    public NewAccount {
        slot = requireSlot(slot);
    }

    /// Reads the members of a body.
    public static NewAccount read(Members members) {
        return new NewAccount(members.parsed("name", 64, SignInName::new), members.digest("signIn"),
                members.bytes("slot", SLOT), members.text("code", 6), members.object("profile", SaltedProfile::read));
    }

    /// A copy.
    @Override
    public byte[] slot() {
        return slot.clone();
    }

    @Override
    public String toString() {
        return "NewAccount[hidden]";
    }

    static byte[] requireSlot(byte[] slot) {
        if (slot.length != SLOT) {
            throw new FormRefused(FormRefused.Reason.OUT_OF_RANGE, "slot");
        }
        return slot.clone();
    }
}
