package org.wwow.backup.sealing;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.wwow.backup.sealing.age.HybridKey;

/// Everything a reporter holds, derived from her access code alone (protocol sections 2 and 3).
///
/// ```java
/// ReporterKeys keys = ReporterKeys.of(code, instance);   // 0.2 to 0.5 s: Argon2id
/// CaseId first = keys.caseId(0);
/// ```
/// Each case has its own author key and recipient: readers of two cases cannot tell that they share a reporter.
public final class ReporterKeys {
    private static final byte[] SALT_LABEL = ascii("backup/v1/access-code\n");
    private static final byte[] MAILBOX_LABEL = ascii("backup/v1/mailbox-id\n");

    private final InstanceId instance;
    private final KeyDerivation derivation;

    private ReporterKeys(InstanceId instance, KeyDerivation derivation) {
        this.instance = instance;
        this.derivation = derivation;
    }

    /// Stretches the code. Slow by design; the parameters never change inside version 1.
    public static ReporterKeys of(AccessCode code, InstanceId instance) {
        return new ReporterKeys(instance, KeyDerivation.from(stretch(code, instance)));
    }

    static Secret stretch(AccessCode code, InstanceId instance) {
        byte[] salt = Digest.hash(SALT_LABEL, instance.bytes()).firstHalf();
        return Stretching.ACCESS_CODE.stretch(ascii(code.revealDigits()), salt);
    }

    /// Opens the mailbox for reading; sent only inside the session call, never stored.
    public Secret mailboxSecret() {
        return derivation.derive("mailbox");
    }

    /// What the server knows the mailbox by.
    public MailboxId mailboxId() {
        return mailboxId(mailboxSecret());
    }

    /// The mailbox that a secret opens, as the server computes it.
    public static MailboxId mailboxId(Secret mailboxSecret) {
        return new MailboxId(Id.of(Digest.hash(MAILBOX_LABEL, mailboxSecret.raw()).firstHalf()));
    }

    /// The opening key of case `n`; its recipient is what readers seal to her.
    public HybridKey openingKey(long n) {
        return HybridKey.of(derivation.derive("opening", KeyDerivation.u32(n)).raw());
    }

    /// The opening key of drafts, known to her device only.
    public HybridKey draftKey() {
        return HybridKey.of(derivation.derive("draft").raw());
    }

    /// The key that speaks for her in case `n`.
    public SigningKey authorKey(long n) {
        return SigningKey.of(derivation.derive("author", KeyDerivation.u32(n)));
    }

    /// The identifier of case `n`: a hash of its author key.
    public CaseId caseId(long n) {
        return CaseId.of(instance, authorKey(n).verificationKey());
    }

    /// The opening key of a compartment's epoch that she makes herself; so she needs no grants to herself.
    public HybridKey compartmentKey(CaseId caseId, Compartment compartment, long epoch) {
        return HybridKey.of(derivation
                .derive("compartment", caseId.bytes(), compartment.field(), KeyDerivation.u32(epoch))
                .raw());
    }

    /// The tag of her signal in the statistics of a case.
    public SignalTag signalTag(CaseId caseId) {
        byte[] derived = derivation.derive("signal", caseId.bytes()).raw();
        return new SignalTag(Id.of(Arrays.copyOf(derived, 16)));
    }

    @Override
    public String toString() {
        return "ReporterKeys[hidden]";
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
