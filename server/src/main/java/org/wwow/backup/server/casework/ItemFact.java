package org.wwow.backup.server.casework;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import org.wwow.backup.sealing.CaseId;
import org.wwow.backup.sealing.DepositId;
import org.wwow.backup.sealing.VerificationKey;
import org.wwow.backup.sealing.deposit.DepositedItem;

/// An item as the server knows it: digests, class of size, times; nothing of what it says.
///
/// @param line its line in the deposit, with `two` as it is now
/// @param author who signed the deposit
/// @param member who deposited; empty for the reporter
/// @param erasing whether it waits for its destruction
public record ItemFact(DepositedItem line, CaseId inCase, DepositId deposit, VerificationKey author,
        Optional<UUID> member, Instant received, boolean erasing) {}
