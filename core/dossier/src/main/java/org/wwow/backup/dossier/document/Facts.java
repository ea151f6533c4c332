package org.wwow.backup.dossier.document;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

import org.wwow.backup.dossier.casefolder.CaseSheet;
import org.wwow.backup.dossier.casefolder.Dated;
import org.wwow.backup.dossier.casefolder.Derivative;
import org.wwow.backup.dossier.casefolder.Exhibit;
import org.wwow.backup.dossier.casefolder.Placed;

/// Single values of the records as words: dates with their precision and basis, places, sizes, numbers of exhibits.
final class Facts {
    private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final int MICRO = 6;

    private final Wording words;

    Facts(Wording words) {
        this.words = words;
    }

    /// A time, always in UTC and to the second.
    static String time(Instant time) {
        return UTC.format(time);
    }

    /// The time until which something lasted, or that it lasts.
    String until(Optional<Instant> time) {
        return time.map(Facts::time).orElse(words.say("still"));
    }

    /// A date as exact as it is known, never more.
    String date(Dated date) {
        return date.until()
                .map(until -> words.say("span", plain(date.from()), plain(until)))
                .orElse(plain(date.from()));
    }

    /// How exactly a date is known and from where.
    String basis(Dated date) {
        return words.say("known", words.word(date.precision()), words.word(date.basis()));
    }

    private static String plain(String date) {
        return date.endsWith("Z") ? time(Instant.parse(date)) : date;
    }

    String place(Placed place) {
        List<String> parts = new ArrayList<>();
        place.name().ifPresent(parts::add);
        place.position()
                .ifPresent(at -> parts.add(words.say("position", degrees(at.latitude()),
                        degrees(at.longitude()), at.accuracy())));
        return String.join(", ", parts);
    }

    String basis(Placed place) {
        return words.say("known", words.word(place.precision()), words.word(place.basis()));
    }

    private static String degrees(long millionths) {
        return BigDecimal.valueOf(millionths, MICRO).toPlainString() + "°";
    }

    String extent(Exhibit.Extent extent) {
        return switch (extent.unit()) {
            case PAGES -> words.say("pages", extent.count());
            case MILLISECONDS -> duration(extent.count());
        };
    }

    /// Hours, minutes, seconds of what is played.
    static String duration(long milliseconds) {
        Duration length = Duration.ofMillis(milliseconds);
        String seconds = BigDecimal.valueOf(length.toMillis() % 60_000, 3)
                .setScale(1, RoundingMode.HALF_UP)
                .toPlainString();
        return two(length.toHours()) + ":" + two(length.toMinutesPart()) + ":"
                + (seconds.indexOf('.') < 2 ? "0" : "") + seconds;
    }

    private static String two(long number) {
        return number < 10 ? "0" + number : Long.toString(number);
    }

    /// Numbers of exhibits as the reader cites them.
    String exhibits(List<Integer> numbers) {
        return numbers.isEmpty()
                ? words.say("none")
                : numbers.stream()
                        .map(this::exhibit)
                        .collect(Collectors.joining(" · "));
    }

    String exhibit(int number) {
        return words.say("exhibit", number);
    }

    /// The exhibit a file goes back to.
    String origin(CaseSheet sheet, Derivative derivative) {
        return exhibit(sheet.origin(derivative).number());
    }

    String languages(List<String> tags) {
        return tags.stream().map(words::nameOf).collect(Collectors.joining(", "));
    }
}
