package org.wwow.backup.dossier.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/// A family of letters that lies in this module, and the signs it can draw.
enum Typeface {
    SANS("Sans", "NotoSans"), ARABIC("Arabic", "NotoSansArabic");

    private final String family;
    private final String file;
    @SuppressWarnings("ImmutableEnumChecker") // only ever read
    private final CmapLookup signs;

    Typeface(String family, String file) {
        this.family = family;
        this.file = file;
        this.signs = read(regular());
    }

    /// The name by which pages ask for it.
    String family() {
        return family;
    }

    String regular() {
        return file + "-Regular.ttf";
    }

    String bold() {
        return file + "-Bold.ttf";
    }

    boolean draws(int sign) {
        return signs.getGlyphId(sign) != 0;
    }

    /// A font file of this module, by its plain name.
    ///
    /// @throws IOException if there is none of that name
    static InputStream open(String name) throws IOException {
        InputStream bytes = Typeface.class.getResourceAsStream(name);
        if (bytes == null) {
            throw new IOException("There is no such font here.");
        }
        return bytes;
    }

    private static CmapLookup read(String name) {
        try (InputStream bytes = open(name);
                TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(bytes))) {
            return font.getUnicodeCmapLookup();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
