package org.wwow.backup.dossier.casefolder;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.regex.Pattern;

import org.wwow.backup.sealing.Digest;

/// The short forms that many rows of a sheet share.
final class Codes {
    private static final Pattern CODE_NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N} ._-]{0,63}");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\\d{3}))?");
    private static final Pattern FORMAT = Pattern
            .compile("[a-z0-9][a-z0-9!#$&^_.+-]{0,63}/[a-z0-9][a-z0-9!#$&^_.+-]{0,63}");
    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
    private static final Pattern REASON = Pattern.compile("[a-z][a-z0-9-]{0,39}");
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");

    private Codes() {}

    static String codeName(SheetReader sheet, String name) {
        return sheet.matching(name, CODE_NAME, "is not a code name of letters, digits and single signs.");
    }

    static String language(SheetReader sheet) {
        return sheet.matching("language", LANGUAGE, "is not a language such as fr, ar or sr-Latn (BCP 47).");
    }

    static boolean isLanguage(String text) {
        return LANGUAGE.matcher(text).matches();
    }

    static String format(SheetReader sheet) {
        return sheet.matching("format", FORMAT, "is not a media type such as image/jpeg.");
    }

    static String country(SheetReader sheet) {
        return sheet.matching("country", COUNTRY, "is not a country's two letters (ISO 3166-1).");
    }

    static String reason(SheetReader sheet, String name) {
        return sheet.matching(name, REASON, "is not a code word such as her-wish.");
    }

    static Digest sha256(SheetReader sheet, String name) {
        return sheet.parsed(name, "is not a SHA-256 in 64 small hexadecimal digits.", Codes::sha256);
    }

    static Digest sha256(String text) {
        if (!SHA256.matcher(text).matches()) {
            throw new IllegalArgumentException("A SHA-256 has 64 small hexadecimal digits.");
        }
        return Digest.of(HexFormat.of().parseHex(text));
    }

    static Instant time(SheetReader sheet, String name) {
        return sheet.parsed(name, "is not a time such as 2026-11-21T10:00:00Z.", Codes::time);
    }

    private static Instant time(String text) {
        // The JDK reads second 60 and hour 24 too, and writes them as another time.
        if (TIME.matcher(text).matches() && Instant.parse(text).toString().equals(text)) {
            return Instant.parse(text);
        }
        throw new DateTimeException("no time");
    }
}
