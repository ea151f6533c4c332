package org.wwow.backup.server.deposits;

import java.util.Optional;

import org.springframework.stereotype.Component;

import org.wwow.backup.sealing.Compartment;
import org.wwow.backup.sealing.deposit.DepositedItem;
import org.wwow.backup.sealing.deposit.DepositedItem.Kind;
import org.wwow.backup.server.casework.Interviews;
import org.wwow.backup.server.http.Problem;

/// A member writes no account where one is recorded, unless two agreed lately that it may be taken again (protocol section
/// 9.12). She herself may tell and correct hers whenever she wants.
///
/// What a document says is sealed, so this holds for every document of a member in `account`.
@Component
final class InterviewCheck implements Check {
    private final Interviews interviews;

    InterviewCheck(Interviews interviews) {
        this.interviews = interviews;
    }

    @Override
    public Optional<Problem> refuse(Examined deposit) {
        boolean account = !deposit.isByReporter()
                && deposit.statement().items().stream().anyMatch(InterviewCheck::isAccount);
        return Check.unless(!account || !interviews.isClosed(deposit.statement().inCase()), Problem.NOT_PERMITTED);
    }

    private static boolean isAccount(DepositedItem item) {
        return item.kind() == Kind.DOCUMENT && item.in().compartment().equals(Compartment.ACCOUNT);
    }
}
