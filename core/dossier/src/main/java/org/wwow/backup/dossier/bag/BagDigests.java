package org.wwow.backup.dossier.bag;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.LongConsumer;

/// Reads each listed file once and compares all its digests.
final class BagDigests {
    private static final int PIECE = 1 << 16;

    private final BagFiles files;
    private final BagFindings findings;
    private final LongConsumer progress;
    private final byte[] piece = new byte[PIECE];

    BagDigests(BagFiles files, BagFindings findings, LongConsumer progress) {
        this.files = files;
        this.findings = findings;
        this.progress = progress;
    }

    void judge(Map<String, Map<BagAlgorithm, byte[]>> expected) throws IOException {
        for (var file : expected.entrySet()) {
            Map<BagAlgorithm, byte[]> actual = digests(file.getKey(), file.getValue());
            file.getValue().forEach((algorithm, digest) -> {
                if (!MessageDigest.isEqual(digest, actual.get(algorithm))) {
                    findings.error(BagRule.DIGEST_DIFFERS, file.getKey(), algorithm.token());
                }
            });
        }
    }

    private Map<BagAlgorithm, byte[]> digests(String path, Map<BagAlgorithm, byte[]> wanted) throws IOException {
        Map<BagAlgorithm, MessageDigest> running = new EnumMap<>(BagAlgorithm.class);
        wanted.keySet().forEach(algorithm -> running.put(algorithm, algorithm.digest()));
        try (InputStream bytes = files.open(path)) {
            int read = bytes.read(piece);
            while (read >= 0) {
                int length = read;
                running.values().forEach(digest -> digest.update(piece, 0, length));
                progress.accept(read);
                read = bytes.read(piece);
            }
        }
        Map<BagAlgorithm, byte[]> ready = new EnumMap<>(BagAlgorithm.class);
        running.forEach((algorithm, digest) -> ready.put(algorithm, digest.digest()));
        return ready;
    }
}
