package org.wwow.backup.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.wwow.backup.client.Calls;

/// One listener's stream, read as its page would read it: when each poke came.
final class PokeWatch implements AutoCloseable {
    private static final int FRAME = 64;

    private final InputStream stream;
    private final BlockingQueue<Long> pokes = new LinkedBlockingQueue<>();

    PokeWatch(Calls listener, String path) {
        this.stream = listener.events(path);
        Thread.ofVirtual().start(this::read);
    }

    /// Forgets what came so far.
    void forget() {
        pokes.clear();
    }

    /// When the next poke came, by the clock of [System#nanoTime].
    ///
    /// @throws IllegalStateException if none came in ten seconds
    long next() throws InterruptedException {
        Long came = pokes.poll(10, TimeUnit.SECONDS);
        if (came == null) {
            throw new IllegalStateException("No poke came in ten seconds.");
        }
        return came;
    }

    private void read() {
        try {
            byte[] frame = stream.readNBytes(FRAME);
            while (frame.length == FRAME) {
                if (new String(frame, StandardCharsets.US_ASCII).startsWith("data: poke")) {
                    pokes.add(System.nanoTime());
                }
                frame = stream.readNBytes(FRAME);
            }
        } catch (IOException _) {
            // It ended; whoever waits for a poke says so.
        }
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
