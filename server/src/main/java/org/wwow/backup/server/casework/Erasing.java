package org.wwow.backup.server.casework;

import java.time.Instant;
import java.util.UUID;

import org.wwow.backup.sealing.CaseId;
import org.wwow.backup.sealing.deposit.ErasureStatement.Subject;
import org.wwow.backup.server.evidence.Tombstone;

/// An erasure that was asked for and waits.
///
/// @param due when it is destroyed, unless taken back or held
public record Erasing(UUID id, CaseId inCase, Subject subject, Tombstone.Authority authority, String reason,
        Instant asked, Instant due) {}
