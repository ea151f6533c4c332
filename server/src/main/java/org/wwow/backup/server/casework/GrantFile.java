package org.wwow.backup.server.casework;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.wwow.backup.sealing.age.AgeRefused;
import org.wwow.backup.sealing.age.SealedHeader;
import org.wwow.backup.sealing.deposit.DepositedGrant;
import org.wwow.backup.sealing.deposit.SealedBytes;
import org.wwow.backup.server.http.Problem;

/// The sealed file of a grant beside its line, by whichever way it comes (protocol sections 6 and 9.6): of the one length,
/// sealed to one hybrid recipient, and the bytes that were signed. What is inside nobody here can see.
public final class GrantFile {
    private GrantFile() {}

    /// The first rule it breaks.
    public static Optional<Problem> refuse(DepositedGrant grant, @Nullable SealedBytes file) {
        if (file == null) {
            return Optional.of(Problem.FORM);
        }
        if (file.length() != DepositedGrant.BYTES) {
            return Optional.of(Problem.SIZE_CLASS);
        }
        try {
            SealedHeader.ofFile(file.shared());
        } catch (AgeRefused _) {
            return Optional.of(Problem.HEADER);
        }
        return file.digest().equals(grant.digest()) ? Optional.empty() : Optional.of(Problem.DIGEST);
    }
}
