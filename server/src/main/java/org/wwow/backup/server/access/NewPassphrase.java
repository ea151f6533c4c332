package org.wwow.backup.server.access;

import org.wwow.backup.sealing.Digest;
import org.wwow.backup.server.http.Octets;

/// A slot under a new passphrase and the HASH of the sign-in value that comes from it.
public record NewPassphrase(Digest signIn, Octets slot) {
    /// @throws org.wwow.backup.sealing.FormRefused for a slot of another length
    public NewPassphrase {
        slot.require(Octets.SEALED_GRANT, "slot");
    }

    @Override
    public String toString() {
        return "NewPassphrase[hidden]";
    }
}
