package org.wwow.backup.ledger.tiles;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.wwow.backup.ledger.Checkpoint;
import org.wwow.backup.ledger.KnownLog;
import org.wwow.backup.ledger.Leaf;
import org.wwow.backup.ledger.LeafIndex;
import org.wwow.backup.ledger.MerkleHash;
import org.wwow.backup.ledger.NoteRefused;
import org.wwow.backup.ledger.SignedNote;
import org.wwow.backup.ledger.TreeHead;
import org.wwow.backup.ledger.TreeSize;
import org.wwow.backup.ledger.VerifiedCheckpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RunningALedger {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final CoverLeaves COVERS = CoverLeaves.upToTheNextStep(RANDOM);
    private static final LogSigners SIGNERS = Signers.of("example.org/log",
            InstantSource.fixed(Instant.ofEpochSecond(1_700_000_000)));
    private static final KnownLog KNOWN = KnownLog.of(SIGNERS.verifiers());

    @TempDir
    Path folder;
    @TempDir
    Path headsFolder;
    private FileDisk disk;
    private FileDisk headsDisk;
    private LedgerWriter ledger;

    @BeforeEach
    void open() throws IOException {
        disk = FileDisk.hold(folder);
        headsDisk = FileDisk.hold(headsFolder);
        TiledLog log = Files.exists(folder.resolve(".writer/state")) ? TiledLog.open(disk) : TiledLog.create(disk);
        ledger = new LedgerWriter(log, new SignedHeadsOnDisk(headsDisk), SIGNERS);
    }

    @AfterEach
    void close() throws IOException {
        disk.close();
        headsDisk.close();
    }

    @Test
    void aReceiptIsProvenBeforeAnythingIsPublished() throws IOException {
        byte[] leaf = Leaf.cover(RANDOM).bytes();

        LedgerWriter.Appended appended = ledger.append(List.of(leaf));

        VerifiedCheckpoint checkpoint = KNOWN.verify(appended.checkpoint());
        appended.tree().inclusion(appended.first()).verify(MerkleHash.ofLeaf(leaf), checkpoint);
        assertThat(published().read("checkpoint")).isEmpty();
        assertThat(published().read("tile/0/000.p/1")).isEmpty();
    }

    @Test
    void aReceiptCheckpointIsNotAPublishedOne() throws IOException {
        SignedNote receipt = ledger.append(leaves(1)).checkpoint();

        assertThatThrownBy(() -> KNOWN.verifyPublished(receipt)).isInstanceOf(NoteRefused.SignatureMissing.class);
    }

    @Test
    void publishedSizesAreMultiplesOfEightAndGrowEvenWithoutEvents() throws IOException {
        List<Long> sizes = new ArrayList<>();
        for (int events : new int[]{0, 1, 7, 8, 0}) {
            ledger.append(leaves(events));
            sizes.add(head(ledger.publish(COVERS, (_, _) -> List.of())).size().leaves());
        }

        assertThat(sizes).containsExactly(8L, 16L, 24L, 40L, 48L);
    }

    @Test
    void nothingBeyondThePublishedSizeIsServed() throws IOException {
        ledger.append(leaves(200));
        ledger.publish(COVERS, (_, _) -> List.of());
        ledger.append(leaves(1000));

        assertThat(Files.exists(folder.resolve("tile/0/000"))).isTrue();
        for (String path : List.of("tile/0/000", "tile/entries/000", "tile/0/001", "tile/1/000.p/4",
                ".writer/journal", ".writer/state", "tile/0/../../.writer/state")) {
            assertThat(published().read(path)).as(path).isEmpty();
        }
        assertThat(published().read("tile/0/000.p/" + published().size().leaves())).isPresent();
    }

    @Test
    void everyTileDerivesAfterManyBatchesAndRestarts() throws IOException {
        for (int round = 0; round < 6; round++) {
            for (int batch = 0; batch < 5; batch++) {
                ledger.append(leaves(1 + RANDOM.nextInt(300)));
            }
            TreeHead head = head(ledger.publish(COVERS, (_, _) -> List.of()));
            assertThat(Fsck.of(published(), head, Leaf::read).faults()).isEmpty();
            ledger.append(leaves(RANDOM.nextInt(300)));
            close();
            open();
        }
    }

    @Test
    void partialTilesGoOnceTheFullOneIsPublished() throws IOException {
        ledger.append(leaves(10));
        ledger.publish(COVERS, (_, _) -> List.of());
        assertThat(folder.resolve("tile/entries/000.p/16")).exists();

        ledger.append(leaves(300));
        TreeHead head = head(ledger.publish(COVERS, (_, _) -> List.of()));

        assertThat(folder.resolve("tile/entries/000.p")).doesNotExist();
        assertThat(folder.resolve("tile/0/000.p")).doesNotExist();
        var earlier = new TreeHead(new TreeSize(16), TiledTree.snapshot(published(), head).head().root());
        assertThatThrownBy(() -> TiledTree.snapshot(published(), earlier)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void proofsFromTilesAreThoseOfTheWriter() throws IOException {
        LedgerWriter.Appended appended = ledger.append(leaves(700));
        TreeHead head = head(ledger.publish(COVERS, (_, _) -> List.of()));
        var fromTiles = TiledTree.snapshot(published(), head);
        var fromWriter = ledger.read(log -> IntStream.range(0, 700)
                .mapToObj(at -> log.snapshot(head.size()).inclusion(new LeafIndex(at)))
                .toList());

        assertThat(IntStream.range(0, 700).mapToObj(at -> fromTiles.inclusion(new LeafIndex(at))).toList())
                .isEqualTo(fromWriter);
        assertThat(appended.first()).isEqualTo(new LeafIndex(0));
    }

    @Test
    void whileWitnessesThinkAppendsGoOn() throws IOException {
        SignedNote checkpoint = ledger.publish(COVERS, (_, tree) -> {
            assertThatCode(() -> ledger.append(leaves(400))).doesNotThrowAnyException();
            assertThat(tree.consistency(new TreeSize(1)).path().length()).isPositive();
            return List.of();
        });

        assertThat(head(checkpoint).size().leaves()).isEqualTo(8);
        assertThat(published().size().leaves()).isEqualTo(8);
        assertThat(Fsck.of(published(), head(checkpoint), Leaf::read).faults()).isEmpty();
    }

    @Test
    void twoProcessesCannotHoldOneFolder() {
        assertThatThrownBy(() -> FileDisk.hold(folder)).isInstanceOf(IOException.class);
    }

    @Test
    void aFolderThatHoldsALogIsNotMadeAnew() {
        assertThatThrownBy(() -> TiledLog.create(disk)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void anEmptyFolderIsNotOpenedAsALog(@TempDir Path empty) throws IOException {
        try (FileDisk other = FileDisk.hold(empty)) {
            assertThatThrownBy(() -> TiledLog.open(other)).isInstanceOf(LogDamaged.class);
        }
    }

    @Test
    void anEntryTooLongForABundleIsRefusedAndLeavesNothing() throws IOException {
        assertThatThrownBy(() -> ledger.append(List.of(new byte[1], new byte[65_536])))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(ledger.read(TiledLog::size)).isEqualTo(TreeSize.NONE);
        close();
        open();
        assertThat(ledger.read(TiledLog::size)).isEqualTo(TreeSize.NONE);
    }

    @Test
    void damagedFilesAreNotOpened() throws IOException {
        ledger.append(leaves(300));
        ledger.publish(COVERS, (_, _) -> List.of());
        ledger.append(leaves(3));
        for (String file : List.of(".writer/state", ".writer/journal", "tile/0/001.p/48", "tile/entries/001.p/48")) {
            close();
            byte[] good = Files.readAllBytes(folder.resolve(file));
            Files.write(folder.resolve(file), new byte[]{1, 2, 3});
            disk = FileDisk.hold(folder);
            headsDisk = FileDisk.hold(headsFolder);
            assertThatThrownBy(() -> new LedgerWriter(TiledLog.open(disk), new SignedHeadsOnDisk(headsDisk), SIGNERS)
                    .publish(COVERS, (_, _) -> List.of())).as(file).isInstanceOf(RuntimeException.class);
            Files.write(folder.resolve(file), good);
        }
    }

    private PublishedLog published() {
        return new PublishedLog(new LogDirectory(folder));
    }

    private static TreeHead head(SignedNote checkpoint) {
        return Checkpoint.parse(KNOWN.verifyPublished(checkpoint).note().text()).head();
    }

    private static List<byte[]> leaves(int count) {
        return IntStream.range(0, count).mapToObj(_ -> Leaf.cover(RANDOM).bytes()).toList();
    }
}
