package org.wwow.backup.statistics.linkage;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import org.wwow.backup.statistics.InputRefused;

/// What a table of persons holds: the column of its ids, the fields compared, the passes that bring records together.
///
/// @param id the column of the ids; the rows are numbered from 1 where there is none
/// @param fields what is compared
/// @param passes each with the fields that must agree by key for two records to be compared; none for the usual ones
public record Schema(Optional<String> id, List<Field> fields, List<List<String>> passes) {
    /// The most fields there may be.
    public static final int MOST_FIELDS = 15;

    private static final Set<String> IDS = Set.of("id", "rec_id", "record_id", "record", "uuid");

    /// @throws InputRefused if a name is given twice or a pass names no field
    public Schema {
        fields = List.copyOf(fields);
        passes = passes.stream().map(List::copyOf).toList();
        if (fields.size() < 2 || fields.size() > MOST_FIELDS) {
            throw InputRefused.because("The schema has " + fields.size()
                    + (fields.size() == 1 ? " field" : " fields") + "; give it 2 to " + MOST_FIELDS + ".");
        }
        Set<String> names = new HashSet<>();
        for (Field field : fields) {
            if (!names.add(field.name())) {
                throw InputRefused.because("The schema has two fields called " + field.name() + "; rename one.");
            }
        }
        for (List<String> pass : passes) {
            if (pass.isEmpty() || !names.containsAll(pass)) {
                throw InputRefused.because("A blocking pass of the schema names no field, or one the schema has not; "
                        + "its fields are " + String.join(", ", fields.stream().map(Field::name).toList()) + ".");
            }
        }
    }

    /// A schema guessed from the names of a table's columns, in English, French or Spanish.
    ///
    /// @throws InputRefused if fewer than two columns could be guessed
    public static Schema guess(List<String> columns) {
        Optional<String> id = columns.stream().filter(name -> IDS.contains(key(name))).findFirst();
        List<Field> fields = new ArrayList<>();
        Optional<String> latitude = find(columns, "lat", "latitude");
        Optional<String> longitude = find(columns, "lon", "lng", "long", "longitude");
        Optional<Field.Coordinates> coordinates = latitude.isPresent() && longitude.isPresent()
                ? Optional.of(new Field.Coordinates(latitude.get(), longitude.get(), Optional.empty()))
                : Optional.empty();
        for (String column : columns) {
            if (!Optional.of(column).equals(id) && !Optional.of(column).equals(latitude)
                    && !Optional.of(column).equals(longitude) && fields.size() < MOST_FIELDS) {
                guess(column, coordinates.filter(_ -> fields.stream().noneMatch(Schema::hasCoordinates)))
                        .ifPresent(fields::add);
            }
        }
        if (coordinates.isPresent() && fields.stream().noneMatch(Schema::hasCoordinates)) {
            fields.add(new Field("position", FieldType.PLACE, List.of(), coordinates, false));
        }
        if (fields.size() < 2) {
            throw InputRefused.because("The columns' names do not tell what they hold; write a schema and give it "
                    + "with --schema.");
        }
        return new Schema(id, fields, List.of());
    }

    private static boolean hasCoordinates(Field field) {
        return field.coordinates().isPresent();
    }

    private static Optional<String> find(List<String> columns, String... names) {
        return columns.stream().filter(column -> List.of(names).contains(key(column))).findFirst();
    }

    private static Optional<Field> guess(String column, Optional<Field.Coordinates> coordinates) {
        String key = key(column);
        if (key.matches(".*(date|birth|born|dob|naissance|nacimiento).*")) {
            return Optional.of(Field.of(column, FieldType.DATE));
        }
        if (key.matches(".*(name|nom|prenom|prénom|apellido).*")) {
            return Optional.of(Field.of(column, FieldType.NAME));
        }
        if (key.matches(".*(place|village|town|city|suburb|district|province|lieu|ville|lugar|municipio).*")) {
            return Optional.of(new Field(column, FieldType.PLACE, List.of(column), coordinates, false));
        }
        if (key.matches(".*(address|adresse|direccion|street|alias).*") && !key.matches(".*(number|numero).*")) {
            return Optional.of(Field.of(column, FieldType.FREE));
        }
        return key.matches(".*(phone|tel|code|number|sex|gender|nation|soc_sec|card|passport).*")
                ? Optional.of(Field.of(column, FieldType.CODE))
                : Optional.empty();
    }

    private static String key(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
