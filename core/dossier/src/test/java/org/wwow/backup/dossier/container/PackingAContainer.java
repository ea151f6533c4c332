package org.wwow.backup.dossier.container;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PackingAContainer {
    private static final ContainerLimits SMALL = new ContainerLimits(100, 10 << 20, 50);

    @TempDir
    private Path folder;

    @Test
    void givesTheSameBytesWhateverTheOrderOfAdding() throws IOException {
        byte[] one = packed("mimetype", "data/b", "data/a", "é");
        byte[] other = packed("é", "data/a", "mimetype", "data/b");

        assertThat(one).isEqualTo(other);
    }

    @Test
    void putsTheMimetypeFirstAndStoresEverythingForAnyReader() throws IOException {
        List<String> names = new ArrayList<>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(packed("data/é", "mimetype", "data/b")))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
                assertThat(new String(zip.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("of " + entry.getName());
            }
        }

        assertThat(names).containsExactly("mimetype", "data/b", "data/é");
    }

    @Test
    void isCanonical() throws IOException, ContainerRefused {
        try (Container container = opened(packed("mimetype", "data/a"))) {
            container.requireCanonical();

            assertThat(container.sizes().keySet()).containsExactly("data/a", "mimetype");
            assertThat(container.open("data/a").readAllBytes()).isEqualTo("of data/a".getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void leavesNoByteFree() throws IOException {
        byte[] whole = packed("mimetype", "data/a", "data/é");

        assertThat(IntStream.range(0, whole.length).filter(at -> isTaken(changed(whole, at)))).isEmpty();
    }

    @Test
    void leavesNoPlaceBeforeBehindOrMissing() throws IOException {
        byte[] whole = packed("mimetype", "data/a");
        var before = new ByteArrayOutputStream();
        before.write(0);
        before.write(whole);
        var behind = new ByteArrayOutputStream();
        behind.write(whole);
        behind.write(0);

        assertThat(isTaken(before.toByteArray())).isFalse();
        assertThat(isTaken(behind.toByteArray())).isFalse();
        assertThat(IntStream.range(0, whole.length).filter(end -> isTaken(Arrays.copyOf(whole, end))))
                .isEmpty();
    }

    @Test
    void isNotTheFormOfAnotherWriter() throws IOException {
        assertThatThrownBy(() -> canonical(zipped("data/a", "mimetype")))
                .isInstanceOfSatisfying(ContainerRefused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(ContainerRefused.Reason.NOT_CANONICAL));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../a", "/a", "data/../../a", "data//a", "data/./a", "C:a", "a\\b", "~/a", "a\u0001",
        "e\u0301"})
    void refusesAPathThatLeadsOutOrCanBeWrittenInTwoWays(String path) throws IOException {
        refuses(zipped(path), ContainerRefused.Reason.BAD_PATH);
    }

    @Test
    void refusesAPathThatStandsTwice() throws IOException {
        byte[] zip = zipped("data/a", "data/b");
        String text = new String(zip, StandardCharsets.ISO_8859_1).replace("data/b", "data/a");

        refuses(text.getBytes(StandardCharsets.ISO_8859_1), ContainerRefused.Reason.DOUBLE_ENTRY);
    }

    @Test
    void refusesWhatUnpacksToFarMoreThanItIs() throws IOException {
        refuses(zippedZeroes(2 << 20), ContainerRefused.Reason.TOO_LARGE);
    }

    @Test
    void takesWhatUnpacksToNoMoreThanAMebibyteHoweverSmallItIs() throws IOException, ContainerRefused {
        opened(zippedZeroes(1 << 20)).close();

        refuses(zippedZeroes((1 << 20) + 1), ContainerRefused.Reason.TOO_LARGE);
    }

    @Test
    void namesAFileAndNoFolderAmongWhatItHolds() throws IOException, ContainerRefused {
        try (Container container = opened(zipped("data/", "data/a"))) {
            assertThat(container.sizes().keySet()).containsExactly("data/a");
            assertThatThrownBy(container::requireCanonical).isInstanceOf(ContainerRefused.class);
        }
        refuses(zipped("data/../"), ContainerRefused.Reason.BAD_PATH);
        refuses(zipped("..//"), ContainerRefused.Reason.BAD_PATH);
    }

    @Test
    void takesAsManyFilesAndBytesAsWereAllowed() throws IOException, ContainerRefused {
        Path file = Files.write(folder.resolve("just"), packed("a", "b", "c"));

        Container.open(file, new ContainerLimits(3, 12, 10)).close();
    }

    @Test
    void refusesMoreFilesOrBytesThanWereAllowed() throws IOException {
        Path file = Files.write(folder.resolve("many"), packed("a", "b", "c"));

        assertThatThrownBy(() -> Container.open(file, new ContainerLimits(2, 1_000, 10)))
                .isInstanceOf(ContainerRefused.class);
        assertThatThrownBy(() -> Container.open(file, new ContainerLimits(3, 11, 10)))
                .isInstanceOf(ContainerRefused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "PK", "no zip at all, but a text of some length that could be anything"})
    void refusesWhatIsNoZip(String text) throws IOException {
        refuses(text.getBytes(StandardCharsets.UTF_8), ContainerRefused.Reason.NO_ZIP);
    }

    @Test
    void readsNoFileWhoseChecksumIsFalse() throws IOException, ContainerRefused {
        byte[] zip = packed("data/a");
        int at = new String(zip, StandardCharsets.ISO_8859_1).indexOf("of data/a");

        try (Container container = opened(changed(zip, at))) {
            assertThatThrownBy(() -> container.open("data/a").readAllBytes()).isInstanceOf(IOException.class);
        }
    }

    @Test
    @Tag("slow")
    void opensTwoWaysToHundredsOfThousandsOfFiles() throws IOException, ContainerRefused {
        ContainerWriter writer = new ContainerWriter();
        IntStream.range(0, 66_000)
                .forEach(number -> writer.add("data/" + number, () -> new ByteArrayInputStream(new byte[0])));
        Path file = folder.resolve("wide");
        try (var out = new BufferedOutputStream(Files.newOutputStream(file))) {
            assertThat(writer.write(out, bytes -> {}).length()).isGreaterThan(66_000);
        }

        try (Container container = Container.open(file, ContainerLimits.USUAL)) {
            container.requireCanonical();
            assertThat(container.sizes()).hasSize(66_000);
        }
    }

    @Test
    void writesNumbersOf64BitsOnlyWhereTheyAreNeeded() {
        ZipLayout narrow = ZipLayout.of(List.of(new ZipEntryHead("a", ZipLayout.WIDE - 1, 0)));
        ZipLayout wide = ZipLayout.of(List.of(new ZipEntryHead("a", ZipLayout.WIDE, 0), new ZipEntryHead("b", 1, 0)));

        assertThat(narrow.length()).isEqualTo(31 + ZipLayout.WIDE - 1 + 47 + 76 + 22);
        assertThat(wide.offset(1)).isEqualTo(31 + 20 + ZipLayout.WIDE);
        assertThat(wide.directory()).hasSize(47 + 20 + 47 + 12 + 76 + 22);
    }

    @Test
    void refusesTwoFilesOfOnePath() {
        ContainerWriter writer = new ContainerWriter();
        writer.add("a", () -> new ByteArrayInputStream(new byte[0]));

        assertThatThrownBy(() -> writer.add("a", () -> new ByteArrayInputStream(new byte[0])))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ZipLayout.of(List.of(new ZipEntryHead("a", 0, 0), new ZipEntryHead("a", 1, 1))))
                .hasMessage("A container holds each path once.");
        assertThatThrownBy(() -> new ZipEntryHead("", 0, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void failsWhenAFileChangesMeanwhile() {
        AtomicInteger time = new AtomicInteger();
        ContainerWriter writer = new ContainerWriter();
        writer.add("a", () -> new ByteArrayInputStream(new byte[]{(byte) time.incrementAndGet()}));

        assertThatThrownBy(() -> writer.write(new ByteArrayOutputStream(), bytes -> {})).isInstanceOf(IOException.class)
                .hasMessageContaining("changed");
    }

    @Test
    void isEndedByWhoeverWatches() {
        ContainerWriter writer = new ContainerWriter();
        writer.add("a", () -> new ByteArrayInputStream(new byte[1]));

        assertThatThrownBy(() -> writer.write(new ByteArrayOutputStream(), bytes -> {
            throw new CancellationException();
        })).isInstanceOf(CancellationException.class);
    }

    private static byte[] packed(String... paths) throws IOException {
        ContainerWriter writer = new ContainerWriter();
        for (String path : paths) {
            writer.add(path, () -> new ByteArrayInputStream(("of " + path).getBytes(StandardCharsets.UTF_8)));
        }
        var out = new ByteArrayOutputStream();
        writer.write(out, bytes -> {});
        return out.toByteArray();
    }

    private static byte[] zipped(String... paths) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (String path : paths) {
                zip.putNextEntry(new ZipEntry(path));
                zip.write(path.getBytes(StandardCharsets.UTF_8));
            }
        }
        return out.toByteArray();
    }

    private static byte[] zippedZeroes(int length) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("zeroes"));
            zip.write(new byte[length]);
        }
        return out.toByteArray();
    }

    private static byte[] changed(byte[] whole, int at) {
        byte[] other = whole.clone();
        other[at] ^= 0x01;
        return other;
    }

    private boolean isTaken(byte[] zip) {
        try {
            canonical(zip);
            return true;
        } catch (ContainerRefused refused) {
            return false;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void canonical(byte[] zip) throws IOException, ContainerRefused {
        try (Container container = opened(zip)) {
            container.requireCanonical();
        }
    }

    private Container opened(byte[] zip) throws IOException, ContainerRefused {
        return Container.open(Files.write(folder.resolve("container"), zip), SMALL);
    }

    private void refuses(byte[] zip, ContainerRefused.Reason reason) {
        assertThatThrownBy(() -> opened(zip)).isInstanceOfSatisfying(ContainerRefused.class,
                refused -> assertThat(refused.reason()).isEqualTo(reason));
    }
}
