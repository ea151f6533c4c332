package org.wwow.backup.client.demo;

import java.util.Map;

/// The first message of a demo case: a greeting and nothing else.
final class Greetings {
    private static final Map<String, String> WORDS = Map.of("en", "Good morning. This is a demonstration.", "fr",
            "Bonjour. Ceci est une démonstration.", "ar", "صباح الخير. هذا عرض تجريبي.", "uk",
            "Доброго ранку. Це демонстрація.");

    private Greetings() {}

    static String in(String language) {
        return WORDS.getOrDefault(language, "Good morning. This is a demonstration.");
    }
}
