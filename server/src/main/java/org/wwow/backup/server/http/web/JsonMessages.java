package org.wwow.backup.server.http.web;

import java.io.IOException;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;

import org.wwow.backup.sealing.CanonicalJson;
import org.wwow.backup.sealing.FormRefused;
import org.wwow.backup.sealing.JsonObject;

/// JSON in and out by the protocol's reader: no duplicate members, no floats, no null, bounded depth.
///
/// The length was checked by [BodyLimit] before anything is read.
final class JsonMessages extends AbstractHttpMessageConverter<JsonObject> {

    private final BodiesInFlight bodies;

    JsonMessages(BodiesInFlight bodies) {
        super(MediaType.APPLICATION_JSON, MediaType.APPLICATION_PROBLEM_JSON);
        this.bodies = bodies;
    }

    @Override
    protected boolean supports(Class<?> type) {
        return type == JsonObject.class;
    }

    @Override
    protected JsonObject readInternal(Class<? extends JsonObject> type, HttpInputMessage message) throws IOException {
        if (CanonicalJson.read(bodies.read(message.getBody(), CanonicalJson.MAX_BYTES)) instanceof JsonObject body) {
            return body;
        }
        throw new FormRefused(FormRefused.Reason.WRONG_KIND, "body");
    }

    @Override
    protected void writeInternal(JsonObject answer, HttpOutputMessage message) throws IOException {
        byte[] bytes = CanonicalJson.write(answer);
        message.getHeaders().setContentLength(bytes.length);
        message.getBody().write(bytes);
    }

    /// Without the charset parameter that Spring would add: JSON has none.
    @Override
    protected @Nullable MediaType getDefaultContentType(JsonObject answer) {
        return MediaType.APPLICATION_JSON;
    }
}
