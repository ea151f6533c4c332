package org.wwow.backup.statistics.linkage.encode;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.wwow.backup.statistics.InputRefused;
import org.wwow.backup.statistics.ReferenceTables;
import org.wwow.backup.statistics.Seed;
import org.wwow.backup.statistics.linkage.Field;
import org.wwow.backup.statistics.linkage.FieldType;
import org.wwow.backup.statistics.linkage.Linkage;
import org.wwow.backup.statistics.linkage.Linkage.Grouping;
import org.wwow.backup.statistics.linkage.Linkage.Settings;
import org.wwow.backup.statistics.linkage.LinkageResult;
import org.wwow.backup.statistics.linkage.PersonTable;
import org.wwow.backup.statistics.linkage.Schema;
import org.wwow.backup.statistics.linkage.Unlinked;
import org.wwow.backup.statistics.linkage.compare.Comparison;
import org.wwow.backup.statistics.linkage.compare.Encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EncodingPersons {
    private static final LinkageKey KEY = key(7);
    private static final BloomSettings QUIET = new BloomSettings(512, 15, 0, false);
    private static final Schema SCHEMA = new Schema(Optional.of("id"),
            List.of(Field.of("name", FieldType.NAME), Field.of("born", FieldType.DATE),
                    Field.of("phone", FieldType.CODE), Field.of("town", FieldType.PLACE)),
            List.of());
    private static final String TABLE = """
            id,name,born,phone,town
            1,Amina Saleh,1984-03-05,123456,Goma
            2,Amina Salih,1984-03-06,,Goma
            3,Zeinab Omar,1990,987654,Bukavu
            4,Amina Saleh,,123456,Goma
            """;

    @Test
    void givesTheSameBitsForTheSameKeyAndOthersForAnother() {
        assertThat(encode(TABLE, BloomSettings.USUAL, KEY).toCsv())
                .isEqualTo(encode(TABLE, BloomSettings.USUAL, key(7)).toCsv());
        EncodedTable other = encode(TABLE, BloomSettings.USUAL, key(8));
        assertThat(other.columns()).doesNotContainAnyElementsOf(encode(TABLE, BloomSettings.USUAL, KEY).columns()
                .subList(1, 5));
        assertThat(other.rows()).doesNotContainAnyElementsOf(encode(TABLE, BloomSettings.USUAL, KEY).rows());
    }

    @Test
    void showsNoWordNoIdAndNoOrderOfTheTable() {
        EncodedTable encoded = encode(TABLE, BloomSettings.USUAL, KEY);

        assertThat(encoded.toCsv().toLowerCase(java.util.Locale.ROOT)).doesNotContain("amina", "saleh", "goma", "1984",
                "123456");
        List<String> ids = encoded.rows().stream().map(List::getFirst).toList();
        assertThat(ids).isNotEmpty().isSorted().doesNotHaveDuplicates().allMatch(id -> id.matches("[0-9a-f]{32}"));
        assertThat(EncodedTable.idsOf(table(TABLE), KEY).lines()).hasSize(5)
                .first()
                .isEqualTo("pseudonym,id");
        assertThat(EncodedTable.idsOf(table(TABLE), KEY)).contains(ids);
    }

    @Test
    void hasAsManyOnesAsZerosWhateverItHolds() {
        for (List<String> row : encode(TABLE, QUIET, KEY).rows()) {
            for (String cell : row.subList(1, row.size())) {
                if (!cell.isEmpty()) {
                    byte[] bytes = HexFormat.of().parseHex(cell);
                    int ones = 0;
                    for (byte eight : bytes) {
                        ones += Integer.bitCount(Byte.toUnsignedInt(eight));
                    }
                    assertThat(bytes).hasSize(128);
                    assertThat(ones).isEqualTo(512);
                }
            }
        }
    }

    @Test
    void flipsAboutAsManyBitsAsAskedFor() {
        Map<String, List<String>> quiet = byId(encode(TABLE, QUIET, KEY));
        Map<String, List<String>> noisy = byId(encode(TABLE, new BloomSettings(512, 15, 0.1, false), KEY));
        int flipped = 0;
        int cells = 0;
        for (Map.Entry<String, List<String>> row : quiet.entrySet()) {
            for (int at = 1; at < row.getValue().size(); at++) {
                String before = row.getValue().get(at);
                if (!before.isEmpty()) {
                    flipped += distance(before, noisy.getOrDefault(row.getKey(), List.of()).get(at));
                    cells++;
                }
            }
        }

        assertThat(cells).isEqualTo(14);
        // 14 · 1024 bits at 0.1: 1434, standard deviation 36.
        assertThat(flipped).isBetween(1434 - 180, 1434 + 180);
    }

    @Test
    void givesTwoRecordsOfOneNameDifferentNoise() {
        Map<String, List<String>> noisy = byId(encode(TABLE, BloomSettings.USUAL, KEY));
        Map<String, List<String>> quiet = byId(encode(TABLE, QUIET, KEY));
        List<String> ids = EncodedTable.idsOf(table(TABLE), KEY)
                .lines()
                .skip(1)
                .map(line -> line.split(",", -1)[0])
                .toList();

        assertThat(name(quiet, ids.get(0))).isEqualTo(name(quiet, ids.get(3)));
        assertThat(name(noisy, ids.get(0))).isNotEqualTo(name(noisy, ids.get(3)));
        assertThat(distance(name(noisy, ids.get(0)), name(noisy, ids.get(3)))).isLessThan(90);
    }

    @Test
    void bringsAlikeCellsCloserThanOthers() {
        Map<String, List<String>> quiet = byId(encode(TABLE, QUIET, KEY));
        List<String> ids = EncodedTable.idsOf(table(TABLE), KEY)
                .lines()
                .skip(1)
                .map(line -> line.split(",", -1)[0])
                .toList();
        Comparison comparison = new Comparison.OfEncodings(1024, 30, 0);

        Encoding amina = encoding(name(quiet, ids.get(0)));
        Encoding alike = encoding(name(quiet, ids.get(1)));
        Encoding zeinab = encoding(name(quiet, ids.get(2)));
        assertThat(amina.distance(alike)).isPositive().isLessThan(amina.distance(zeinab) / 2);
        assertThat(comparison.level(amina, amina)).isEqualTo(3);
        assertThat(comparison.level(amina, alike)).isEqualTo(2).isEqualTo(comparison.level(alike, amina));
        assertThat(comparison.level(amina, zeinab)).isZero();
    }

    @Test
    void leavesOutTheSaltAndLetsItChangeEveryBit() {
        EncodedTable salted = EncodedTable.of(table(TABLE), Optional.of("born"), QUIET, KEY);
        List<String> ids = EncodedTable.idsOf(table(TABLE), KEY)
                .lines()
                .skip(1)
                .map(line -> line.split(",", -1)[0])
                .toList();

        assertThat(salted.columns()).hasSize(4).noneMatch(column -> column.startsWith("born"));
        assertThat(salted.columns().get(1)).contains(".salted.");
        Map<String, List<String>> rows = byId(salted);
        assertThat(town(rows, ids.get(0))).isEqualTo(town(rows, ids.get(1)));
        assertThat(distance(town(rows, ids.get(0)), town(rows, ids.get(3)))).isGreaterThan(100);
        assertThatThrownBy(() -> EncodedTable.of(table(TABLE), Optional.of("sex"), QUIET, KEY))
                .isInstanceOf(InputRefused.class);
    }

    @Test
    void linksFebrlFourByBitsAlone() {
        EncodedTable a = febrl("febrl-dataset4a.csv");
        EncodedTable b = febrl("febrl-dataset4b.csv");
        Map<String, String> persons = ids("febrl-dataset4a.csv");
        persons.putAll(ids("febrl-dataset4b.csv"));

        LinkageResult result = new Linkage(Settings.of(Grouping.ONE_TO_ONE, new Seed(1))).link(read(a.toCsv()),
                Optional.of(read(b.toCsv())), Unlinked.NONE);

        long right = result.links()
                .stream()
                .filter(link -> persons.getOrDefault(link.party().one().substring(2), "?")
                        .equals(persons.getOrDefault(link.party().other().substring(2), "!")))
                .count();
        double precision = (double) right / result.links().size();
        double recall = right / 1500.0;
        assertThat(2 * precision * recall / (precision + recall)).as(precision + " " + recall).isGreaterThan(0.95);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"id,name,x\\n1,a,b | Line 1: a table of encodings has nothing but",
        "id,name.bloom1.512.15.0.02.plain.0011aabb\\n1, | Line 1: a table of encodings has a column id and 2 to 15",
        "id,a.bloom1.512.15.0.02.plain.0011aabb,b.bloom1.512.15.0.02.plain.ff11aabb\\n1,, | Line 1: its columns were made",
        "id,a.bloom1.512.15.0.02.plain.0011aabb,b.bloom1.512.15.0.02.plain.0011aabb\\n1,AAAA, | Line 2, column a.bloom1",
        "id,a.bloom1.512.15.0.02.plain.0011aabb,b.bloom1.512.15.0.02.plain.0011aabb\\n1,!!, | Line 2, column a.bloom1",
        "id,a.bloom1.500.15.0.02.plain.0011aabb,b.bloom1.512.15.0.02.plain.0011aabb\\n1,, | A filter has 128 to 8192"})
    void refusesEncodingsThatAreNone(String csv, String expected) {
        assertThatThrownBy(() -> read(csv.replace("\\n", "\n"))).isInstanceOf(InputRefused.class)
                .hasMessageStartingWith(expected);
    }

    @Test
    void refusesEncodingsUnderDifferentKeys() {
        PersonTable one = read(encode(TABLE, QUIET, KEY).toCsv());
        PersonTable other = read(encode(TABLE, QUIET, key(8)).toCsv());

        assertThatThrownBy(() -> new Linkage(Settings.of(Grouping.ONE_TO_ONE, new Seed(1))).link(one,
                Optional.of(other), Unlinked.NONE)).isInstanceOf(InputRefused.class).hasMessageContaining("same key");
    }

    @Test
    void refusesWeakKeysAndNeverPrintsOne() {
        assertThatThrownBy(() -> LinkageKey.of(new byte[31])).isInstanceOf(InputRefused.class)
                .hasMessageContaining("31 bytes");
        assertThatThrownBy(() -> LinkageKey.of(new byte[32])).isInstanceOf(InputRefused.class)
                .hasMessageContaining("repeats");
        assertThatThrownBy(() -> LinkageKey.of(new byte[1025])).isInstanceOf(InputRefused.class);
        assertThat(KEY).hasToString("LinkageKey(secret)");
        assertThat(KEY.check()).matches("[0-9a-f]{8}").isNotEqualTo(key(8).check());
        assertThat(KEY.matches(key(7))).isTrue();
        assertThat(KEY.matches(key(8))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"500,15,0.02", "64,15,0.02", "16384,15,0.02", "512,1,0.02", "512,61,0.02", "512,15,-0.1", "512,15,0.21",
        "512,15,NaN"})
    void refusesSettingsOutOfRange(int bits, int hashes, double flips) {
        assertThatThrownBy(() -> new BloomSettings(bits, hashes, flips, false)).isInstanceOf(InputRefused.class);
    }

    private static LinkageKey key(int seed) {
        byte[] secret = new byte[32];
        for (int at = 0; at < secret.length; at++) {
            secret[at] = (byte) (at * 37 + seed);
        }
        return LinkageKey.of(secret);
    }

    private static PersonTable table(String csv) {
        return PersonTable.read(new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)), _ -> SCHEMA);
    }

    private static EncodedTable encode(String csv, BloomSettings settings, LinkageKey key) {
        return EncodedTable.of(table(csv), Optional.empty(), settings, key);
    }

    private static PersonTable read(String csv) {
        return EncodedTable.read(new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)));
    }

    private static Map<String, List<String>> byId(EncodedTable table) {
        return table.rows().stream().collect(Collectors.toMap(List::getFirst, Function.identity()));
    }

    private static String name(Map<String, List<String>> rows, String id) {
        return rows.getOrDefault(id, List.of()).get(1);
    }

    private static String town(Map<String, List<String>> rows, String id) {
        return rows.getOrDefault(id, List.of()).getLast();
    }

    private static Encoding encoding(String text) {
        return (Encoding) Encoding.read(text, 1024);
    }

    private static int distance(String one, String other) {
        return encoding(one).distance(encoding(other));
    }

    /// The persons 0 to 1499, so that encoding them takes a second.
    private static PersonTable persons(String name) {
        PersonTable all = PersonTable.read(ReferenceTables.open("linkage-synthetic-persons/" + name),
                _ -> new Schema(Optional.of("rec_id"),
                        List.of(Field.of("given_name", FieldType.NAME), Field.of("surname", FieldType.NAME),
                                Field.of("date_of_birth", FieldType.DATE).lenient(),
                                Field.of("suburb", FieldType.PLACE), Field.of("postcode", FieldType.CODE)),
                        List.of()));
        return new PersonTable(all.features(),
                all.records().stream().filter(record -> number(record.id()) < 1500).toList(), List.of(), 0);
    }

    private static int number(String id) {
        return Integer.parseInt(id.split("-", -1)[1]);
    }

    private static EncodedTable febrl(String name) {
        return EncodedTable.of(persons(name), Optional.empty(), BloomSettings.USUAL, KEY);
    }

    private static Map<String, String> ids(String name) {
        return Arrays.stream(EncodedTable.idsOf(persons(name), KEY).split("\r\n", -1))
                .skip(1)
                .filter(line -> !line.isEmpty())
                .map(line -> line.split(",", -1))
                .collect(Collectors.toMap(pair -> pair[0], pair -> String.valueOf(number(pair[1]))));
    }
}
