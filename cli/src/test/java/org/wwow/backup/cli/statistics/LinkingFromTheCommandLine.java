package org.wwow.backup.cli.statistics;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class LinkingFromTheCommandLine {
    private static final String PERSONS = CommandRun.data("linkage-synthetic-persons/febrl-dataset1.csv");
    private static final String SCHEMA = """
            {"id": "rec_id", "fields": [
              {"column": "given_name", "type": "name"}, {"column": "surname", "type": "name"},
              {"name": "born", "type": "date", "column": "date_of_birth", "unreadable": "missing"},
              {"column": "suburb", "type": "place"}, {"column": "postcode", "type": "code"}],
             "blocking": [["given_name", "surname"], ["born", "postcode"], ["suburb", "surname"]]}""";

    @TempDir
    private Path folder;

    private String schema = "";
    private String key = "";

    @BeforeEach
    void writeASchemaAndAKey() throws IOException {
        schema = write("schema.json", SCHEMA);
        byte[] secret = new byte[48];
        for (int at = 0; at < secret.length; at++) {
            secret[at] = (byte) (at * 53 + 11);
        }
        Path file = Files.createFile(folder.resolve("key"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        key = Files.write(file, secret).toString();
    }

    @Test
    void printsLinksWithTheirEvidenceAndWhereTheyComeFrom() {
        CommandRun run = link("--a", PERSONS, "--schema", schema, "--json");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).startsWith("{\n  \"method\": \"fellegi-sunter\",\n  \"grouping\": \"duplicates\"")
                .contains("\"unreadTakenForMissing\": 3")
                .contains("\"seed\": 1")
                .contains("\"false-links\": \"0.01\"")
                .contains("\"schema\": \"", "\"a\": \"")
                .contains("A link is no proof")
                .contains("\"level\": \"is the same day\"");
    }

    @Test
    void printsOneCsvRowALinkAndAPairForReview() {
        CommandRun run = link("--a", PERSONS, "--schema", schema, "--csv");

        List<String> lines = run.out().lines().toList();
        assertThat(lines.getFirst()).startsWith("decision,one,other,probability,bits,reason,provenance.method,");
        assertThat(lines).hasSizeGreaterThan(450);
        assertThat(lines.get(1)).matches("link,a:rec-\\d+-dup-0,a:rec-\\d+-org,.*For: .*");
    }

    @Test
    void guessesTheSchemaWhereNoneIsGiven() throws IOException {
        String table = write("t.csv", "id;name;born\n1;Amina;1984\n2;Amina;1984\n3;Zeinab;1990\n");

        CommandRun run = link("--a", table);

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("fields:\n  - name\n  - born\n");
    }

    @Test
    void takesALinkBack() throws IOException {
        String first = link("--a", PERSONS, "--schema", schema, "--csv").out().lines().skip(1).findFirst().orElse("");
        String[] cells = first.split(",", -1);
        String taken = write("u.csv", "one,other\n" + cells[1] + "," + cells[2] + "\n");

        String after = link("--a", PERSONS, "--schema", schema, "--unlink", taken, "--csv").out();

        assertThat(after).doesNotContain(cells[1] + "," + cells[2] + ",").contains("link,a:");
    }

    @Test
    void linksEncodingsThatWereMadeApart() throws IOException {
        String one = folder.resolve("one.csv").toString();
        String ids = folder.resolve("ids.csv").toString();
        CommandRun encode = link("encode", "--a", PERSONS, "--schema", schema, "--key-file", key, "--out", one, "--ids",
                ids, "--json");

        assertThat(encode.exitCode()).as(encode.err()).isZero();
        assertThat(encode.out()).contains("\"records\": 1000", "\"fields\": 5", "It is not anonymous")
                .doesNotContain("key-file");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(Path.of(one)))).isEqualTo("rw-------");
        assertThat(Files.readString(Path.of(one))).doesNotContain("waller", "rec-223");
        assertThat(Files.readString(Path.of(ids))).contains("rec-223-org");
        CommandRun run = link("--a", one, "--csv");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out().lines().filter(line -> line.startsWith("link,"))).hasSizeGreaterThan(400);
        assertThat(link("--a", one, "--schema", schema).err()).contains("need no schema");
    }

    @Test
    void readsTheKeyFromStandardInput() throws IOException {
        InputStream before = System.in;
        try {
            System.setIn(new ByteArrayInputStream(Files.readAllBytes(Path.of(key))));
            assertThat(link("encode", "--a", PERSONS, "--schema", schema, "--key-file", "-", "--out",
                    folder.resolve("in.csv").toString()).exitCode()).isZero();
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void refusesAKeyThatOthersMayRead() throws IOException {
        Files.setPosixFilePermissions(Path.of(key), PosixFilePermissions.fromString("rw-r-----"));

        CommandRun run = link("encode", "--a", PERSONS, "--schema", schema, "--key-file", key, "--out",
                folder.resolve("x.csv").toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("chmod 600");
        assertThat(folder.resolve("x.csv")).doesNotExist();
    }

    @Test
    void refusesKeysThatAreMissingLinkedOrShort() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of(key));
        Path empty = Files.createFile(folder.resolve("short"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        for (String wrong : List.of(link.toString(), empty.toString(), folder.resolve("none").toString())) {
            assertThat(link("encode", "--a", PERSONS, "--schema", schema, "--key-file", wrong, "--out",
                    folder.resolve("x.csv").toString()).exitCode()).isEqualTo(2);
        }
    }

    @Test
    void overwritesNothing() throws IOException {
        String there = write("there.csv", "mine");

        CommandRun run = link("encode", "--a", PERSONS, "--schema", schema, "--key-file", key, "--out", there);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("already");
        assertThat(Files.readString(Path.of(there))).isEqualTo("mine");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"{ | The schema cannot be read", "[] | The schema is no object",
        "{\"fields\": []} | The schema has 0 fields", "{\"id\": \"rec_id\"} | The schema has no fields",
        "{\"fields\": [], \"other\": 1} | The schema has a member it does not know",
        "{\"fields\": [{\"column\": \"a\"}, {}]} | Field 1 of the schema needs a type",
        "{\"fields\": [{\"type\": \"shape\", \"column\": \"a\"}]} | Field 1 of the schema needs a type",
        "{\"fields\": [{\"type\": \"name\"}]} | The field position of the schema names no column",
        "{\"fields\": [{\"type\": \"name\", \"column\": 3}]} | Field 1 of the schema, column is no text",
        "{\"fields\": [{\"type\": \"name\", \"column\": \"a\", \"columns\": []}]} | Field 1 of the schema has both",
        "{\"fields\": [{\"type\": \"place\", \"latitude\": \"a\"}]} | Field 1 of the schema has one coordinate",
        "{\"fields\": [{\"type\": \"place\", \"latitude\": \"a\", \"longitude\": \"b\", \"box\": [1, 2]}]} | Field 1 of the schema, box, is four",
        "{\"fields\": [{\"type\": \"place\", \"latitude\": \"a\", \"longitude\": \"b\", \"box\": [9, 2, 3, 4]}]} | Field 1 of the schema, box, has its sides",
        "{\"fields\": [{\"type\": \"date\", \"column\": \"a\", \"unreadable\": \"x\"}]} | Field 1 of the schema, unreadable, is",
        "{\"fields\": [{\"type\": \"name\", \"column\": \"nobody\"}, {\"type\": \"name\", \"column\": \"surname\"}]} | Line 1: the schema names a column nobody"})
    void refusesASchemaInOneSentence(String json, String expected) throws IOException {
        CommandRun run = link("--a", PERSONS, "--schema", write("wrong.json", json));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().strip()).contains(expected.strip()).endsWith(".").hasLineCount(1);
    }

    @Test
    void endsWithTwoForWrongUse() {
        assertThat(link().err()).contains("--a");
        assertThat(link("--a", PERSONS, "--grouping", "groups").err()).contains("Without --b");
        assertThat(link("--a", PERSONS, "--b", PERSONS, "--grouping", "duplicates").err()).contains("With --b");
        assertThat(link("--a", PERSONS, "--false-links", "2", "--schema", schema).exitCode()).isEqualTo(2);
        assertThat(link("--a", folder.resolve("none.csv").toString()).exitCode()).isEqualTo(2);
        assertThat(link("--a", PERSONS).err()).contains("column date_of_birth: the calendar has no such date");
        assertThat(link("encode", "--a", PERSONS, "--out", "x").exitCode()).isEqualTo(2);
    }

    private static CommandRun link(String... arguments) {
        return CommandRun.of(new LinkCommand(), arguments);
    }

    private String write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }
}
