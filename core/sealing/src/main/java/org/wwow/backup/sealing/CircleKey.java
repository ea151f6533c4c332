package org.wwow.backup.sealing;

import java.security.SecureRandom;
import java.util.function.Predicate;

import org.wwow.backup.sealing.Opened.Refusal;
import org.wwow.backup.sealing.age.HybridKey;
import org.wwow.backup.sealing.age.Recipient;

/// The seed of a circle's epoch, given to one of its members (protocol section 7, `backup/v1/circle-key`).
public record CircleKey(Place place, Secret seed, KeyId reader, VerificationKey by) {
    /// The statement's type.
    public static final String TYPE = "backup/v1/circle-key";

    /// One epoch of a circle's key.
    public record Place(InstanceId instance, CircleId circle, long epoch) {
        /// @throws IllegalArgumentException if the epoch is no u32
        public Place {
            KeyDerivation.u32(epoch);
        }
    }

    /// Signs and seals; always 2 683 bytes.
    ///
    /// @throws IllegalArgumentException if signer or recipient are not those the circle key names
    public byte[] seal(SigningKey signer, Recipient to, SecureRandom random) {
        if (!signer.verificationKey().equals(by) || !KeyId.of(to).equals(reader)) {
            throw new IllegalArgumentException("A circle key is signed by its maker and sealed to its reader.");
        }
        return SealedContent.seal(Frame.GRANT, Envelope.sign(statement(), signer).canonical(), to, random);
    }

    /// Opens a circle key as the member it is for.
    ///
    /// @param published the circle's recipient of this epoch in the directory; a seed that does not give it is refused
    /// @param mayKeep whether a key is that of a keeper of the circle
    public static Opened<CircleKey> open(byte[] sealed, HybridKey reader, Published published,
            Predicate<VerificationKey> mayKeep) {
        return SealedContent.open(Frame.GRANT, sealed, reader,
                envelope -> check(envelope, reader, published, mayKeep));
    }

    /// What the directory says of a circle's epoch.
    public record Published(Place place, Recipient recipient) {}

    /// The circle's opening key.
    public HybridKey key() {
        return HybridKey.of(seed.raw());
    }

    /// The statement that is signed.
    public JsonObject statement() {
        return JsonObject.EMPTY.with("type", TYPE)
                .with("instance", place.instance)
                .with("circle", place.circle)
                .with("epoch", place.epoch)
                .with("seed", seed.raw())
                .with("reader", reader.text())
                .with("by", by);
    }

    private static Opened<CircleKey> check(VerifiedEnvelope envelope, HybridKey reader, Published published,
            Predicate<VerificationKey> mayKeep) {
        InstanceId instance = published.place().instance();
        if (!envelope.envelope().instance().equals(instance)) {
            return new Opened.Refused<>(Refusal.OTHER_PLACE);
        }
        CircleKey key = envelope.read(TYPE, instance, members -> read(instance, members));
        if (!envelope.isSignedOnlyBy(key.by)) {
            return new Opened.Refused<>(Refusal.OTHER_SIGNER);
        }
        if (!key.reader.equals(KeyId.of(reader.recipient()))) {
            return new Opened.Refused<>(Refusal.OTHER_READER);
        }
        if (!key.place.equals(published.place())) {
            return new Opened.Refused<>(Refusal.OTHER_PLACE);
        }
        if (!key.key().recipient().equals(published.recipient())) {
            return new Opened.Refused<>(Refusal.OTHER_SEED);
        }
        return mayKeep.test(key.by) ? new Opened.Verified<>(key) : new Opened.Refused<>(Refusal.UNKNOWN_GRANTOR);
    }

    private static CircleKey read(InstanceId instance, Members members) {
        return new CircleKey(new Place(instance, members.id("circle", CircleId::read), members.u32("epoch")),
                Secret.of(members.bytes("seed", Secret.LENGTH)), members.parsed("reader", 22, KeyId::new),
                members.key("by"));
    }
}
