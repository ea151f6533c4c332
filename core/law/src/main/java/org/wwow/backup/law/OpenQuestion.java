package org.wwow.backup.law;

import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/// What a follow-up question may not be: closed, leading, or blaming. Read for English, the packs' text language.
final class OpenQuestion {
    private static final Set<String> CLOSED = Set.of("did", "do", "does", "was", "were", "is", "are", "has", "have",
            "had", "can", "could", "would", "will", "should", "might", "may", "isn't", "wasn't", "didn't");
    private static final Set<String> BLAMING = Set.of("why", "allegedly", "really", "guilty", "consent", "resist",
            "resisted");

    private OpenQuestion() {}

    /// What is wrong with the question, or null.
    static @Nullable String wrong(String question, String language) {
        if (!language.equals("en")) {
            return null;
        }
        String[] words = question.toLowerCase(Locale.ROOT).split("[^a-z']+", -1);
        String first = words[0].isEmpty() && words.length > 1 ? words[1] : words[0];
        if (CLOSED.contains(first)) {
            return "begins with \"" + first + "\" and can be answered with yes or no; ask openly";
        }
        for (String word : words) {
            if (BLAMING.contains(word)) {
                return "holds the word \"" + word + "\", which leads or blames";
            }
        }
        return null;
    }
}
