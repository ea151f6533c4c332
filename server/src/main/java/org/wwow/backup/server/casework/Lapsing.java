package org.wwow.backup.server.casework;

import java.time.Instant;
import java.util.List;

import org.springframework.stereotype.Component;

import org.wwow.backup.sealing.Members;
import org.wwow.backup.sealing.deposit.DepositedGrant;
import org.wwow.backup.sealing.deposit.HandoverStatement;
import org.wwow.backup.sealing.deposit.RelinkStatement;
import org.wwow.backup.server.casework.store.CaseProposalRows;
import org.wwow.backup.server.casework.store.CaseProposalRows.Proposal;

/// Forgets what ran out: rights to payloads, and acts that no second member signed in time.
///
/// Grants that waited with a hand-over, or with a case given back, are destroyed with it: they are sealed keys for
/// somebody whom the second of two persons never let in.
@Component
final class Lapsing {
    private final Rows rows;
    private final CaseProposalRows proposals;
    private final Surroundings surroundings;
    private final Outside outside;

    Lapsing(Rows rows, CaseProposalRows proposals, Surroundings surroundings, Outside outside) {
        this.rows = rows;
        this.proposals = proposals;
        this.surroundings = surroundings;
        this.outside = outside;
    }

    void run() {
        Instant now = surroundings.clock().instant();
        rows.openings().lapse(now);
        outside.transaction().executeWithoutResult(_ -> proposals.lapse(now).forEach(this::forget));
    }

    private void forget(Proposal proposal) {
        List<DepositedGrant> waiting = switch (proposal.envelope().type()) {
            case HandoverStatement.TYPE -> Members.read(proposal.envelope().statement(), HandoverStatement::read)
                    .grants();
            case RelinkStatement.TYPE -> Members.read(proposal.envelope().statement(), RelinkStatement::read)
                    .grants();
            default -> List.of();
        };
        rows.grants().endWaiting(waiting.stream().map(DepositedGrant::id).toList());
    }
}
