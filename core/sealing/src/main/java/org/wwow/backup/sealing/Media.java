package org.wwow.backup.sealing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.List;

import org.wwow.backup.sealing.age.Age;
import org.wwow.backup.sealing.age.AgeRefused;
import org.wwow.backup.sealing.age.HybridKey;
import org.wwow.backup.sealing.age.Recipient;
import org.wwow.backup.sealing.age.SealedHeader;
import org.wwow.backup.sealing.age.Sink;

/// Files of any length, sealed and opened as streams in one pass (protocol section 5).
public final class Media {
    private static final int BUFFER = 128 << 10;
    private static final byte[] ZEROS = new byte[BUFFER];

    private Media() {}

    /// What sealing a file gives: the header for the deposit, digests for the exhibit's description.
    public record Sealed(SealedHeader header, Digest payload, long payloadLength, Digest content, String sha512) {}

    /// Seals exactly `length` bytes of content; only the payload goes to the stream.
    ///
    /// @throws IOException if the content is shorter or longer than said; what was written is then refused by readers
    public static Sealed seal(InputStream content, long length, Recipient recipient, SecureRandom random,
            OutputStream payload) throws IOException {
        long size = Frame.MEDIA.sizeFor(length);
        MessageDigest payloadDigest = Digest.sha256();
        MessageDigest sha256 = Digest.sha256();
        MessageDigest sha512 = sha512();
        Age.SplitSealing split = Age.split(recipient, random, new DigestOutputStream(payload, payloadDigest));
        try (var sealing = split.content()) {
            sealing.write(ByteBuffer.allocate(Frame.HEAD).putLong(length).array());
            byte[] buffer = new byte[BUFFER];
            long left = length;
            while (left > 0) {
                int read = content.read(buffer, 0, (int) Math.min(left, buffer.length));
                if (read < 0) {
                    throw new IOException("The content is shorter than was said.");
                }
                sha256.update(buffer, 0, read);
                sha512.update(buffer, 0, read);
                sealing.write(buffer, 0, read);
                left -= read;
            }
            if (content.read() >= 0) {
                throw new IOException("The content is longer than was said.");
            }
            for (long zeros = size - Frame.HEAD - length; zeros > 0; zeros -= BUFFER) {
                sealing.write(ZEROS, 0, (int) Math.min(zeros, BUFFER));
            }
            sealing.finish();
        }
        return new Sealed(split.header(), Digest.finish(payloadDigest), Frame.payloadLength(size),
                Digest.finish(sha256), Base64Url.encode(sha512.digest()));
    }

    /// Opens a file into a sink that is committed only when everything was authenticated and the padding is right.
    ///
    /// @return the digest of the content
    /// @throws AgeRefused if the file is not for this key or damaged
    /// @throws FormRefused with `OUT_OF_RANGE` if frame or padding break the rules
    public static Digest open(InputStream file, HybridKey key, Sink sink) throws IOException {
        var unframing = new Unframing(sink);
        Age.open(file, List.of(key), unframing);
        return Digest.finish(unframing.sha256);
    }

    private static MessageDigest sha512() {
        try {
            return MessageDigest.getInstance("SHA-512");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-512.", e);
        }
    }

    /// Takes length and padding off on the way to another sink.
    private static final class Unframing implements Sink {
        private final Sink sink;
        private final MessageDigest sha256 = Digest.sha256();
        private final ByteBuffer head = ByteBuffer.allocate(Frame.HEAD);
        private long seen;
        private long left = -1;

        Unframing(Sink sink) {
            this.sink = sink;
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            seen += length;
            int at = from;
            int end = from + length;
            while (head.hasRemaining() && at < end) {
                head.put(bytes[at++]);
            }
            if (left < 0 && !head.hasRemaining()) {
                left = head.getLong(0);
                Frame.MEDIA.sizeFor(left);
            }
            int taken = (int) Math.min(Math.max(left, 0), end - at);
            sha256.update(bytes, at, taken);
            sink.write(bytes, at, taken);
            left -= taken;
            requireZeros(bytes, at + taken, end);
        }

        @Override
        public void commit() throws IOException {
            boolean whole = !head.hasRemaining() && left == 0 && Frame.MEDIA.hasSize(seen)
                    && Frame.MEDIA.sizeFor(head.getLong(0)) == seen;
            if (!whole) {
                throw refuse();
            }
            sink.commit();
        }

        @Override
        public void discard() {
            sink.discard();
        }

        private static void requireZeros(byte[] bytes, int from, int end) {
            for (int at = from; at < end; at++) {
                if (bytes[at] != 0) {
                    throw refuse();
                }
            }
        }

        private static FormRefused refuse() {
            return new FormRefused(FormRefused.Reason.OUT_OF_RANGE, "frame");
        }
    }
}
