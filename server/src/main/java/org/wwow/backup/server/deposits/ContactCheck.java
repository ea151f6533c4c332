package org.wwow.backup.server.deposits;

import java.util.Optional;

import org.springframework.stereotype.Component;

import org.wwow.backup.server.casework.GrantRules;
import org.wwow.backup.server.http.Problem;

/// A member writes to her only if she wants to be reached (protocol section 6: any outgoing contact needs help).
@Component
final class ContactCheck implements Check {
    @Override
    public Optional<Problem> refuse(Examined deposit) {
        boolean writes = deposit.statement()
                .items()
                .stream()
                .anyMatch(item -> item.in().compartment().isConversation());
        if (deposit.isByReporter() || !writes) {
            return Optional.empty();
        }
        var now = new GrantRules.ConsentsNow(deposit.consents(), deposit.now());
        return Check.unless(deposit.readings().stream().anyMatch(now::allowContact), Problem.NOT_PERMITTED);
    }
}
