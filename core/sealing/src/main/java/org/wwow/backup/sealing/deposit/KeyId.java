package org.wwow.backup.sealing.deposit;

import org.wwow.backup.sealing.Base64Url;
import org.wwow.backup.sealing.FormRefused;

/// Which recipient something is sealed to: 16 bytes of a hash of its public key, as 22 signs (protocol section 5).
public record KeyId(String text) {
    /// @throws FormRefused if the text is not that of 16 bytes
    public KeyId {
        if (Base64Url.decode(text).length != 16) {
            throw new FormRefused(FormRefused.Reason.OUT_OF_RANGE, "key id");
        }
    }
}
