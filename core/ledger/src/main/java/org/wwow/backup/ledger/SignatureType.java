package org.wwow.backup.ledger;

/// The signature types of C2SP signed-note that are understood here.
public enum SignatureType {
    /// Ed25519 over the note's text.
    ED25519(0x01, 32),
    /// Ed25519 over a time and the text of a checkpoint (tlog-cosignature).
    ED25519_COSIGNATURE(0x04, 32),
    /// ML-DSA-44 over a cosigner's name, a time and a tree head (tlog-cosignature).
    ML_DSA_44_COSIGNATURE(0x06, MlDsa44.PUBLIC_KEY_BYTES);

    private final int code;
    private final int keyBytes;

    SignatureType(int code, int keyBytes) {
        this.code = code;
        this.keyBytes = keyBytes;
    }

    /// The identifier byte.
    public int code() {
        return code;
    }

    /// Whether such a signature states a time.
    public boolean isTimed() {
        return this != ED25519;
    }

    int keyBytes() {
        return keyBytes;
    }

    static SignatureType of(int code) {
        for (SignatureType type : values()) {
            if (type.code == code) {
                return type;
            }
        }
        throw new IllegalArgumentException("The signature type " + code + " is not understood.");
    }
}
