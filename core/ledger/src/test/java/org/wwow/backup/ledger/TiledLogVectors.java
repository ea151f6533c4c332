package org.wwow.backup.ledger;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

import org.wwow.backup.ledger.tiles.EntryBundle;
import org.wwow.backup.ledger.tiles.Fsck;
import org.wwow.backup.ledger.tiles.LogDirectory;
import org.wwow.backup.ledger.tiles.TilePath;
import org.wwow.backup.ledger.tiles.TileSource;
import org.wwow.backup.ledger.tiles.TiledTree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TiledLogVectors {
    private static final VerifierKey KEY = VerifierKey
            .parse("example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx");
    private static final Path LOG = Vectors.folder("tiled-log-15");

    static IntStream sizes() {
        return IntStream.rangeClosed(0, 15);
    }

    static List<JsonNode> paths() {
        return Vectors.list("rfc6962-reference/tile-paths.json");
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void everyCheckpointIsSignedAndEveryTileDerives(int size) throws IOException {
        VerifiedCheckpoint checkpoint = checkpoint(size);

        Fsck.Report report = Fsck.of(new LogDirectory(LOG), checkpoint.head(), Fsck.EntryCheck.NONE);

        assertThat(checkpoint.head().size().leaves()).isEqualTo(size);
        assertThat(report.faults()).isEmpty();
        assertThat(report.head()).isEqualTo(checkpoint.head());
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void everyEntryAndEveryEarlierSizeIsProven(int size) {
        var source = new LogDirectory(LOG);
        VerifiedCheckpoint checkpoint = checkpoint(size);
        Snapshot tree = TiledTree.snapshot(source, checkpoint.head());
        var entries = new TiledTree(source, checkpoint.head().size());

        for (int at = 0; at < size; at++) {
            var index = new LeafIndex(at);
            tree.inclusion(index).verify(MerkleHash.ofLeaf(entries.entry(index)), checkpoint);
            tree.consistency(new TreeSize(at + 1)).verify(checkpoint(at + 1).head(), checkpoint);
        }
    }

    /// Every byte of every file that a size of 15 needs, changed by one bit, is found.
    @Test
    void everyFlippedBitIsFound() throws IOException {
        TreeHead head = checkpoint(15).head();
        var log = new LogDirectory(LOG);

        for (String path : List.of("tile/entries/000.p/15", "tile/0/000.p/15")) {
            byte[] bytes = log.read(path).orElseThrow();
            for (int at = 0; at < bytes.length; at++) {
                byte[] flipped = bytes.clone();
                flipped[at] ^= 1;
                assertThat(Fsck.of(with(log, path, Optional.of(flipped)), head, Fsck.EntryCheck.NONE).holds())
                        .isFalse();
            }
        }
    }

    @Test
    void everyMissingShortenedOrLengthenedFileIsFound() throws IOException {
        TreeHead head = checkpoint(15).head();
        var log = new LogDirectory(LOG);

        for (String path : List.of("tile/entries/000.p/15", "tile/0/000.p/15")) {
            byte[] bytes = log.read(path).orElseThrow();
            for (Optional<byte[]> instead : List.<Optional<byte[]>>of(Optional.empty(),
                    Optional.of(Arrays.copyOf(bytes, bytes.length - 1)),
                    Optional.of(Arrays.copyOf(bytes, bytes.length + 1)),
                    Optional.of(Arrays.copyOf(bytes, bytes.length + 32)))) {
                assertThat(Fsck.of(with(log, path, instead), head, Fsck.EntryCheck.NONE).holds()).isFalse();
            }
        }
    }

    @Test
    void anotherRootIsFound() throws IOException {
        var other = new TreeHead(new TreeSize(15), checkpoint(14).head().root());

        Fsck.Report report = Fsck.of(new LogDirectory(LOG), other, Fsck.EntryCheck.NONE);

        assertThat(report.faults()).singleElement().asString().contains("the checkpoint says");
    }

    @Test
    void entriesOfAnotherKindAreFoundWhereOurLeavesAreAskedFor() throws IOException {
        Fsck.Report report = Fsck.of(new LogDirectory(LOG), checkpoint(15).head(), Leaf::read);

        assertThat(report.faults()).hasSize(15).first().asString().startsWith("Entry 0: A leaf has 64 bytes");
    }

    @ParameterizedTest
    @MethodSource("paths")
    void pathsAreSpelledAsInTheReference(JsonNode vector) {
        if (vector.has("invalid")) {
            assertThat(TilePath.parse(vector.get("invalid").asString())).isEmpty();
        } else if (vector.has("path")) {
            TilePath path = tile(vector);
            assertThat(path.path()).isEqualTo(vector.get("path").asString());
            assertThat(TilePath.parse(path.path())).contains(path);
        } else {
            var size = new TreeSize(vector.get("tree_size").asLong());
            for (int level = 0; level <= 2; level++) {
                int partial = vector.path("partial_l" + level).asInt(0);
                assertThat(TilePath.partial(level, size).map(TilePath::width).orElse(0)).isEqualTo(partial);
                int full = vector.path("full_l" + level).asInt(0);
                assertThat(TilePath.full(level, full).isWithin(size)).isFalse();
                assertThat(full == 0 || TilePath.full(level, full - 1).isWithin(size)).isTrue();
            }
        }
    }

    @Test
    void otherSpellingsOfPathsAreRefused() {
        assertThat(List.of("tile/0/x000/001", "tile/0/1", "tile/0/0001", "tile/entries/000.p/", "tile/0/000.p/07",
                "tile/0/000/", "/tile/0/000", "tile/0/../0/000", "tile/64/000", "tile/0/000.p/1000", "tile/e/000",
                "tile/0/x001/x002/x003/x004/x005/x006/007", "tile/0/٠٠٠"))
                .allSatisfy(path -> assertThat(TilePath.parse(path)).isEmpty());
    }

    @Test
    void bundlesOfAnotherCountOrWithHalfAnEntryAreRefused() {
        byte[] two = HexFormat.of().parseHex("000161000162");

        assertThat(EntryBundle.read(two, 2)).hasSize(2);
        for (int entries : new int[]{0, 1, 3}) {
            assertThatThrownBy(() -> EntryBundle.read(two, entries)).isInstanceOf(IllegalArgumentException.class);
        }
        for (String broken : List.of("0001610001", "00016100", "000161000262")) {
            assertThatThrownBy(() -> EntryBundle.read(HexFormat.of().parseHex(broken), 2))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static TilePath tile(JsonNode vector) {
        int level = vector.get("kind").asString().equals("entries") ? TilePath.ENTRIES : vector.get("level").asInt();
        return new TilePath(level, vector.get("index").asLong(), vector.path("width").asInt(256));
    }

    private static VerifiedCheckpoint checkpoint(int size) {
        byte[] note = Vectors.bytes(LOG.resolve("checkpoint." + size));
        return Policy.ofLog(List.of(KEY)).verify(SignedNote.parse(note));
    }

    private static TileSource with(TileSource log, String changed, Optional<byte[]> content) {
        return path -> path.equals(changed) ? content : log.read(path);
    }
}
