package org.wwow.backup.dossier.document;

import java.awt.geom.GeneralPath;
import java.awt.geom.PathIterator;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.apache.fontbox.cmap.CMap;
import org.apache.fontbox.cmap.CMapParser;
import org.apache.fontbox.ttf.GlyphData;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.font.PDCIDFontType2;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/// Says for each drawn form of an Arabic letter which letter it is, so that the page can be searched, copied and read
/// aloud. The typesetter names the joined forms, and invents numbers for those that Unicode has none for.
final class Letters {
    private static final int BLOCK = 100;
    private static final String UNKNOWN = "\uFFFD";
    private static final Pattern NUMBERED = Pattern.compile("uni((?:[0-9A-F]{4})+)");
    /// The font's own names of marks that are drawn together.
    private static final Map<String, String> MARKS = Map.of("shadda", "\u0651", "fathatan", "\u064B", "dammatan",
            "\u064C", "kasratan", "\u064D", "fatha", "\u064E", "damma", "\u064F", "kasra", "\u0650", "sukun", "\u0652",
            "hamzaabove", "\u0654", "hamzabelow", "\u0655");

    private Letters() {}

    /// Rewrites the map from forms to letters of every Arabic font of a document.
    static void name(PDDocument document) throws IOException {
        Set<COSBase> done = new HashSet<>();
        for (PDPage page : document.getPages()) {
            for (COSName name : page.getResources().getFontNames()) {
                PDFont font = page.getResources().getFont(name);
                boolean arabic = font instanceof PDType0Font && font.getName().contains("Arabic");
                if (arabic && done.add(font.getCOSObject())) {
                    name(document, (PDType0Font) font);
                }
            }
        }
    }

    private static void name(PDDocument document, PDType0Font font) throws IOException {
        TrueTypeFont drawn = ((PDCIDFontType2) font.getDescendantFont()).getTrueTypeFont();
        Map<Integer, String> letters = new TreeMap<>();
        Map<String, String> names = new HashMap<>();
        CMap forms = forms(font);
        for (int glyph = 1; glyph < drawn.getNumberOfGlyphs(); glyph++) {
            String told = forms.toUnicode(glyph);
            if (told != null && !told.isEmpty()) {
                if (isInvented(told) && names.isEmpty()) {
                    names.putAll(namesByOutline(font.getName().endsWith("Bold")
                            ? Typeface.ARABIC.bold()
                            : Typeface.ARABIC.regular()));
                }
                letters.put(glyph, isInvented(told)
                        ? spelled(names.getOrDefault(outline(drawn, glyph), ""))
                        : plain(told));
            }
        }
        PDStream map = new PDStream(document,
                new ByteArrayInputStream(map(letters).getBytes(StandardCharsets.US_ASCII)),
                COSName.FLATE_DECODE);
        font.getCOSObject().setItem(COSName.TO_UNICODE, map);
    }

    private static CMap forms(PDType0Font font) throws IOException {
        var stream = (COSStream) font.getCOSObject().getDictionaryObject(COSName.TO_UNICODE);
        return new CMapParser().parse(new RandomAccessReadBuffer(stream.createInputStream()));
    }

    private static boolean isInvented(String told) {
        return Character.getType(told.codePointAt(0)) == Character.PRIVATE_USE;
    }

    /// The letter of a joined form; the ligature of two letters stays one sign, which every reader knows.
    private static String plain(String told) {
        String letters = Normalizer.normalize(told, Normalizer.Form.NFKC).strip();
        return letters.codePointCount(0, letters.length()) == 1 ? letters : told;
    }

    /// Reads a glyph's name: `uni06B5.fina`, `shadda_fathatanar`.
    static String spelled(String name) {
        StringBuilder letters = new StringBuilder();
        for (String part : name.replaceFirst("\\..*", "").split("_", -1)) {
            var numbered = NUMBERED.matcher(part);
            if (numbered.matches()) {
                byte[] signs = HexFormat.of().parseHex(numbered.group(1));
                letters.append(new String(signs, StandardCharsets.UTF_16BE));
            } else {
                letters.append(MARKS.getOrDefault(part.replaceFirst("(ar)?$", ""), UNKNOWN));
            }
        }
        return letters.toString();
    }

    private static Map<String, String> namesByOutline(String file) throws IOException {
        Map<String, String> names = new HashMap<>();
        try (InputStream bytes = Typeface.open(file);
                TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(bytes))) {
            for (int glyph = 0; glyph < font.getNumberOfGlyphs(); glyph++) {
                if (font.getUnicodeCmapLookup().getCharCodes(glyph) == null) {
                    names.putIfAbsent(outline(font, glyph), font.getPostScript().getName(glyph));
                }
            }
        }
        return names;
    }

    /// The shape of a glyph as text: the subset in the document renumbers its glyphs, their shapes stay.
    private static String outline(TrueTypeFont font, int glyph) throws IOException {
        GlyphData shape = font.getGlyph().getGlyph(glyph);
        if (shape == null) {
            return "";
        }
        GeneralPath path = shape.getPath();
        StringBuilder out = new StringBuilder();
        float[] points = new float[6];
        for (PathIterator at = path.getPathIterator(null); !at.isDone(); at.next()) {
            int kind = at.currentSegment(points);
            out.append(kind).append(':');
            int used = switch (kind) {
                case PathIterator.SEG_MOVETO, PathIterator.SEG_LINETO -> 2;
                case PathIterator.SEG_QUADTO -> 4;
                case PathIterator.SEG_CUBICTO -> 6;
                default -> 0;
            };
            for (int point = 0; point < used; point++) {
                out.append(Math.round(points[point])).append(',');
            }
        }
        return out.toString();
    }

    private static String map(Map<Integer, String> letters) {
        HexFormat hex = HexFormat.of().withUpperCase();
        List<String> lines = new ArrayList<>();
        letters.forEach((glyph, text) -> lines.add("<" + hex.toHexDigits((char) glyph.intValue()) + "> <"
                + hex.formatHex(text.getBytes(StandardCharsets.UTF_16BE)) + ">\n"));
        StringBuilder out = new StringBuilder("""
                /CIDInit /ProcSet findresource begin
                12 dict begin
                begincmap
                /CIDSystemInfo 3 dict dup begin
                /Registry (Adobe) def
                /Ordering (UCS) def
                /Supplement 0 def
                end def
                /CMapName /Adobe-Identity-UCS def
                /CMapType 2 def
                1 begincodespacerange
                <0000> <FFFF>
                endcodespacerange
                """);
        for (int from = 0; from < lines.size(); from += BLOCK) {
            List<String> block = lines.subList(from, Math.min(lines.size(), from + BLOCK));
            out.append(block.size()).append(" beginbfchar\n");
            out.append(block.stream().collect(Collectors.joining())).append("endbfchar\n");
        }
        return out.append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n").toString();
    }
}
