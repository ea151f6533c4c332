package org.wwow.backup.server.casework;

import org.springframework.stereotype.Component;

import org.wwow.backup.server.casework.store.CaseProposalRows;

/// What two-person acts change.
@Component
record Keeping(CaseFiles files, CaseProposalRows proposals, Erasures erasures, Relinks relinks,
        Interviews interviews) {}
