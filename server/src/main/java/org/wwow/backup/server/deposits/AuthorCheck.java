package org.wwow.backup.server.deposits;

import java.util.Optional;

import org.springframework.stereotype.Component;

import org.wwow.backup.sealing.CaseId;
import org.wwow.backup.sealing.deposit.DepositStatement;
import org.wwow.backup.server.casework.CaseFiles;
import org.wwow.backup.server.casework.CaseStanding;
import org.wwow.backup.server.casework.CaseStanding.State;
import org.wwow.backup.server.casework.Readership;
import org.wwow.backup.server.http.Problem;

/// Who may speak in this case.
///
/// Reporter: the case derives from the key, and is this mailbox's, or new. The first case of a mailbox costs work.
/// Member: the key is that of this session, and there is a live grant in the case.
@Component
final class AuthorCheck implements Check {
    private final CaseFiles cases;
    private final Work work;

    AuthorCheck(CaseFiles cases, Work work) {
        this.cases = cases;
        this.work = work;
    }

    @Override
    public Optional<Problem> refuse(Examined deposit) {
        if (deposit.found().erased()
                || deposit.standing().filter(standing -> standing.state() == State.ERASING).isPresent()) {
            return Optional.of(Problem.ERASED);
        }
        return switch (deposit.who()) {
            case Depositor.Reporter reporter -> reporter(deposit, reporter);
            case Depositor.Member(Readership.Member came) -> deposit.readership()
                    .member(came.id())
                    .map(member -> member(deposit, member))
                    .orElse(Optional.of(Problem.NOT_PERMITTED));
        };
    }

    private Optional<Problem> reporter(Examined deposit, Depositor.Reporter reporter) {
        DepositStatement statement = deposit.statement();
        if (!CaseId.of(statement.instance(), statement.author()).equals(statement.inCase())) {
            return Optional.of(Problem.NOT_PERMITTED);
        }
        Optional<CaseStanding> standing = deposit.standing();
        if (standing.isPresent()) {
            return Check.unless(standing.get().mailbox().equals(reporter.mailbox()), Problem.NOT_PERMITTED);
        }
        if (cases.hasAny(reporter.mailbox())) {
            return Optional.empty();
        }
        return Check.unless(deposit.call().work().filter(done -> work.spend(reporter.mailbox(), done)).isPresent(),
                Problem.WORK);
    }

    private static Optional<Problem> member(Examined deposit, Readership.Member member) {
        boolean own = deposit.statement().author().equals(member.signing());
        boolean holds = deposit.standing().filter(standing -> standing.isHeldBy(member, deposit.now())).isPresent();
        return Check.unless(own && holds, Problem.NOT_PERMITTED);
    }
}
