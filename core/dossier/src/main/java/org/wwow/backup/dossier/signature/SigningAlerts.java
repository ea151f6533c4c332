package org.wwow.backup.dossier.signature;

import java.util.Locale;

import eu.europa.esig.dss.alert.exception.AlertException;

/// Why the signature library would not go on, as one of our reasons.
final class SigningAlerts {
    private SigningAlerts() {}

    static SignatureRefused refusal(AlertException alert) {
        String words = String.valueOf(alert.getMessage()).toLowerCase(Locale.ROOT);
        if (words.contains("revocation data is missing")) {
            return new SignatureRefused(SignatureRefused.Reason.NO_REVOCATION_DATA);
        }
        if (words.contains("revoked")) {
            return new SignatureRefused(SignatureRefused.Reason.REVOKED);
        }
        if (words.contains("expired") || words.contains("not yet valid")) {
            return new SignatureRefused(SignatureRefused.Reason.OUT_OF_TIME);
        }
        if (words.contains("timestamp")) {
            return new SignatureRefused(SignatureRefused.Reason.NO_TIME_STAMP);
        }
        return new SignatureRefused(SignatureRefused.Reason.NOT_LASTING);
    }
}
