package org.wwow.backup.dossier.signature;

/// Keys, certificates, tokens or signatures that cannot be used, with the reason. Never names a file's content.
public final class SignatureRefused extends Exception {
    private static final long serialVersionUID = 1L;
    private final Reason reason;

    SignatureRefused(Reason reason, String detail) {
        super(reason.sentence + (detail.isEmpty() ? "" : " " + detail));
        this.reason = reason;
    }

    SignatureRefused(Reason reason) {
        this(reason, "");
    }

    /// What is wrong.
    public Reason reason() {
        return reason;
    }

    /// Why something is refused.
    public enum Reason {
        /// No PKCS#12 file, or another passphrase.
        KEY_FILE("The key file is no PKCS#12 file, or the passphrase is not its own."),
        /// No private key, or more than one.
        NOT_ONE_KEY("The key file must hold exactly one private key with its certificates."),
        /// The key of a person where an organisation's is needed, or the other way round.
        WRONG_SIGNATORY("The certificate is not of the kind of signatory that is needed here."),
        /// One key for two roles.
        SAME_KEY("The organisation and the lawyer must sign with keys of their own."),
        /// A file of certificates or revocation lists that cannot be read.
        CERTIFICATES("The file does not hold certificates or revocation lists."),
        /// No list says whether a certificate was revoked.
        NO_REVOCATION_DATA("No revocation list covers a certificate of the path."),
        /// The signatory's certificate, or an issuer's, is revoked.
        REVOKED("A certificate of the path is revoked."),
        /// The certificate's time is over, or has not begun.
        OUT_OF_TIME("A certificate of the path is not valid at the time of signing."),
        /// No anchor at the end of the path.
        NO_PATH("No path leads from a certificate to the anchors that are trusted."),
        /// No authority gave a usable token.
        NO_TIME_STAMP("No time-stamp authority gave a token that can be used."),
        /// What was asked to be signed is not what it must be.
        NOT_SIGNABLE("This cannot be signed."),
        /// What was signed did not pass the check every reader makes.
        NOT_LASTING("The signature was made but does not pass validation."),
        /// No file of the kind, or one that no reader can follow.
        UNREADABLE("The signatures of this file cannot be read."),
        /// Not the one form of a signature file.
        NOT_CANONICAL("The signature file has not the one form a dossier has."),
        /// Not a time-stamp response with one token.
        NO_TOKEN("This is no time-stamp response with a token."),
        /// The authority refused.
        REFUSED_BY_AUTHORITY("The time-stamp authority refused."),
        /// The token answers another question.
        OTHER_NONCE("The token answers another request: its nonce differs."),
        /// The token is over other bytes.
        OTHER_DIGEST("The token is over other bytes."),
        /// The token was given under a policy that was not asked for.
        OTHER_POLICY("The token was given under another policy."),
        /// The certificate may not stamp time.
        NOT_A_TIME_STAMPER("The token's certificate is not one for time-stamping alone."),
        /// The certificate was not valid when the token was given.
        EXPIRED_TIME_STAMPER("The token's certificate was not valid when the token was given."),
        /// The token's signature does not hold.
        FORGED_TOKEN("The token's signature does not hold.");

        private final String sentence;

        Reason(String sentence) {
            this.sentence = sentence;
        }
    }
}
