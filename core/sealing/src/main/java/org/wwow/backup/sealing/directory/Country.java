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
public record Country(Position position, String code, List<CircleId> circles, Duty duty, boolean child, Digest file,
        Instant notAfter) implements DirectoryStatement {
    /// The statement's type.
    public static final String TYPE = "backup/v1/country";
    private static final Pattern CODE = Pattern.compile("[A-Z]{2}");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}");
    private static final Pattern ZONE = Pattern.compile("[A-Za-z0-9_+-]{1,32}(/[A-Za-z0-9_+-]{1,32}){0,2}");
    private static final Pattern CLOCK = Pattern.compile("([01]\\d|2[0-3]):[0-5]\\d|24:00");

    /// Keeps its own copy of the list.
    public Country {
        circles = List.copyOf(circles);
    }

    /// Duty hours in one zone of the IANA database.
    public record Duty(String zone, List<Hours> hours) {
        /// Keeps its own copy of the list.
        public Duty {
            hours = List.copyOf(hours);
        }
    }

    /// One stretch of a day: 1 is Monday, times are `hh:mm`, the end may be `24:00`.
    public record Hours(int day, String from, String to) {
        /// @throws FormRefused with `OUT_OF_RANGE`
        public Hours {
            boolean valid = day >= 1 && day <= 7 && CLOCK.matcher(from).matches() && CLOCK.matcher(to).matches()
                    && from.compareTo(to) < 0;
            if (!valid) {
                throw new FormRefused(Reason.OUT_OF_RANGE, "hours");
            }
        }
    }

    @Override
    public JsonObject statement() {
        JsonObject dutyJson = JsonObject.EMPTY.with("zone", duty.zone)
                .with("hours", JsonArray.of(duty.hours,
                        one -> JsonObject.EMPTY.with("day", one.day).with("from", one.from).with("to", one.to)));
        return position.statement(TYPE)
                .with("code", code)
                .with("circles", Words.ids(circles))
                .with("duty", dutyJson)
                .with("child", child)
                .with("file", file)
                .with("notAfter", notAfter);
    }

    static Country read(Position position, Members members) {
        return new Country(position, members.parsed("code", 2, Country::code),
                Words.ids(members, "circles", CircleId::read), members.object("duty", Country::readDuty),
                members.truth("child"), members.digest("file"), members.time("notAfter"));
    }

    static String code(String text) {
        return require(CODE, text);
    }

    static String language(String text) {
        return require(LANGUAGE, text);
    }

    private static Duty readDuty(Members members) {
        return new Duty(members.parsed("zone", 98, text -> require(ZONE, text)),
                members.objects("hours", 64, one -> new Hours((int) one.integer("day", 1, 7), one.text("from", 5),
                        one.text("to", 5))));
    }

    private static String require(Pattern pattern, String text) {
        if (!pattern.matcher(text).matches()) {
            throw new FormRefused(Reason.OUT_OF_RANGE, "text");
        }
        return text;
    }
}
