package org.wwow.backup.server.directory;

import org.wwow.backup.sealing.MemberId;

/// A member is no longer in force; published in the transaction that appends the revocation, so that what ends with
/// him (sessions, grants' freshness) ends at the same moment.
public record MemberRevoked(MemberId member) {}
