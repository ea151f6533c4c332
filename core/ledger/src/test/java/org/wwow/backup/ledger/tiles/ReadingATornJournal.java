package org.wwow.backup.ledger.tiles;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import org.wwow.backup.ledger.LeafIndex;
import org.wwow.backup.ledger.MerkleHash;
import org.wwow.backup.ledger.TreeHead;
import org.wwow.backup.ledger.TreeSize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ReadingATornJournal {
    private static final String PATH = ".writer/journal";
    private static final int HEADER = 26;
    private static final int BATCH = 8 + 2 + 3;

    @Test
    void whatWasAppendedComesBackInOrder() throws IOException {
        CrashingDisk disk = journal("abc", "def");

        Journal.Content content = Journal.open(disk);

        assertThat(texts(content)).containsExactly("abc", "def");
        assertThat(content.base()).isEqualTo(new TreeSize(7));
        assertThat(Journal.after(disk, content).isEmpty()).isFalse();
        assertThat(disk.read(PATH).orElseThrow()).hasSize(HEADER + 2 * BATCH);
    }

    @Test
    void anEmptyJournalIsEmpty() throws IOException {
        CrashingDisk disk = journal();

        assertThat(Journal.after(disk, Journal.open(disk)).isEmpty()).isTrue();
        assertThat(Journal.open(disk).entries()).isEmpty();
    }

    @Test
    void aTornLastBatchIsCutOffWhereverItWasTorn() throws IOException {
        byte[] whole = bytes(journal("abc", "def"));
        for (int length = HEADER; length < whole.length; length++) {
            CrashingDisk disk = holding(Arrays.copyOf(whole, length));
            boolean first = length >= HEADER + BATCH;

            assertThat(texts(Journal.open(disk))).as("%s bytes", length)
                    .isEqualTo(first ? List.of("abc") : List.of());
            assertThat(bytes(disk)).as("%s bytes", length).hasSize(first ? HEADER + BATCH : HEADER);
            assertThat(disk.restarted(new Random(length)).read(PATH)).contains(bytes(disk));
        }
    }

    /// The process ended between writing and making safe: the next one finds the batch whole, and builds on it.
    @Test
    void aWholeBatchThatWasNotSafeYetIsSafeOnceItWasRead() throws IOException {
        byte[] whole = bytes(journal("abc", "def"));
        for (int chance = 0; chance < 20; chance++) {
            CrashingDisk disk = holding(Arrays.copyOf(whole, HEADER + BATCH));
            disk.append(PATH, Arrays.copyOfRange(whole, HEADER + BATCH, whole.length));

            assertThat(texts(Journal.open(disk))).containsExactly("abc", "def");

            assertThat(texts(Journal.open(disk.restarted(new Random(chance))))).containsExactly("abc", "def");
        }
    }

    @Test
    void afterACutNewBatchesFollowTheWholeOnes() throws IOException {
        CrashingDisk disk = holding(Arrays.copyOf(bytes(journal("abc", "def")), HEADER + BATCH + 5));

        Journal.after(disk, Journal.open(disk)).append(bundle("ghi"));

        assertThat(texts(Journal.open(disk))).containsExactly("abc", "ghi");
    }

    @Test
    void everyFlippedBitOfTheLastBatchCutsItOff() throws IOException {
        byte[] whole = bytes(journal("abc", "def"));
        for (int bit = (HEADER + BATCH) * 8; bit < whole.length * 8; bit++) {
            byte[] flipped = whole.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);

            assertThat(texts(Journal.open(holding(flipped)))).as("bit %s", bit).containsExactly("abc");
        }
    }

    @Test
    void aBatchInAnotherPlaceIsNotRead() throws IOException {
        byte[] whole = bytes(journal("abc", "def"));
        byte[] swapped = ByteBuffer.allocate(whole.length)
                .put(whole, 0, HEADER)
                .put(whole, HEADER + BATCH, BATCH)
                .put(whole, HEADER, BATCH)
                .array();

        assertThat(texts(Journal.open(holding(swapped)))).isEmpty();
    }

    @Test
    void whatIsNoJournalIsDamage() throws IOException {
        byte[] whole = bytes(journal("abc"));
        byte[] otherName = whole.clone();
        otherName[3] ^= 1;

        assertDamage(new CrashingDisk(), "missing");
        assertDamage(holding(new byte[0]), "not one");
        assertDamage(holding(Arrays.copyOf(whole, HEADER - 1)), "not one");
        assertDamage(holding(otherName), "not one");
    }

    @Test
    void aWholeBatchWithHalfAnEntryIsDamage() throws IOException {
        var disk = new CrashingDisk();
        Journal.begin(disk, TreeSize.NONE).append(new byte[]{0, 5, 'a'});

        assertDamage(disk, "half an entry");
    }

    @Test
    void aJournalThatBeginsAfterTheTilesIsDamage() throws IOException {
        var disk = new CrashingDisk();
        TiledLog.create(disk);
        Journal.begin(disk, new TreeSize(1));

        assertThatThrownBy(() -> TiledLog.open(disk)).isInstanceOf(LogDamaged.class)
                .hasMessageContaining("begins after");
    }

    @Test
    void aJournalWithOtherEntriesThanTheTilesIsDamage() throws IOException {
        var disk = new CrashingDisk();
        TiledLog log = TiledLog.create(disk);
        log.append(List.of("abc".getBytes(StandardCharsets.US_ASCII), "def".getBytes(StandardCharsets.US_ASCII)));
        log.settle();
        assertThat(TiledLog.open(disk).size()).isEqualTo(new TreeSize(2));

        Journal.begin(disk, TreeSize.NONE).append(bundle("abc", "dxf"));

        assertThatThrownBy(() -> TiledLog.open(disk)).isInstanceOf(LogDamaged.class)
                .hasMessageContaining("different entries");
    }

    @Test
    void aJournalFromTheMiddleOfTheTilesGoesOnAfterThem() throws IOException {
        var disk = new CrashingDisk();
        TiledLog log = TiledLog.create(disk);
        log.append(List.of("abc".getBytes(StandardCharsets.US_ASCII), "def".getBytes(StandardCharsets.US_ASCII)));
        TreeHead settled = log.settle();
        Journal.begin(disk, new TreeSize(1)).append(bundle("def", "ghi"));

        TiledLog opened = TiledLog.open(disk);

        assertThat(opened.size()).isEqualTo(new TreeSize(3));
        assertThat(opened.snapshot(settled.size()).head()).isEqualTo(settled);
        assertThat(opened.leaf(new LeafIndex(2)))
                .isEqualTo(MerkleHash.ofLeaf("ghi".getBytes(StandardCharsets.US_ASCII)));
    }

    private static void assertDamage(CrashingDisk disk, String why) {
        assertThatThrownBy(() -> Journal.open(disk)).isInstanceOf(LogDamaged.class).hasMessageContaining(why);
    }

    private static CrashingDisk journal(String... batches) throws IOException {
        var disk = new CrashingDisk();
        Journal journal = Journal.begin(disk, new TreeSize(7));
        for (String batch : batches) {
            journal.append(bundle(batch));
        }
        return disk;
    }

    private static CrashingDisk holding(byte[] file) throws IOException {
        var disk = new CrashingDisk();
        disk.replace(PATH, file);
        return disk;
    }

    private static byte[] bundle(String... entries) {
        var bundle = new ByteArrayOutputStream();
        Stream.of(entries).forEach(entry -> EntryBundle.append(entry.getBytes(StandardCharsets.US_ASCII), bundle));
        return bundle.toByteArray();
    }

    private static byte[] bytes(CrashingDisk disk) {
        return disk.read(PATH).orElseThrow();
    }

    private static List<String> texts(Journal.Content content) {
        return content.entries().stream().map(entry -> new String(entry, StandardCharsets.US_ASCII)).toList();
    }
}
