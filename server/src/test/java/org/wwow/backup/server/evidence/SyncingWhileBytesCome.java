package org.wwow.backup.server.evidence;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SyncingWhileBytesCome {
    private static final byte[] EARLY = new byte[SyncingPart.EARLY];
    private static final int BEFORE = 1_000;

    @TempDir
    private Path folder;
    private final List<Long> lengths = new CopyOnWriteArrayList<>();

    @Test
    void cutsBackToWhatWasThereWhenTheOnlySyncFails() throws IOException {
        try (SyncingPart part = part(_ -> {
            throw new IOException("no disk");
        })) {
            part.write(EARLY, 500);

            assertThatThrownBy(part::sync).isInstanceOf(IOException.class).hasMessage("no disk");
        }
        assertThat(length()).isEqualTo(BEFORE);
    }

    /// The kernel tells of a failure once; the last sync knows nothing of it and holds.
    @Test
    void cutsBackWhenAnEarlySyncFailsThoughTheLastHolds() throws IOException {
        try (SyncingPart part = part(failingFirst())) {
            part.write(EARLY, EARLY.length);

            assertThatThrownBy(part::sync).isInstanceOf(IOException.class)
                    .hasRootCauseMessage("no disk");
        }
        assertThat(lengths).hasSize(2);
        assertThat(length()).isEqualTo(BEFORE);
    }

    @Test
    void keepsWhatAnEarlySyncBroughtWhenTheLastFails() throws Exception {
        var begun = new CountDownLatch(1);
        try (SyncingPart part = part(_ -> {
            if (lengths.size() == 2) {
                throw new IOException("no disk");
            }
            begun.countDown();
        })) {
            part.write(EARLY, EARLY.length);
            begun.await();
            part.write(EARLY, 10);

            assertThatThrownBy(part::sync).isInstanceOf(IOException.class).hasMessage("no disk");
        }
        assertThat(length()).isEqualTo(BEFORE + EARLY.length);
    }

    @Test
    void doesNotAnswerWhileAnEarlySyncIsUnderWay() throws Exception {
        var slow = new CountDownLatch(1);
        try (SyncingPart part = part(_ -> {
            if (Thread.currentThread().getName().equals("early-sync")) {
                await(slow);
            }
        })) {
            part.write(EARLY, EARLY.length);
            var answer = new FutureTask<>(part::sync);
            Thread.ofVirtual().start(answer);

            assertThatThrownBy(() -> answer.get(300, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            slow.countDown();
            assertThat(answer.get()).isEqualTo(BEFORE + EARLY.length);
        }
    }

    @Test
    void beginsTheLastSyncWhenAllIsWritten() throws IOException {
        try (SyncingPart part = part(_ -> {
            // Holds.
        })) {
            part.write(EARLY, EARLY.length);
            part.write(EARLY, 77);

            assertThat(part.sync()).isEqualTo(BEFORE + EARLY.length + 77);
        }
        assertThat(lengths).hasSize(2).endsWith(BEFORE + EARLY.length + 77L);
    }

    @Test
    void syncsNothingEarlyOfAShortPart() throws IOException {
        try (SyncingPart part = part(_ -> {
            // Holds.
        })) {
            part.write(EARLY, EARLY.length - 1);
            part.sync();
        }
        assertThat(lengths).containsExactly(BEFORE + EARLY.length - 1L);
    }

    private FailingChannel.Sync failingFirst() {
        return _ -> {
            if (Thread.currentThread().getName().equals("early-sync")) {
                throw new IOException("no disk");
            }
        };
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private SyncingPart part(FailingChannel.Sync sync) throws IOException {
        Path file = Files.write(folder.resolve("part"), new byte[BEFORE]);
        var channel = FileChannel.open(file, StandardOpenOption.WRITE);
        channel.position(BEFORE);
        return new SyncingPart(new FailingChannel(channel, length -> {
            lengths.add(length);
            sync.begins(length);
        }));
    }

    private long length() throws IOException {
        return Files.size(folder.resolve("part"));
    }
}
