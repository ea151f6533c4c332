package org.wwow.backup.server.access;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Random;
import java.util.TreeMap;

import org.wwow.backup.sealing.Base64Url;
import org.wwow.backup.sealing.CanonicalJson;
import org.wwow.backup.sealing.Digest;
import org.wwow.backup.sealing.JsonObject;

/// A passkey in software: WebAuthn level 3, sections 6.1 (what it says), 6.3.2 and 6.3.3 (its two answers), ES256 alone.
///
/// It answers whatever it is told to, as a stolen or a lying one would.
final class SoftwareAuthenticator {
    /// Somebody touched it (`UP`).
    static final int PRESENT = 0x01;
    /// It checked who that was (`UV`).
    static final int VERIFIED = 0x04;
    private static final int WITH_KEY = 0x40;
    private static final byte[] NO_MODEL = new byte[16];

    private final KeyPair pair;
    private final byte[] id = new byte[32];

    SoftwareAuthenticator(SecureRandom random) {
        random.nextBytes(id);
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), random);
            this.pair = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has P-256.", e);
        }
    }

    /// The credential's id, base64url.
    String credential() {
        return Base64Url.encode(id);
    }

    /// What a browser on the server's own page says.
    ///
    /// @param type `webauthn.create` or `webauthn.get`
    static JsonObject browser(String type, String challenge) {
        return JsonObject.EMPTY.with("type", type)
                .with("challenge", challenge)
                .with("origin", "http://localhost:8080")
                .with("crossOrigin", false);
    }

    /// An object without one member, to be given another in its place.
    static JsonObject without(JsonObject object, String name) {
        var members = new TreeMap<>(object.members());
        members.remove(name);
        return JsonObject.of(members);
    }

    /// Other bytes than these: some changed, or cut off.
    static byte[] damaged(byte[] bytes, Random chance) {
        byte[] damaged = bytes.clone();
        for (int times = 1 + chance.nextInt(3); times > 0; times--) {
            damaged[chance.nextInt(damaged.length)] ^= (byte) (1 + chance.nextInt(255));
        }
        boolean cut = Arrays.equals(damaged, bytes) || chance.nextInt(4) == 0;
        return cut ? Arrays.copyOf(damaged, 1 + chance.nextInt(damaged.length - 1)) : damaged;
    }

    /// Authenticator data: the host it believes to be at, the flags, the count of its signatures.
    static byte[] says(String host, int flags, long count) {
        return ByteBuffer.allocate(37)
                .put(Digest.hash(host.getBytes(StandardCharsets.UTF_8)).bytes())
                .put((byte) flags)
                .putInt((int) count)
                .array();
    }

    /// The body of a sign-in.
    JsonObject assertion(JsonObject clientData, byte[] says) {
        byte[] client = CanonicalJson.write(clientData);
        return JsonObject.EMPTY.with("credential", credential())
                .with("clientDataJSON", client)
                .with("authenticatorData", says)
                .with("signature", sign(join(says, Digest.hash(client).bytes())));
    }

    /// The body that adds it to an account, without attestation.
    JsonObject registration(JsonObject clientData, String host, int flags) {
        byte[] says = join(says(host, flags | WITH_KEY, 0), NO_MODEL, new byte[]{0, (byte) id.length}, id, coseKey());
        byte[] attestation = join(new byte[]{(byte) 0xA3}, text("fmt"), text("none"), text("attStmt"),
                new byte[]{(byte) 0xA0}, text("authData"), new byte[]{0x58, (byte) says.length}, says);
        return JsonObject.EMPTY.with("credential", credential())
                .with("clientDataJSON", CanonicalJson.write(clientData))
                .with("attestationObject", attestation);
    }

    /// COSE (RFC 9053, section 7.1.1): kty 2, alg -7, crv 1, x, y.
    private byte[] coseKey() {
        var point = ((ECPublicKey) pair.getPublic()).getW();
        return join(new byte[]{(byte) 0xA5, 1, 2, 3, 0x26, 0x20, 1, 0x21, 0x58, 32},
                coordinate(point.getAffineX().toByteArray()), new byte[]{0x22, 0x58, 32},
                coordinate(point.getAffineY().toByteArray()));
    }

    private static byte[] coordinate(byte[] number) {
        byte[] fixed = new byte[32];
        int length = Math.min(32, number.length);
        System.arraycopy(number, number.length - length, fixed, 32 - length, length);
        return fixed;
    }

    private byte[] sign(byte[] message) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(pair.getPrivate());
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has ES256.", e);
        }
    }

    private static byte[] text(String word) {
        return join(new byte[]{(byte) (0x60 | word.length())}, word.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] join(byte[]... parts) {
        var joined = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            joined.writeBytes(part);
        }
        return joined.toByteArray();
    }
}
