package org.wwow.backup.dossier.check;

import java.util.Locale;
import java.util.ResourceBundle;

/// The words of checks and reasons, in `check.properties` and its translations.
final class Sentences {
    private static final String BUNDLE = "org.wwow.backup.dossier.check.check";

    private Sentences() {}

    /// The sentence of a key, English where the language has none.
    static String of(Locale language, String key) {
        return ResourceBundle
                .getBundle(BUNDLE, language,
                        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_DEFAULT))
                .getString(key);
    }
}
