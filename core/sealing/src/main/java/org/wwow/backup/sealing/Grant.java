package org.wwow.backup.sealing;

import java.security.SecureRandom;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import org.wwow.backup.sealing.FormRefused.Reason;
import org.wwow.backup.sealing.Opened.Refusal;
import org.wwow.backup.sealing.age.HybridKey;
import org.wwow.backup.sealing.age.Recipient;

/// An epoch's seed, given to one reader (protocol section 6, `backup/v1/grant`). Always 2 683 bytes when sealed.
///
/// It is signed because otherwise the server could hand a holder a seed of its own and read what is sealed to it.
public record Grant(Epoch epoch, Secret seed, KeyId reader, VerificationKey by, String purpose) {
    /// The statement's type.
    public static final String TYPE = "backup/v1/grant";
    /// Length of a sealed grant, circle key or member slot in bytes.
    public static final int SEALED_LENGTH = 2683;
    private static final Pattern PURPOSE = Pattern.compile("[a-z_]{1,32}");

    /// @throws FormRefused with `OUT_OF_RANGE` for a purpose that is no word
    public Grant {
        if (!PURPOSE.matcher(purpose).matches()) {
            throw new FormRefused(Reason.OUT_OF_RANGE, "purpose");
        }
    }

    /// Signs and seals.
    ///
    /// @throws IllegalArgumentException if signer or recipient are not those the grant names
    public byte[] seal(SigningKey signer, Recipient to, SecureRandom random) {
        if (!signer.verificationKey().equals(by) || !KeyId.of(to).equals(reader)) {
            throw new IllegalArgumentException("A grant is signed by its grantor and sealed to its reader.");
        }
        return SealedContent.seal(Frame.GRANT, Envelope.sign(statement(), signer).canonical(), to, random);
    }

    /// Opens a grant as the reader it is for.
    ///
    /// @param mayGrant whether a key is the case's author key or a member's in a circle that a live consent names for
    ///        this compartment
    public static Opened<Grant> open(byte[] sealed, HybridKey reader, Epoch epoch,
            Predicate<VerificationKey> mayGrant) {
        return SealedContent.open(Frame.GRANT, sealed, reader, envelope -> check(envelope, reader, epoch, mayGrant));
    }

    /// The opening key of the epoch.
    public HybridKey key() {
        return HybridKey.of(seed.raw());
    }

    /// The statement that is signed.
    public JsonObject statement() {
        return epoch.addTo(JsonObject.EMPTY.with("type", TYPE))
                .with("seed", seed.raw())
                .with("reader", reader.text())
                .with("by", by)
                .with("purpose", purpose);
    }

    private static Opened<Grant> check(VerifiedEnvelope envelope, HybridKey reader, Epoch epoch,
            Predicate<VerificationKey> mayGrant) {
        if (!envelope.envelope().instance().equals(epoch.instance())) {
            return new Opened.Refused<>(Refusal.OTHER_PLACE);
        }
        Grant grant = envelope.read(TYPE, epoch.instance(), members -> read(epoch.instance(), members));
        if (!envelope.isSignedOnlyBy(grant.by)) {
            return new Opened.Refused<>(Refusal.OTHER_SIGNER);
        }
        if (!grant.reader.equals(KeyId.of(reader.recipient()))) {
            return new Opened.Refused<>(Refusal.OTHER_READER);
        }
        if (!grant.epoch.equals(epoch)) {
            return new Opened.Refused<>(Refusal.OTHER_PLACE);
        }
        return mayGrant.test(grant.by) ? new Opened.Verified<>(grant) : new Opened.Refused<>(Refusal.UNKNOWN_GRANTOR);
    }

    private static Grant read(InstanceId instance, Members members) {
        return new Grant(Epoch.read(instance, members), Secret.of(members.bytes("seed", Secret.LENGTH)),
                members.parsed("reader", 22, KeyId::new), members.key("by"), members.text("purpose", 32));
    }
}
