package org.wwow.backup.sealing;

import java.util.UUID;

/// A reporter's mailbox: a hash of its secret (protocol section 3). Sixteen bytes without a version: nothing in them is free.
public record MailboxId(UUID uuid) implements Id {
    /// Reads lower-case UUID text.
    public static MailboxId read(String text) {
        return new MailboxId(Id.parse(text));
    }

    @Override
    public String toString() {
        return text();
    }
}
