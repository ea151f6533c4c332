package org.wwow.backup.dossier.build;

import java.util.Map;

import org.wwow.backup.dossier.custody.CustodyChain;
import org.wwow.backup.dossier.custody.LoggedCustody;
import org.wwow.backup.ledger.Policy;
import org.wwow.backup.sealing.DepositId;
import org.wwow.backup.sealing.deposit.DepositStatement;

/// What a case folder was found to rest on: all of it checked.
///
/// @param custody the chain
/// @param ledger the chain held against the ledger
/// @param policy which log and witnesses
/// @param deposits the signed statements that brought the exhibits
/// @param directory the network's statements, in their states
public record CaseGrounds(CustodyChain custody, LoggedCustody ledger, Policy policy,
        Map<DepositId, DepositStatement> deposits, DirectoryStates directory) {
    /// Copies the map.
    public CaseGrounds {
        deposits = Map.copyOf(deposits);
    }
}
