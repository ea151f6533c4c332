package org.wwow.backup.server;

import java.net.http.HttpRequest;

/// What a caller shows.
///
/// @param name  of the header
/// @param value of the header
public record Credential(String name, String value) {
    /// A member's cookie.
    public static Credential cookie(String secret) {
        return new Credential("Cookie", "session=" + secret);
    }

    /// A reporter's token, or the token of the first start.
    public static Credential bearer(String token) {
        return new Credential("Authorization", "Bearer " + token);
    }

    /// Puts it on a request.
    public HttpRequest.Builder on(HttpRequest.Builder request) {
        return request.header(name, value);
    }
}
