package org.wwow.backup.dossier.casefolder;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The name of a file that lies directly in a folder of the case: it can lead nowhere else on any system.
final class FileName {
    private static final Pattern PLAIN = Pattern
            .compile("(?!\\.)(?!~)[^/\\\\:*?\"<>|%\\p{Cntrl}\\p{Cf}]{1,200}(?<![. ])");
    private static final Pattern ENDING = Pattern.compile(".+\\.([A-Za-z0-9]{1,8})");

    private FileName() {}

    static String read(SheetReader sheet) {
        String name = sheet.matching("file", PLAIN, "is not the plain name of one file.");
        if (!Normalizer.isNormalized(name, Normalizer.Form.NFC)) {
            throw sheet.refuse("file", "is not in normal form C.");
        }
        return name;
    }

    static String ending(String name) {
        Matcher ending = ENDING.matcher(name);
        return ending.matches() ? ending.group(1).toLowerCase(Locale.ROOT) : "bin";
    }
}
