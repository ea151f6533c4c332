package org.wwow.backup.dossier.casefolder;

import java.util.Optional;
import java.util.regex.Pattern;

import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.JsonText;

/// A date as it is known, with how exactly and from where (check 32). Never more exact than its source.
///
/// @param from `YYYY`, `YYYY-MM`, `YYYY-MM-DD` or `YYYY-MM-DDThh:mm:ssZ`
/// @param until the other end, where it is a span
/// @param precision how exactly it is known
/// @param basis where it comes from
public record Dated(String from, Optional<String> until, Precision precision, Basis basis) {
    private static final Pattern DATE = Pattern
            .compile("\\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\\d|3[01])(T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\dZ)?)?)?");
    private static final String RULE = "is not a date such as 2026, 2026-11, 2026-11-21 or 2026-11-21T10:00:00Z.";

    /// How exactly a date is known.
    public enum Precision {
        /// To the second.
        SECOND,
        /// To the minute.
        MINUTE,
        /// To the hour.
        HOUR,
        /// To the day.
        DAY,
        /// To the week.
        WEEK,
        /// To the month.
        MONTH,
        /// To the season.
        SEASON,
        /// To the year.
        YEAR
    }

    static Dated read(SheetReader sheet) {
        Dated dated = new Dated(sheet.matching("from", DATE, RULE),
                sheet.optional("until", name -> sheet.matching(name, DATE, RULE)),
                sheet.word("precision", Precision.class), sheet.word("basis", Basis.class));
        if (dated.until.isPresent() && dated.until.get().compareTo(dated.from) < 0) {
            throw sheet.refuse("until", "lies before its beginning.");
        }
        return dated;
    }

    /// The JSON form.
    public JsonObject json() {
        return JsonObject.EMPTY.with("from", from)
                .withOptional("until", until.map(JsonText::new).orElse(null))
                .with("precision", Words.of(precision))
                .with("basis", Words.of(basis));
    }
}
