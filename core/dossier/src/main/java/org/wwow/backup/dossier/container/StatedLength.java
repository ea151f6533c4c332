package org.wwow.backup.dossier.container;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;

/// A file's bytes, refused as soon as they are more or other than its container said.
final class StatedLength extends FilterInputStream {
    private final CRC32 crc = new CRC32();
    private final long stated;
    private final long expected;
    private long seen;

    StatedLength(InputStream bytes, long stated, long crc) {
        super(bytes);
        this.stated = stated;
        this.expected = crc;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int read = super.read(target, offset, length);
        if (read < 0) {
            requireEnd();
            return read;
        }
        seen += read;
        if (seen > stated) {
            throw new IOException("A file in the container is longer than the container says.");
        }
        crc.update(target, offset, read);
        return read;
    }

    @Override
    public long skip(long count) throws IOException {
        byte[] skipped = new byte[(int) Math.min(8_192, Math.max(0, count))];
        return Math.max(0, read(skipped, 0, skipped.length));
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void requireEnd() throws IOException {
        if (seen != stated || crc.getValue() != expected) {
            throw new IOException("A file in the container is not what the container says.");
        }
    }
}
