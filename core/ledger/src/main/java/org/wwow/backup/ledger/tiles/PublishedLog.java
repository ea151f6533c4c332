package org.wwow.backup.ledger.tiles;

import java.io.IOException;
import java.util.Optional;

import org.wwow.backup.ledger.Checkpoint;
import org.wwow.backup.ledger.SignedNote;
import org.wwow.backup.ledger.TreeSize;

/// What the world may see of our log: the published checkpoint, and no tile that reaches beyond it (protocol section 10).
///
/// Whoever could poll newer tiles could date each deposit to the second.
public final class PublishedLog implements TileSource {
    private static final String CHECKPOINT = "checkpoint";

    private final TileSource all;

    /// The public view of a log.
    public PublishedLog(TileSource all) {
        this.all = all;
    }

    @Override
    public Optional<byte[]> read(String path) throws IOException {
        Optional<byte[]> checkpoint = all.read(CHECKPOINT);
        if (path.equals(CHECKPOINT)) {
            return checkpoint;
        }
        TreeSize published = sizeOf(checkpoint);
        Optional<TilePath> tile = TilePath.parse(path).filter(asked -> asked.isWithin(published));
        return tile.isPresent() ? all.read(path) : Optional.empty();
    }

    /// The size of the tree that was published; none is nothing.
    public TreeSize size() throws IOException {
        return sizeOf(all.read(CHECKPOINT));
    }

    static TreeSize sizeOf(Optional<byte[]> checkpoint) {
        return checkpoint.map(note -> Checkpoint.parse(SignedNote.parse(note).text()).head().size())
                .orElse(TreeSize.NONE);
    }
}
