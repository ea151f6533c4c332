package org.wwow.backup.server.casework;

import java.util.UUID;

import org.wwow.backup.sealing.CaseId;

/// A case was destroyed; published in its transaction, so that other features destroy what they hold of it.
public record CaseErased(CaseId id, UUID mailbox) {}
