package org.wwow.backup.server.casework;

import java.time.Instant;
import java.util.Optional;

import org.wwow.backup.server.evidence.Tombstone;

/// What is left of a single item, and its place: without it nobody could tell where a conversation has a gap.
///
/// @param compartment where it stood; nothing where it was erased before that was kept
/// @param received    when it had come
public record Erased(Tombstone tombstone, Optional<String> compartment, Optional<Instant> received) {}
