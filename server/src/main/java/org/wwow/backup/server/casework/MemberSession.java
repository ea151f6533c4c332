package org.wwow.backup.server.casework;

import java.util.UUID;

/// A member's live session: who, and a name of the session to which capabilities are bound.
///
/// @param id a hash of the session, never its cookie
public record MemberSession(UUID member, String id) {
}
