package org.wwow.backup.server.casework;

import java.util.Set;

import org.wwow.backup.sealing.CaseId;
import org.wwow.backup.sealing.deposit.Reader;

/// Readers lost grants of a case: their open streams are cut, after the commit.
public record GrantsEnded(CaseId id, Set<Reader> readers) {
    /// Copies the set.
    public GrantsEnded {
        readers = Set.copyOf(readers);
    }
}
