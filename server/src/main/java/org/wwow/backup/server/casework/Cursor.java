package org.wwow.backup.server.casework;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

import org.wwow.backup.sealing.Base64Url;
import org.wwow.backup.sealing.FormRefused;
import org.wwow.backup.server.casework.store.ItemRows.Place;
import org.wwow.backup.server.http.Problem;
import org.wwow.backup.server.http.Refused;

/// A place in a caller's own list, as text that means nothing to anybody else.
final class Cursor {
    private static final int LENGTH = 24;
    private static final long LAST_MICROS = 253_402_300_799_000_000L;

    private Cursor() {}

    static String text(Place place) {
        long micros = ChronoUnit.MICROS.between(Instant.EPOCH, place.received());
        return Base64Url.encode(ByteBuffer.allocate(LENGTH)
                .putLong(micros)
                .putLong(place.item().getMostSignificantBits())
                .putLong(place.item().getLeastSignificantBits())
                .array());
    }

    static Place read(String text) {
        ByteBuffer bytes = ByteBuffer.wrap(bytes(text, LENGTH));
        long micros = bytes.getLong();
        if (micros < 0 || micros > LAST_MICROS) {
            throw new Refused(Problem.FORM);
        }
        return new Place(Instant.EPOCH.plus(micros, ChronoUnit.MICROS), new UUID(bytes.getLong(), bytes.getLong()));
    }

    static String text(long skip) {
        return Base64Url.encode(ByteBuffer.allocate(Long.BYTES).putLong(skip).array());
    }

    static long readSkip(String text) {
        return ByteBuffer.wrap(bytes(text, Long.BYTES)).getLong() & 0xFFFF_FFFFL;
    }

    private static byte[] bytes(String text, int length) {
        try {
            byte[] bytes = Base64Url.decode(text);
            if (bytes.length == length) {
                return bytes;
            }
        } catch (FormRefused _) {
            // Refused below.
        }
        throw new Refused(Problem.FORM);
    }
}
