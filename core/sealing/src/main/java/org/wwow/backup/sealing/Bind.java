package org.wwow.backup.sealing;

import java.security.GeneralSecurityException;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Ties an item's content to its ledger leaf without revealing it: MAC(opener, HASH(content)) (protocol section 5).
///
/// With content and opener a court checks the leaf without any key; without the opener the bind tells nothing.
public final class Bind {
    private Bind() {}

    /// The bind of content under its opener.
    public static Digest of(Secret opener, Digest content) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(opener.raw(), "HmacSHA256"));
            return Digest.of(mac.doFinal(content.bytes()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has HMAC-SHA-256.", e);
        }
    }

    /// Whether a bind is that of this content and opener.
    public static boolean holds(Digest bind, Secret opener, Digest content) {
        return of(opener, content).equals(bind);
    }
}
