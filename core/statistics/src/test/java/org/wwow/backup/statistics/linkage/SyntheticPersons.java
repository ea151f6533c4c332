package org.wwow.backup.statistics.linkage;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.wwow.backup.statistics.ReferenceTables;
import org.wwow.backup.statistics.linkage.LinkageResult.Link;
import org.wwow.backup.statistics.linkage.LinkageResult.Party;
import org.wwow.backup.statistics.table.CsvReader;
import org.wwow.backup.statistics.table.CsvRow;

/// The published synthetic persons, with schemas and true pairs.
final class SyntheticPersons {
    private static final String FOLDER = "linkage-synthetic-persons/";

    private SyntheticPersons() {}

    static Schema febrl() {
        return new Schema(Optional.of("rec_id"),
                List.of(Field.of("given_name", FieldType.NAME), Field.of("surname", FieldType.NAME),
                        Field.of("date_of_birth", FieldType.DATE).lenient(), Field.of("suburb", FieldType.PLACE),
                        Field.of("postcode", FieldType.CODE), Field.of("address_1", FieldType.FREE)),
                List.of());
    }

    static Schema rlData() {
        return new Schema(Optional.empty(),
                List.of(Field.of("fname_c1", FieldType.NAME), Field.of("lname_c1", FieldType.NAME),
                        new Field("born", FieldType.DATE, List.of("by", "bm", "bd"), Optional.empty(), false)),
                List.of());
    }

    static PersonTable febrl(String name) {
        return PersonTable.read(ReferenceTables.open(FOLDER + name), _ -> febrl());
    }

    static PersonTable read(String csv, Schema schema) {
        return PersonTable.read(new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)), _ -> schema);
    }

    static PersonTable rlData500() {
        return PersonTable.read(ReferenceTables.open(FOLDER + "rldata500.csv"), _ -> rlData());
    }

    /// The person of each row of RLdata500, in order.
    static List<String> entities() {
        CsvReader reader = CsvReader.open(ReferenceTables.open(FOLDER + "rldata500.csv"));
        List<String> entities = new ArrayList<>();
        for (Optional<CsvRow> row = reader.next(); row.isPresent(); row = reader.next()) {
            entities.add(row.get().text("entity"));
        }
        return entities;
    }

    static Set<Party> pairs(List<Link> links) {
        Set<Party> pairs = new HashSet<>();
        links.forEach(link -> pairs.add(link.party()));
        return pairs;
    }

    static boolean sameNumber(Party pair) {
        return person(pair.one()).equals(person(pair.other()));
    }

    /// The number N of `a:rec-N-org` and `b:rec-N-dup-0`.
    static String person(String label) {
        return label.split("-", -1)[1];
    }

    /// How well links agree with the truth.
    record Quality(double precision, double recall) {
        static Quality of(Set<Party> found, java.util.function.Predicate<Party> isTrue, int truePairs) {
            double right = found.stream().filter(isTrue).count();
            return new Quality(right / found.size(), right / truePairs);
        }

        double f1() {
            return 2 * precision * recall / (precision + recall);
        }
    }
}
