package org.wwow.backup.sealing.directory;

import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

import org.wwow.backup.sealing.CircleId;
import org.wwow.backup.sealing.Digest;
import org.wwow.backup.sealing.FormRefused;
import org.wwow.backup.sealing.FormRefused.Reason;
import org.wwow.backup.sealing.JsonArray;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.Members;

/// Where reports from a country go, and when somebody is there.
///
/// @param code two capital letters (ISO 3166-1)
/// @param child whether a reader trained for children is among the circles
/// @param file digest of the country file: emergency numbers, first services, notes, areas with their cells
public record Country(Position position, String code, List<CircleId> circles, Hours hours, boolean child, Digest file,
        Instant notAfter) implements DirectoryStatement {
    /// The statement's type.
    public static final String TYPE = "backup/v1/country";
    private static final Pattern CODE = Pattern.compile("[A-Z]{2}");
    private static final Pattern ZONE = Pattern.compile("[A-Za-z0-9_+-]{1,32}(/[A-Za-z0-9_+-]{1,32}){0,2}");
    private static final Pattern CLOCK = Pattern.compile("([01]\\d|2[0-3]):[0-5]\\d|24:00");

    /// Keeps its own copy of the list.
    public Country {
        circles = List.copyOf(circles);
    }

    /// Hours in one zone of the IANA database; an empty week promises nothing (protocol section 19).
    public record Hours(String zone, List<Stretch> week) {
        /// Keeps its own copy.
        ///
        /// @throws FormRefused with `NOT_SORTED` unless sorted by day and begin
        public Hours {
            week = List.copyOf(week);
            for (int at = 1; at < week.size(); at++) {
                if (week.get(at - 1).begin().compareTo(week.get(at).begin()) >= 0) {
                    throw new FormRefused(Reason.NOT_SORTED, "week");
                }
            }
        }
    }

    /// One stretch of a day: 1 is Monday, times are `hh:mm`, the end may be `24:00`.
    public record Stretch(int day, String from, String to) {
        /// @throws FormRefused with `OUT_OF_RANGE`
        public Stretch {
            boolean valid = day >= 1 && day <= 7 && CLOCK.matcher(from).matches() && CLOCK.matcher(to).matches()
                    && from.compareTo(to) < 0;
            if (!valid) {
                throw new FormRefused(Reason.OUT_OF_RANGE, "week");
            }
        }

        private String begin() {
            return day + from;
        }
    }

    @Override
    public JsonObject statement() {
        JsonObject json = JsonObject.EMPTY.with("zone", hours.zone)
                .with("week", JsonArray.of(hours.week,
                        one -> JsonObject.EMPTY.with("day", one.day).with("from", one.from).with("to", one.to)));
        return position.statement(TYPE)
                .with("code", code)
                .with("circles", Words.ids(circles))
                .with("hours", json)
                .with("child", child)
                .with("file", file)
                .with("notAfter", notAfter);
    }

    static Country read(Position position, Members members) {
        return new Country(position, members.parsed("code", 2, Country::code),
                Words.ids(members, "circles", CircleId::read), members.object("hours", Country::readHours),
                members.truth("child"), members.digest("file"), members.time("notAfter"));
    }

    static String code(String text) {
        return require(CODE, text);
    }

    private static Hours readHours(Members members) {
        return new Hours(members.parsed("zone", 64, text -> require(ZONE, text)), members.objects("week", 28,
                one -> new Stretch((int) one.integer("day", 1, 7), one.text("from", 5), one.text("to", 5))));
    }

    private static String require(Pattern pattern, String text) {
        if (!pattern.matcher(text).matches()) {
            throw new FormRefused(Reason.OUT_OF_RANGE, "text");
        }
        return text;
    }
}
