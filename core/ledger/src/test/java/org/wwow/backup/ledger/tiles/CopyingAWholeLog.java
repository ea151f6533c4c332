package org.wwow.backup.ledger.tiles;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.wwow.backup.ledger.LeafIndex;
import org.wwow.backup.ledger.TreeSize;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// What an archive takes of a log while its writer goes on.
class CopyingAWholeLog {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void givesWhatIsInTilesAndWhatIsInTheJournalOnly() throws IOException {
        try (FileDisk disk = FileDisk.hold(folder)) {
            TiledLog log = TiledLog.create(disk);
            log.append(entries(0, 300));
            log.settle();
            log.append(entries(300, 700));

            assertThat(read(0)).containsExactlyElementsOf(texts(0, 700));
            assertThat(read(299)).containsExactlyElementsOf(texts(299, 700));
            assertThat(read(520)).containsExactlyElementsOf(texts(520, 700));
            assertThat(read(700)).isEmpty();
        }
    }

    /// The state that was read names a partial bundle that the writer then drops for the full one.
    @Test
    void givesTheSameWhereTheWriterFilledABundleMeanwhile() throws IOException {
        try (FileDisk disk = FileDisk.hold(folder)) {
            TiledLog log = TiledLog.create(disk);
            log.append(entries(0, 300));
            log.settle();
            WholeLog before = WholeLog.in(folder);

            log.append(entries(300, 600));
            log.settle();
            log.publish("log\n600\nx\n".getBytes(UTF_8), new TreeSize(600));
            assertThat(folder.resolve("tile/entries/001.p")).doesNotExist();

            List<String> read = new ArrayList<>();
            before.from(new LeafIndex(0), some -> some.forEach(entry -> read.add(new String(entry, UTF_8))));
            assertThat(read).containsExactlyElementsOf(texts(0, 300));
        }
    }

    @Test
    void givesWhatIsWholeOfAJournalThatIsJustWritten() throws IOException {
        try (FileDisk disk = FileDisk.hold(folder)) {
            TiledLog log = TiledLog.create(disk);
            log.append(entries(0, 5));
            log.append(entries(5, 9));
        }
        Path journal = folder.resolve(".writer/journal");
        byte[] bytes = Files.readAllBytes(journal);
        Files.write(journal, Arrays.copyOf(bytes, bytes.length - 1), StandardOpenOption.TRUNCATE_EXISTING);

        assertThat(read(0)).containsExactlyElementsOf(texts(0, 5));
        assertThat(Files.size(journal)).as("nothing is cut off by a reader").isEqualTo(bytes.length - 1L);
    }

    @Test
    void keepsTheLogAsItIsWhereItsJournalBeginsAnew() throws IOException {
        try (FileDisk disk = FileDisk.hold(folder)) {
            TiledLog log = TiledLog.create(disk);
            log.append(entries(0, 300));
            var head = log.compact();
            assertThat(Journal.after(disk, Journal.open(disk)).isEmpty()).isTrue();
            assertThat(TiledLog.open(disk).snapshot().head()).isEqualTo(head);
        }
        assertThat(read(0)).containsExactlyElementsOf(texts(0, 300));
    }

    @Test
    void refusesALogThatLacksABundle() throws IOException {
        try (FileDisk disk = FileDisk.hold(folder)) {
            TiledLog log = TiledLog.create(disk);
            log.append(entries(0, 600));
            log.settle();
        }
        Files.delete(folder.resolve("tile/entries/001"));

        assertThatThrownBy(() -> read(0)).isInstanceOf(LogDamaged.class).hasMessageContaining("tile/entries/001");
    }

    @Test
    void refusesAFolderWithoutALog() {
        assertThatThrownBy(() -> WholeLog.in(folder)).isInstanceOf(IOException.class)
                .hasMessageContaining("There is no log");
    }

    private List<String> read(long from) throws IOException {
        List<String> read = new ArrayList<>();
        WholeLog.in(folder)
                .from(new LeafIndex(from), some -> some.forEach(entry -> read.add(new String(entry, UTF_8))));
        return read;
    }

    private static List<String> texts(int from, int to) {
        return IntStream.range(from, to).mapToObj(number -> "entry " + number).toList();
    }

    private static List<byte[]> entries(int from, int to) {
        return texts(from, to).stream().map(text -> text.getBytes(UTF_8)).toList();
    }
}
