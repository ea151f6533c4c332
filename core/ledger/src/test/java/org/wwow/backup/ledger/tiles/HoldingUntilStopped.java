package org.wwow.backup.ledger.tiles;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/// A process of its own that holds a log's folder until it is stopped.
final class HoldingUntilStopped {
    private HoldingUntilStopped() {}

    public static void main(String[] folder) throws IOException, InterruptedException {
        try (FileDisk disk = FileDisk.hold(Path.of(folder[0]))) {
            System.out.println("held");
            System.out.flush();
            new CountDownLatch(1).await();
            disk.read("never");
        }
    }
}
