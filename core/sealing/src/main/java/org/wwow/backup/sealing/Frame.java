package org.wwow.backup.sealing;

import java.nio.ByteBuffer;
import java.util.Arrays;

import org.wwow.backup.sealing.FormRefused.Reason;

/// The plaintext of every age file: u64 length, content, zero bytes up to a size of its class (protocol section 5).
///
/// A reader refuses non-zero padding and lengths outside the class: both would be a channel, or a sign of another
/// writer.
public enum Frame {
    /// Documents: multiples of 4 096, at most 1 MiB.
    DOCUMENT,
    /// Media: at least 256 KiB, then Padmé.
    MEDIA,
    /// Grants, circle keys, member slots: exactly 1 024.
    GRANT;

    /// Length of the length.
    public static final int HEAD = 8;
    /// The longest document frame.
    public static final int MAX_DOCUMENT = 1 << 20;
    private static final int DOCUMENT_STEP = 4096;
    private static final int GRANT_SIZE = 1024;
    private static final long MEDIA_FLOOR = 262_144;
    private static final long MAX_MEDIA = 1L << 52;

    /// The size of the frame that holds so much content.
    ///
    /// @throws FormRefused with `TOO_LONG` if the class has none
    public long sizeFor(long content) {
        if (content < 0 || content > MAX_MEDIA) {
            throw new FormRefused(Reason.TOO_LONG, "content");
        }
        long needed = HEAD + content;
        long size = switch (this) {
            case DOCUMENT -> (needed + DOCUMENT_STEP - 1) / DOCUMENT_STEP * DOCUMENT_STEP;
            case MEDIA -> Math.max(MEDIA_FLOOR, padme(needed));
            case GRANT -> GRANT_SIZE;
        };
        boolean fits = switch (this) {
            case DOCUMENT -> size <= MAX_DOCUMENT;
            case MEDIA -> true;
            case GRANT -> needed <= GRANT_SIZE;
        };
        if (!fits) {
            throw new FormRefused(Reason.TOO_LONG, "content");
        }
        return size;
    }

    /// Whether a frame of this size belongs to the class at all.
    public boolean hasSize(long size) {
        return switch (this) {
            case DOCUMENT -> size > 0 && size <= MAX_DOCUMENT && size % DOCUMENT_STEP == 0;
            case MEDIA -> size >= MEDIA_FLOOR && size <= MAX_MEDIA && padme(size) == size;
            case GRANT -> size == GRANT_SIZE;
        };
    }

    /// The length of the age payload of a frame: nonce, frame, one tag for each chunk (protocol section 9).
    public static long payloadLength(long frame) {
        return 16 + frame + 16 * ((frame + 65_535) / 65_536);
    }

    /// Whether a payload of this length can hold a frame of this class.
    public boolean hasPayloadLength(long payload) {
        long frame = payload - 16 - 16 * ((payload - 16 + 65_551) / 65_552);
        return payload > 32 && hasSize(frame) && payloadLength(frame) == payload;
    }

    /// Frames content in memory.
    ///
    /// @throws FormRefused with `TOO_LONG`
    public byte[] frame(byte[] content) {
        long size = sizeFor(content.length);
        if (size > Integer.MAX_VALUE - HEAD) {
            throw new FormRefused(Reason.TOO_LONG, "content");
        }
        return ByteBuffer.allocate((int) size).putLong(content.length).put(content).array();
    }

    /// The content of a frame in memory.
    ///
    /// @throws FormRefused with `OUT_OF_RANGE` for a size or length outside the class or padding that is not zero
    public byte[] unframe(byte[] frame) {
        if (!hasSize(frame.length)) {
            throw refuse();
        }
        long length = ByteBuffer.wrap(frame).getLong();
        if (length < 0 || length > frame.length - HEAD || sizeFor(length) != frame.length) {
            throw refuse();
        }
        int end = HEAD + (int) length;
        for (int at = end; at < frame.length; at++) {
            if (frame[at] != 0) {
                throw refuse();
            }
        }
        return Arrays.copyOfRange(frame, HEAD, end);
    }

    /// Padmé (PURBs, Nikitin et al. 2019): leaks O(log log L) bits at no more than 12 percent.
    static long padme(long length) {
        int exponent = 63 - Long.numberOfLeadingZeros(length);
        int kept = 32 - Integer.numberOfLeadingZeros(exponent);
        long mask = (1L << (exponent - kept)) - 1;
        return (length + mask) & ~mask;
    }

    private static FormRefused refuse() {
        return new FormRefused(Reason.OUT_OF_RANGE, "frame");
    }
}
