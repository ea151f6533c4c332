package org.wwow.backup.server.deposits;

import java.util.Optional;

import org.wwow.backup.server.http.Problem;

/// One check of protocol section 9.6. Each relies on those before it.
interface Check {
    /// Why the deposit is refused; empty if this check has nothing against it.
    Optional<Problem> refuse(Examined deposit);

    /// A refusal if something does not hold.
    static Optional<Problem> unless(boolean holds, Problem problem) {
        return holds ? Optional.empty() : Optional.of(problem);
    }
}
