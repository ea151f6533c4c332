package org.wwow.backup.ledger;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.HexFormat;

import org.wwow.backup.sealing.Digest;
import org.wwow.backup.sealing.Signature;
import org.wwow.backup.sealing.VerificationKey;

/// A public key under the name by which it signs notes: the vkey of C2SP signed-note.
public final class VerifierKey {
    private final String name;
    private final SignatureType type;
    private final byte[] publicKey;
    private final int id;
    private final Check check;

    private VerifierKey(String name, SignatureType type, byte[] publicKey) {
        this.name = KeyNames.require(name);
        this.type = type;
        this.publicKey = publicKey;
        this.id = idOf(name, type, publicKey);
        this.check = check(type, publicKey);
    }

    /// The key of these bytes under a name.
    ///
    /// @throws IllegalArgumentException if the name or the key is not one
    public static VerifierKey of(String name, SignatureType type, byte[] publicKey) {
        return new VerifierKey(name, type, publicKey.clone());
    }

    /// Reads `name+8 hex digits+base64`.
    ///
    /// @throws IllegalArgumentException if it is no vkey, its type is not understood, or its id belongs to another key
    public static VerifierKey parse(String vkey) {
        String[] parts = vkey.split("\\+", 3);
        if (parts.length != 3 || !parts[1].matches("[0-9a-f]{8}")) {
            throw new IllegalArgumentException("A vkey is name+id+key, the id eight hexadecimal digits.");
        }
        byte[] typed = CanonicalBase64.decode(parts[2]);
        if (typed.length == 0) {
            throw new IllegalArgumentException("The vkey of " + parts[0] + " has no key.");
        }
        SignatureType type = SignatureType.of(Byte.toUnsignedInt(typed[0]));
        var key = new VerifierKey(parts[0], type, Arrays.copyOfRange(typed, 1, typed.length));
        if (!parts[1].equals(HexFormat.of().toHexDigits(key.id))) {
            throw new IllegalArgumentException("The id in the vkey of " + parts[0] + " belongs to another key.");
        }
        return key;
    }

    /// The name that stands in signature lines.
    public String name() {
        return name;
    }

    /// How it signs.
    public SignatureType type() {
        return type;
    }

    /// A copy of the raw public key.
    public byte[] publicKey() {
        return publicKey.clone();
    }

    int id() {
        return id;
    }

    /// The text form.
    public String vkey() {
        var typed = new ByteArrayOutputStream();
        typed.write(type.code());
        typed.writeBytes(publicKey);
        return name + "+" + HexFormat.of().toHexDigits(id) + "+" + CanonicalBase64.encode(typed.toByteArray());
    }

    /// Whether a signature line claims to be by this key.
    boolean isNamedBy(NoteSignature line) {
        return line.name().equals(name) && line.keyId() == id;
    }

    /// Whether the signature is by this key and over this text.
    boolean holds(String text, NoteSignature line) {
        byte[] signature = line.signature();
        if (!type.isTimed()) {
            return check.holds(text.getBytes(StandardCharsets.UTF_8), signature);
        }
        if (signature.length <= Long.BYTES || line.seconds() < 0) {
            return false;
        }
        try {
            byte[] message = SignedMessages.cosignature(type, name, line.seconds(), text);
            return check.holds(message, Arrays.copyOfRange(signature, Long.BYTES, signature.length));
        } catch (NoteRefused.Malformed _) {
            return false;
        }
    }

    /// Whether both hold the same public key, under whatever name and type.
    boolean sharesKeyWith(VerifierKey other) {
        return Arrays.equals(publicKey, other.publicKey);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VerifierKey that && name.equals(that.name) && type == that.type
                && Arrays.equals(publicKey, that.publicKey);
    }

    @Override
    public int hashCode() {
        return id;
    }

    @Override
    public String toString() {
        return vkey();
    }

    private static int idOf(String name, SignatureType type, byte[] publicKey) {
        byte[] typed = {'\n', (byte) type.code()};
        return ByteBuffer.wrap(Digest.hash(name.getBytes(StandardCharsets.UTF_8), typed, publicKey).bytes()).getInt();
    }

    private static Check check(SignatureType type, byte[] publicKey) {
        if (publicKey.length != type.keyBytes()) {
            throw new IllegalArgumentException(
                    "A key of this type has " + type.keyBytes() + " bytes; it had " + publicKey.length + ".");
        }
        return switch (type) {
            case ED25519, ED25519_COSIGNATURE -> {
                VerificationKey key = VerificationKey.of(publicKey);
                yield (message, signature) -> signature.length == Signature.LENGTH
                        && key.verify(message, Signature.of(signature));
            }
            case ML_DSA_44_COSIGNATURE -> {
                PublicKey key = MlDsa44.publicKey(publicKey);
                yield (message, signature) -> signature.length == MlDsa44.SIGNATURE_BYTES
                        && MlDsa44.verify(key, message, signature);
            }
        };
    }

    @FunctionalInterface
    private interface Check {
        boolean holds(byte[] message, byte[] signature);
    }
}
