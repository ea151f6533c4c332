package org.wwow.backup.sealing;

import java.security.SecureRandom;
import java.util.List;

import org.wwow.backup.sealing.Opened.Refusal;
import org.wwow.backup.sealing.age.Age;
import org.wwow.backup.sealing.age.AgeRefused;
import org.wwow.backup.sealing.age.HybridKey;
import org.wwow.backup.sealing.age.Recipient;

/// What sealing and opening in memory share: frame, age, canonical envelope, signature, one signer.
final class SealedContent {
    private SealedContent() {}

    static byte[] seal(Frame frame, byte[] content, Recipient recipient, SecureRandom random) {
        return Age.seal(frame.frame(content), List.of(recipient), random);
    }

    /// A parser of the statement of a verified envelope, which may refuse with its own reason.
    interface Check<T> {
        Opened<T> check(VerifiedEnvelope envelope);
    }

    static <T> Opened<T> open(Frame frame, byte[] file, HybridKey key, Check<T> check) {
        int limit = frame == Frame.GRANT ? 1024 : Frame.MAX_DOCUMENT;
        try {
            byte[] content = frame.unframe(Age.open(file, List.of(key), limit));
            var verified = Envelope.read(content).verify();
            return verified.isPresent() ? check.check(verified.get()) : new Opened.Refused<>(Refusal.SIGNATURE);
        } catch (AgeRefused refused) {
            return new Opened.Refused<>(switch (refused.reason()) {
                case NO_MATCH -> Refusal.OTHER_RECIPIENT;
                case ARMOR, HEADER, HEADER_MAC, PAYLOAD -> Refusal.DAMAGED;
            });
        } catch (FormRefused _) {
            return new Opened.Refused<>(Refusal.FORM);
        }
    }
}
