package org.wwow.backup.client;

import java.net.http.HttpRequest.BodyPublishers;

/// Brings a payload up by tus 1.0 in pieces, going on where the server says it stands.
public final class Uploads {
    private static final int PIECE = 8 << 20;
    private static final String TYPE = "application/offset+octet-stream";

    private Uploads() {}

    /// Uploads all of it and returns the address, `/uploads/…`.
    public static String upload(Calls calls, byte[] payload) {
        String address = calls
                .tus("POST", "/uploads", BodyPublishers.noBody(), "Upload-Length", Integer.toString(payload.length))
                .headers()
                .firstValue("Location")
                .orElseThrow();
        for (int at = 0; at < payload.length; at += PIECE) {
            var piece = BodyPublishers.ofByteArray(payload, at, Math.min(PIECE, payload.length - at));
            calls.tus("PATCH", address, piece, "Upload-Offset", Integer.toString(at), "Content-Type", TYPE);
        }
        return address;
    }
}
