package org.wwow.backup.statistics.linkage.encode;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import javax.crypto.Mac;

import org.wwow.backup.statistics.InputRefused;
import org.wwow.backup.statistics.linkage.Feature;
import org.wwow.backup.statistics.linkage.PersonRecord;
import org.wwow.backup.statistics.linkage.PersonTable;
import org.wwow.backup.statistics.linkage.compare.Cell;
import org.wwow.backup.statistics.linkage.compare.Code;
import org.wwow.backup.statistics.linkage.compare.Encoding;
import org.wwow.backup.statistics.linkage.compare.Name;
import org.wwow.backup.statistics.linkage.compare.Period;
import org.wwow.backup.statistics.linkage.encode.BloomSettings.Column;
import org.wwow.backup.statistics.result.CsvPrint;
import org.wwow.backup.statistics.table.CsvReader;
import org.wwow.backup.statistics.table.CsvRow;

/// A table of persons as bits: what one organisation sends, and what is linked where nobody knows a name.
///
/// Its ids are made from the records' ids under the key, so that only who holds the table and the key can go back.
///
/// @param columns the columns
/// @param rows the rows, an id and an encoding or nothing a field
public record EncodedTable(List<String> columns, List<List<String>> rows) {
    private static final String ID = "id";
    private static final int BYTES_OF_AN_ID = 16;

    /// Copies the lists.
    public EncodedTable {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
    }

    /// Encodes a table.
    ///
    /// @param salt the field whose value goes into every gram; it is not encoded itself
    /// @throws InputRefused if the table has no field of that name, or one that varies too easily
    public static EncodedTable of(PersonTable table, Optional<String> salt, BloomSettings settings, LinkageKey key) {
        List<String> names = table.features().stream().map(Feature::name).toList();
        int salting = salt.map(names::indexOf).orElse(-1);
        if (salt.isPresent() && salting < 0) {
            throw InputRefused.because("The schema has no field of the name given with --salt.");
        }
        BloomSettings used = new BloomSettings(settings.bits(), settings.hashes(), settings.flips(), salting >= 0);
        List<String> columns = new ArrayList<>(List.of(ID));
        List<BloomEncoder> encoders = new ArrayList<>();
        for (int field = 0; field < names.size(); field++) {
            encoders.add(new BloomEncoder(names.get(field), used, key));
            if (field != salting) {
                columns.add(used.column(table.features().get(field), key));
            }
        }
        Mac ids = key.codeFor("id");
        List<List<String>> rows = new ArrayList<>();
        for (PersonRecord record : table.records()) {
            String salted = salting < 0 ? "" : saltOf(record.cells().get(salting));
            List<String> row = new ArrayList<>(List.of(pseudonym(ids, record.id())));
            for (int field = 0; field < names.size(); field++) {
                if (field != salting) {
                    row.add(encoders.get(field).encode(record.cells().get(field), record.id(), salted));
                }
            }
            rows.add(row);
        }
        // The order of the rows would tell when a record was made; the order of the pseudonyms tells nothing.
        rows.sort(java.util.Comparator.comparing(List::getFirst));
        return new EncodedTable(columns, rows);
    }

    /// Each record's id beside its pseudonym, as CSV: the way back, which stays at home.
    public static String idsOf(PersonTable table, LinkageKey key) {
        Mac ids = key.codeFor("id");
        StringBuilder out = new StringBuilder();
        CsvPrint.writeLine(List.of("pseudonym", ID), out);
        table.records().forEach(record -> CsvPrint.writeLine(List.of(pseudonym(ids, record.id()), record.id()), out));
        return out.toString();
    }

    private static String pseudonym(Mac ids, String id) {
        byte[] code = ids.doFinal(id.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(code, 0, BYTES_OF_AN_ID);
    }

    /// A date salts by its year, a name by its consonants: slips must not change the salt more often than they must.
    private static String saltOf(Cell cell) {
        return switch (cell) {
            case Period period -> String.valueOf(java.time.LocalDate.ofEpochDay(period.first()).getYear());
            case Name name -> name.consonants();
            case Code(String text) -> text;
            default -> cell.rareness();
        };
    }

    /// The table as CSV.
    public String toCsv() {
        StringBuilder out = new StringBuilder();
        CsvPrint.writeLine(columns, out);
        rows.forEach(row -> CsvPrint.writeLine(row, out));
        return out.toString();
    }

    /// Whether a table with these columns holds encodings.
    public static boolean isEncoded(List<String> columns) {
        return columns.stream().anyMatch(column -> Column.of(column).isPresent());
    }

    /// Reads a table of encodings to be linked.
    ///
    /// @throws InputRefused if a column holds something else, or two were made under different keys or settings
    public static PersonTable read(InputStream input) {
        CsvReader reader = CsvReader.open(input);
        List<Column> columns = new ArrayList<>();
        Set<String> made = new HashSet<>();
        for (String name : reader.names()) {
            if (!name.equals(ID)) {
                Column column = Column.of(name)
                        .orElseThrow(() -> InputRefused.atLine(1,
                                "a table of encodings has nothing but an id and encodings; take the column out."));
                columns.add(column);
                made.add(column.settings() + column.keyCheck());
            }
        }
        if (reader.find(ID).isEmpty() || columns.size() < 2 || columns.size() > 15) {
            throw InputRefused.atLine(1, "a table of encodings has a column id and 2 to 15 fields.");
        }
        if (made.size() > 1) {
            throw InputRefused.atLine(1, "its columns were made under different keys or settings; encode it anew.");
        }
        return read(reader, columns);
    }

    private static PersonTable read(CsvReader reader, List<Column> columns) {
        List<String> names = reader.names().stream().filter(name -> !name.equals(ID)).toList();
        PersonTable.Ids ids = new PersonTable.Ids();
        List<PersonRecord> records = new ArrayList<>();
        for (Optional<CsvRow> row = reader.next(); row.isPresent(); row = reader.next()) {
            List<Cell> cells = new ArrayList<>();
            for (int at = 0; at < names.size(); at++) {
                try {
                    cells.add(Encoding.read(row.get().text(names.get(at)), columns.get(at).settings().length()));
                } catch (IllegalArgumentException garbled) {
                    throw row.get().refuse(names.get(at), String.valueOf(garbled.getMessage()));
                }
            }
            records.add(new PersonRecord(ids.of(row.get(), ID), cells));
            PersonTable.requireRoom(records.size(), row.get().line());
        }
        List<Feature> features = columns.stream()
                .map(column -> new Feature(column.field() + " (key " + column.keyCheck() + ")", column.comparison(),
                        column.shared()))
                .toList();
        return new PersonTable(features, records, List.of(), 0);
    }
}
