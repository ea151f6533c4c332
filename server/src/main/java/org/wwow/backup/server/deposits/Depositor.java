package org.wwow.backup.server.deposits;

import java.util.UUID;

import org.wwow.backup.server.casework.Readership;

/// Who sends a deposit, by the session it came with; who signed it is another question.
public sealed interface Depositor {
    /// A reporter, known by her mailbox.
    record Reporter(UUID mailbox) implements Depositor {}

    /// A member in force.
    record Member(Readership.Member member) implements Depositor {}
}
