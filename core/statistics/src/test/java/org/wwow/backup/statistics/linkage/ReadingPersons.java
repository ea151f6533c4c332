package org.wwow.backup.statistics.linkage;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.wwow.backup.statistics.InputRefused;
import org.wwow.backup.statistics.Seed;
import org.wwow.backup.statistics.linkage.Field.Box;
import org.wwow.backup.statistics.linkage.Field.Coordinates;
import org.wwow.backup.statistics.linkage.Linkage.Grouping;
import org.wwow.backup.statistics.linkage.Linkage.Settings;
import org.wwow.backup.statistics.linkage.compare.Absent;
import org.wwow.backup.statistics.linkage.compare.Code;
import org.wwow.backup.statistics.linkage.compare.Period;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ReadingPersons {
    private static final Optional<Coordinates> SPOT = Optional
            .of(new Coordinates("lat", "lon", Optional.of(new Box(-14, 12, 6, 32))));
    private static final Schema SCHEMA = new Schema(Optional.of("id"),
            List.of(Field.of("name", FieldType.NAME), Field.of("born", FieldType.DATE),
                    new Field("place", FieldType.PLACE, List.of(), SPOT, false)),
            List.of());

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "id,name,born,lat,lon\\n1,A,2001-02-30,1,20 | Line 2, column born: the calendar",
        "id,name,born,lat,lon\\n1,A,1399-02-03,1,20 | Line 2, column born: the year must lie between",
        "id,name,born,lat,lon\\n1,A,NaN,1,20 | Line 2, column born: write the date",
        "id,name,born,lat,lon\\n1,A,,NaN,20 | Line 2, column lat: this is no number",
        "id,name,born,lat,lon\\n1,A,,20,1 | Line 2, column lat: latitude and longitude are exchanged",
        "id,name,born,lat,lon\\n1,A,,50,80 | Line 2, column lat: the place lies outside the box",
        "id,name,born,lat,lon\\n1,A,,1, | Line 2, column lon: the cell is empty",
        "id,name,born,lat,lon\\n1,A,,1,20\\n1,B,,1,20 | Line 3, column id: this id stands in line 2 already",
        "id,name,born,lat,lon\\n,A,,1,20 | Line 2, column id: the id is empty",
        "id,name,lat,lon\\n1,A,1,20 | Line 1: the schema names a column born that the table has not",
        "name,born,lat,lon\\nA,,1,20 | Line 1: the schema names a column id",
        "id,name,born,lat,lon\\n1,A,,1 | Line 2: it has 4 cells"})
    void refusesWithOneSentenceThatNamesTheCell(String csv, String expected) {
        assertThatThrownBy(() -> SyntheticPersons.read(csv.replace("\\n", "\n"), SCHEMA))
                .isInstanceOf(InputRefused.class)
                .hasMessageStartingWith(expected)
                .hasMessageEndingWith(".");
    }

    @Test
    void readsAByteOrderMarkSemicolonsAndArabicDigits() {
        PersonTable table = SyntheticPersons.read("\uFEFFid;name;born;lat;lon\n٧;Amina;١٩٨٤-٠٣-٠٥;1,5;20,25\n", SCHEMA);

        assertThat(table.records()).singleElement().satisfies(record -> {
            assertThat(record.id()).isEqualTo("٧");
            assertThat(record.cells().get(1)).isEqualTo(Period.read("1984-03-05"));
            assertThat(record.cells().get(2)).isNotEqualTo(Absent.CELL);
        });
    }

    @Test
    void takesTheUnreadableForMissingOnlyWhereTheSchemaSaysSo() {
        Schema lenient = new Schema(Optional.of("id"),
                List.of(Field.of("name", FieldType.NAME), Field.of("born", FieldType.DATE).lenient()), List.of());

        PersonTable table = SyntheticPersons.read("id,name,born\n1,A,2001-02-30\n2,B,2001-02-03\n", lenient);

        assertThat(table.unread()).isOne();
        assertThat(table.records().getFirst().cells().get(1)).isEqualTo(Absent.CELL);
        assertThat(table.records().getLast().cells().get(1)).isEqualTo(Period.read("2001-02-03"));
    }

    @Test
    void readsADateFromThreeColumnsAndAFieldFromTwo() {
        Schema schema = new Schema(Optional.empty(),
                List.of(new Field("born", FieldType.DATE, List.of("y", "m", "d"), Optional.empty(), false),
                        new Field("door", FieldType.CODE, List.of("street", "number"), Optional.empty(), false)),
                List.of());

        PersonTable table = SyntheticPersons
                .read("y,m,d,street,number\n1984,3,5,Elm,7\n1984,3,,Elm,\n1984,,,,\n,,,,\n", schema);

        assertThat(table.records().stream().map(record -> record.cells().getFirst())).containsExactly(
                Period.read("1984-03-05"), Period.read("1984-03"), Period.read("1984"), Absent.CELL);
        assertThat(table.records().getFirst().cells().getLast()).isEqualTo(new Code("ELM7"));
        assertThat(table.records().stream().map(PersonRecord::id)).containsExactly("1", "2", "3", "4");
    }

    @Test
    void guessesWhatColumnsHoldFromTheirNames() {
        Schema guessed = Schema.guess(
                List.of("ID", "Given name", "Date of birth", "Village", "lat", "lon", "Phone", "Remarks", "Address"));

        assertThat(guessed.id()).contains("ID");
        assertThat(guessed.fields().stream().map(field -> field.name() + " " + field.type())).containsExactly(
                "Given name NAME", "Date of birth DATE", "Village PLACE", "Phone CODE", "Address FREE");
        assertThat(guessed.fields().get(2).coordinates()).isPresent();
        assertThat(Schema.guess(List.of("nom", "date_naissance", "ville")).fields()).hasSize(3);
        assertThat(Schema.guess(List.of("name", "lat", "lon")).fields()).hasSize(2);
        assertThatThrownBy(() -> Schema.guess(List.of("x", "y", "name"))).isInstanceOf(InputRefused.class)
                .hasMessageContaining("--schema");
    }

    @Test
    void refusesASchemaThatMakesNoSense() {
        Field name = Field.of("name", FieldType.NAME);
        Field born = Field.of("born", FieldType.DATE);

        assertThatThrownBy(() -> new Schema(Optional.empty(), List.of(name), List.of()))
                .isInstanceOf(InputRefused.class)
                .hasMessageContaining("has 1 field; give it 2 to 15");
        assertThatThrownBy(() -> new Schema(Optional.empty(), List.of(name, name), List.of()))
                .isInstanceOf(InputRefused.class)
                .hasMessageContaining("two fields called name");
        assertThatThrownBy(() -> new Schema(Optional.empty(), List.of(name, born), List.of(List.of("town"))))
                .isInstanceOf(InputRefused.class)
                .hasMessageContaining("its fields are name, born");
        assertThatThrownBy(() -> new Schema(Optional.empty(), List.of(name, born), List.of(List.of())))
                .isInstanceOf(InputRefused.class);
        assertThatThrownBy(() -> new Field("x", FieldType.DATE, List.of("a", "b"), Optional.empty(), false))
                .isInstanceOf(InputRefused.class);
        assertThatThrownBy(() -> new Field("x", FieldType.NAME, List.of(), Optional.empty(), false))
                .isInstanceOf(InputRefused.class);
        assertThatThrownBy(() -> new Field("x", FieldType.NAME, List.of("a"), SPOT, false))
                .isInstanceOf(InputRefused.class)
                .hasMessageContaining("only a place");
    }

    @Test
    void refusesToLinkWhatCannotBeLinked() {
        Linkage duplicates = new Linkage(Settings.of(Grouping.DUPLICATES, new Seed(1)));
        Linkage between = new Linkage(Settings.of(Grouping.ONE_TO_ONE, new Seed(1)));
        PersonTable one = SyntheticPersons.read("id,name,born,lat,lon\n1,A,,,\n", SCHEMA);
        PersonTable none = SyntheticPersons.read("id,name,born,lat,lon\n", SCHEMA);
        PersonTable other = SyntheticPersons.read("name,born\nA,\n", new Schema(Optional.empty(),
                List.of(Field.of("name", FieldType.NAME), Field.of("born", FieldType.DATE)), List.of()));

        assertThatThrownBy(() -> duplicates.link(one, Optional.empty(), Unlinked.NONE))
                .isInstanceOf(InputRefused.class)
                .hasMessageContaining("too few");
        assertThatThrownBy(() -> between.link(one, Optional.of(none), Unlinked.NONE)).isInstanceOf(InputRefused.class);
        assertThatThrownBy(() -> between.link(one, Optional.of(other), Unlinked.NONE)).isInstanceOf(InputRefused.class)
                .hasMessageContaining("not alike");
        assertThatThrownBy(() -> duplicates.link(one, Optional.of(one), Unlinked.NONE))
                .isInstanceOf(InputRefused.class);
        assertThatThrownBy(() -> new Settings(Grouping.DUPLICATES, 0, 0.01, 10_000, new Seed(1)))
                .isInstanceOf(InputRefused.class);
        assertThatThrownBy(() -> new Settings(Grouping.DUPLICATES, 0.01, Double.NaN, 10_000, new Seed(1)))
                .isInstanceOf(InputRefused.class);
        assertThatThrownBy(() -> new Settings(Grouping.DUPLICATES, 0.01, 0.01, 10, new Seed(1)))
                .isInstanceOf(InputRefused.class);
    }

    @Test
    void linksTwoRecordsThatShareNothingToNobody() {
        PersonTable two = SyntheticPersons.read("id,name,born,lat,lon\n1,A,,,\n2,,1984,,\n", SCHEMA);

        LinkageResult result = new Linkage(Settings.of(Grouping.DUPLICATES, new Seed(1))).link(two, Optional.empty(),
                Unlinked.NONE);

        assertThat(result.links()).isEmpty();
        assertThat(result.review()).isEmpty();
        assertThat(result.diagnosis().candidates()).isZero();
    }

    @Test
    void tellsWhatFamiliesShareFromWhatIsAPersonsOwn() {
        assertThat(Field.of("surname", FieldType.NAME).isShared()).isTrue();
        assertThat(Field.of("Last name", FieldType.NAME).isShared()).isTrue();
        assertThat(Field.of("nom", FieldType.NAME).isShared()).isTrue();
        assertThat(Field.of("postcode", FieldType.CODE).isShared()).isTrue();
        assertThat(Field.of("village", FieldType.PLACE).isShared()).isTrue();
        assertThat(Field.of("address", FieldType.FREE).isShared()).isTrue();
        assertThat(Field.of("given_name", FieldType.NAME).isShared()).isFalse();
        assertThat(Field.of("prenom", FieldType.NAME).isShared()).isFalse();
        assertThat(Field.of("born", FieldType.DATE).isShared()).isFalse();
        assertThat(Field.of("phone", FieldType.CODE).isShared()).isFalse();
        assertThat(Field.of("phone", FieldType.CODE).shared(true).lenient().isShared()).isTrue();
        assertThat(Field.of("surname", FieldType.NAME).shared(false).isShared()).isFalse();
    }
}
