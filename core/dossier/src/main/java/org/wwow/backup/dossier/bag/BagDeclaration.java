package org.wwow.backup.dossier.bag;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import java.util.Optional;

/// `bagit.txt` (RFC 8493 section 2.1.1).
record BagDeclaration(BagVersion version, Charset encoding) {
    static final String FILE = "bagit.txt";
    private static final String VERSION = "BagIt-Version: ";
    private static final String ENCODING = "Tag-File-Character-Encoding: ";

    static Optional<BagDeclaration> read(BagFiles files, TagFile.Reading reading) throws IOException {
        if (!files.sizes().containsKey(FILE)) {
            reading.findings().error(BagRule.DECLARATION_MISSING, FILE, "");
            return Optional.empty();
        }
        Optional<List<String>> lines = TagFile.lines(files, FILE, StandardCharsets.UTF_8, reading);
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        return parse(lines.get(), reading.findings());
    }

    private static Optional<BagDeclaration> parse(List<String> lines, BagFindings findings) {
        if (lines.size() != 2 || !lines.get(0).startsWith(VERSION) || !lines.get(1).startsWith(ENCODING)) {
            findings.error(BagRule.DECLARATION_MALFORMED, FILE, "");
            return Optional.empty();
        }
        Optional<BagVersion> version = BagVersion.parse(lines.get(0).substring(VERSION.length()));
        String name = lines.get(1).substring(ENCODING.length());
        Optional<Charset> encoding = charset(name);
        if (version.isEmpty() || !version.get().known()) {
            findings.error(BagRule.VERSION_UNKNOWN, FILE, lines.get(0).substring(VERSION.length()));
            return Optional.empty();
        }
        if (encoding.isEmpty()) {
            findings.error(BagRule.ENCODING_UNKNOWN, FILE, name);
            return Optional.empty();
        }
        return Optional.of(new BagDeclaration(version.get(), encoding.get()));
    }

    private static Optional<Charset> charset(String name) {
        try {
            return Optional.of(Charset.forName(name));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return Optional.empty();
        }
    }
}
