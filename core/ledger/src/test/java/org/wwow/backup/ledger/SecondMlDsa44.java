package org.wwow.backup.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.params.MLDSAParameters;
import org.bouncycastle.crypto.params.MLDSAPrivateKeyParameters;
import org.bouncycastle.crypto.params.MLDSAPublicKeyParameters;
import org.bouncycastle.crypto.signers.MLDSASigner;

/// ML-DSA-44 by BouncyCastle, deterministic: what the platform's is compared with.
final class SecondMlDsa44 {
    private final MLDSAPrivateKeyParameters key;

    SecondMlDsa44(byte[] seed) {
        this.key = new MLDSAPrivateKeyParameters(MLDSAParameters.ml_dsa_44, seed);
    }

    byte[] publicKey() {
        return key.getPublicKey();
    }

    byte[] sign(byte[] message) {
        var signer = new MLDSASigner();
        signer.init(true, key);
        signer.update(message, 0, message.length);
        try {
            return signer.generateSignature();
        } catch (CryptoException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static boolean verify(byte[] publicKey, byte[] message, byte[] signature) {
        var signer = new MLDSASigner();
        signer.init(false, new MLDSAPublicKeyParameters(MLDSAParameters.ml_dsa_44, publicKey));
        signer.update(message, 0, message.length);
        return signer.verifySignature(signature);
    }

    /// A cosignature line, its message put together here a second time from the specification.
    String cosignature(String name, long seconds, Checkpoint checkpoint) {
        byte[] cosigner = name.getBytes(StandardCharsets.UTF_8);
        byte[] origin = checkpoint.origin().getBytes(StandardCharsets.UTF_8);
        byte[] message = new byte[12 + 1 + cosigner.length + 8 + 1 + origin.length + 8 + 8 + 32];
        ByteBuffer fields = ByteBuffer.wrap(message);
        fields.put(new byte[]{'s', 'u', 'b', 't', 'r', 'e', 'e', '/', 'v', '1', '\n', 0});
        fields.put((byte) cosigner.length).put(cosigner).putLong(seconds);
        fields.put((byte) origin.length).put(origin);
        fields.putLong(0).putLong(checkpoint.head().size().leaves()).put(checkpoint.head().root().bytes());
        VerifierKey key = VerifierKey.of(name, SignatureType.ML_DSA_44_COSIGNATURE, publicKey());
        byte[] signature = sign(message);
        byte[] timed = ByteBuffer.allocate(8 + signature.length).putLong(seconds).put(signature).array();
        return NoteSignature.of(key, timed).line();
    }
}
