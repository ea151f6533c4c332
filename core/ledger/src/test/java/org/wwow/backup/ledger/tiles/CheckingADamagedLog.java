package org.wwow.backup.ledger.tiles;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.wwow.backup.ledger.LeafIndex;
import org.wwow.backup.ledger.MerkleHash;
import org.wwow.backup.ledger.TreeHead;
import org.wwow.backup.ledger.TreeSize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CheckingADamagedLog {
    private final CrashingDisk disk = new CrashingDisk();
    private TiledLog log;
    private TreeHead early;
    private TreeHead late;

    @BeforeEach
    void grow() throws IOException {
        log = TiledLog.create(disk);
        early = grownTo(200);
        late = grownTo(700);
    }

    @Test
    void anEarlierTreeIsCheckedWithThePartialTilesItHad() throws IOException {
        assertThat(faults(early)).isEmpty();
        assertThat(faults(late)).isEmpty();
    }

    @Test
    void anEarlierTreeIsCheckedWithTheFullTilesThatTookTheirPlace() throws IOException {
        disk.delete("tile/entries/000.p");
        disk.delete("tile/0/000.p");

        assertThat(faults(early)).isEmpty();
    }

    @Test
    void aPartialTileThatIsTooLongIsAFaultThoughItBeginsRightly() throws IOException {
        byte[] tile = disk.read("tile/0/000.p/200").orElseThrow();
        disk.write("tile/0/000.p/200", Arrays.copyOf(tile, tile.length + MerkleHash.BYTES));

        assertThat(faults(early)).containsExactly("tile/0/000.p/200 does not hold what its entries hash to.");
    }

    @Test
    void aPartialBundleThatIsTooLongIsAFaultThoughItBeginsRightly() throws IOException {
        disk.write("tile/entries/000.p/200", disk.read("tile/entries/000").orElseThrow());

        assertThat(faults(early)).hasSize(1).first().asString().contains("tile/entries/000.p/200");
    }

    @Test
    void aFullTileThatIsMissingOrWrongIsAFault() throws IOException {
        disk.delete("tile/0/000");
        disk.write("tile/0/001", new byte[256 * MerkleHash.BYTES]);

        assertThat(faults(late)).containsExactly("tile/0/000 is missing.",
                "tile/0/001 does not hold what its entries hash to.");
    }

    @Test
    void aTileOfAHigherLevelIsCheckedToo() throws IOException {
        disk.write("tile/1/000.p/2", new byte[2 * MerkleHash.BYTES]);

        assertThat(faults(late)).containsExactly("tile/1/000.p/2 does not hold what its entries hash to.");
    }

    @Test
    void afterAMissingBundleNothingMoreIsSaid() throws IOException {
        disk.delete("tile/entries/001");

        assertThat(faults(late)).containsExactly("tile/entries/001 is missing.");
    }

    @Test
    void anotherRootIsAFault() throws IOException {
        var wrong = new TreeHead(late.size(), early.root());

        assertThat(faults(wrong)).hasSize(1).first().asString().contains("the checkpoint says");
    }

    @Test
    void aHundredFaultsAreTold() throws IOException {
        Fsck.Report report = Fsck.of(disk::read, new TreeHead(late.size(), early.root()), _ -> {
            throw new IllegalArgumentException("is refused.");
        });

        assertThat(report.faults()).hasSize(100).first().isEqualTo("Entry 0: is refused.");
        assertThat(report.faults()).last().isEqualTo("Entry 99: is refused.");
        assertThat(report.holds()).isFalse();
    }

    @Test
    void anEntryIsReadFromAPartialBundleOrFromTheFullOneInItsPlace() throws IOException {
        TiledTree tree = new TiledTree(disk::read, early.size());
        assertThat(tree.entry(new LeafIndex(150))).isEqualTo(entry(150));

        disk.delete("tile/entries/000.p");
        assertThat(tree.entry(new LeafIndex(150))).isEqualTo(entry(150));
        assertThat(new TiledTree(disk::read, late.size()).entry(new LeafIndex(600))).isEqualTo(entry(600));
    }

    @Test
    void aBundleThatIsShortTornOrMissingGivesNoEntry() throws IOException {
        var tree = new TiledTree(disk::read, late.size());
        byte[] bundle = disk.read("tile/entries/002.p/188").orElseThrow();

        for (byte[] damaged : List.of(new byte[0], new byte[1], Arrays.copyOf(bundle, bundle.length - 1),
                bundleOf(entry(512)))) {
            disk.write("tile/entries/002.p/188", damaged);
            assertThatThrownBy(() -> tree.entry(new LeafIndex(600))).isInstanceOf(TileMissing.class);
        }
        disk.delete("tile/entries/002.p");
        assertThatThrownBy(() -> tree.entry(new LeafIndex(600))).isInstanceOf(TileMissing.class)
                .hasMessageContaining("missing");
    }

    @Test
    void aTileNarrowerThanItsNameGivesNoProof() throws IOException {
        byte[] tile = disk.read("tile/0/002.p/188").orElseThrow();
        disk.write("tile/0/002.p/188", Arrays.copyOf(tile, tile.length - MerkleHash.BYTES));

        assertThatThrownBy(() -> TiledTree.snapshot(disk::read, late)).isInstanceOf(TileMissing.class)
                .hasMessageContaining("narrower");
        disk.write("tile/0/002.p/188", new byte[5]);
        assertThatThrownBy(() -> TiledTree.snapshot(disk::read, late)).isInstanceOf(TileMissing.class)
                .hasMessageContaining("no tile");
    }

    private TreeHead grownTo(int size) throws IOException {
        log.append(IntStream.range((int) log.size().leaves(), size).mapToObj(CheckingADamagedLog::entry).toList());
        assertThat(log.size()).isEqualTo(new TreeSize(size));
        return log.settle();
    }

    private List<String> faults(TreeHead head) throws IOException {
        return Fsck.of(disk::read, head, Fsck.EntryCheck.NONE).faults();
    }

    /// Longer than 255 bytes, so that both bytes of a length count.
    private static byte[] entry(int at) {
        byte[] entry = new byte[260 + at % 3];
        entry[0] = (byte) at;
        entry[1] = (byte) (at >> 8);
        return entry;
    }

    private static byte[] bundleOf(byte[] entry) {
        var bundle = new ByteArrayOutputStream();
        EntryBundle.append(entry, bundle);
        return bundle.toByteArray();
    }
}
