package org.wwow.backup.sealing.age;

import java.util.Optional;

/// What opens age files; age itself calls it an identity.
///
/// Only a [HybridKey] has a recipient that BackUp writes to. The two others are there to read what courts and older
/// tools made, and the root's file.
public sealed interface OpeningKey permits HybridKey, ClassicKey, Passphrase {
    /// Reads one line of an identity file: `AGE-SECRET-KEY-PQ-1…` or `AGE-SECRET-KEY-1…`.
    ///
    /// @throws IllegalArgumentException in one sentence, without what was read
    static OpeningKey read(String text) {
        Optional<byte[]> hybrid = Bech32.decode(HybridKey.PREFIX, text);
        Optional<byte[]> classic = Bech32.decode(ClassicKey.PREFIX, text);
        byte[] seed = hybrid.or(() -> classic).orElse(new byte[0]);
        if (seed.length != 32 || !text.startsWith("AGE-SECRET-KEY-")) {
            throw new IllegalArgumentException(
                    "This opening key is damaged or of an unknown kind; it begins with AGE-SECRET-KEY-PQ-1.");
        }
        return hybrid.isPresent() ? HybridKey.of(seed) : ClassicKey.of(seed);
    }
}
