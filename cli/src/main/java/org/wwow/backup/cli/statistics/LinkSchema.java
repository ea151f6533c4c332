package org.wwow.backup.cli.statistics;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import org.wwow.backup.sealing.CanonicalJson;
import org.wwow.backup.sealing.FormRefused;
import org.wwow.backup.sealing.JsonArray;
import org.wwow.backup.sealing.JsonBoolean;
import org.wwow.backup.sealing.JsonInteger;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.JsonText;
import org.wwow.backup.sealing.JsonValue;
import org.wwow.backup.statistics.InputRefused;
import org.wwow.backup.statistics.linkage.Field;
import org.wwow.backup.statistics.linkage.FieldType;
import org.wwow.backup.statistics.linkage.Schema;

/// Reads a schema: `{"id": "rec_id", "fields": [{"name": "born", "type": "date", "column": "date_of_birth"}, …],
/// "blocking": [["surname", "born"], …]}`. See `docs/methods/same-person-twice.md` for all members.
final class LinkSchema {
    private static final Set<String> MEMBERS = Set.of("id", "fields", "blocking");
    private static final Set<String> OF_A_FIELD = Set
            .of("name", "type", "column", "columns", "latitude", "longitude", "box", "unreadable", "shared");

    private LinkSchema() {}

    /// @throws InputRefused with the field's number, counted from 1
    static Schema read(InputStream input) {
        JsonObject schema = object(parse(input), "The schema");
        refuseOthers(schema, MEMBERS, "The schema");
        JsonArray fields = schema.member("fields")
                .map(value -> array(value, "The schema's fields"))
                .orElseThrow(() -> InputRefused.because("The schema has no fields; name at least two."));
        List<Field> read = new ArrayList<>();
        for (JsonValue field : fields.values()) {
            read.add(field(field, "Field " + (read.size() + 1) + " of the schema"));
        }
        List<List<String>> passes = schema.member("blocking")
                .map(value -> array(value, "The schema's blocking").values()
                        .stream()
                        .map(pass -> texts(pass, "A blocking pass of the schema"))
                        .toList())
                .orElse(List.of());
        return new Schema(schema.member("id").map(value -> text(value, "The schema's id")), read, passes);
    }

    private static JsonValue parse(InputStream input) {
        try {
            byte[] bytes = input.readNBytes(CanonicalJson.MAX_BYTES);
            boolean marked = bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB
                    && bytes[2] == (byte) 0xBF;
            return CanonicalJson.read(marked ? java.util.Arrays.copyOfRange(bytes, 3, bytes.length) : bytes);
        } catch (FormRefused refused) {
            throw InputRefused.because("The schema cannot be read: " + refused.getMessage() + ".");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Field field(JsonValue value, String where) {
        JsonObject field = object(value, where);
        refuseOthers(field, OF_A_FIELD, where);
        FieldType type = type(field, where);
        List<String> columns = columns(field, where);
        Optional<Field.Coordinates> coordinates = coordinates(field, where);
        String name = field.member("name")
                .map(given -> text(given, where + ", name"))
                .or(() -> columns.stream().findFirst())
                .orElse("position");
        Optional<Boolean> shared = field.member("shared").map(given -> flag(given, where + ", shared"));
        boolean missing = field.member("unreadable").isPresent() && isMissing(field, where);
        return new Field(name, type, columns, coordinates, missing, shared);
    }

    private static FieldType type(JsonObject field, String where) {
        String name = field.member("type").map(value -> text(value, where + ", type")).orElse("");
        for (FieldType type : FieldType.values()) {
            if (type.name().toLowerCase(Locale.ROOT).equals(name)) {
                return type;
            }
        }
        throw InputRefused.because(where + " needs a type: name, date, place, code or free.");
    }

    private static List<String> columns(JsonObject field, String where) {
        if (field.member("column").isPresent() && field.member("columns").isPresent()) {
            throw InputRefused.because(where + " has both column and columns; keep one.");
        }
        return field.member("column")
                .map(value -> List.of(text(value, where + ", column")))
                .or(() -> field.member("columns").map(value -> texts(value, where + ", columns")))
                .orElse(List.of());
    }

    private static boolean isMissing(JsonObject field, String where) {
        return switch (field.member("unreadable").map(value -> text(value, where + ", unreadable")).orElse("")) {
            case "missing" -> true;
            case "refuse" -> false;
            default -> throw InputRefused.because(where + ", unreadable, is missing or refuse.");
        };
    }

    private static Optional<Field.Coordinates> coordinates(JsonObject field, String where) {
        Optional<String> latitude = field.member("latitude").map(value -> text(value, where + ", latitude"));
        Optional<String> longitude = field.member("longitude").map(value -> text(value, where + ", longitude"));
        if (latitude.isPresent() != longitude.isPresent()) {
            throw InputRefused.because(where + " has one coordinate; give it latitude and longitude.");
        }
        if (latitude.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Field.Coordinates(latitude.get(), longitude.orElseThrow(),
                field.member("box").map(value -> box(value, where + ", box"))));
    }

    private static Field.Box box(JsonValue value, String where) {
        List<JsonValue> sides = array(value, where).values();
        if (sides.size() != 4 || !sides.stream().allMatch(JsonInteger.class::isInstance)) {
            throw InputRefused.because(where + ", is four whole degrees: south, west, north, east.");
        }
        double[] degrees = sides.stream().mapToDouble(side -> ((JsonInteger) side).value()).toArray();
        if (degrees[0] >= degrees[2] || degrees[1] >= degrees[3]) {
            throw InputRefused.because(where + ", has its sides in the wrong order: south, west, north, east.");
        }
        return new Field.Box(degrees[0], degrees[1], degrees[2], degrees[3]);
    }

    private static boolean flag(JsonValue value, String where) {
        if (value instanceof JsonBoolean(boolean flag)) {
            return flag;
        }
        throw InputRefused.because(where + " is true or false.");
    }

    private static JsonObject object(JsonValue value, String where) {
        if (value instanceof JsonObject object) {
            return object;
        }
        throw InputRefused.because(where + " is no object in braces.");
    }

    private static JsonArray array(JsonValue value, String where) {
        if (value instanceof JsonArray array) {
            return array;
        }
        throw InputRefused.because(where + " is no list in brackets.");
    }

    private static List<String> texts(JsonValue value, String where) {
        Function<JsonValue, String> each = one -> text(one, where);
        return array(value, where).values().stream().map(each).toList();
    }

    private static String text(JsonValue value, String where) {
        return switch (value) {
            case JsonText(String text) -> text;
            case JsonObject _,JsonArray _,JsonInteger _,JsonBoolean _ ->
                throw InputRefused.because(where + " is no text in quotation marks.");
        };
    }

    private static void refuseOthers(JsonObject object, Set<String> known, String where) {
        object.members()
                .keySet()
                .stream()
                .filter(name -> !known.contains(name))
                .findFirst()
                .ifPresent(_ -> {
                    throw InputRefused.because(where + " has a member it does not know; it knows "
                            + String.join(", ", known.stream().sorted().toList()) + ".");
                });
    }
}
