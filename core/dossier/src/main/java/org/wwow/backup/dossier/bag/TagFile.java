package org.wwow.backup.dossier.bag;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The lines of a tag file, ended by LF, CR or CRLF, read within limits whatever the file holds.
final class TagFile {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private TagFile() {}

    /// The lines without their ends; empty, with a finding, where the file cannot be read as text.
    static Optional<List<String>> lines(BagFiles files, String path, Charset encoding, Reading reading)
            throws IOException {
        if (files.sizes().getOrDefault(path, 0L) > reading.limits().tagFileBytes()) {
            reading.findings().error(BagRule.TOO_LONG, path, "");
            return Optional.empty();
        }
        try (InputStream bytes = files.open(path); PushbackReader signs = signs(bytes, encoding)) {
            return split(signs, path, reading);
        } catch (CharacterCodingException otherEncoding) {
            reading.findings().error(BagRule.TAG_FILE_UNREADABLE, path, encoding.name());
            return Optional.empty();
        }
    }

    /// What every step of one reading shares.
    record Reading(BagLimits limits, BagFindings findings) {}

    private static PushbackReader signs(InputStream bytes, Charset encoding) {
        return new PushbackReader(new InputStreamReader(bytes, encoding.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)));
    }

    private static Optional<List<String>> split(PushbackReader signs, String path, Reading reading)
            throws IOException {
        List<String> lines = new ArrayList<>();
        Optional<String> line = line(signs, reading.limits().lineSigns());
        while (line.isPresent()) {
            String text = line.get();
            if (text.length() > reading.limits().lineSigns() || lines.size() == reading.limits().entries()) {
                reading.findings().error(BagRule.TOO_LONG, path, "line " + (lines.size() + 1));
                return Optional.empty();
            }
            lines.add(text);
            line = line(signs, reading.limits().lineSigns());
        }
        if (!lines.isEmpty() && lines.getFirst().indexOf(BYTE_ORDER_MARK) == 0) {
            reading.findings().error(BagRule.TAG_FILE_UNREADABLE, path, "byte-order mark");
            return Optional.empty();
        }
        return Optional.of(lines);
    }

    /// The next line, cut one sign above the limit; empty at the end.
    private static Optional<String> line(PushbackReader signs, int limit) throws IOException {
        StringBuilder line = new StringBuilder();
        int sign = signs.read();
        if (sign < 0) {
            return Optional.empty();
        }
        while (sign >= 0 && sign != '\n' && sign != '\r' && line.length() <= limit) {
            line.append((char) sign);
            sign = signs.read();
        }
        if (sign == '\r') {
            skipLineFeed(signs);
        }
        return Optional.of(line.toString());
    }

    private static void skipLineFeed(PushbackReader signs) throws IOException {
        int next = ((Reader) signs).read();
        if (next >= 0 && next != '\n') {
            signs.unread(next);
        }
    }
}
