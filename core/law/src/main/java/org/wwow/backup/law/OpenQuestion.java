package org.wwow.backup.law;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/// What a follow-up question may not be: closed, leading, or blaming. Read for the languages of the packs.
final class OpenQuestion {
    private static final Map<String, Set<String>> CLOSED = Map.of(
            "en", Set.of("did", "do", "does", "was", "were", "is", "are", "has", "have", "had", "can", "could", "would",
                    "will", "should", "might", "may", "isn't", "wasn't", "didn't"),
            "fr", Set.of("est", "êtes", "étiez", "était", "étaient", "avez", "aviez", "a", "avait", "ont", "avaient",
                    "y", "pouvez", "pouviez", "pourriez", "voulez", "vouliez", "savez", "saviez"),
            "ar", Set.of("هل", "أليس", "ألم"),
            "uk", Set.of("чи", "хіба", "невже"));
    private static final Map<String, Set<String>> BLAMING = Map.of(
            "en", Set.of("why", "allegedly", "really", "guilty", "consent", "resist", "resisted"),
            "fr", Set.of("pourquoi", "prétendument", "vraiment", "coupable", "consentement", "consenti", "résister",
                    "résisté"),
            "ar", Set.of("لماذا", "حقا", "حقًا", "مذنب", "وافقت", "قاومت"),
            "uk",
            Set.of("навіщо", "чому", "нібито", "насправді", "винен", "винна", "винний", "згода", "згоду", "опір"));

    private OpenQuestion() {}

    /// What is wrong with the question, or null.
    static @Nullable String wrong(String question, String language) {
        List<String> words = words(question.toLowerCase(Locale.ROOT));
        String first = words.isEmpty() ? "" : words.getFirst();
        if (CLOSED.getOrDefault(language, Set.of()).contains(first)) {
            return "begins with \"" + first + "\" and can be answered with yes or no; ask openly";
        }
        for (String word : words) {
            if (BLAMING.getOrDefault(language, Set.of()).contains(word)) {
                return "holds the word \"" + word + "\", which leads or blames";
            }
        }
        return null;
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        for (int at = 0; at <= text.length(); at++) {
            char unit = at < text.length() ? text.charAt(at) : ' ';
            // An Arabic vowel sign belongs to its letter.
            if (Character.isLetter(unit) || unit == '\'' || Character.getType(unit) == Character.NON_SPACING_MARK) {
                word.append(unit);
            } else if (!word.isEmpty()) {
                words.add(word.toString());
                word.setLength(0);
            }
        }
        return words;
    }
}
