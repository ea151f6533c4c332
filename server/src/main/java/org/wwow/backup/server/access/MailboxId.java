package org.wwow.backup.server.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;

import org.wwow.backup.sealing.Digest;
import org.wwow.backup.sealing.FormRefused;
import org.wwow.backup.sealing.Secret;

/// A mailbox: `HASH("backup/v1/mailbox-id\n" ‖ secret)[0..16]` (protocol section 3).
public final class MailboxId {
    /// Length in bytes.
    public static final int LENGTH = 16;
    private static final byte[] LABEL = "backup/v1/mailbox-id\n".getBytes(StandardCharsets.US_ASCII);

    private final byte[] bytes;

    private MailboxId(byte[] bytes) {
        this.bytes = bytes;
    }

    /// Takes 16 bytes that already are an id.
    ///
    /// @throws FormRefused with `OUT_OF_RANGE` for another length
    public static MailboxId of(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new FormRefused(FormRefused.Reason.OUT_OF_RANGE, "mailbox");
        }
        return new MailboxId(bytes.clone());
    }

    /// The mailbox of a secret; any 32 bytes have one.
    public static MailboxId of(Secret secret) {
        return new MailboxId(Digest.hash(LABEL, secret.revealBytes()).firstHalf());
    }

    /// A copy of the 16 bytes.
    public byte[] bytes() {
        return bytes.clone();
    }

    /// Lower-case hexadecimal.
    public String hex() {
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MailboxId id && MessageDigest.isEqual(bytes, id.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "MailboxId[hidden]";
    }
}
