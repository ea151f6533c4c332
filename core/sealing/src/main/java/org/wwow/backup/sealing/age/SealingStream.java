package org.wwow.backup.sealing.age;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Objects;

/// Seals what is written to it. The file is whole only after [#finish].
///
/// Closing without finishing leaves a file that every reader refuses as cut off: so an exception in the middle of
/// writing can never make half a content look like a whole one. The stream below is not closed.
public final class SealingStream extends OutputStream {
    private final OutputStream to;
    private final ChunkCipher chunks;
    private final byte[] plain = new byte[ChunkCipher.PLAIN];
    private final byte[] sealed = new byte[ChunkCipher.SEALED];
    private int held;
    private boolean ended;

    SealingStream(OutputStream to, byte[] payloadKey) {
        this.to = to;
        this.chunks = new ChunkCipher(payloadKey);
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[]{(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        Objects.checkFromIndexSize(from, length, bytes.length);
        if (ended) {
            throw new IOException("This sealed file is already finished.");
        }
        int at = from;
        int end = from + length;
        while (at < end) {
            if (held == ChunkCipher.PLAIN) {
                emit(plain, 0, held, false);
                held = 0;
            }
            // A full chunk is held back until more follows, because the last one is marked.
            if (held == 0 && end - at > ChunkCipher.PLAIN) {
                emit(bytes, at, ChunkCipher.PLAIN, false);
                at += ChunkCipher.PLAIN;
            } else {
                int taken = Math.min(end - at, ChunkCipher.PLAIN - held);
                System.arraycopy(bytes, at, plain, held, taken);
                held += taken;
                at += taken;
            }
        }
    }

    /// Writes the last chunk and flushes; afterwards the file is whole.
    public void finish() throws IOException {
        if (!ended) {
            ended = true;
            emit(plain, 0, held, true);
            to.flush();
        }
    }

    /// Gives up if [#finish] was not called.
    @Override
    public void close() {
        ended = true;
        Arrays.fill(plain, (byte) 0);
    }

    private void emit(byte[] bytes, int from, int length, boolean last) throws IOException {
        to.write(sealed, 0, chunks.seal(bytes, from, length, last, sealed));
    }
}
