package org.wwow.backup.dossier.bag;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;

/// A bag of a few lines, valid until a test breaks it.
final class BagInMemory extends FilesInMemory {
    private BagInMemory() {
        super(Map.of());
    }

    static BagInMemory valid() {
        return new BagInMemory().with("bagit.txt", "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n")
                .with("data/a.txt", "a")
                .with("data/b.txt", "bb")
                .with("bag-info.txt", "Payload-Oxum: 3.2\n")
                .listed("manifest-sha256.txt", "data/a.txt", "data/b.txt")
                .listed("tagmanifest-sha256.txt", "bag-info.txt", "bagit.txt", "manifest-sha256.txt");
    }

    BagInMemory with(String path, String text) {
        files.put(path, text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    BagInMemory with(String path, byte[] bytes) {
        files.put(path, bytes);
        return this;
    }

    BagInMemory without(String path) {
        files.remove(path);
        return this;
    }

    BagInMemory listed(String manifest, String... paths) {
        var lines = new StringBuilder();
        for (String path : paths) {
            lines.append(digest(path)).append("  ").append(path).append('\n');
        }
        return with(manifest, lines.toString());
    }

    String digest(String path) {
        return HexFormat.of().formatHex(BagAlgorithm.SHA256.digest().digest(files.get(path)));
    }

    BagJudgement judged() throws IOException {
        return Bag.judge(this, BagLimits.USUAL, bytes -> {});
    }
}
