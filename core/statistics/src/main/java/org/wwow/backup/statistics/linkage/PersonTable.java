package org.wwow.backup.statistics.linkage;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.wwow.backup.statistics.InputRefused;
import org.wwow.backup.statistics.linkage.compare.Absent;
import org.wwow.backup.statistics.linkage.compare.Cell;
import org.wwow.backup.statistics.table.CsvReader;
import org.wwow.backup.statistics.table.CsvRow;

/// A table of persons as it is linked.
///
/// @param features what the records are compared by
/// @param records the rows
/// @param passes which features must agree by key for two records to be compared; none for the usual passes
/// @param unread how many cells could not be read and count as missing
public record PersonTable(List<Feature> features, List<PersonRecord> records, List<List<String>> passes, long unread) {
    /// The most records a table may have.
    public static final int MOST_RECORDS = 2_000_000;

    /// Copies the lists.
    public PersonTable {
        features = List.copyOf(features);
        records = List.copyOf(records);
        passes = List.copyOf(passes);
    }

    /// Reads a table by a schema made from its header.
    ///
    /// @param schema the schema for columns of these names
    /// @throws InputRefused at the first line that cannot be used
    public static PersonTable read(InputStream input, Function<List<String>, Schema> schema) {
        CsvReader reader = CsvReader.open(input);
        Schema chosen = schema.apply(reader.names());
        requireColumns(reader, chosen);
        Ids ids = new Ids();
        List<PersonRecord> records = new ArrayList<>();
        long unread = 0;
        for (Optional<CsvRow> row = reader.next(); row.isPresent(); row = reader.next()) {
            String id = chosen.id().isPresent()
                    ? ids.of(row.get(), chosen.id().get())
                    : String.valueOf(records.size() + 1);
            List<Cell> cells = new ArrayList<>(chosen.fields().size());
            for (Field field : chosen.fields()) {
                try {
                    cells.add(field.read(row.get()));
                } catch (InputRefused unreadable) {
                    if (!field.unreadableIsMissing()) {
                        throw unreadable;
                    }
                    unread++;
                    cells.add(Absent.CELL);
                }
            }
            records.add(new PersonRecord(id, cells));
            requireRoom(records.size(), row.get().line());
        }
        List<Feature> features = chosen.fields()
                .stream()
                .map(field -> new Feature(field.name(), field.type().comparison(), field.isShared()))
                .toList();
        return new PersonTable(features, records, chosen.passes(), unread);
    }

    /// Refuses a record more than there may be.
    ///
    /// @throws InputRefused at that line
    public static void requireRoom(int records, long line) {
        if (records > MOST_RECORDS) {
            throw InputRefused.atLine(line, "the table has more than " + MOST_RECORDS + " records; link it in parts.");
        }
    }

    private static void requireColumns(CsvReader reader, Schema schema) {
        List<String> needed = new ArrayList<>(schema.id().stream().toList());
        schema.fields().forEach(field -> needed.addAll(field.allColumns()));
        for (String column : needed) {
            if (reader.find(column).isEmpty()) {
                throw InputRefused.atLine(1, "the schema names a column " + column + " that the table has not; it has "
                        + String.join(", ", reader.names()) + ".");
            }
        }
    }

    /// The ids of a table, each given once.
    public static final class Ids {
        private final Map<String, Long> lines = new HashMap<>();

        /// No id was given yet.
        public Ids() {
            // A table begins without ids.
        }

        /// The id of a row.
        ///
        /// @throws InputRefused if it is empty or stands in an earlier row too
        public String of(CsvRow row, String column) {
            String id = row.text(column);
            if (id.isEmpty()) {
                throw row.refuse(column, "the id is empty; give every record an id of its own.");
            }
            Long before = lines.putIfAbsent(id, row.line());
            if (before != null) {
                throw row.refuse(column, "this id stands in line " + before + " already; an id is given once.");
            }
            return id;
        }
    }
}
