package org.wwow.backup.statistics.linkage.compare;

import java.util.Arrays;

/// A name of one or more words.
///
/// @param latin the name in small Latin letters
/// @param sorted the same with its words in alphabetical order
/// @param consonants its consonants, see [Consonants]
/// @param vowelless whether it was written without its short vowels
public record Name(String latin, String sorted, String consonants, boolean vowelless) implements Cell {
    /// Reads a name; absent where no letter and no digit is left.
    public static Cell read(String text) {
        String latin = Latin.of(text);
        if (latin.isEmpty()) {
            return Absent.CELL;
        }
        String[] words = latin.split(" ");
        Arrays.sort(words);
        return new Name(latin, String.join(" ", words), Consonants.of(latin), Latin.hidesVowels(text));
    }

    @Override
    public String rareness() {
        return sorted;
    }
}
