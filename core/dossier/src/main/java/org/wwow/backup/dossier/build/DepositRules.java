package org.wwow.backup.dossier.build;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.wwow.backup.dossier.casefolder.CaseRefused.Problem;
import org.wwow.backup.sealing.CaseId;
import org.wwow.backup.sealing.DepositId;
import org.wwow.backup.sealing.Digest;
import org.wwow.backup.sealing.Envelope;
import org.wwow.backup.sealing.FormRefused;
import org.wwow.backup.sealing.Members;
import org.wwow.backup.sealing.deposit.DepositStatement;

/// Reads `deposits/`: each statement is signed by its author, all are of one case of one network (check 8).
final class DepositRules {
    private final CaseFolder folder;
    private final List<Problem> problems;

    /// A statement whose signatures hold.
    record Deposited(DepositStatement statement, Digest digest) {}

    DepositRules(CaseFolder folder, List<Problem> problems) {
        this.folder = folder;
        this.problems = problems;
    }

    Map<DepositId, Deposited> read() throws IOException {
        Map<DepositId, Deposited> deposits = new HashMap<>();
        for (String name : folder.in(CaseFolder.DEPOSITS)) {
            try {
                Envelope envelope = Envelope.read(folder.read(CaseFolder.DEPOSITS + name));
                DepositStatement statement = Members.read(envelope.statement(), DepositStatement::read);
                if (envelope.verify().filter(one -> one.isSignedBy(statement.author())).isEmpty()) {
                    refuse(name, "is not signed by its author, or a signature does not hold.");
                }
                if (!name.equals(statement.id().text() + ".json")) {
                    refuse(name, "is the statement of another deposit.");
                }
                deposits.put(statement.id(), new Deposited(statement, envelope.digest()));
            } catch (FormRefused refused) {
                refuse(name, "is no statement of a deposit: " + refused.getMessage() + ".");
            }
        }
        oneCase(deposits);
        return deposits;
    }

    private void oneCase(Map<DepositId, Deposited> deposits) {
        Set<CaseId> cases = deposits.values().stream().map(one -> one.statement().inCase()).collect(Collectors.toSet());
        long instances = deposits.values().stream().map(one -> one.statement().instance()).distinct().count();
        if (cases.size() != 1 || instances != 1) {
            problems.add(new Problem(CaseFolder.DEPOSITS, "are not those of one case."));
        }
        boolean opened = deposits.values()
                .stream()
                .map(Deposited::statement)
                .filter(one -> one.opening().isPresent())
                .anyMatch(one -> CaseId.of(one.instance(), one.author()).equals(one.inCase()));
        if (!opened) {
            problems.add(new Problem(CaseFolder.DEPOSITS, "lack the deposit that opened the case, by its own key."));
        }
    }

    private void refuse(String name, String sentence) {
        problems.add(new Problem(CaseFolder.DEPOSITS + name, sentence));
    }
}
