package org.wwow.backup.dossier.bag;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RefusingABag {
    private final BagInMemory bag = BagInMemory.valid();

    @Test
    void isNotDoneWithoutCause() throws IOException {
        BagJudgement judgement = bag.judged();

        assertThat(judgement.findings()).isEmpty();
        assertThat(judgement.payloadFiles()).isEqualTo(2);
        assertThat(judgement.payloadBytes()).isEqualTo(3);
        assertThat(judgement.algorithms()).containsExactly(BagAlgorithm.SHA256);
        assertThat(judgement.version()).contains(BagVersion.ONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../out", "data/../../out", "/etc/passwd", "~/x", "~root/x", "C:\\x", "C:x", "data\\x",
        "data//x", "data/", "data/./x", ".", "", "%AppData%/x", "data/x/..", "data/\0x"})
    void withAPathThatCouldLeadOut(String path) throws IOException {
        bag.with("manifest-sha256.txt", manifest() + "00".repeat(32) + "  " + path + "\n");

        assertThat(bag.judged().findings()).filteredOn(BagFinding::breaks)
                .extracting(BagFinding::rule)
                .containsAnyOf(BagRule.PATH_OUTSIDE, BagRule.LINE_MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"zz", "00 data/a.txt", "data/a.txt", " 00", "0"})
    void withALineOfAnotherForm(String line) throws IOException {
        assertThat(bag.with("manifest-sha256.txt", manifest() + line + "\n").judged().found(BagRule.LINE_MALFORMED))
                .isTrue();
    }

    @Test
    void whoseFileIsGone() throws IOException {
        assertThat(bag.without("data/a.txt").judged().found(BagRule.FILE_MISSING)).isTrue();
    }

    @Test
    void whoseFileIsUnlisted() throws IOException {
        assertThat(bag.with("data/c.txt", "c").judged().found(BagRule.FILE_UNLISTED)).isTrue();
    }

    @Test
    void whoseFileIsListedInOneOfTwoManifestsOnly() throws IOException {
        bag.with("manifest-sha512.txt", "");

        assertThat(bag.judged().found(BagRule.FILE_UNLISTED)).isTrue();
    }

    @Test
    void whoseFileWasChanged() throws IOException {
        assertThat(bag.with("data/b.txt", "bc").judged().found(BagRule.DIGEST_DIFFERS)).isTrue();
    }

    @Test
    void whoseTagFileWasChanged() throws IOException {
        assertThat(bag.with("bag-info.txt", "Payload-Oxum: 3.2\r\n").judged().found(BagRule.DIGEST_DIFFERS)).isTrue();
    }

    @Test
    void thatListsAFileInTheWrongManifest() throws IOException {
        bag.listed("tagmanifest-sha256.txt", "data/a.txt");

        assertThat(bag.judged().found(BagRule.PATH_MISPLACED)).isTrue();
    }

    @Test
    void whoseTagManifestListsATagManifest() throws IOException {
        bag.listed("tagmanifest-sha256.txt", "bagit.txt").listed("tagmanifest-sha512.txt");
        bag.with("tagmanifest-sha256.txt", bag.digest("bagit.txt") + "  tagmanifest-sha512.txt\n");

        assertThat(bag.judged().found(BagRule.PATH_MISPLACED)).isTrue();
    }

    @Test
    void ofTwoFilesThatAreOneOnSomeSystems() throws IOException {
        bag.with("data/A.txt", "a").listed("manifest-sha256.txt", "data/A.txt", "data/a.txt", "data/b.txt");

        assertThat(bag.judged().found(BagRule.NAMES_COLLIDE)).isTrue();
        assertThat(bag.judged().holds()).isFalse();
    }

    @Test
    void thatListsANameInAnotherNormalForm() throws IOException {
        bag.with("data/é", "é").with("manifest-sha256.txt", manifest() + bag.digest("data/é") + "  data/e\u0301\n");

        assertThat(bag.judged().found(BagRule.FILE_MISSING)).isTrue();
        assertThat(bag.judged().found(BagRule.PATH_NOT_NFC)).isTrue();
    }

    @Test
    void thatWouldHaveToBeFetched() throws IOException {
        bag.without("data/a.txt").with("fetch.txt", "https://example.org/a 1 data/a.txt\n");

        assertThat(bag.judged().found(BagRule.FILE_NOT_FETCHED)).isTrue();
    }

    @Test
    void thatFetchesWhatIsNoPayload() throws IOException {
        assertThat(bag.with("fetch.txt", "https://example.org/a - bagit.txt\n").judged().found(BagRule.PATH_MISPLACED))
                .isTrue();
        assertThat(bag.with("fetch.txt", "nothing\n").judged().found(BagRule.LINE_MALFORMED)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Payload-Oxum: 4.2", "Payload-Oxum: 3.1", "payload-oxum: 0.0"})
    void thatSaysAnotherSize(String line) throws IOException {
        assertThat(bag.with("bag-info.txt", line + "\n").judged().found(BagRule.OXUM_DIFFERS)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Payload-Oxum: many", "no colon", "Label : value", " goes on before it began", ": x"})
    void withAnInfoOfAnotherForm(String line) throws IOException {
        assertThat(bag.with("bag-info.txt", line + "\n").judged().found(BagRule.INFO_MALFORMED)).isTrue();
    }

    @Test
    void whoseInfoGoesOnOverLinesIsNotDone() throws IOException {
        bag.with("bag-info.txt", "Description: one\n  two\n\tthree\nPayload-Oxum: 3.2\n")
                .listed("tagmanifest-sha256.txt", "bag-info.txt", "bagit.txt", "manifest-sha256.txt");

        assertThat(bag.judged().findings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"data/100%", "data/%0", "data/%41"})
    void withAPercentSignThatStandsForNothing(String path) throws IOException {
        assertThat(bag.with("manifest-sha256.txt", manifest() + "00".repeat(32) + "  " + path)
                .judged()
                .found(BagRule.PATH_ESCAPE)).isTrue();
    }

    @Test
    void withEscapedNamesIsNotDone() throws IOException {
        bag.with("bag-info.txt", "Payload-Oxum: 6.4\n")
                .with("data/50%\n", "lf")
                .with("data/\r", "c")
                .with("manifest-sha256.txt", manifest() + bag.digest("data/50%\n") + "  data/50%25%0A\n"
                        + bag.digest("data/\r") + "  data/%0d\n")
                .listed("tagmanifest-sha256.txt", "bag-info.txt", "bagit.txt", "manifest-sha256.txt");

        assertThat(bag.judged().findings()).isEmpty();
    }

    @Test
    void ofAnAlgorithmNobodyKnows() throws IOException {
        assertThat(bag.with("manifest-crc32.txt", "").judged().found(BagRule.ALGORITHM_UNKNOWN)).isTrue();
    }

    @Test
    void withoutAManifest() throws IOException {
        assertThat(bag.without("manifest-sha256.txt").judged().found(BagRule.MANIFEST_MISSING)).isTrue();
    }

    @Test
    void warnsOfAWeakAlgorithmAndOfAnUnlistedTagFile() throws IOException {
        bag.with("manifest-md5.txt", """
                0cc175b9c0f1b6a831c399e269772661  data/a.txt
                21ad0bd836b90d08f4cf640b4c298e7c  data/b.txt
                """);

        assertThat(bag.judged().findings()).extracting(BagFinding::rule)
                .containsExactlyInAnyOrder(BagRule.ALGORITHM_WEAK, BagRule.TAG_FILE_UNLISTED);
        assertThat(bag.judged().holds()).isTrue();
    }

    @Test
    void thatIsNoText() throws IOException {
        bag.with("manifest-sha256.txt", new byte[]{(byte) 0xff, (byte) 0xfe, 0});

        assertThat(bag.judged().found(BagRule.TAG_FILE_UNREADABLE)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"BagIt-Version: 2.0\nTag-File-Character-Encoding: UTF-8\n",
        "BagIt-Version: 0.92\nTag-File-Character-Encoding: UTF-8\n"})
    void ofAnUnknownVersion(String declaration) throws IOException {
        assertThat(bag.with("bagit.txt", declaration).judged().found(BagRule.VERSION_UNKNOWN)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-99\n",
        "BagIt-Version: 1.0\nTag-File-Character-Encoding: \n"})
    void ofAnUnknownEncoding(String declaration) throws IOException {
        assertThat(bag.with("bagit.txt", declaration).judged().found(BagRule.ENCODING_UNKNOWN)).isTrue();
    }

    @Test
    void whoseListsNeverEnd() throws IOException {
        var limits = new BagLimits(1_000, 100, 3);

        assertThat(Bag.judge(bag.with("manifest-sha256.txt", "x".repeat(1_001)), limits, bytes -> {})
                .found(BagRule.TOO_LONG)).isTrue();
        assertThat(Bag.judge(bag.with("manifest-sha256.txt", "x".repeat(101)), limits, bytes -> {})
                .found(BagRule.TOO_LONG)).isTrue();
        assertThat(Bag.judge(bag.with("manifest-sha256.txt", "x\n".repeat(4)), limits, bytes -> {})
                .found(BagRule.TOO_LONG)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", " ", "Payload-Oxum:y"})
    @Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void isDoneInTimeHoweverItsLinesAreMade(String begin) throws IOException {
        String line = begin + " ".repeat(8_000) + "z\n";
        bag.with("bagit.txt", "BagIt-Version: 0.97\nTag-File-Character-Encoding: UTF-8\n")
                .with("bag-info.txt", line.repeat(2_000));

        assertThat(bag.judged().holds()).isFalse();
    }

    @Test
    void ofAThousandErrorsTellsTheFirstThousandAndNoWarningHidesOne() throws IOException {
        bag.with("manifest-sha256.txt", ("00".repeat(32) + "  ./data/x\n").repeat(1_500));
        BagJudgement judgement = bag.judged();

        assertThat(judgement.findings()).hasSize(1_000);
        assertThat(judgement.holds()).isFalse();
    }

    @Test
    void thatHoldsALink(@TempDir Path folder) throws IOException {
        bag.sizes().keySet().forEach(path -> write(folder.resolve(path), path));
        Files.createSymbolicLink(folder.resolve("data/link"), folder.resolve("data/a.txt"));

        assertThat(Bag.judge(new BagFolder(folder), BagLimits.USUAL, bytes -> {}).found(BagRule.NOT_A_FILE)).isTrue();
    }

    @Test
    void thatIsNoFolder(@TempDir Path folder) throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertThatThrownBy(() -> new BagFolder(file)).isInstanceOf(NotDirectoryException.class);
        assertThatThrownBy(() -> new BagFolder(folder).open("../file")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void isEndedByWhoeverWatches() {
        assertThatThrownBy(() -> Bag.judge(bag, BagLimits.USUAL, bytes -> {
            throw new CancellationException();
        })).isInstanceOf(CancellationException.class);
    }

    @Test
    void saysSoWithoutTheSignsThatWouldRewriteATerminal() throws IOException {
        bag.with("manifest-sha256.txt", manifest() + "00".repeat(32) + "  data/\u001b[2J\u202egnp.exe\n");

        assertThat(bag.judged().findings()).extracting(finding -> finding.sentence(Locale.ENGLISH))
                .anyMatch(sentence -> sentence.contains("data/\uFFFD[2J\uFFFDgnp.exe"))
                .noneMatch(sentence -> sentence.contains("\u001b") || sentence.contains("\u202e"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr", "ar", "uk", "tlh"})
    void saysSoInEveryLanguage(String language) {
        for (BagRule rule : BagRule.values()) {
            assertThat(BagFinding.error(rule, "FILE", "DETAIL").sentence(Locale.of(language))).isNotBlank()
                    .doesNotContain("{", "''");
        }
    }

    private String manifest() {
        return bag.digest("data/a.txt") + "  data/a.txt\n" + bag.digest("data/b.txt") + "  data/b.txt\n";
    }

    private void write(Path file, String path) {
        try {
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            Files.write(file, bag.open(path).readAllBytes());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
