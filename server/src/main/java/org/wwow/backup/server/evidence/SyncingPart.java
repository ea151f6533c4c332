package org.wwow.backup.server.evidence;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

import org.jspecify.annotations.Nullable;

/// The part of an upload while its bytes come: written at its end, and brought to the disk beside the writing.
///
/// A sync begins early, whenever [#EARLY] bytes came since the last began, so that the one for which the answer waits
/// finds little left. The kernel tells a failure to write once, to one sync only; a later one would then promise what is
/// not there. So after any failure the part is cut back to what was on the disk before. For one thread.
final class SyncingPart implements AutoCloseable {
    /// How many bytes come before the next early sync begins.
    static final int EARLY = 2 << 20;

    private final FileChannel part;
    private long written;
    private long asked;
    private long durable;
    private @Nullable FutureTask<Long> early;

    /// @param part open at its end; what stands before was on the disk when its offset was told
    SyncingPart(FileChannel part) throws IOException {
        this.part = part;
        this.written = part.position();
        this.asked = written;
        this.durable = written;
    }

    /// How many bytes it has.
    long written() {
        return written;
    }

    /// Writes bytes at the end.
    ///
    /// @throws IOException if they cannot be written, or an early sync failed
    void write(byte[] bytes, int count) throws IOException {
        ByteBuffer rest = ByteBuffer.wrap(bytes, 0, count);
        while (rest.hasRemaining()) {
            part.write(rest);
        }
        written += count;
        if (written - asked >= EARLY && (early == null || early.isDone())) {
            settle();
            syncBeside();
        }
    }

    /// Brings to the disk what is not there yet.
    ///
    /// @return how many bytes of the part are on the disk
    /// @throws IOException if a sync failed, this one or an early one; the part ends where it was durable before
    long sync() throws IOException {
        try {
            part.force(false);
        } catch (IOException failed) {
            try {
                settle();
            } catch (IOException before) {
                failed.addSuppressed(before);
            }
            throw cutBack(failed);
        }
        settle();
        return part.size();
    }

    @Override
    public void close() throws IOException {
        part.close();
    }

    private void syncBeside() {
        long upTo = written;
        var sync = new FutureTask<>(() -> {
            part.force(false);
            return upTo;
        });
        asked = upTo;
        early = sync;
        Thread.ofVirtual().name("early-sync").start(sync);
    }

    private void settle() throws IOException {
        FutureTask<Long> sync = early;
        if (sync == null) {
            return;
        }
        early = null;
        try {
            durable = sync.get();
        } catch (ExecutionException failed) {
            throw cutBack(new IOException("An early sync of an upload failed.", failed.getCause()));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted while an upload was synced.");
        }
    }

    private IOException cutBack(IOException failed) {
        try {
            part.truncate(durable);
        } catch (IOException another) {
            failed.addSuppressed(another);
        }
        return failed;
    }
}
