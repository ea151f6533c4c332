package org.wwow.backup.ledger.tiles;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.wwow.backup.ledger.LeafIndex;
import org.wwow.backup.ledger.TileNodes;
import org.wwow.backup.ledger.TreeSize;

/// Names a tile of hashes or a bundle of entries, and the path below a log's prefix where it stands (C2SP tlog-tiles).
///
/// @param level 0 to 63, or [#ENTRIES]
/// @param index of the tile within its level
/// @param width 256 for a full one, 1 to 255 for a partial one
public record TilePath(int level, long index, int width) {
    /// The level of entry bundles.
    public static final int ENTRIES = -1;

    private static final int HIGHEST = 63;
    private static final int GROUP = 1000;
    private static final Pattern PATH = Pattern.compile(
            "tile/(entries|0|[1-9][0-9]?)/((?:x[0-9]{3}/){0,5})([0-9]{3})(?:\\.p/([1-9][0-9]{0,2}))?");

    /// @throws IllegalArgumentException if any of the three is out of range
    public TilePath {
        if (level < ENTRIES || level > HIGHEST || index < 0 || width < 1 || width > TileNodes.WIDTH) {
            throw new IllegalArgumentException("There is no tile of this level, index and width.");
        }
    }

    /// A full tile of hashes.
    public static TilePath full(int level, long index) {
        return new TilePath(level, index, TileNodes.WIDTH);
    }

    /// The full bundle of entries that a full tile of level 0 hashes.
    public static TilePath fullEntries(long index) {
        return new TilePath(ENTRIES, index, TileNodes.WIDTH);
    }

    /// The partial tile at the right edge of a level in a tree of this size; none where it would be empty.
    public static Optional<TilePath> partial(int level, TreeSize size) {
        int shift = TileNodes.HEIGHT * Math.max(level, 0);
        long hashes = shift < Long.SIZE ? size.leaves() >> shift : 0;
        int width = (int) (hashes % TileNodes.WIDTH);
        return width == 0 ? Optional.empty() : Optional.of(new TilePath(level, hashes / TileNodes.WIDTH, width));
    }

    /// The bundle that holds an entry in a tree of this size.
    public static TilePath entriesAt(LeafIndex leaf, TreeSize size) {
        long index = leaf.position() / TileNodes.WIDTH;
        return new TilePath(ENTRIES, index, (int) Math.min(TileNodes.WIDTH, size.leaves() - index * TileNodes.WIDTH));
    }

    /// Reads a path; none where it does not name a tile in the one allowed spelling.
    public static Optional<TilePath> parse(String path) {
        Matcher match = PATH.matcher(path);
        if (!match.matches()) {
            return Optional.empty();
        }
        int level = match.group(1).equals("entries") ? ENTRIES : Integer.parseInt(match.group(1));
        long index = Long.parseLong(match.group(2).replaceAll("[x/]", "") + match.group(3));
        int width = match.group(4) == null ? TileNodes.WIDTH : Integer.parseInt(match.group(4));
        if (level > HIGHEST || (match.group(4) != null && width >= TileNodes.WIDTH)) {
            return Optional.empty();
        }
        var tile = new TilePath(level, index, width);
        // a superfluous leading group (x000/) would be a second spelling
        return tile.path().equals(path) ? Optional.of(tile) : Optional.empty();
    }

    /// Whether every hash of this tile belongs to a tree of this size.
    public boolean isWithin(TreeSize size) {
        int shift = TileNodes.HEIGHT * Math.max(level, 0);
        long hashes = shift < Long.SIZE ? size.leaves() >> shift : 0;
        return index <= hashes / TileNodes.WIDTH && index * TileNodes.WIDTH + width <= hashes;
    }

    /// Whether it can grow.
    public boolean isPartial() {
        return width < TileNodes.WIDTH;
    }

    /// The same tile when full.
    public TilePath whenFull() {
        return new TilePath(level, index, TileNodes.WIDTH);
    }

    /// The path below the log's prefix, such as `tile/0/x001/234.p/5`.
    public String path() {
        var groups = new StringBuilder(threeDigits(index % GROUP));
        for (long rest = index / GROUP; rest > 0; rest /= GROUP) {
            groups.insert(0, "x" + threeDigits(rest % GROUP) + "/");
        }
        return "tile/" + (level == ENTRIES ? "entries" : level) + "/" + groups + (isPartial() ? ".p/" + width : "");
    }

    @Override
    public String toString() {
        return path();
    }

    private static String threeDigits(long number) {
        return String.valueOf(GROUP + number).substring(1);
    }
}
