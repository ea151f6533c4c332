package org.wwow.backup.sealing.deposit;

import java.util.List;

/// What gives keys of a case to another reader once a second member has signed (protocol sections 18 and 25).
public sealed interface GivingStatement permits HandoverStatement, RelinkStatement {
    /// Its identifier.
    StatementId id();

    /// The keys, which wait for the second signature.
    List<DepositedGrant> grants();
}
