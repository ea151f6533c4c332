package org.wwow.backup.ledger.tiles;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.wwow.backup.ledger.LeafIndex;
import org.wwow.backup.ledger.MerkleHash;
import org.wwow.backup.ledger.TreeHead;
import org.wwow.backup.ledger.TreeSize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// What is written when, and what is made safe before what: the order on which every receipt rests.
class WritingInOrder {
    private final Recorded disk = new Recorded();
    private TiledLog log;

    @BeforeEach
    void make() throws IOException {
        log = TiledLog.create(disk);
        disk.steps.clear();
    }

    @Test
    void aBatchIsOneWriteAndOneSyncOfTheJournal() throws IOException {
        assertThat(log.append(entries(3))).isEqualTo(new LeafIndex(0));

        assertThat(disk.steps).containsExactly("append .writer/journal", "sync .writer/journal");
    }

    @Test
    void noEntriesAreNoStep() throws IOException {
        log.append(entries(3));
        disk.steps.clear();

        assertThat(log.append(List.of())).isEqualTo(new LeafIndex(3));
        assertThat(disk.steps).isEmpty();
    }

    @Test
    void bundlesAreSafeBeforeTilesAndTilesBeforeTheState() throws IOException {
        log.append(entries(600));
        log.settle();

        for (String path : List.of("tile/entries/000", "tile/entries/001", "tile/entries/002.p/88", "tile/0/000",
                "tile/0/001", "tile/0/002.p/88", "tile/1/000.p/2")) {
            assertThat(disk.isSafe(path)).as(path).isTrue();
        }
        int state = disk.steps.indexOf("rename .writer/state");
        assertThat(lastOf("syncFolder tile/entries/")).isLessThan(firstOf("sync tile/0/"));
        assertThat(Math.max(lastOf("syncFolder tile/0/"), lastOf("syncFolder tile/1/"))).isLessThan(state);
        assertThat(disk.steps.subList(state, disk.steps.size()))
                .containsExactly("rename .writer/state", "syncFolder .writer/state");
    }

    @Test
    void whatIsSafeIsNotMadeSafeAgain() throws IOException {
        log.append(entries(300));
        log.settle();
        disk.steps.clear();

        log.settle();
        assertThat(disk.steps).isEmpty();

        log.append(entries(1));
        log.settle();
        assertThat(disk.steps).doesNotContain("sync tile/entries/000", "sync tile/0/000")
                .contains("sync tile/entries/001.p/45", "sync tile/0/001.p/45");
    }

    @Test
    void settlingGivesTheHeadItMadeSafe() throws IOException {
        log.append(entries(5));

        assertThat(log.settle()).isEqualTo(log.snapshot().head());
        assertThat(log.settle()).isEqualTo(log.snapshot().head());
        assertThat(LogState.read(disk)).contains(log.snapshot().head());
    }

    @Test
    void aCheckpointOfATreeThatIsNotSafeIsNotPublished() throws IOException {
        log.append(entries(8));

        assertThatThrownBy(() -> log.publish(new byte[0], new TreeSize(8))).isInstanceOf(IllegalStateException.class);
        assertThat(disk.read("checkpoint")).isEmpty();
    }

    @Test
    void theJournalBeginsAnewOnceAllOfItIsPublished() throws IOException {
        LedgerOf.publish(log, 8);
        long begun = disk.read(".writer/journal").orElseThrow().length;
        disk.steps.clear();

        LedgerOf.publish(log, 0);
        assertThat(disk.steps).as("an empty journal is left as it is").noneMatch(step -> step.contains("journal"));

        log.append(entries(1));
        assertThat(disk.read(".writer/journal").orElseThrow().length).isGreaterThan((int) begun);
        LedgerOf.publish(log, 0);
        assertThat(disk.read(".writer/journal").orElseThrow().length).isEqualTo((int) begun);
    }

    @Test
    void partialTilesGoLevelByLevelOnceTheFullOneIsPublished() throws IOException {
        LedgerOf.publish(log, 250);
        LedgerOf.publish(log, 300);

        assertThat(disk.steps).contains("delete tile/entries/000.p", "delete tile/entries/001.p", "delete tile/0/000.p",
                "delete tile/0/001.p").doesNotContain("delete tile/entries/002.p", "delete tile/1/000.p");
    }

    @Test
    void aReopenedLogGoesOnWhereItStopped() throws IOException {
        LedgerOf.publish(log, 300);
        log.append(entries(20));
        TreeHead before = log.snapshot().head();

        TiledLog reopened = TiledLog.open(disk);

        assertThat(reopened.snapshot().head()).isEqualTo(before);
        assertThat(reopened.holds(new LeafIndex(310), MerkleHash.ofLeaf(entries(20).get(10)))).isTrue();
        assertThat(reopened.holds(new LeafIndex(310), MerkleHash.ofLeaf(entries(20).get(11)))).isFalse();
        assertThatThrownBy(() -> reopened.leaf(new LeafIndex(320))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> reopened.snapshot(new TreeSize(321))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void longEntriesComeBackWhole() throws IOException {
        byte[] longest = new byte[EntryBundle.LONGEST_ENTRY];
        longest[700] = 1;
        log.append(List.of(longest, new byte[300]));
        LedgerOf.publish(log, 0);

        assertThat(EntryBundle.read(disk.read("tile/entries/000.p/2").orElseThrow(), 2).getFirst()).isEqualTo(longest);
        assertThat(TiledLog.open(disk).snapshot().head()).isEqualTo(log.snapshot().head());
    }

    private int firstOf(String beginning) {
        return IntStream.range(0, disk.steps.size())
                .filter(at -> disk.steps.get(at).startsWith(beginning))
                .findFirst()
                .orElseThrow();
    }

    private int lastOf(String beginning) {
        return IntStream.range(0, disk.steps.size())
                .filter(at -> disk.steps.get(at).startsWith(beginning))
                .max()
                .orElseThrow();
    }

    private static List<byte[]> entries(int count) {
        return IntStream.range(0, count).mapToObj(at -> new byte[]{(byte) at, (byte) (at >> 8)}).toList();
    }

    private static final class LedgerOf {
        static void publish(TiledLog log, int more) throws IOException {
            log.append(entries(more));
            TreeHead head = log.settle();
            log.publish(Signers.of("n", InstantSource.fixed(Instant.ofEpochSecond(1)))
                    .publicCheckpoint(head)
                    .bytes(), head.size());
        }
    }

    /// Writes down each step, and knows which files and names are safe.
    private static final class Recorded implements Disk {
        private final CrashingDisk disk = new CrashingDisk();
        private final List<String> steps = new ArrayList<>();
        private final Set<String> synced = new HashSet<>();
        private final Set<String> folders = new HashSet<>();

        boolean isSafe(String path) {
            return synced.contains(path) && folders.contains(folderOf(path));
        }

        private static String folderOf(String path) {
            return path.substring(0, path.lastIndexOf('/') + 1);
        }

        @Override
        public Optional<byte[]> read(String path) {
            return disk.read(path);
        }

        @Override
        public void write(String path, byte[] content) {
            steps.add("write " + path);
            disk.write(path, content);
        }

        @Override
        public void append(String path, byte[] content) {
            steps.add("append " + path);
            disk.append(path, content);
        }

        @Override
        public void truncate(String path, long length) {
            steps.add("truncate " + path + " " + length);
            disk.truncate(path, length);
        }

        @Override
        public void sync(String path) {
            steps.add("sync " + path);
            synced.add(path);
            disk.sync(path);
        }

        @Override
        public void rename(String from, String to) {
            steps.add("rename " + to);
            disk.rename(from, to);
        }

        @Override
        public void syncFolder(String path) {
            steps.add("syncFolder " + path);
            folders.add(folderOf(path));
            disk.syncFolder(path);
        }

        @Override
        public void delete(String path) {
            steps.add("delete " + path);
            disk.delete(path);
        }
    }
}
