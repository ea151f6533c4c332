package org.wwow.backup.server.custody.store;

import java.util.Optional;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

import org.wwow.backup.ledger.MerkleHash;
import org.wwow.backup.ledger.TreeHead;
import org.wwow.backup.ledger.TreeSize;
import org.wwow.backup.ledger.tiles.SignedHeads;

/// The last signed head in the database, apart from the tiles. Takes part in the transaction of the batch it is of.
@Repository
public class HeadsInDatabase implements SignedHeads {
    private final JdbcTemplate database;

    HeadsInDatabase(JdbcTemplate database) {
        this.database = database;
    }

    @Override
    public Optional<TreeHead> last() {
        return database
                .query("SELECT size, root FROM ledger_head",
                        (row, _) -> new TreeHead(new TreeSize(row.getLong(1)), MerkleHash.of(row.getBytes(2))))
                .stream()
                .findFirst();
    }

    @Override
    public boolean replace(Optional<TreeHead> expected, TreeHead next) {
        long size = next.size().leaves();
        byte[] root = next.root().bytes();
        int changed = expected.isEmpty()
                ? database.update("INSERT INTO ledger_head (size, root) VALUES (?, ?) ON CONFLICT DO NOTHING", size,
                        root)
                : database.update("UPDATE ledger_head SET size = ?, root = ? WHERE size = ? AND root = ?", size, root,
                        expected.get().size().leaves(), expected.get().root().bytes());
        return changed == 1;
    }
}
