package org.wwow.backup.sealing.age;

import java.util.List;
import java.util.Optional;

import org.bouncycastle.crypto.InvalidCipherTextException;

import org.wwow.backup.sealing.age.AgeRefused.Reason;

/// Tries keys on stanzas. Malformed stanzas of a known type refuse the whole file; unknown types are passed over.
final class Unwrapping {
    private static final String CLASSIC = "X25519";
    private static final int WRAPPED = FileKey.LENGTH + 16;

    private Unwrapping() {}

    static FileKey firstMatch(List<Stanza> stanzas, List<? extends OpeningKey> keys) throws AgeRefused {
        for (Stanza stanza : stanzas) {
            check(stanza, stanzas.size());
        }
        for (OpeningKey key : keys) {
            for (Stanza stanza : stanzas) {
                Optional<FileKey> fileKey = switch (key) {
                    case HybridKey hybrid when stanza.type().equals(Recipient.STANZA) -> unwrap(stanza, hybrid);
                    case ClassicKey classic when stanza.type().equals(CLASSIC) -> unwrap(stanza, classic);
                    case Passphrase passphrase when stanza.type().equals(Passphrase.STANZA) ->
                        unwrap(stanza, passphrase);
                    case HybridKey _,ClassicKey _,Passphrase _ -> Optional.empty();
                };
                if (fileKey.isPresent()) {
                    return fileKey.get();
                }
            }
        }
        throw new AgeRefused(Reason.NO_MATCH, "no recipient in it fits");
    }

    static void check(Stanza stanza, int count) throws AgeRefused {
        switch (stanza.type()) {
            case Recipient.STANZA -> {
                requireShape(stanza, 2);
                argument(stanza, Hybrid.ENCAPSULATED);
            }
            case CLASSIC -> {
                requireShape(stanza, 2);
                argument(stanza, 32);
            }
            case Passphrase.STANZA -> {
                requireShape(stanza, 3);
                argument(stanza, Passphrase.SALT);
                logN(stanza);
                if (count != 1) {
                    throw refuse("a passphrase stands beside other recipients");
                }
            }
            default -> {
                // Other tools add kinds of their own; age passes over them.
            }
        }
    }

    private static Optional<FileKey> unwrap(Stanza stanza, HybridKey key) throws AgeRefused {
        byte[] encapsulated = argument(stanza, Hybrid.ENCAPSULATED);
        try {
            return Optional.of(FileKey.of(Hybrid.hpke()
                    .open(encapsulated, key.pair(), Hybrid.INFO, new byte[0],
                            stanza.body(), null, null, null)));
        } catch (InvalidCipherTextException _) {
            return Optional.empty();
        } catch (IllegalStateException _) {
            // BouncyCastle's answer to an all-zero X25519 secret.
            throw refuse("a recipient's share is a point of low order");
        }
    }

    private static Optional<FileKey> unwrap(Stanza stanza, ClassicKey key) throws AgeRefused {
        byte[] share = argument(stanza, 32);
        byte[] secret = key.agree(share);
        if (secret.length == 0) {
            throw refuse("a recipient's share is a point of low order");
        }
        byte[] salt = new byte[64];
        System.arraycopy(share, 0, salt, 0, 32);
        System.arraycopy(key.publicKey(), 0, salt, 32, 32);
        return open(FileKey.hkdf(secret, salt, "age-encryption.org/v1/X25519"), stanza);
    }

    private static Optional<FileKey> unwrap(Stanza stanza, Passphrase passphrase) throws AgeRefused {
        return open(passphrase.wrappingKey(argument(stanza, Passphrase.SALT), logN(stanza)), stanza);
    }

    private static Optional<FileKey> open(byte[] wrappingKey, Stanza stanza) {
        byte[] unwrapped = FileKey.unwrap(wrappingKey, stanza.body());
        return unwrapped.length == FileKey.LENGTH ? Optional.of(FileKey.of(unwrapped)) : Optional.empty();
    }

    private static int logN(Stanza stanza) throws AgeRefused {
        String text = stanza.arguments().get(2);
        if (!text.matches("[1-9][0-9]?") || Integer.parseInt(text) > Passphrase.MAX_LOG_N) {
            throw refuse("its work factor is malformed or too high");
        }
        return Integer.parseInt(text);
    }

    /// The body's length is fixed before anything is decrypted, against partitioning oracles (C2SP age).
    private static void requireShape(Stanza stanza, int arguments) throws AgeRefused {
        if (stanza.arguments().size() != arguments || stanza.body().length != WRAPPED) {
            throw refuse("a recipient is malformed");
        }
    }

    private static byte[] argument(Stanza stanza, int length) throws AgeRefused {
        return Base64Strict.decode(stanza.arguments().get(1))
                .filter(bytes -> bytes.length == length)
                .orElseThrow(() -> refuse("a recipient is malformed"));
    }

    private static AgeRefused refuse(String detail) {
        return new AgeRefused(Reason.HEADER, detail);
    }
}
