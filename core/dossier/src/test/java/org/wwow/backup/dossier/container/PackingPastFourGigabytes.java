package org.wwow.backup.dossier.container;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.CRC32;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// Numbers of 64 bits, judged by the JDK's own reader; what is empty in such a file takes no room on the disk.
class PackingPastFourGigabytes {
    private static final byte[] WORDS = "behind it".getBytes(StandardCharsets.UTF_8);
    private static final ZipEntryHead BEHIND = new ZipEntryHead("data/behind", WORDS.length, crc(WORDS));
    private static final ContainerLimits LIMITS = new ContainerLimits(100_000, 1L << 40, 200);

    @TempDir
    private Path folder;

    @Test
    void isReadByAnotherReaderToItsLastFile() throws IOException, ContainerRefused {
        ZipEntryHead large = new ZipEntryHead("data/a", ZipLayout.WIDE + 5, 0);

        try (Container container = Container.open(written(large), LIMITS)) {
            assertThat(container.sizes()).containsExactlyInAnyOrderEntriesOf(
                    Map.of("data/a", ZipLayout.WIDE + 5, "data/behind", (long) WORDS.length));
            assertThat(container.open("data/behind").readAllBytes()).isEqualTo(WORDS);
        }
    }

    @Test
    void isReadWhereAFileIsTheLargestThatNeedsNoMore() throws IOException, ContainerRefused {
        ZipEntryHead large = new ZipEntryHead("data/a", ZipLayout.WIDE - 1, 0);

        try (Container container = Container.open(written(large), LIMITS)) {
            assertThat(container.sizes()).containsEntry("data/a", ZipLayout.WIDE - 1);
            assertThat(container.open("data/behind").readAllBytes()).isEqualTo(WORDS);
        }
    }

    @Test
    void isReadWhereAFileIsTheSmallestThatNeedsMore() throws IOException, ContainerRefused {
        ZipEntryHead large = new ZipEntryHead("data/a", ZipLayout.WIDE, 0);

        try (Container container = Container.open(written(large), LIMITS)) {
            assertThat(container.sizes()).containsEntry("data/a", ZipLayout.WIDE);
            assertThat(container.open("data/behind").readAllBytes()).isEqualTo(WORDS);
        }
    }

    @Test
    void saysInEveryRecordWhichReaderItNeeds() {
        ZipLayout layout = ZipLayout.of(List.of(new ZipEntryHead("a", ZipLayout.WIDE, 0), new ZipEntryHead("b", 1, 0)));
        ByteBuffer directory = ByteBuffer.wrap(layout.directory()).order(ByteOrder.LITTLE_ENDIAN);

        assertThat(version(layout.localHeader(layout.entries().get(0)), 4)).isEqualTo(45);
        assertThat(version(layout.localHeader(layout.entries().get(1)), 4)).isEqualTo(20);
        assertThat(directory.getShort(4)).isEqualTo((short) 45);
        assertThat(directory.getShort(6)).isEqualTo((short) 45);
    }

    @Test
    void needsNumbersOf64BitsFrom65535FilesOn() {
        assertThat(directoryOf(65_534)).isEqualTo(65_534 * 51 + 22);
        assertThat(directoryOf(65_535)).isEqualTo(65_535 * 51 + 76 + 22);
    }

    @Test
    @Tag("slow")
    void isCanonicalToItsLastByte() throws IOException, ContainerRefused {
        ZipEntryHead large = new ZipEntryHead("data/a", ZipLayout.WIDE + 5, crcOfZeroes(ZipLayout.WIDE + 5));

        try (Container container = Container.open(written(large), LIMITS)) {
            container.requireCanonical();
        }
    }

    @Test
    void refusesWhatIsLargerThanAllowedByOneByte() throws IOException, ContainerRefused {
        long together = ZipLayout.WIDE + 5 + WORDS.length;
        Path file = written(new ZipEntryHead("data/a", ZipLayout.WIDE + 5, 0));

        Container.open(file, new ContainerLimits(2, together, 200)).close();
        assertThatThrownBy(() -> Container.open(file, new ContainerLimits(2, together - 1, 200)))
                .isInstanceOfSatisfying(ContainerRefused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(ContainerRefused.Reason.TOO_LARGE));
    }

    private Path written(ZipEntryHead large) throws IOException {
        ZipLayout layout = ZipLayout.of(List.of(large, BEHIND));
        Path file = folder.resolve("container");
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            out.write(ByteBuffer.wrap(layout.localHeader(large)), 0);
            byte[] header = layout.localHeader(BEHIND);
            out.write(ByteBuffer.wrap(header), layout.offset(1));
            out.write(ByteBuffer.wrap(WORDS), layout.offset(1) + header.length);
            out.write(ByteBuffer.wrap(layout.directory()), layout.directoryAt());
        }
        return file;
    }

    private static int version(byte[] record, int at) {
        return ByteBuffer.wrap(record).order(ByteOrder.LITTLE_ENDIAN).getShort(at);
    }

    private static int directoryOf(int files) {
        return ZipLayout.of(IntStream.range(0, files)
                .mapToObj(number -> new ZipEntryHead("%05d".formatted(number), 0, 0))
                .toList()).directory().length;
    }

    private static long crc(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return crc.getValue();
    }

    private static long crcOfZeroes(long length) {
        CRC32 crc = new CRC32();
        byte[] piece = new byte[1 << 20];
        for (long left = length; left > 0; left -= piece.length) {
            crc.update(piece, 0, (int) Math.min(left, piece.length));
        }
        return crc.getValue();
    }
}
