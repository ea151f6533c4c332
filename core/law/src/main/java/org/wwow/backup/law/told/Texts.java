package org.wwow.backup.law.told;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.wwow.backup.law.Instrument;
import org.wwow.backup.law.Translation;
import org.wwow.backup.law.form.Checked;
import org.wwow.backup.law.form.Problem;

/// The texts of instruments for readers of one language: translations where there are some, else the instruments' own.
///
/// Only what is printed takes them; no evaluation reads a text.
public final class Texts {
    private final String language;
    private final Map<String, String> translations;
    private final Map<String, String> states;

    private Texts(String language, Map<String, String> translations, Map<String, String> states) {
        this.language = language;
        this.translations = translations;
        this.states = states;
    }

    /// No translation: every text in the instrument's own words.
    public static Texts untranslated(String language) {
        return new Texts(language, Map.of(), Map.of());
    }

    /// The translations of several files; two that translate one text differently are a problem.
    public static Checked<Texts> of(String language, List<Translation> files) {
        List<Problem> problems = new ArrayList<>();
        Map<String, String> all = new HashMap<>();
        Map<String, String> states = new HashMap<>();
        for (Translation file : files) {
            String name = file.id() + "." + file.language();
            if (!file.language().equals(language)) {
                problems.add(new Problem(name, "is not in the language \"" + language + "\""));
            }
            if (states.put(file.id(), file.status()) != null) {
                problems.add(new Problem(name, "is there twice"));
            }
            file.texts().forEach((original, translation) -> {
                String first = all.putIfAbsent(original, translation);
                if (first != null && !first.equals(translation)) {
                    problems.add(new Problem(name, "\"" + translation + "\" differs from \"" + first
                            + "\" of another file, which translates the same text"));
                }
            });
        }
        return problems.isEmpty()
                ? new Checked.Sound<>(new Texts(language, all, states))
                : new Checked.Unsound<>(problems);
    }

    /// How far the translation of an instrument has been read; none where its texts stand in its own words.
    public Optional<String> status(Instrument instrument) {
        return Optional.ofNullable(states.get(instrument.id()));
    }

    /// A text of an instrument for these readers.
    public Passage of(Instrument instrument, String text) {
        String translation = translations.get(text);
        return translation == null || instrument.textLanguage().equals(language)
                ? new Passage(text, instrument.textLanguage(), text, instrument.textLanguage())
                : new Passage(translation, language, text, instrument.textLanguage());
    }

    /// The translation of a text, if there is one.
    Optional<String> translation(String text) {
        return Optional.ofNullable(translations.get(text));
    }

    /// The translations of texts, if there is one of each.
    Optional<List<String>> translations(List<String> texts) {
        List<String> all = texts.stream().flatMap(text -> translation(text).stream()).toList();
        return texts.isEmpty() || all.size() != texts.size() ? Optional.empty() : Optional.of(all);
    }
}
