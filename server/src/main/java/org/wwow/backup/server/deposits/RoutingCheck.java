package org.wwow.backup.server.deposits;

import java.util.Optional;

import org.springframework.stereotype.Component;

import org.wwow.backup.sealing.deposit.RoutingSlip;
import org.wwow.backup.server.casework.Readership;
import org.wwow.backup.server.http.Problem;

/// Where to: only she sends, only while somebody is ready, only to a circle that a country names (section 7).
@Component
final class RoutingCheck implements Check {
    @Override
    public Optional<Problem> refuse(Examined deposit) {
        Optional<RoutingSlip> slip = deposit.statement().routing();
        if (!deposit.isByReporter()) {
            return Check.unless(slip.isEmpty(), Problem.NOT_PERMITTED);
        }
        return Check.unless(deposit.readership().isReady(), Problem.NOT_READY)
                .or(() -> Check.unless(slip.isEmpty() || isIntake(deposit.readership(), slip.get()),
                        Problem.KEY_CHANGED));
    }

    private static boolean isIntake(Readership readership, RoutingSlip slip) {
        return readership.isNamedByACountry(slip.circle().uuid()) && readership.circle(slip.circle().uuid())
                .filter(circle -> circle.purposes().contains("intake"))
                .isPresent();
    }
}
