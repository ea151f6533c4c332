package org.wwow.backup.server.directory;

import org.wwow.backup.sealing.MemberId;

/// A member statement came into force; published in the transaction that appends it.
public record MemberAdmitted(MemberId member) {}
