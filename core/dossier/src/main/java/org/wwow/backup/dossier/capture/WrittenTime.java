package org.wwow.backup.dossier.capture;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.function.BiConsumer;

/// Reads times in the forms devices write them; what is no time is left alone.
final class WrittenTime {
    /// Before it no camera wrote files: an older time is an unset clock.
    static final Instant EARLIEST = Instant.parse("1980-01-01T00:00:00Z");
    private static final DateTimeFormatter EXIF = DateTimeFormatter.ofPattern("uuuu:MM:dd HH:mm:ss");

    private WrittenTime() {}

    static Optional<LocalDateTime> exif(String text) {
        try {
            LocalDateTime time = LocalDateTime.parse(text.strip(), EXIF);
            return Optional.of(time).filter(at -> at.toInstant(ZoneOffset.UTC).isAfter(EARLIEST));
        } catch (DateTimeParseException noTime) {
            return Optional.empty();
        }
    }

    static Optional<ZoneOffset> offset(String text) {
        try {
            return Optional.of(ZoneOffset.of(text.strip()));
        } catch (DateTimeException noOffset) {
            return Optional.empty();
        }
    }

    static void iso(String text, BiConsumer<LocalDateTime, Optional<ZoneOffset>> to) {
        try {
            OffsetDateTime time = OffsetDateTime.parse(text.strip());
            to.accept(time.toLocalDateTime(), Optional.of(time.getOffset()));
        } catch (DateTimeParseException withoutOffset) {
            local(text).ifPresent(time -> to.accept(time, Optional.empty()));
        }
    }

    private static Optional<LocalDateTime> local(String text) {
        try {
            return Optional.of(LocalDateTime.parse(text.strip()));
        } catch (DateTimeParseException noTime) {
            return Optional.empty();
        }
    }
}
