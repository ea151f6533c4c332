package org.wwow.backup.server.casework;

import org.springframework.stereotype.Component;

import org.wwow.backup.server.casework.store.ProposalRows;

/// What two-person acts change.
@Component
record Keeping(CaseFiles files, ProposalRows proposals, Erasures erasures) {}
