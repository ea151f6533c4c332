package org.wwow.backup.server.casework;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import org.wwow.backup.sealing.deposit.Consent.Purpose;

/// A choice that a member asked her about.
///
/// @param recipient the investigators' circle, where a release was asked for
/// @param member who asked; never told to her, to whom a member is a role
/// @param answered whether she has answered the purpose since
public record Asking(UUID id, Purpose purpose, Optional<UUID> recipient, UUID member, UUID organisation, Instant asked,
        boolean answered) {}
