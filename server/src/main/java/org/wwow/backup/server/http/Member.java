package org.wwow.backup.server.http;

import java.time.Instant;

import org.wwow.backup.sealing.MemberId;

/// A member with a live session, in force in the directory at the moment of this call.
///
/// @param session the row of the session; capabilities and access events are bound to it
/// @param until   when the session ends at the latest
public record Member(MemberId id, SessionId session, Instant until) implements Caller {}
