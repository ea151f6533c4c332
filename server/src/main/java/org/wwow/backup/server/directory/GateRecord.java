package org.wwow.backup.server.directory;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;

import org.wwow.backup.sealing.JsonArray;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.JsonText;
import org.wwow.backup.sealing.JsonValue;

/// What must be recorded of a country before anybody there is asked for words (protocol section 7, readiness). Who reads
/// is asked apart, at each moment: [CircleInForce#ready].
///
/// Whatever stands in a statement in force was signed; what does not stand there opens nothing.
public enum GateRecord {
    /// A day by which two readers were trained for this work.
    TRAINED((_, file) -> file.member("trained").isPresent()),
    /// Hours in which somebody reads.
    HOURS((statement, _) -> statement.member("hours").orElse(JsonObject.EMPTY) instanceof JsonObject hours
            && !list(hours, "week").isEmpty()),
    /// A first service that gives medical care, with the day it was verified.
    HEALTH_SERVICE((_, file) -> list(file, "services").stream().anyMatch(GateRecord::isVerifiedHealth)),
    /// What the law there may make people tell.
    NOTE((_, file) -> file.member("note").orElse(JsonObject.EMPTY) instanceof JsonObject note
            && note.members().values().stream().anyMatch(GateRecord::isWritten));

    private final BiPredicate<JsonObject, JsonObject> recorded;

    GateRecord(BiPredicate<JsonObject, JsonObject> recorded) {
        this.recorded = recorded;
    }

    /// The records that a country lacks.
    ///
    /// @param statement of the country
    /// @param file      that the statement names
    public static Set<GateRecord> missing(JsonObject statement, JsonObject file) {
        Set<GateRecord> missing = EnumSet.noneOf(GateRecord.class);
        Arrays.stream(values()).filter(record -> !record.recorded.test(statement, file)).forEach(missing::add);
        return missing;
    }

    private static boolean isVerifiedHealth(JsonValue service) {
        return service instanceof JsonObject object && object.member("verified").isPresent()
                && object.member("kind").orElse(null) instanceof JsonText(String kind) && kind.equals("medical");
    }

    private static boolean isWritten(JsonValue text) {
        return text instanceof JsonText(String words) && !words.isBlank();
    }

    private static List<JsonValue> list(JsonObject object, String name) {
        return object.member(name).orElse(null) instanceof JsonArray(List<JsonValue> values) ? values : List.of();
    }
}
