package org.wwow.backup.sealing.age;

import java.io.ByteArrayOutputStream;
import java.io.IOException;

import org.wwow.backup.sealing.age.AgeRefused.Reason;

/// Keeps small content in memory, up to a limit.
final class MemorySink implements Sink {
    private final int limit;
    private final ByteArrayOutputStream content = new ByteArrayOutputStream();
    private boolean whole;

    MemorySink(int limit) {
        this.limit = limit;
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        if (length > limit - content.size()) {
            throw new AgeRefused(Reason.PAYLOAD, "it is larger than expected");
        }
        content.write(bytes, from, length);
    }

    @Override
    public void commit() {
        whole = true;
    }

    @Override
    public void discard() {
        content.reset();
    }

    byte[] content() {
        if (!whole) {
            throw new IllegalStateException("This content was never found to be whole.");
        }
        return content.toByteArray();
    }
}
