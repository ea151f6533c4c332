package org.wwow.backup.sealing;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

import org.wwow.backup.sealing.FormRefused.Reason;
import org.wwow.backup.sealing.age.HybridKey;

/// What a member unlocks her slot with: a passphrase, or a passkey's PRF output (protocol section 8).
///
/// The value that unlocks and the value that signs in come from different labels; the server gets only the second.
public sealed interface MemberUnlock {
    /// The key that opens the slot made for this way of unlocking.
    HybridKey slotKey();

    /// The input the passkey's PRF is asked for.
    static Digest prfInput(InstanceId instance) {
        return Digest.hash("backup/v1/prf\n".getBytes(StandardCharsets.US_ASCII), instance.bytes());
    }

    /// By a passkey; its output never leaves the browser.
    static Passkey passkey(Secret prfOutput) {
        return new Passkey(KeyDerivation.from(prfOutput));
    }

    /// By a passphrase. Slow by design: Argon2id with 64 MiB.
    ///
    /// @throws FormRefused if the name is none (1 to 64 of `a-z 0-9 . _ @ + -` after lower-casing) or the passphrase
    ///         is empty, too long or has code points that cannot be typed alike everywhere
    static Passphrase passphrase(InstanceId instance, String signInName, String passphrase) {
        String name = signInName.toLowerCase(Locale.ROOT);
        if (!Passphrase.NAME.matcher(name).matches()) {
            throw new FormRefused(Reason.OUT_OF_RANGE, "sign-in name");
        }
        byte[] salt = Digest.hash("backup/v1/member\n".getBytes(StandardCharsets.US_ASCII), instance.bytes(),
                name.getBytes(StandardCharsets.US_ASCII)).firstHalf();
        byte[] prepared = OpaqueString.prepare(passphrase).getBytes(StandardCharsets.UTF_8);
        return new Passphrase(KeyDerivation.from(Stretching.PASSPHRASE.stretch(prepared, salt)));
    }

    /// The way of a passkey with PRF; nothing may depend on it.
    final class Passkey implements MemberUnlock {
        private final KeyDerivation derivation;

        private Passkey(KeyDerivation derivation) {
            this.derivation = derivation;
        }

        @Override
        public HybridKey slotKey() {
            return HybridKey.of(derivation.derive("member-unlock").raw());
        }

        @Override
        public String toString() {
            return "Passkey[hidden]";
        }
    }

    /// The way that always exists.
    final class Passphrase implements MemberUnlock {
        private static final Pattern NAME = Pattern.compile("[a-z0-9._@+-]{1,64}");
        private final KeyDerivation derivation;

        private Passphrase(KeyDerivation derivation) {
            this.derivation = derivation;
        }

        @Override
        public HybridKey slotKey() {
            return HybridKey.of(derivation.derive("member-unlock").raw());
        }

        /// What is sent to sign in, with a time-based code; the server keeps its hash.
        public Secret signInValue() {
            return derivation.derive("member-sign-in");
        }

        /// What the server keeps of a sign-in value.
        public Digest signInHash() {
            return Digest.hash(signInValue().raw());
        }

        @Override
        public String toString() {
            return "Passphrase[hidden]";
        }
    }
}
