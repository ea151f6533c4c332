package org.wwow.backup.server.evidence;

import java.util.UUID;

/// Whose upload it is: an address is of use only to a token of the same mailbox or a session of the same member.
public sealed interface Owner {
    /// The identifier of the mailbox or the member.
    UUID id();

    /// A reporter's mailbox.
    record Mailbox(UUID id) implements Owner {}

    /// A member.
    record Member(UUID id) implements Owner {}
}
