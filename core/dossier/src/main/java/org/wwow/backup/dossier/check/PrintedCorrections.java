package org.wwow.backup.dossier.check;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the document that people read says of corrections, in any of its languages (check 31).
///
/// @param correcting by each sentence at an exhibit that corrects another: its number and the other's
/// @param corrected by each sentence at an exhibit that is corrected: its number and the other's
/// @param absent the exhibits that correct something which is not in the file
record PrintedCorrections(Set<List<Long>> correcting, Set<List<Long>> corrected, Set<List<Long>> absent) {

    /// @param text as [DocumentChecks.Reading] has it
    static PrintedCorrections in(String text) {
        return new PrintedCorrections(numbers(text, "correction.mark"), numbers(text, "corrected.mark"),
                numbers(text, "correction.absent"));
    }

    /// Whether the document says of this exhibit what the index says, and nothing more.
    ///
    /// @param corrects what it corrects by the index
    /// @param by the numbers of those that correct it
    boolean areThose(long number, Optional<List<Long>> corrects, List<Long> by) {
        return of(correcting, number).equals(new HashSet<>(corrects.orElse(List.of())))
                && of(corrected, number).equals(new HashSet<>(by))
                && absent.contains(List.of(number)) == corrects.filter(List::isEmpty).isPresent();
    }

    private static Set<Long> of(Set<List<Long>> pairs, long number) {
        return pairs.stream()
                .filter(pair -> pair.getFirst() == number)
                .map(List::getLast)
                .collect(Collectors.toSet());
    }

    private static Set<List<Long>> numbers(String text, String key) {
        Set<List<Long>> found = new HashSet<>();
        for (Locale language : DocumentChecks.LANGUAGES) {
            Matcher sentence = sentence(language, key).matcher(text);
            while (sentence.find()) {
                found.add(Stream.iterate(1, at -> at <= sentence.groupCount(), at -> at + 1)
                        .map(at -> Long.valueOf(sentence.group(at)))
                        .toList());
            }
        }
        return found;
    }

    /// A sentence of the catalogue with numbers in its blanks, in their order.
    private static Pattern sentence(Locale language, String key) {
        String words = DocumentChecks.words(language, key);
        return Pattern.compile(Stream.of(words.split("\\{[01]\\}", -1))
                .map(DocumentChecks::plain)
                .map(Pattern::quote)
                .collect(Collectors.joining("(\\d{1,9})")));
    }
}
