package org.wwow.backup.server.deposits;

import java.util.Optional;

import org.springframework.stereotype.Component;

import org.wwow.backup.sealing.VerificationKey;
import org.wwow.backup.sealing.VerifiedEnvelope;
import org.wwow.backup.server.http.Problem;

/// The author signed, and beside the author nobody but at most one member in force (protocol sections 1 and 9.10).
@Component
final class SignatureCheck implements Check {
    @Override
    public Optional<Problem> refuse(Examined deposit) {
        return Check.unless(deposit.arrived().signed().filter(signed -> isAllowed(deposit, signed)).isPresent(),
                Problem.SIGNATURE);
    }

    private static boolean isAllowed(Examined deposit, VerifiedEnvelope signed) {
        VerificationKey author = deposit.statement().author();
        return signed.isSignedBy(author) && signed.signers()
                .stream()
                .filter(key -> !key.equals(author))
                .allMatch(key -> deposit.readership().memberSigning(key).isPresent());
    }
}
