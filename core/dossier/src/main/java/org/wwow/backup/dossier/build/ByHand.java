package org.wwow.backup.dossier.build;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Set;

/// `verify.txt`: how to check a dossier without this program, in its language.
final class ByHand {
    private static final Set<String> LANGUAGES = Set.of("en", "fr", "ar", "uk");

    private ByHand() {}

    /// @throws IllegalArgumentException if there is no such text
    static byte[] in(Locale language) {
        if (!LANGUAGES.contains(language.getLanguage())) {
            throw new IllegalArgumentException("A dossier is written in en, fr, ar or uk.");
        }
        String name = "verify." + language.getLanguage() + ".txt";
        try (InputStream text = ByHand.class.getResourceAsStream(name)) {
            if (text == null) {
                throw new IllegalStateException("The text " + name + " is missing in this build.");
            }
            return text.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
