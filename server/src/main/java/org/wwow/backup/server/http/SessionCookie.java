package org.wwow.backup.server.http;

import java.time.Duration;

/// The cookie of a member's session: HttpOnly, SameSite=Strict, and Secure except on plain loopback.
///
/// @param secure whether the browser reaches us by TLS
public record SessionCookie(boolean secure) {
    /// Its name.
    public static final String NAME = "session";

    /// The header that sets it.
    public String set(String value, Duration life) {
        return NAME + "=" + value + "; Path=/; Max-Age=" + life.toSeconds() + "; HttpOnly; SameSite=Strict"
                + (secure ? "; Secure" : "");
    }

    /// The header that removes it.
    public String removed() {
        return set("", Duration.ZERO);
    }
}
