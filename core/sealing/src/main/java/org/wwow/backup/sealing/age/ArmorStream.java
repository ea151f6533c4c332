package org.wwow.backup.sealing.age;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

import org.wwow.backup.sealing.age.AgeRefused.Reason;

/// Takes the strict ASCII armor of age off: PEM with lines of exactly 64 columns, canonical padding, white space only
/// around it.
final class ArmorStream extends InputStream {
    private static final String BEGIN = "-----BEGIN AGE ENCRYPTED FILE-----";
    private static final String END = "-----END AGE ENCRYPTED FILE-----";
    private static final int COLUMNS = 64;
    private static final int MAX_SPACE_AROUND = 1024;
    private static final byte[] NOTHING = new byte[0];

    private final InputStream in;
    private byte[] bytes = NOTHING;
    private int at;
    private boolean shortLineSeen;
    private boolean ended;

    private ArmorStream(InputStream in) {
        this.in = in;
    }

    /// The binary file in the stream: the stream itself if it begins like one, else its armor's content.
    static InputStream unless(InputStream sealed) throws IOException {
        var in = new BufferedInputStream(sealed, 1 << 16);
        in.mark(MAX_SPACE_AROUND + BEGIN.length());
        int first = in.read();
        for (int skipped = 0; isSpace(first) && skipped < MAX_SPACE_AROUND; skipped++) {
            first = in.read();
        }
        if (first != '-') {
            in.reset();
            return in;
        }
        var armor = new ArmorStream(in);
        if (!("-" + armor.line()).equals(BEGIN)) {
            throw refuse("its first line is malformed");
        }
        return armor;
    }

    @Override
    public int read() throws IOException {
        return advance() ? Byte.toUnsignedInt(bytes[at++]) : -1;
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!advance()) {
            return -1;
        }
        int taken = Math.min(length, bytes.length - at);
        System.arraycopy(bytes, at, to, offset, taken);
        at += taken;
        return taken;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private boolean advance() throws IOException {
        while (at == bytes.length && !ended) {
            String line = line();
            if (line.equals(END)) {
                requireNothingFollows();
                ended = true;
            } else {
                bytes = decode(line);
                at = 0;
            }
        }
        return at < bytes.length;
    }

    private byte[] decode(String line) throws AgeRefused {
        if (shortLineSeen || line.isEmpty() || line.length() > COLUMNS) {
            throw refuse("a line has the wrong length");
        }
        try {
            byte[] decoded = Base64.getDecoder().decode(line);
            if (Base64.getEncoder().encodeToString(decoded).equals(line)) {
                shortLineSeen = line.length() < COLUMNS || line.endsWith("=");
                return decoded;
            }
        } catch (IllegalArgumentException _) {
            // The message of the JDK repeats what was read.
        }
        throw refuse("a line is malformed");
    }

    private void requireNothingFollows() throws IOException {
        int next = in.read();
        for (int skipped = 0; isSpace(next); skipped++) {
            if (skipped == MAX_SPACE_AROUND) {
                throw refuse("something follows its end");
            }
            next = in.read();
        }
        if (next >= 0) {
            throw refuse("something follows its end");
        }
    }

    /// One line without its end, which is a line feed with or without a carriage return before it.
    private String line() throws IOException {
        var line = new ByteArrayOutputStream(COLUMNS + 2);
        int next = in.read();
        while (next >= 0 && next != '\n') {
            if (line.size() > COLUMNS) {
                throw refuse("a line is too long");
            }
            line.write(next);
            next = in.read();
        }
        String text = line.toString(StandardCharsets.ISO_8859_1);
        boolean complete = next == '\n' || text.equals(END);
        if (!complete) {
            throw refuse("it ends too early");
        }
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }

    private static boolean isSpace(int one) {
        return one == ' ' || one == '\t' || one == '\r' || one == '\n';
    }

    private static AgeRefused refuse(String detail) {
        return new AgeRefused(Reason.ARMOR, detail);
    }
}
