package org.wwow.backup.statistics.linkage.compare;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// A text in plain small Latin letters, so that one name written in Latin, Cyrillic or Arabic letters meets itself.
///
/// Cyrillic follows the common English spelling (close to BGN/PCGN), with the letters of Ukrainian, Belarusian,
/// Serbian, Macedonian and Kazakh. Arabic covers Arabic, Persian, Kurdish and Urdu letters; it writes no short vowels,
/// so what comes out has none, and [#hidesVowels] says so. Marks are dropped, the article `al` before a name too, and
/// `abdul`, `abdel` become `abd`. Letters of other scripts stay as they are.
public final class Latin {
    private static final String CYRILLIC = "а=a б=b в=v г=g ґ=g д=d е=e ё=yo є=ye ж=zh з=z и=i і=i ї=yi й=y к=k л=l "
            + "м=m н=n о=o п=p р=r с=s т=t у=u ў=u ф=f х=kh ц=ts ч=ch ш=sh щ=shch ъ= ы=y ь= э=e ю=yu я=ya "
            + "ђ=dj ј=j љ=lj њ=nj ћ=c џ=dz ѓ=g ѕ=dz ќ=k ә=a ғ=g қ=k ң=n ө=o ұ=u ү=u һ=h";
    private static final String ARABIC = "ا=a أ=a إ=a آ=a ٱ=a ب=b پ=p ت=t ث=th ج=j چ=ch ح=h خ=kh د=d ذ=dh ر=r ز=z ژ=zh "
            + "س=s ش=sh ص=s ض=d ط=t ظ=z ع= غ=gh ف=f ڤ=v ق=q ك=k ک=k گ=g ل=l م=m ن=n ں=n ه=h ھ=h ہ=h ة=a و=w ؤ=w "
            + "ۆ=w ي=y ى=y ی=y ئ=y ێ=y ے=y ء= ە=a ڕ=r ڵ=l ٹ=t ڈ=d ڑ=r ـ= ";
    private static final String OTHER = "đ=dj ð=d þ=th ł=l ø=o ı=i æ=ae œ=oe ß=ss ħ=h ə=a ŋ=n";
    /// The marks of Latin, Cyrillic and Arabic letters; those of other scripts are vowels and stay.
    private static final String MARKS = "[\\u0300-\\u036F\\u064B-\\u065F\\u0670\\u06D6-\\u06ED]+";
    private static final Map<Character, String> LETTERS = table(CYRILLIC + " " + ARABIC + " " + OTHER);
    private static final Set<String> ARTICLES = Set.of("al", "el");
    private static final Set<String> SERVANT = Set.of("abdul", "abdal", "abdel", "abdol", "abdu");

    private Latin() {}

    /// The text in small Latin letters and digits, its words parted by single spaces.
    public static String of(String text) {
        String composed = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        StringBuilder words = new StringBuilder(composed.length() + 8);
        for (int at = 0; at < composed.length(); at++) {
            write(composed, at, words);
        }
        String plain = Normalizer.normalize(words, Normalizer.Form.NFD).replaceAll(MARKS, "");
        return String.join(" ", withoutArticles(plain));
    }

    /// Whether a text is written in Arabic letters, and so without its short vowels.
    public static boolean hidesVowels(String text) {
        return text.codePoints()
                .anyMatch(letter -> Character.UnicodeScript.of(letter) == Character.UnicodeScript.ARABIC
                        && Character.isLetter(letter));
    }

    private static void write(String text, int at, StringBuilder out) {
        char letter = text.charAt(at);
        String written = LETTERS.get(letter);
        if ((letter == 'ه' || letter == 'ہ') && endsWord(text, at) && !startsWord(text, at)) {
            out.append('a');
        } else if (letter == 'ا' && startsWord(text, at) && isArticle(text, at)) {
            out.append("al ");
        } else if (letter == 'ل' && at > 0 && text.charAt(at - 1) == 'ا' && startsWord(text, at - 1)
                && isArticle(text, at - 1)) {
            out.append("");
        } else if (written != null) {
            out.append(written);
        } else if (Character.isDigit(letter)) {
            out.append((char) ('0' + Character.digit(letter, 10)));
        } else if (Character.isLetter(letter) || Character.isSurrogate(letter) || isMark(letter)) {
            out.append(letter);
        } else if (letter != '\'' && letter != '’' && letter != 'ʼ' && letter != '`' && letter != 'ʻ') {
            out.append(' ');
        }
    }

    private static boolean isMark(char letter) {
        int type = Character.getType(letter);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    private static boolean startsWord(String text, int at) {
        return at == 0 || !Character.isLetter(text.charAt(at - 1));
    }

    private static boolean endsWord(String text, int at) {
        return at + 1 == text.length() || !Character.isLetter(text.charAt(at + 1));
    }

    /// The article is written to its word; what is left of the word must be long enough to be one.
    private static boolean isArticle(String text, int at) {
        int end = at;
        while (end < text.length() && Character.isLetter(text.charAt(end))) {
            end++;
        }
        return end - at >= 5 && text.charAt(at + 1) == 'ل';
    }

    private static List<String> withoutArticles(String plain) {
        List<String> kept = new ArrayList<>();
        String[] words = plain.strip().split("\\s+", -1);
        for (int at = 0; at < words.length; at++) {
            if (at + 1 == words.length || !ARTICLES.contains(words[at])) {
                kept.add(SERVANT.contains(words[at]) && at + 1 < words.length ? "abd" : words[at]);
            }
        }
        return kept;
    }

    private static Map<Character, String> table(String pairs) {
        Map<Character, String> table = new HashMap<>();
        for (String pair : pairs.strip().split("\\s+", -1)) {
            table.put(pair.charAt(0), pair.substring(2));
        }
        return table;
    }
}
