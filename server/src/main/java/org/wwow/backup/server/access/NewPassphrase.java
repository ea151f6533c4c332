package org.wwow.backup.server.access;

import org.wwow.backup.sealing.Digest;

/// A slot under a new passphrase and the HASH of the sign-in value that comes from it.
public record NewPassphrase(Digest signIn, byte[] slot) {
    /// Copies.
    ///
    /// @throws org.wwow.backup.sealing.FormRefused for a slot of another length
    public NewPassphrase {
        slot = NewAccount.requireSlot(slot);
    }

    /// A copy.
    @Override
    public byte[] slot() {
        return slot.clone();
    }

    @Override
    public String toString() {
        return "NewPassphrase[hidden]";
    }
}
