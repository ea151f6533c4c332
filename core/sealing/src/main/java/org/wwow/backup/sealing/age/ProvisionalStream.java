package org.wwow.backup.sealing.age;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Objects;

import org.wwow.backup.sealing.age.AgeRefused.Reason;

/// Content that is given out before its end was seen. Each byte is authentic; that none is missing is known only when
/// the end is reached without an exception.
///
/// For media marked "not yet checked" (protocol section 5). Everything else uses [Age#open].
public final class ProvisionalStream extends InputStream {
    private final InputStream from;
    private final ChunkCipher chunks;
    private final byte[] sealed = new byte[ChunkCipher.SEALED + 1];
    private final byte[] plain = new byte[ChunkCipher.PLAIN];
    private int read;
    private int at;
    private int end;
    private State state = State.MORE;

    private enum State {
        MORE, LAST_RELEASED, CUT_OFF, EXTENDED, REFUSED
    }

    ProvisionalStream(InputStream from, byte[] payloadKey) {
        this.from = from;
        this.chunks = new ChunkCipher(payloadKey);
    }

    @Override
    public int read() throws IOException {
        return advance() ? Byte.toUnsignedInt(plain[at++]) : -1;
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, to.length);
        if (length == 0) {
            return 0;
        }
        if (!advance()) {
            return -1;
        }
        int taken = Math.min(length, end - at);
        System.arraycopy(plain, at, to, offset, taken);
        at += taken;
        return taken;
    }

    /// Gives every chunk to the sink as it is, without a copy.
    void drainTo(Sink sink) throws IOException {
        while (advance()) {
            sink.write(plain, at, end - at);
            at = end;
        }
    }

    @Override
    public void close() throws IOException {
        Arrays.fill(plain, (byte) 0);
        state = State.REFUSED;
        at = end;
        from.close();
    }

    private boolean advance() throws IOException {
        while (at == end) {
            switch (state) {
                case MORE -> nextChunk();
                case LAST_RELEASED -> {
                    return false;
                }
                case CUT_OFF -> throw new AgeRefused(Reason.PAYLOAD, "it is cut off");
                case EXTENDED -> throw new AgeRefused(Reason.PAYLOAD, "something follows its end");
                case REFUSED -> throw new AgeRefused(Reason.PAYLOAD, "a part of it was changed");
            }
        }
        return true;
    }

    private void nextChunk() throws IOException {
        // One byte beyond the chunk tells whether it is the last.
        read += from.readNBytes(sealed, read, sealed.length - read);
        boolean moreFollows = read == sealed.length;
        int length = Math.min(read, ChunkCipher.SEALED);
        boolean first = chunks.isFirst();
        int opened = chunks.open(sealed, length, !moreFollows, plain);
        State next = moreFollows ? State.MORE : State.LAST_RELEASED;
        if (opened < 0 && length == ChunkCipher.SEALED) {
            opened = chunks.open(sealed, length, moreFollows, plain);
            next = moreFollows ? State.EXTENDED : State.CUT_OFF;
        }
        boolean emptyAfterOthers = opened == 0 && !first;
        if (opened < 0 || emptyAfterOthers) {
            state = State.REFUSED;
            return;
        }
        state = next;
        at = 0;
        end = opened;
        sealed[0] = sealed[ChunkCipher.SEALED];
        read = 1;
    }
}
