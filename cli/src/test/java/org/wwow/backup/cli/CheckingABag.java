package org.wwow.backup.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class CheckingABag {
    private static final Path SUITE = Path.of(System.getProperty("backup.vectors"), "bagit-conformance");

    static Stream<Path> valid() {
        return Stream.of("v0.97/valid", "v0.97/warning", "v1.0/valid").flatMap(CheckingABag::bags);
    }

    static Stream<Path> invalid() {
        return Stream.of("v0.97/invalid", "v1.0/invalid", "v0.97/linux-only", "v0.97/windows-only")
                .flatMap(CheckingABag::bags);
    }

    private static Stream<Path> bags(String kind) {
        try (var found = Files.list(SUITE.resolve(kind))) {
            return found.filter(Files::isDirectory).sorted().toList().stream();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    @ParameterizedTest
    @MethodSource("valid")
    void holdsForEveryValidBagOfTheSuite(Path bag) {
        Typed typed = Typed.run("bag", "verify", bag.toString());

        assertThat(typed.out()).startsWith("5. held: ").contains("\n6. held: ");
        assertThat(typed.exit()).isZero();
    }

    @ParameterizedTest
    @MethodSource("invalid")
    void failsForEveryInvalidBagOfTheSuite(Path bag) {
        Typed typed = Typed.run("bag", "verify", bag.toString());

        assertThat(typed.exit()).isEqualTo(1);
        assertThat(typed.out()).contains(". failed: ");
        assertThat(typed.err()).isEmpty();
    }

    @Test
    void aWarningIsToldBesideWhatHolds() {
        assertThat(Typed.run("bag", "verify", SUITE.resolve("v0.97/warning/relative-path").toString())
                .out()
                .lines()
                .filter(line -> line.startsWith("    A bag of version 0.97"))).singleElement()
                .satisfies(line -> assertThat(line).hasSizeGreaterThan(90));
    }

    @Test
    void holds() {
        Typed typed = Typed.run("bag", "verify", SUITE.resolve("v1.0/valid/basicBag").toString());

        assertThat(typed.exit()).isZero();
        assertThat(typed.out()).contains("5. held: ", "6. held: ", "with 1 files");
    }

    @Test
    void failsWithItsReasonInTheReadersLanguage() {
        Typed typed = Typed.run("bag", "verify", "--language", "fr",
                SUITE.resolve("v0.97/invalid/corrupt-data-file").toString());

        assertThat(typed.exit()).isEqualTo(1);
        assertThat(typed.out()).contains("ne sont pas ceux qui étaient cités");
    }

    @Test
    void isToldToPrograms() {
        Typed typed = Typed.run("bag", "verify", "--json",
                SUITE.resolve("v0.97/invalid/missing-bagit.txt").toString());

        assertThat(typed.exit()).isEqualTo(1);
        assertThat(typed.out()).contains("\"held\":false", "\"number\":5", "\"result\":\"failed\"", "\"number\":6");
    }

    @Test
    void failsForWhatIsNoBagAndNoFile(@TempDir Path folder) throws Exception {
        Path text = Files.writeString(folder.resolve("text.zip"), "no zip file");

        assertThat(Typed.run("bag", "verify", text.toString()).exit()).isEqualTo(1);
        assertThat(Typed.run("bag", "verify", folder.resolve("none").toString()).exit()).isEqualTo(2);
        assertThat(Typed.run("bag", "verify").exit()).isEqualTo(2);
    }
}
