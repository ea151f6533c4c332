package org.wwow.backup.server.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import org.springframework.stereotype.Component;

import org.wwow.backup.sealing.Digest;

/// Writes the parts of uploads and hashes them on the way.
///
/// The running hash of an upload stays in memory between two requests; where it is lost (a restart, another node, too
/// many at once) the file is read once more at its end. One buffer of 128 KiB an upload, whatever its length.
@Component
class PartWriter {
    private static final int BUFFER = 131_072;
    private static final int HASHES_KEPT = 1_024;

    private final Blobs blobs;
    private final Set<BlobName> writing = ConcurrentHashMap.newKeySet();
    private final Map<BlobName, RunningHash> hashes = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<BlobName, RunningHash> eldest) {
            return size() > HASHES_KEPT;
        }
    };

    PartWriter(Blobs blobs) {
        this.blobs = blobs;
    }

    /// How many bytes of an upload are on the disk: what a process wrote that ended before its sync is synced first.
    long durableOffset(Upload upload) throws IOException {
        long offset = offset(upload);
        blobs.settlePart(upload.blob());
        return offset;
    }

    private long offset(Upload upload) throws IOException {
        return upload.digest().isPresent() || blobs.isFinished(upload.blob())
                ? upload.size().bytes()
                : blobs.partLength(upload.blob());
    }

    Append append(Upload upload, long offset, InputStream bytes, Consumer<Digest> finished) throws IOException {
        if (!writing.add(upload.blob())) {
            return new Append.Busy();
        }
        try {
            return appendAlone(upload, offset, bytes, finished);
        } finally {
            writing.remove(upload.blob());
        }
    }

    private Append appendAlone(Upload upload, long offset, InputStream bytes, Consumer<Digest> finished)
            throws IOException {
        long length = upload.size().bytes();
        long reached = offset(upload);
        if (reached != offset) {
            return new Append.WrongOffset(reached);
        }
        RunningHash hash = hashAt(upload.blob(), offset);
        boolean tooLong = false;
        if (reached < length) {
            try (var part = new SyncingPart(blobs.openPart(upload.blob()))) {
                try {
                    tooLong = copy(bytes, part, hash, length);
                } finally {
                    reached = part.sync();
                }
            } finally {
                keep(upload.blob(), hash);
            }
        }
        if (tooLong) {
            return new Append.TooLong();
        }
        if (reached == length && upload.digest().isEmpty()) {
            finished.accept(finish(upload.blob(), hash, length));
        }
        return new Append.Taken(reached, upload.expires());
    }

    private static boolean copy(InputStream bytes, SyncingPart part, RunningHash hash, long length)
            throws IOException {
        byte[] buffer = new byte[BUFFER];
        while (part.written() < length) {
            int read = readWhatIsThere(bytes, buffer, (int) Math.min(BUFFER, length - part.written()));
            if (read < 0) {
                return false;
            }
            part.write(buffer, read);
            hash.update(buffer, read);
        }
        return bytes.read() >= 0;
    }

    /// Many small reads become one write, but nothing that came waits for what has not.
    private static int readWhatIsThere(InputStream bytes, byte[] buffer, int most) throws IOException {
        int read = bytes.read(buffer, 0, most);
        while (read > 0 && read < most && bytes.available() > 0) {
            int more = bytes.read(buffer, read, most - read);
            if (more < 0) {
                return read;
            }
            read += more;
        }
        return read;
    }

    /// The blob may be finished already: a crash came between the rename and the row.
    private Digest finish(BlobName blob, RunningHash hash, long length) throws IOException {
        forget(blob);
        if (!blobs.isFinished(blob)) {
            blobs.finish(blob);
        }
        return hash.covers(length) ? hash.digest() : digest(blob);
    }

    Digest digest(BlobName blob) throws IOException {
        MessageDigest sha = Digest.sha256();
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        try (FileChannel channel = blobs.read(blob)) {
            while (channel.read(buffer) >= 0) {
                sha.update(buffer.flip());
                buffer.clear();
            }
        }
        return Digest.finish(sha);
    }

    private RunningHash hashAt(BlobName blob, long offset) {
        synchronized (hashes) {
            return Optional.ofNullable(hashes.remove(blob))
                    .filter(hash -> hash.covers(offset))
                    .orElseGet(() -> offset == 0 ? RunningHash.fresh() : RunningHash.lost());
        }
    }

    private void keep(BlobName blob, RunningHash hash) {
        synchronized (hashes) {
            hashes.put(blob, hash);
        }
    }

    private void forget(BlobName blob) {
        synchronized (hashes) {
            hashes.remove(blob);
        }
    }

    /// A hash and how many bytes went into it; a lost one covers nothing.
    private static final class RunningHash {
        private final MessageDigest sha = Digest.sha256();
        private long covered;

        private RunningHash(long covered) {
            this.covered = covered;
        }

        static RunningHash fresh() {
            return new RunningHash(0);
        }

        static RunningHash lost() {
            return new RunningHash(Long.MIN_VALUE);
        }

        void update(byte[] bytes, int count) {
            sha.update(bytes, 0, count);
            covered += count;
        }

        boolean covers(long length) {
            return covered == length;
        }

        Digest digest() {
            return Digest.finish(sha);
        }
    }
}
