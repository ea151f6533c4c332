package org.wwow.backup.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

import org.wwow.backup.sealing.SigningKey;

/// Signs notes under one name with one key. Prints nothing of its secret.
public final class NoteSigner {
    private final VerifierKey verifier;
    private final Primitive primitive;

    private NoteSigner(VerifierKey verifier, Primitive primitive) {
        this.verifier = verifier;
        this.primitive = primitive;
    }

    /// Signs the plain text (type 0x01): a log's first signature.
    public static NoteSigner ed25519(String name, SigningKey key) {
        return ed25519(name, SignatureType.ED25519, key);
    }

    /// Cosigns checkpoints with a time (type 0x04). The key must be used under this name only: it is not signed.
    public static NoteSigner ed25519Cosigner(String name, SigningKey key) {
        return ed25519(name, SignatureType.ED25519_COSIGNATURE, key);
    }

    /// Signs checkpoints with a time (type 0x06), for a log or a witness.
    public static NoteSigner mlDsa44(String name, MlDsa44Key key) {
        var verifier = VerifierKey.of(name, SignatureType.ML_DSA_44_COSIGNATURE, key.publicKey());
        return new NoteSigner(verifier, key::sign);
    }

    /// The public half.
    public VerifierKey verifier() {
        return verifier;
    }

    /// Signs a text.
    ///
    /// @param now stated by the types that state a time; ignored by the other
    /// @throws NoteRefused.Malformed if the type signs checkpoints only and this is none
    public NoteSignature sign(String text, Instant now) {
        SignedNote.requireText(text);
        if (!verifier.type().isTimed()) {
            return NoteSignature.of(verifier, primitive.sign(text.getBytes(StandardCharsets.UTF_8)));
        }
        long seconds = now.getEpochSecond();
        if (seconds <= 0) {
            throw new IllegalArgumentException("A cosignature states a time after 1970.");
        }
        byte[] message = SignedMessages.cosignature(verifier.type(), verifier.name(), seconds, text);
        byte[] signature = primitive.sign(message);
        byte[] timed = ByteBuffer.allocate(Long.BYTES + signature.length).putLong(seconds).put(signature).array();
        return NoteSignature.of(verifier, timed);
    }

    @Override
    public String toString() {
        return "NoteSigner[" + verifier.name() + "]";
    }

    private static NoteSigner ed25519(String name, SignatureType type, SigningKey key) {
        VerifierKey verifier = VerifierKey.of(name, type, key.verificationKey().bytes());
        return new NoteSigner(verifier, message -> key.sign(message).bytes());
    }

    @FunctionalInterface
    private interface Primitive {
        byte[] sign(byte[] message);
    }
}
