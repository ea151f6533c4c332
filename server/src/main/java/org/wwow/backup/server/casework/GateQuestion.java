package org.wwow.backup.server.casework;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// May this member open this item now? Everything the answer depends on, read in one transaction.
///
/// @param member empty if not in force now
/// @param standing of the case, locked against a withdrawal; empty if there is no such case
/// @param item empty if there is none of that id in the case
/// @param readers each reader of a live grant through which the member could read, as the directory knows it now
/// @param approved whether another member approved within 24 hours
public record GateQuestion(Optional<Readership.Member> member, Optional<CaseStanding> standing,
        Optional<ItemFact> item, List<GrantReader> readers, boolean approved, Instant now) {
    /// Copies the list.
    public GateQuestion {
        readers = List.copyOf(readers);
    }
}
