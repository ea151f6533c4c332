package org.wwow.backup.ledger.tiles;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

import org.wwow.backup.ledger.MerkleHash;
import org.wwow.backup.ledger.TreeHead;
import org.wwow.backup.ledger.TreeSize;

/// The tree up to which all bundles and tiles are safe; written after them and before any checkpoint of it.
final class LogState {
    static final String PATH = ".writer/state";

    private LogState() {}

    static Optional<TreeHead> read(Disk disk) throws IOException {
        return disk.read(PATH).map(LogState::parse);
    }

    static void write(Disk disk, TreeHead head) throws IOException {
        String text = head.size().leaves() + "\n" + head.root().base64() + "\n";
        disk.replace(PATH, text.getBytes(StandardCharsets.US_ASCII));
    }

    static TreeHead parse(byte[] file) {
        String[] lines = new String(file, StandardCharsets.US_ASCII).split("\n", -1);
        try {
            return new TreeHead(new TreeSize(Long.parseLong(lines[0])), MerkleHash.ofBase64(lines[1]));
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException notAState) {
            throw new LogDamaged("The state of the log is not one.");
        }
    }
}
