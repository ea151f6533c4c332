package org.wwow.backup.server.pages;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.encoder.Encoder;

/// Content as it leaves, compressed once and as well as can be.
///
/// Only what is the same for everybody is compressed: nothing secret stands beside anything a caller chose.
public final class Compressed {
    private static final int BROTLI_QUALITY = 11;

    private final byte[] plain;
    private final byte[] gzip;
    private final byte[] brotli;

    private Compressed(byte[] plain, byte[] gzip, byte[] brotli) {
        this.plain = plain;
        this.gzip = gzip;
        this.brotli = brotli;
    }

    /// Compresses text; where this machine has no encoder for brotli, gzip stands in for it.
    public static Compressed text(byte[] content) {
        byte[] gzip = gzip(content);
        return new Compressed(content, gzip, Brotli4jLoader.isAvailable() ? brotli(content) : gzip);
    }

    /// Takes what is compressed already, such as a picture.
    public static Compressed asIs(byte[] content) {
        return new Compressed(content, content, content);
    }

    /// An answer for a browser that takes these encodings.
    ///
    /// @param encoding of RFC 9110, empty for none
    public record Encoded(String encoding, Body body) {}

    /// Bytes that are written and never changed.
    public static final class Body {
        private final byte[] bytes;

        private Body(byte[] bytes) {
            this.bytes = bytes;
        }

        /// Length in bytes.
        public int length() {
            return bytes.length;
        }

        /// A copy.
        public byte[] bytes() {
            return bytes.clone();
        }
    }

    /// The smallest the browser takes.
    ///
    /// @param accepted names of the encodings
    public Encoded best(Set<String> accepted) {
        if (accepted.contains("br") && brotli.length < gzip.length) {
            return new Encoded("br", new Body(brotli));
        }
        boolean smaller = gzip.length < plain.length;
        return accepted.contains("gzip") && smaller
                ? new Encoded("gzip", new Body(gzip))
                : new Encoded("", new Body(plain));
    }

    private static byte[] gzip(byte[] content) {
        var bytes = new ByteArrayOutputStream(content.length / 2);
        try (var out = new GZIPOutputStream(bytes) {
            {
                def.setLevel(Deflater.BEST_COMPRESSION);
            }
        }) {
            out.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] brotli(byte[] content) {
        try {
            var parameters = new Encoder.Parameters().setQuality(BROTLI_QUALITY).setMode(Encoder.Mode.TEXT);
            return Encoder.compress(Arrays.copyOf(content, content.length), parameters);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
