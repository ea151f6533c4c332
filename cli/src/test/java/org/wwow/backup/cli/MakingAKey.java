package org.wwow.backup.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/// `backup key`: the archive key of protocol section 23, and every other key in a file.
class MakingAKey {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void makesAPairThatSealsAndOpens() throws IOException {
        Typed made = Typed.run("key", path("key"));
        Files.writeString(at("recipient"), made.out());
        Files.writeString(at("content"), "some words");

        assertThat(made.exit()).isZero();
        assertThat(made.err()).isEmpty();
        assertThat(made.out()).startsWith("age1pq1").hasLineCount(1);
        assertThat(Typed.run("seal", "-r", path("recipient"), "-o", path("sealed"), path("content")).exit()).isZero();
        assertThat(Typed.run("open", "-i", path("key"), "-o", path("again"), path("sealed")).exit()).isZero();
        assertThat(at("again")).hasContent("some words");
    }

    @Test
    void keepsTheOpeningKeyToItsOwnerAndOffTheScreen() throws IOException {
        Typed made = Typed.run("key", path("key"));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(at("key")))).isEqualTo("rw-------");
        assertThat(Files.readString(at("key"))).contains("AGE-SECRET-KEY-PQ-1", "# recipient: " + made.out().strip());
        assertThat(made.out() + made.err()).doesNotContainIgnoringCase("secret-key");
    }

    @Test
    void drawsAnotherKeyEachTime() throws IOException {
        assertThat(Typed.run("key", path("one")).out()).isNotEqualTo(Typed.run("key", path("two")).out());
        assertThat(Files.readString(at("one"))).isNotEqualTo(Files.readString(at("two")));
    }

    @Test
    void tellsTheRecipientAgain() throws IOException {
        String first = Typed.run("key", path("key")).out();
        byte[] kept = Files.readAllBytes(at("key"));

        assertThat(Typed.run("key", "--recipient", path("key"))).isEqualTo(new Typed(0, first, ""));
        assertThat(Files.readAllBytes(at("key"))).isEqualTo(kept);
    }

    @Test
    void neverReplacesAFile() throws IOException {
        Typed.run("key", path("key"));
        byte[] kept = Files.readAllBytes(at("key"));

        Typed again = Typed.run("key", path("key"));

        assertThat(again.exit()).isEqualTo(2);
        assertThat(again.err()).contains("already exists").hasLineCount(1);
        assertThat(again.out()).isEmpty();
        assertThat(Files.readAllBytes(at("key"))).isEqualTo(kept);
    }

    /// A link that leads nowhere would put the key where somebody else chose.
    @Test
    void followsNoLink() throws IOException {
        Files.createSymbolicLink(at("key"), at("elsewhere"));

        assertThat(Typed.run("key", path("key")).exit()).isEqualTo(2);
        assertThat(at("elsewhere")).doesNotExist();
    }

    @Test
    void makesNothingInAFolderThatIsNotThere() throws IOException {
        Typed typed = Typed.run("key", path("nowhere/key"));

        assertThat(typed.exit()).isEqualTo(2);
        assertThat(typed.err()).hasLineCount(1);
        assertThat(typed.out()).isEmpty();
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# only a comment\n", "AGE-SECRET-KEY-PQ-1QQQQ\n", "age1pq1qqqq\n",
        "AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX\n"})
    void tellsNoRecipientOfWhatIsNoHybridKey(String text) throws IOException {
        Files.writeString(at("key"), text);

        Typed typed = Typed.run("key", "--recipient", path("key"));

        assertThat(typed.exit()).isEqualTo(2);
        assertThat(typed.out()).isEmpty();
        assertThat(typed.err()).hasLineCount(1).doesNotContain("PQ-1QQQQ", "GFPYYSJZ");
    }

    @Test
    void tellsNoRecipientOfTwoKeysAtOnce() throws IOException {
        Typed.run("key", path("one"));
        Typed.run("key", path("two"));
        Files.writeString(at("both"), Files.readString(at("one")) + Files.readString(at("two")));

        assertThat(Typed.run("key", "--recipient", path("both")).err()).contains("more than one key");
    }

    @Test
    void refusesWrongUse() {
        assertThat(Typed.run("key").exit()).isEqualTo(2);
        assertThat(Typed.run("key", path("one"), path("two")).exit()).isEqualTo(2);
        assertThat(Typed.run("key", "--recipient", path("missing")).err()).startsWith("There is no file ");
    }

    private Path at(String name) {
        return folder.resolve(name);
    }

    private String path(String name) {
        return at(name).toString();
    }
}
