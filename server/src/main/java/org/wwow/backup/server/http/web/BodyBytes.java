package org.wwow.backup.server.http.web;

import java.io.IOException;

import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.ByteArrayHttpMessageConverter;

import org.wwow.backup.sealing.CanonicalJson;

/// Bodies that a call reads itself.
///
/// The length was checked by [BodyLimit] before anything is read.
final class BodyBytes extends ByteArrayHttpMessageConverter {
    private final BodiesInFlight bodies;

    BodyBytes(BodiesInFlight bodies) {
        this.bodies = bodies;
    }

    @Override
    public byte[] readInternal(Class<? extends byte[]> type, HttpInputMessage message) throws IOException {
        return bodies.read(message.getBody(), CanonicalJson.MAX_BYTES);
    }
}
