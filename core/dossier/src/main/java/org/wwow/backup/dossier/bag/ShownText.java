package org.wwow.backup.dossier.bag;

/// Text that a judged file chose, made fit to be shown beside our own words.
///
/// Control signs and signs of direction would rewrite the reader's terminal; endless ones would hide the rest.
public final class ShownText {
    private static final int LONGEST = 200;

    private ShownText() {}

    /// The text, cut after 200 signs, each sign that could act on the reader's screen replaced.
    public static String of(String text) {
        String cut = text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
        return cut.codePoints()
                .map(sign -> harmless(sign) ? sign : '\uFFFD')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean harmless(int sign) {
        int type = Character.getType(sign);
        return type != Character.CONTROL && type != Character.FORMAT && type != Character.SURROGATE
                && type != Character.LINE_SEPARATOR && type != Character.PARAGRAPH_SEPARATOR;
    }
}
