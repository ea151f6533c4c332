package org.wwow.backup.dossier.document;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/// The sentences of the document in one language. Adding a language is adding a file.
final class Wording {
    private final Locale language;
    private final ResourceBundle words;

    Wording(Locale language) {
        this.language = language;
        this.words = ResourceBundle.getBundle("org.wwow.backup.dossier.document.document", language,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_DEFAULT));
    }

    Locale language() {
        return language;
    }

    boolean rightToLeft() {
        return rightToLeft(language.toLanguageTag());
    }

    /// Whether a language is written from right to left, by its tag.
    static boolean rightToLeft(String language) {
        return switch (Locale.forLanguageTag(language).getLanguage()) {
            case "ar", "fa", "ur", "ps", "he", "yi", "ckb", "ku" -> true;
            default -> false;
        };
    }

    /// A sentence with its blanks filled.
    String say(String key, Object... blanks) {
        return new MessageFormat(words.getString(key), language).format(shown(blanks));
    }

    /// A sentence for where there is no page: titles and descriptions.
    String plainly(String key, Object... blanks) {
        return say(key, blanks).replace(Lettering.FIRST, "").replace(Lettering.LAST, "");
    }

    /// The word for a value of a closed list.
    String word(Enum<?> value) {
        return words.getString(value.getDeclaringClass().getSimpleName() + "." + value.name());
    }

    /// The word for a code of an open list; the code itself where there is none.
    String word(String kind, String code) {
        String key = kind + "." + code;
        return words.containsKey(key) ? words.getString(key) : code;
    }

    /// The name of a language in this language.
    String nameOf(String tag) {
        String name = Locale.forLanguageTag(tag).getDisplayName(language);
        return name.isEmpty() ? tag : name;
    }

    /// Numbers are written plainly: a digest, a count and a size look the same in every language. Each blank is
    /// marked, so that words of another direction stay together with their own stops.
    private static Object[] shown(Object[] blanks) {
        Object[] shown = new Object[blanks.length];
        for (int at = 0; at < blanks.length; at++) {
            shown[at] = Lettering.FIRST + Lettering.shown(String.valueOf(blanks[at])) + Lettering.LAST;
        }
        return shown;
    }
}
