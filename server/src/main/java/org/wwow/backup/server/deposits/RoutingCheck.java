package org.wwow.backup.server.deposits;

import java.util.Optional;

import org.springframework.stereotype.Component;

import org.wwow.backup.sealing.deposit.Consent.Answer;
import org.wwow.backup.sealing.deposit.DepositStatement;
import org.wwow.backup.sealing.deposit.RoutingSlip;
import org.wwow.backup.server.casework.GrantReader;
import org.wwow.backup.server.casework.Readership;
import org.wwow.backup.server.http.Problem;

/// Where to: only she sends, only to a circle that a country names, and only while somebody is ready to take it (section 7).
///
/// A no and the keys that follow it are taken at any time: whoever is left goes on reading until it is.
@Component
final class RoutingCheck implements Check {
    @Override
    public Optional<Problem> refuse(Examined deposit) {
        Optional<RoutingSlip> slip = deposit.statement().routing();
        if (!deposit.isByReporter()) {
            return Check.unless(slip.isEmpty(), Problem.NOT_PERMITTED);
        }
        return Check.unless(!asksForReaders(deposit) || deposit.readership().isReady(), Problem.NOT_READY)
                .or(() -> Check.unless(slip.isEmpty() || isIntake(deposit.readership(), slip.get()),
                        Problem.KEY_CHANGED));
    }

    /// A case, a way to somebody, a yes; and words where nobody in force reads them.
    private static boolean asksForReaders(Examined deposit) {
        DepositStatement statement = deposit.statement();
        return deposit.standing().isEmpty() || statement.routing().isPresent()
                || statement.consents().stream().anyMatch(consent -> consent.answer() == Answer.YES)
                || (!statement.items().isEmpty() && !isRead(deposit));
    }

    private static boolean isRead(Examined deposit) {
        return deposit.standing()
                .orElseThrow()
                .grants()
                .stream()
                .filter(grant -> grant.isLive(deposit.now()))
                .anyMatch(grant -> GrantReader.find(deposit.readership(), grant.reader()).isPresent());
    }

    private static boolean isIntake(Readership readership, RoutingSlip slip) {
        return readership.isNamedByACountry(slip.circle().uuid()) && readership.circle(slip.circle().uuid())
                .filter(circle -> circle.purposes().contains("intake"))
                .isPresent();
    }
}
