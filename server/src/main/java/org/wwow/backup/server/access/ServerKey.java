package org.wwow.backup.server.access;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The server session key of protocol section 4: what it signed, every node of this instance takes back.
@Component
final class ServerKey {
    /// Length of a tag in bytes.
    static final int TAG = 16;

    private final SecretKeySpec key;

    ServerKey(JdbcClient database, SecureRandom random) {
        byte[] fresh = new byte[32];
        random.nextBytes(fresh);
        database.sql("INSERT INTO server_key (name, key) VALUES ('session', ?) ON CONFLICT DO NOTHING")
                .param(fresh)
                .update();
        byte[] kept = database.sql("SELECT key FROM server_key WHERE name = 'session'").query(byte[].class).single();
        this.key = new SecretKeySpec(kept, "HmacSHA256");
    }

    /// `MAC(key, label ‖ "\n" ‖ message)[0..16]`.
    byte[] tag(String label, byte[] message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update((label + "\n").getBytes(StandardCharsets.US_ASCII));
            return Arrays.copyOf(mac.doFinal(message), TAG);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has HMAC-SHA-256.", e);
        }
    }

    /// The message with its tag behind.
    byte[] seal(String label, byte[] message) {
        byte[] sealed = Arrays.copyOf(message, message.length + TAG);
        System.arraycopy(tag(label, message), 0, sealed, message.length, TAG);
        return sealed;
    }

    /// Whether the last 16 bytes are the tag of what stands before; in constant time.
    boolean holds(String label, byte[] sealed) {
        int length = sealed.length - TAG;
        return length >= 0 && MessageDigest.isEqual(tag(label, Arrays.copyOf(sealed, length)),
                Arrays.copyOfRange(sealed, length, sealed.length));
    }
}
