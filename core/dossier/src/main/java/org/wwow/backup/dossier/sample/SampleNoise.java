package org.wwow.backup.dossier.sample;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;

import org.wwow.backup.dossier.bag.BagSource;

/// The bytes of a large made-up exhibit: a head that readers of such files know, then noise that nothing can pack. They
/// are made anew each time, so that they need no memory.
record SampleNoise(BagSource head, long length, long seed) implements BagSource {
    private static final Instant EPOCH_OF_FILMS = Instant.parse("1904-01-01T00:00:00Z");
    private static final int MILLISECONDS = 1_000;

    /// A picture with noise behind its end, where phones put moving pictures.
    static SampleNoise photograph(int number, long length) {
        byte[] picture = SampleBytes.picture(number, "2026:03:01 12:00:00");
        return new SampleNoise(BagSource.of(picture), length - picture.length, number);
    }

    /// A film (ISO/IEC 14496-12) that says when it was made and nothing more, its media the noise.
    ///
    /// @throws IllegalArgumentException if its length does not fit in 32 bits
    static SampleNoise film(int number, long length) {
        if (length >= 1L << 32) {
            throw new IllegalArgumentException("A made-up film has less than 4 GiB.");
        }
        int created = (int) Duration.between(EPOCH_OF_FILMS, Instant.parse("2026-03-01T11:00:00Z")).toSeconds();
        ByteBuffer head = ByteBuffer.allocate(24 + 8 + 108 + 8);
        box(head, 24, "ftyp").put(ascii("isom")).putInt(512).put(ascii("isommp42"));
        box(head, 8 + 108, "moov");
        box(head, 108, "mvhd").putInt(0).putInt(created).putInt(created).putInt(MILLISECONDS).putInt(60 * MILLISECONDS);
        head.position(head.position() + 108 - 28);
        long noise = length - head.capacity();
        box(head, noise + 8, "mdat");
        return new SampleNoise(BagSource.of(head.array()), noise, number);
    }

    private static ByteBuffer box(ByteBuffer to, long length, String type) {
        return to.putInt((int) length).put(ascii(type));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public InputStream open() throws java.io.IOException {
        return new SequenceInputStream(head.open(), new Drawn(length, new SplittableRandom(seed)));
    }

    /// So many bytes, drawn as they are asked for; the same from the same beginning, however they are asked for.
    private static final class Drawn extends InputStream {
        private final byte[] piece = new byte[1 << 16];
        private final SplittableRandom random;
        private ByteArrayInputStream ready = new ByteArrayInputStream(new byte[0]);
        private long left;

        Drawn(long length, SplittableRandom random) {
            this.left = length;
            this.random = random;
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int count) {
            if (ready.available() == 0 && left > 0) {
                random.nextBytes(piece);
                ready = new ByteArrayInputStream(piece, 0, (int) Math.min(piece.length, left));
                left -= ready.available();
            }
            return ready.read(target, offset, count);
        }
    }
}
