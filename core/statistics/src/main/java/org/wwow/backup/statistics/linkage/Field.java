package org.wwow.backup.statistics.linkage;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import org.wwow.backup.statistics.InputRefused;
import org.wwow.backup.statistics.linkage.compare.Absent;
import org.wwow.backup.statistics.linkage.compare.Cell;
import org.wwow.backup.statistics.linkage.compare.Code;
import org.wwow.backup.statistics.linkage.compare.Name;
import org.wwow.backup.statistics.linkage.compare.Period;
import org.wwow.backup.statistics.linkage.compare.Place;
import org.wwow.backup.statistics.linkage.compare.Words;
import org.wwow.backup.statistics.table.CsvRow;

/// One thing two records are compared by, and the columns it is read from.
///
/// @param name what results call it
/// @param type what it is
/// @param columns its columns, joined by a space; of a date one, or its year, month and day
/// @param coordinates the columns of a place's coordinates
/// @param unreadableIsMissing whether a cell that cannot be read counts as missing instead of being refused
/// @param sharing whether families or neighbours have it in common; told from type and name where it is not said
public record Field(String name, FieldType type, List<String> columns, Optional<Coordinates> coordinates,
        boolean unreadableIsMissing, Optional<Boolean> sharing) {
    private static final Pattern OF_FAMILIES = Pattern.compile(
            "(?i).*(surname|last|lname|family|famille|nachname|apellido|post|zip|area|nation|sex|gender|state).*|nom");
    private static final int PARTS_OF_A_DATE = 3;

    /// Where the coordinates of a place stand.
    ///
    /// @param latitude the column of the latitude
    /// @param longitude the column of the longitude
    /// @param box what all places lie in; by it exchanged coordinates are noticed
    public record Coordinates(String latitude, String longitude, Optional<Box> box) {}

    /// A box on the map in degrees.
    ///
    /// @param south the least latitude
    /// @param west the least longitude
    /// @param north the greatest latitude
    /// @param east the greatest longitude
    public record Box(double south, double west, double north, double east) {
        boolean holds(double latitude, double longitude) {
            return south <= latitude && latitude <= north && west <= longitude && longitude <= east;
        }
    }

    /// @throws InputRefused if the columns do not fit the type
    public Field {
        columns = List.copyOf(columns);
        if (columns.isEmpty() && coordinates.isEmpty()) {
            throw refuse(name, "names no column.");
        }
        if (coordinates.isPresent() && type != FieldType.PLACE) {
            throw refuse(name, "has coordinates; only a place has them.");
        }
        if (type == FieldType.DATE && columns.size() != 1 && columns.size() != PARTS_OF_A_DATE) {
            throw refuse(name, "is a date: give it one column, or year, month and day.");
        }
    }

    /// A field whose type and name tell whether it is shared.
    public Field(String name, FieldType type, List<String> columns, Optional<Coordinates> coordinates,
            boolean unreadableIsMissing) {
        this(name, type, columns, coordinates, unreadableIsMissing, Optional.empty());
    }

    /// This field, shared or a person's own.
    public Field shared(boolean isShared) {
        return new Field(name, type, columns, coordinates, unreadableIsMissing, Optional.of(isShared));
    }

    /// Whether families or neighbours have it in common: places and free words, surnames, postcodes, sex and the like.
    public boolean isShared() {
        return sharing.orElseGet(() -> type == FieldType.PLACE || type == FieldType.FREE
                || columns.stream().anyMatch(column -> OF_FAMILIES.matcher(column.strip()).matches()));
    }

    /// A field of one column of the same name.
    public static Field of(String column, FieldType type) {
        return new Field(column, type, List.of(column), Optional.empty(), false);
    }

    /// This field, with cells that cannot be read taken for missing.
    public Field lenient() {
        return new Field(name, type, columns, coordinates, true, sharing);
    }

    private static InputRefused refuse(String name, String sentence) {
        return InputRefused.because("The field " + name + " of the schema " + sentence);
    }

    /// All columns it reads.
    List<String> allColumns() {
        List<String> all = new java.util.ArrayList<>(columns);
        coordinates.ifPresent(pair -> all.addAll(List.of(pair.latitude(), pair.longitude())));
        return all;
    }

    /// Its cell of a row.
    ///
    /// @throws InputRefused at the cell that cannot be read
    Cell read(CsvRow row) {
        return switch (type) {
            case NAME -> Name.read(joined(row));
            case CODE -> Code.read(joined(row));
            case FREE -> Words.read(joined(row));
            case DATE -> date(row);
            case PLACE -> Place.of(columns.isEmpty() ? Absent.CELL : Name.read(joined(row)), position(row));
        };
    }

    private String joined(CsvRow row) {
        return String.join(" ", columns.stream().map(row::text).toList());
    }

    private Cell date(CsvRow row) {
        String text = row.text(columns.getFirst());
        if (columns.size() == PARTS_OF_A_DATE && !text.isEmpty()) {
            String month = row.text(columns.get(1));
            String day = row.text(columns.get(2));
            text += month.isEmpty() ? "" : "-" + month + (day.isEmpty() ? "" : "-" + day);
        }
        try {
            return Period.read(text);
        } catch (IllegalArgumentException unreadable) {
            throw row.refuse(columns.getFirst(), String.valueOf(unreadable.getMessage()));
        }
    }

    private Optional<Place.Position> position(CsvRow row) {
        if (coordinates.isEmpty()) {
            return Optional.empty();
        }
        Coordinates at = coordinates.get();
        if (row.optionalNumber(at.latitude()).isEmpty() && row.optionalNumber(at.longitude()).isEmpty()) {
            return Optional.empty();
        }
        double latitude = row.number(at.latitude());
        double longitude = row.number(at.longitude());
        if (at.box().isPresent() && !at.box().get().holds(latitude, longitude)) {
            throw row.refuse(at.latitude(), at.box().get().holds(longitude, latitude)
                    ? "latitude and longitude are exchanged: the other way round they lie in the box of the schema."
                    : "the place lies outside the box of the schema.");
        }
        try {
            return Optional.of(new Place.Position(latitude, longitude));
        } catch (IllegalArgumentException offTheMap) {
            throw row.refuse(at.latitude(), String.valueOf(offTheMap.getMessage()));
        }
    }
}
