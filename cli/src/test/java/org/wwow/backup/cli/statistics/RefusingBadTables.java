package org.wwow.backup.cli.statistics;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/// Every command, with what offices send by mistake: one sentence, exit 2, nothing printed, and no cell repeated.
class RefusingBadTables {
    private static final String GEO = "place,latitude,longitude\na,4,18\nb,5,19\n";
    private static final String POPULATION = "place,population\na,1000\nb,2000\n";

    @TempDir
    private Path folder;

    @ParameterizedTest(name = "{0}: {1}")
    @CsvFileSource(resources = "bad-tables.csv", delimiter = '|', numLinesToSkip = 1)
    void saysInOneSentenceWhereAndWhat(String what, String words, String table, String expected) throws IOException {
        CommandRun run = run(words, table.replace("\\n", "\n"));

        assertThat(run.exitCode()).as(what).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().strip()).contains(expected.strip()).doesNotContain("\n").matches(".*[.?]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"estimate --lists BAD", "link --a BAD", "link encode --a BAD --key-file KEY --out OUT",
        "suppress BAD", "coarsen --reports BAD --place place --until 2024-12-31",
        "noise BAD --ledger OUT --release r --epsilon 1 --budget 2",
        "scan --cases BAD --geo GEO --population POPULATION --model poisson",
        "scan --cases GEO --geo BAD --population POPULATION --model poisson", "alarm --series BAD",
        "alarm --reports BAD --as-of 2024-12-31", "forecast --events BAD", "agreement BAD"})
    void refusesWhatIsNoTableInEveryCommand(String words) throws IOException {
        for (String table : List.of("", "\n", "date,place,count\n2024-01-01,x\n", "date,date\n1,2\n",
                "a,b\nx,\"open\n")) {
            CommandRun run = run(words, table);

            assertThat(run.exitCode()).as(words).isEqualTo(2);
            assertThat(run.out()).isEmpty();
            assertThat(run.err().strip()).isNotEmpty().doesNotContain("\n").endsWith(".").doesNotContain("xception");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "estimate --method chapman --lists BAD | A,B,count~1,0,70~0,1,50~1,1,23~",
        "suppress --salt SALT BAD | place,count~x,20~y,37~z,18~",
        "coarsen --salt SALT --place place --until 2024-12-31 --reports BAD | date,place,count~2024-01-15,x,20~2024-01-16,y,35~",
        "scan --geo GEO --population POPULATION --model poisson --replications 9 --cases BAD | place,cases~a,12~b,31~",
        "scan --cases CASES --population POPULATION --model poisson --replications 9 --geo BAD | place,x,y~a,4,18~b,5,19~",
        "alarm --method c1 --series BAD | week,count~1,3~2,4~3,1~4,2~5,3~6,0~7,2~8,9~9,1~",
        "agreement --level interval --bootstrap 200 BAD | unit,a,b~1,3,3~2,4,1~3,2,2~",
        "link --a BAD | id,given_name,date_of_birth~1,Ada,1915-12-10~2,Eda,1915-12-10~3,Ida,1930-01-02~4,Uta,1940-02-03~"})
    void takesAByteOrderMarkSemicolonsAndArabicDigitsInEveryCommand(String words, String table) throws IOException {
        String plain = table.strip().replace('~', '\n');
        StringBuilder dressed = new StringBuilder("\uFEFF");
        String body = plain.substring(plain.indexOf('\n'));
        dressed.append(plain, 0, plain.indexOf('\n'));
        body.chars()
                .forEach(letter -> dressed
                        .append((char) (letter >= '0' && letter <= '9' ? letter - '0' + '٠' : letter)));

        CommandRun one = run(words + " --json", plain);
        CommandRun other = run(words + " --json", dressed.toString().replace(',', ';'));

        assertThat(one.exitCode()).as(one.err()).isZero();
        assertThat(other.exitCode()).as(other.err()).isZero();
        assertThat(withoutHashes(other)).isEqualTo(withoutHashes(one));
    }

    /// The input's own bytes differ, and an id may be written in other digits.
    private static List<String> withoutHashes(CommandRun run) {
        return run.out()
                .lines()
                .filter(line -> !line.matches(".*[0-9a-f]{64}.*"))
                .map(line -> line.codePoints()
                        .map(letter -> Character.isDigit(letter) ? '0' + Character.digit(letter, 10) : letter)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString())
                .toList();
    }

    private CommandRun run(String words, String table) throws IOException {
        Path bad = Files.writeString(folder.resolve("bad.csv"), table, StandardCharsets.UTF_8);
        List<String> arguments = new ArrayList<>();
        for (String word : words.split(" ", -1)) {
            arguments.add(switch (word) {
                case "BAD" -> bad.toString();
                case "GEO" -> file("geo.csv", GEO);
                case "POPULATION" -> file("population.csv", POPULATION);
                case "CASES" -> file("cases.csv", "place,cases\na,12\nb,31\n");
                case "KEY" -> key();
                case "OUT" -> folder.resolve("out-" + System.nanoTime()).toString();
                case "SALT" -> folder.resolve("salt").toString();
                default -> word;
            });
        }
        return CommandRun.of(arguments);
    }

    private String file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content).toString();
    }

    private String key() throws IOException {
        Path file = folder.resolve("key");
        if (!Files.exists(file)) {
            OwnFile.writeNew(file, "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGH".getBytes(StandardCharsets.US_ASCII));
        }
        return file.toString();
    }
}
