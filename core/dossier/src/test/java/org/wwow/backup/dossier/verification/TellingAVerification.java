package org.wwow.backup.dossier.verification;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class TellingAVerification {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-05-15T09:00:00.5Z"), ZoneOffset.UTC);
    private static final VerifyingProgram PROGRAM = VerifyingProgram.running("Program");

    @TempDir
    private Path folder;
    private Path bag = Path.of("");
    private final List<String> lines = new ArrayList<>();

    @BeforeEach
    void pack() throws IOException {
        bag = folder.resolve("bag");
        Files.createDirectories(bag.resolve("data"));
        Files.writeString(bag.resolve("bagit.txt"), "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n");
        Files.writeString(bag.resolve("data/a.txt"), "hello");
        Files.writeString(bag.resolve("manifest-sha256.txt"),
                "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824  data/a.txt\n");
    }

    private static Reader reader(Optional<String> at) throws IOException, Unusable {
        return Reader.of(new Reader.Given(Optional.empty(), Optional.empty(), List.of(), at), CLOCK);
    }

    private boolean tell(Path report, String language) throws IOException, Unusable {
        return Verification.of(bag, reader(Optional.of("2026-05-15T09:00:00Z")), Verification.BAG)
                .tell(Verification.Telling.of(language, false, Optional.of(report), PROGRAM), lines::add);
    }

    @Test
    void tellsTwoChecksOfABagAndWritesTheSameReportForTheSameTime() throws IOException, Unusable {
        assertThat(tell(folder.resolve("1.pdf"), "uk")).isTrue();
        assertThat(tell(folder.resolve("2.pdf"), "uk")).isTrue();

        assertThat(Files.readAllBytes(folder.resolve("1.pdf"))).startsWith("%PDF-".getBytes(StandardCharsets.US_ASCII))
                .isEqualTo(Files.readAllBytes(folder.resolve("2.pdf")));
        assertThat(lines).filteredOn(line -> line.matches("\\d+\\. .*")).hasSize(4);
    }

    @Test
    void aFailureIsReportedToo() throws IOException, Unusable {
        Files.writeString(bag.resolve("data/a.txt"), "other");

        assertThat(tell(folder.resolve("r.pdf"), "ar")).isFalse();
        assertThat(folder.resolve("r.pdf")).isNotEmptyFile();
    }

    @Test
    void neverWritesOverAFileNorThroughALink() throws IOException {
        Path mine = Files.writeString(folder.resolve("mine"), "mine");
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("nowhere"));

        for (Path place : List.of(mine, link)) {
            assertThatExceptionOfType(FileAlreadyExistsException.class).isThrownBy(() -> tell(place, "en"));
        }
        assertThat(mine).hasContent("mine");
        assertThat(folder.resolve("nowhere")).doesNotExist();
        assertThat(lines).isEmpty();
    }

    @Test
    void aReportThatCannotBeWrittenLeavesNothing() {
        Path place = folder.resolve("no/such/folder/r.pdf");

        assertThatExceptionOfType(Unusable.class).isThrownBy(() -> tell(place, "en"))
                .withMessageContaining("No report could be written");
        assertThat(place).doesNotExist();
        assertThat(lines).isNotEmpty();
    }

    @Test
    void aFileThatChangesWhileItIsJudgedHasNoReport() throws IOException, Unusable {
        Verification.Question changing = (file, trust) -> {
            Files.writeString(file.resolve("data/b.txt"), "more");
            return Verification.BAG.judge(file, trust);
        };
        var telling = Verification.Telling.of("en", false, Optional.of(folder.resolve("r.pdf")), PROGRAM);
        Verification verification = Verification.of(bag, reader(Optional.empty()), changing);

        assertThatExceptionOfType(Unusable.class).isThrownBy(() -> verification.tell(telling, lines::add))
                .withMessageContaining("changed");
        assertThat(folder.resolve("r.pdf")).doesNotExist();
    }

    @Test
    void nothingIsWrittenForAFileThatIsNotThere() throws IOException, Unusable {
        var telling = Verification.Telling.of("en", true, Optional.of(folder.resolve("r.pdf")), PROGRAM);
        Verification verification = Verification.of(folder.resolve("none"), reader(Optional.empty()),
                Verification.DOSSIER);

        assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(() -> verification.tell(telling, lines::add));
        assertThat(folder.resolve("r.pdf")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "", "../en", "EN"})
    void aLanguageWithoutWordsIsWrongUse(String language) {
        assertThatExceptionOfType(Unusable.class)
                .isThrownBy(() -> Verification.Telling.of(language, false, Optional.empty(), PROGRAM));
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "2026-05-15", "", "2026-13-01T00:00:00Z"})
    void aTimeThatIsNoneIsWrongUse(String at) {
        assertThatExceptionOfType(Unusable.class).isThrownBy(() -> reader(Optional.of(at)));
    }

    @Test
    void timesAreWholeSecondsAndSayWhoseTheyAre() throws IOException, Unusable {
        assertThat(reader(Optional.empty()).trust().clock().instant()).isEqualTo("2026-05-15T09:00:00Z");
        assertThat(reader(Optional.empty()).ownTime()).isFalse();
        assertThat(reader(Optional.of("2020-01-01T00:00:00Z")).ownTime()).isTrue();
    }

    @Test
    void aPolicyWithoutEndIsNotWaitedFor() throws IOException {
        Path endless = Files.write(folder.resolve("policy"), new byte[(1 << 20) + 1]);
        var given = new Reader.Given(Optional.of(endless), Optional.empty(), List.of(), Optional.empty());

        assertThatExceptionOfType(Unusable.class).isThrownBy(() -> Reader.of(given, CLOCK))
                .withMessageContaining("longer");
    }
}
