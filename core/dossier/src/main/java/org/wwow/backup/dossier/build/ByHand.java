package org.wwow.backup.dossier.build;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// `verify.txt`: how to check a dossier without this program, in its language.
final class ByHand {
    private static final Set<String> LANGUAGES = Set.of("en", "fr", "ar", "uk");

    private ByHand() {}

    /// @param verifier named at the end, with its digest
    /// @throws IllegalArgumentException if there is no such text
    static byte[] in(Locale language, Optional<StatedVerifier> verifier) {
        if (!LANGUAGES.contains(language.getLanguage())) {
            throw new IllegalArgumentException("A dossier is written in en, fr, ar or uk.");
        }
        String steps = text("verify." + language.getLanguage() + ".txt");
        String all = verifier.isEmpty()
                ? steps
                : steps + text("verifier." + language.getLanguage() + ".txt") + "     " + verifier.get().words() + "\n";
        return all.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(String name) {
        try (InputStream text = ByHand.class.getResourceAsStream(name)) {
            if (text == null) {
                throw new IllegalStateException("The text " + name + " is missing in this build.");
            }
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
