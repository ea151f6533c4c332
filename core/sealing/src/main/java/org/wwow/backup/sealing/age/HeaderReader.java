package org.wwow.backup.sealing.age;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.wwow.backup.sealing.age.AgeRefused.Reason;

/// Reads a header byte by byte and not one byte further, so that the payload follows in the same stream.
final class HeaderReader {
    /// Room for eighty hybrid recipients; more is refused so that memory stays bounded.
    static final int MAX_HEADER = 128 << 10;
    private static final int COLUMNS = 64;
    private static final int MAC_TEXT = 43;

    private final InputStream in;
    private final ByteArrayOutputStream seen = new ByteArrayOutputStream(2048);

    private HeaderReader(InputStream in) {
        this.in = in;
    }

    static Header read(InputStream in) throws IOException {
        return new HeaderReader(in).read();
    }

    private Header read() throws IOException {
        if (!(line() + "\n").equals(Header.VERSION)) {
            throw refuse("it is not an age file of version 1");
        }
        List<Stanza> stanzas = new ArrayList<>();
        int before = seen.size();
        String line = line();
        while (line.startsWith("-> ")) {
            stanzas.add(new Stanza(arguments(line), body()));
            before = seen.size();
            line = line();
        }
        if (!line.startsWith(Header.DASHES + " ") || stanzas.isEmpty()) {
            throw refuse("a line is neither a recipient nor the end");
        }
        String macText = line.substring(Header.DASHES.length() + 1);
        byte[] mac = Base64Strict.decode(macText)
                .filter(_ -> macText.length() == MAC_TEXT)
                .orElseThrow(() -> refuse("its check value is malformed"));
        byte[] covered = Arrays.copyOf(seen.toByteArray(), before + Header.DASHES.length());
        return new Header(List.copyOf(stanzas), covered, mac);
    }

    private List<String> arguments(String line) throws AgeRefused {
        List<String> arguments = List.of(line.substring("-> ".length()).split(" ", -1));
        for (String argument : arguments) {
            boolean visible = !argument.isEmpty() && argument.chars().allMatch(unit -> unit > 0x20 && unit < 0x7f);
            if (!visible) {
                throw refuse("a recipient line is malformed");
            }
        }
        return arguments;
    }

    private byte[] body() throws IOException {
        var text = new StringBuilder();
        String line;
        do {
            line = line();
            if (line.length() > COLUMNS) {
                throw refuse("a line is too long");
            }
            text.append(line);
        } while (line.length() == COLUMNS);
        return Base64Strict.decode(text.toString()).orElseThrow(() -> refuse("a recipient's body is malformed"));
    }

    private String line() throws IOException {
        var line = new StringBuilder(COLUMNS);
        while (true) {
            int next = in.read();
            if (next < 0) {
                throw refuse("it ends too early");
            }
            seen.write(next);
            if (next == '\n') {
                return line.toString();
            }
            line.append((char) next);
            if (seen.size() > MAX_HEADER) {
                throw refuse("it is longer than any that is read");
            }
        }
    }

    private static AgeRefused refuse(String detail) {
        return new AgeRefused(Reason.HEADER, detail);
    }
}
