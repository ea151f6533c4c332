package org.wwow.backup.server.evidence;

import java.util.OptionalLong;

/// The length in bytes of the payload of an age file, which is the only size an upload may have (protocol section 5).
///
/// A payload is a nonce of 16 bytes and the frame in chunks of 64 KiB with a tag of 16 bytes each. A document's frame is
/// a multiple of 4 096 up to 1 MiB; a medium's is 262 144 or more and a value that Padmé rounds to itself.
public record PayloadSize(long bytes) {
    /// Payloads up to this length travel inside the deposit and are kept beside their header.
    public static final long INLINE_LIMIT = 65_536;

    private static final long NONCE = 16;
    private static final long CHUNK = 65_536;
    private static final long TAG = 16;
    private static final long DOCUMENT_STEP = 4_096;
    private static final long DOCUMENT_LIMIT = 1_048_576;
    private static final long MEDIA_FLOOR = 262_144;
    private static final long MEDIA_LIMIT = 1L << 36;

    /// @throws IllegalArgumentException if no frame has a payload of this length
    public PayloadSize {
        if (frameOf(bytes).isEmpty()) {
            throw new IllegalArgumentException("No sealed frame has a payload of this length.");
        }
    }

    /// The payload length of a frame.
    public static PayloadSize ofFrame(long frame) {
        long chunks = Math.max(1, Math.ceilDiv(frame, CHUNK));
        return new PayloadSize(NONCE + frame + TAG * chunks);
    }

    /// Whether a number of bytes is the payload length of some frame, whatever that frame holds.
    public static boolean isPayload(long bytes) {
        return frameOf(bytes).isPresent();
    }

    /// Whether a document can have this payload length.
    public boolean isDocument() {
        long frame = frame();
        return frame > 0 && frame <= DOCUMENT_LIMIT && frame % DOCUMENT_STEP == 0;
    }

    /// Whether a medium can have this payload length.
    public boolean isMedia() {
        long frame = frame();
        return frame >= MEDIA_FLOOR && frame <= MEDIA_LIMIT && padme(frame) == frame;
    }

    /// Whether it travels inside the deposit.
    public boolean isInline() {
        return bytes <= INLINE_LIMIT;
    }

    /// The frame's length.
    public long frame() {
        return frameOf(bytes).orElseThrow();
    }

    private static OptionalLong frameOf(long bytes) {
        long body = bytes - NONCE;
        if (body < TAG || body > MEDIA_LIMIT + MEDIA_LIMIT / CHUNK * TAG) {
            return OptionalLong.empty();
        }
        long chunks = Math.ceilDiv(body, CHUNK + TAG);
        long frame = body - TAG * chunks;
        boolean exact = frame > (chunks - 1) * CHUNK && frame <= chunks * CHUNK;
        return exact ? OptionalLong.of(frame) : OptionalLong.empty();
    }

    private static long padme(long length) {
        int exponent = 63 - Long.numberOfLeadingZeros(length);
        int significant = 32 - Integer.numberOfLeadingZeros(exponent);
        long mask = (1L << (exponent - significant)) - 1;
        return (length + mask) & ~mask;
    }
}
