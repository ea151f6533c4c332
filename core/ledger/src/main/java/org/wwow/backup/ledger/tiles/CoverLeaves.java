package org.wwow.backup.ledger.tiles;

import java.security.SecureRandom;
import java.util.List;
import java.util.stream.Stream;

import org.wwow.backup.ledger.Leaf;
import org.wwow.backup.ledger.TreeSize;

/// The leaves without an event that a publication adds, so that quiet and busy hours look alike.
@FunctionalInterface
public interface CoverLeaves {
    /// Published sizes are multiples of this.
    int STEP = 8;

    /// None: for a log of other things.
    CoverLeaves NONE = size -> List.of();

    /// What to append to a tree of this size.
    List<byte[]> after(TreeSize size);

    /// Up to the next multiple of eight, at least one (protocol section 10).
    static CoverLeaves upToTheNextStep(SecureRandom random) {
        return size -> Stream.generate(() -> Leaf.cover(random).bytes())
                .limit(STEP - size.leaves() % STEP)
                .toList();
    }
}
