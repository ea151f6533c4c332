package org.wwow.backup.ledger.tiles;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.wwow.backup.ledger.LeafIndex;
import org.wwow.backup.ledger.TreeSize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class NamingTiles {
    @ParameterizedTest
    @CsvSource({"0,0,256,tile/0/000", "63,999,255,tile/63/999.p/255", "-1,1234067,8,tile/entries/x001/x234/067.p/8",
        "1,1000,1,tile/1/x001/000.p/1"})
    void aTileIsWrittenAndReadInOneSpelling(int level, long index, int width, String path) {
        var tile = new TilePath(level, index, width);

        assertThat(tile.path()).isEqualTo(path);
        assertThat(tile).hasToString(path);
        assertThat(TilePath.parse(path)).contains(tile);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tile/64/000", "tile/0/000.p/256", "tile/0/000.p/0", "tile/0/x000/001", "tile/00/000",
        "tile/0/1", "tile/0/000.p/1/", "entries/000", "tile/0/x1/000"})
    void anyOtherSpellingIsNone(String path) {
        assertThat(TilePath.parse(path)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"-2,0,1", "64,0,1", "0,-1,1", "0,0,0", "0,0,257"})
    void noTileIsOutsideItsRange(int level, long index, int width) {
        assertThatThrownBy(() -> new TilePath(level, index, width)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"0,400,tile/entries/000", "255,400,tile/entries/000", "256,400,tile/entries/001.p/144",
        "300,700,tile/entries/001", "699,700,tile/entries/002.p/188"})
    void theBundleOfAnEntryIsAsWideAsTheTreeAllows(long leaf, long size, String path) {
        assertThat(TilePath.entriesAt(new LeafIndex(leaf), new TreeSize(size))).hasToString(path);
    }

    @ParameterizedTest
    @CsvSource({"0,255,true", "0,256,true", "0,511,true", "1,511,false", "1,512,true"})
    void aFullTileIsWithinATreeThatFillsIt(long index, long size, boolean within) {
        assertThat(new TilePath(0, index, index == 0 && size == 255 ? 255 : 256).isWithin(new TreeSize(size)))
                .isEqualTo(within);
    }

    @Test
    void aTileFarBeyondTheTreeIsNotWithinIt() {
        var huge = new TreeSize(Long.MAX_VALUE);

        assertThat(new TilePath(0, Long.MAX_VALUE / 200, 1).isWithin(new TreeSize(5))).isFalse();
        assertThat(new TilePath(0, Long.MAX_VALUE, 1).isWithin(huge)).isFalse();
        assertThat(new TilePath(8, 0, 1).isWithin(huge)).isFalse();
        assertThat(new TilePath(7, 0, 127).isWithin(huge)).isTrue();
        assertThat(TilePath.partial(8, huge)).isEmpty();
        assertThat(TilePath.partial(7, huge)).contains(new TilePath(7, 0, 127));
    }
}
