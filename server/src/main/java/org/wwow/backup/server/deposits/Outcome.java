package org.wwow.backup.server.deposits;

import org.wwow.backup.server.deposits.store.DepositRows;
import org.wwow.backup.server.http.Refused;

/// What a company came to for one of its deposits.
sealed interface Outcome {
    /// It was taken, now or the first time, and that is durable.
    record Taken(DepositRows.Taken deposit) implements Outcome {}

    /// A check has something against it.
    record Refusal(Refused why) implements Outcome {}

    /// Nothing was decided, and nothing of it is kept: it is to be tried alone.
    record Alone() implements Outcome {}
}
