package org.wwow.backup.server.custody;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import org.wwow.backup.ledger.Event;
import org.wwow.backup.sealing.CaseId;
import org.wwow.backup.sealing.Digest;

/// Something that was done in a case and is to be recorded.
///
/// @param subject what it was done to: a deposit, grant, item, erasure or statement; the case itself where nothing else
/// @param second the other person, where two act
/// @param digest of the signed statement, where there is one
/// @param received by the server's clock; a fraction of a second is cut off
public record Deed(Event.Kind kind, CaseId ofCase, UUID subject, Event.Actor actor, Optional<Event.Actor> second,
        Optional<Digest> digest, Instant received) {}
