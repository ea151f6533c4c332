package org.wwow.backup.statistics.linkage.compare;

import java.util.ArrayList;
import java.util.List;

/// What is left of a name when spelling no longer counts: its consonants, with those that languages exchange made one.
///
/// It serves as the sound by which records are brought together, and to compare a name whose vowels are not written
/// with one whose vowels are. `Muhammad`, `Mohamed`, `Мухаммад` and `محمد` all have `mhmd`. It knows no language's
/// phonetics and is coarse on purpose.
public final class Consonants {
    private static final String[][] TOGETHER = {{"shch", "s"}, {"sch", "s"}, {"sh", "s"}, {"ch", "s"}, {"kh", "h"},
        {"gh", "g"}, {"dh", "d"}, {"th", "t"}, {"ph", "f"}, {"zh", "z"}, {"ts", "s"}, {"tz", "s"}, {"dj", "g"},
        {"dz", "z"}, {"ck", "k"}};
    private static final String VOWELS = "aeiou";
    private static final String HALF_VOWELS = "wy";

    private Consonants() {}

    /// The consonants of each word of a text in small Latin letters, in the words' alphabetical order.
    public static String of(String latin) {
        List<String> words = new ArrayList<>();
        for (String word : latin.split(" ", -1)) {
            String left = ofWord(word);
            if (!left.isEmpty()) {
                words.add(left);
            }
        }
        words.sort(null);
        return String.join(" ", words);
    }

    private static String ofWord(String word) {
        String bare = withoutDoubles(word);
        if (bare.length() > 2 && bare.endsWith("h") && VOWELS.indexOf(bare.charAt(bare.length() - 2)) >= 0) {
            bare = bare.substring(0, bare.length() - 1);
        }
        for (String[] pair : TOGETHER) {
            bare = bare.replace(pair[0], pair[1]);
        }
        StringBuilder left = new StringBuilder(bare.length());
        for (int at = 0; at < bare.length(); at++) {
            char letter = bare.charAt(at);
            boolean vowel = VOWELS.indexOf(letter) >= 0 || (at > 0 && HALF_VOWELS.indexOf(letter) >= 0);
            if (!vowel) {
                left.append(plain(letter));
            }
        }
        return left.toString();
    }

    private static String withoutDoubles(String word) {
        StringBuilder out = new StringBuilder(word.length());
        for (int at = 0; at < word.length(); at++) {
            if (at == 0 || word.charAt(at) != word.charAt(at - 1)) {
                out.append(word.charAt(at));
            }
        }
        return out.toString();
    }

    private static String plain(char letter) {
        return switch (letter) {
            case 'q', 'c' -> "k";
            case 'v' -> "f";
            case 'p' -> "b";
            case 'j' -> "g";
            case 'x' -> "ks";
            default -> String.valueOf(letter);
        };
    }
}
