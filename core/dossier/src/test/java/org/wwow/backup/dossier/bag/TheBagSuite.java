package org.wwow.backup.dossier.bag;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/// The conformance suite of the Library of Congress (vectors/bagit-conformance).
class TheBagSuite {
    private static final Path SUITE = Path.of(System.getProperty("backup.vectors"), "bagit-conformance");

    static List<Path> valid() throws IOException {
        return Stream.concat(bags("v0.97/valid"), bags("v1.0/valid")).toList();
    }

    static List<Path> invalid() throws IOException {
        return Stream.of("v0.97/invalid", "v1.0/invalid", "v0.97/linux-only", "v0.97/windows-only")
                .flatMap(TheBagSuite::bags)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("valid")
    void holds(Path bag) throws IOException {
        assertThat(judged(bag).findings()).filteredOn(BagFinding::breaks).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("invalid")
    void isRefused(Path bag) throws IOException {
        assertThat(judged(bag).holds()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            duplicate-file-with-different-case, LISTED_OTHERWISE
            made-with-md5sum-tools, LINE_BINARY_MARK
            relative-path, PATH_RELATIVE
            same-filename-listed-twice-with-different-normalization, LISTED_OTHERWISE
            same-filename-listed-twice-with-the-same-hash, LISTED_TWICE
            special-system-files, SYSTEM_FILE""")
    void holdsWithAWarning(String bag, BagRule rule) throws IOException {
        BagJudgement judgement = judged(SUITE.resolve("v0.97/warning").resolve(bag));

        assertThat(judgement.findings()).filteredOn(BagFinding::breaks).isEmpty();
        assertThat(judgement.found(rule)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            v0.97/invalid/baginfo-missing-encoding, DECLARATION_MALFORMED
            v0.97/invalid/bom-in-bagit.txt, TAG_FILE_UNREADABLE
            v0.97/invalid/corrupt-data-file, DIGEST_DIFFERS
            v0.97/invalid/corrupt-tag-file, DIGEST_DIFFERS
            v0.97/invalid/extra-file-in-bag, FILE_UNLISTED
            v0.97/invalid/invalid-version-number, VERSION_UNKNOWN
            v0.97/invalid/missing-baginfo, FILE_MISSING
            v0.97/invalid/missing-bagit.txt, DECLARATION_MISSING
            v0.97/invalid/out-of-scope-file-paths-using-dot-notation, PATH_OUTSIDE
            v0.97/invalid/out-of-scope-file-paths-using-dot-notation-for-fetch, PATH_OUTSIDE
            v0.97/invalid/same-filename-listed-twice-with-different-hashes, LISTED_TWICE
            v1.0/invalid/bagit-with-invalid-whitespace, DECLARATION_MALFORMED
            v1.0/invalid/notAllManifestsListAllFiles, FILE_UNLISTED
            v1.0/invalid/same-filename-listed-twice-with-the-same-hash, LISTED_TWICE""")
    void isRefusedForTheReasonItWasMadeFor(String bag, BagRule rule) throws IOException {
        assertThat(judged(SUITE.resolve(bag)).found(rule)).isTrue();
    }

    private static Stream<Path> bags(String folder) {
        try (Stream<Path> inside = Files.list(SUITE.resolve(folder))) {
            return inside.filter(Files::isDirectory).sorted().toList().stream();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private static BagJudgement judged(Path bag) throws IOException {
        return Bag.judge(new BagFolder(bag), BagLimits.USUAL, bytes -> {});
    }
}
