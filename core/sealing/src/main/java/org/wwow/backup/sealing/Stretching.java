package org.wwow.backup.sealing;

import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/// Argon2id version 0x13 with one lane and 32 bytes of output (RFC 9106), in the two strengths of the protocol.
///
/// Parameters never change inside version 1: another strength would be another key.
enum Stretching {
    /// Access codes: 19 MiB, two passes (section 2).
    ACCESS_CODE(19_456, 2),
    /// Members' passphrases: 64 MiB, three passes (section 8).
    PASSPHRASE(65_536, 3);

    private final int kibibytes;
    private final int passes;

    Stretching(int kibibytes, int passes) {
        this.kibibytes = kibibytes;
        this.passes = passes;
    }

    Secret stretch(byte[] input, byte[] salt) {
        var generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(kibibytes)
                .withIterations(passes)
                .withParallelism(1)
                .withSalt(salt)
                .build());
        byte[] stretched = new byte[Secret.LENGTH];
        generator.generateBytes(input, stretched);
        return Secret.of(stretched);
    }
}
