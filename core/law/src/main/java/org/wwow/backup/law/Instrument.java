package org.wwow.backup.law;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/// A treaty, statute or body of rules as data: one file, one version.
///
/// @param id the file's name without its ending
/// @param version semantic: an assessment keeps it
/// @param status `draft_for_expert_review` until a named lawyer has reviewed it
/// @param title by language
/// @param languages the languages of its titles and names
/// @param textLanguage the language of its paraphrases and questions
/// @param forum the country whose own law it is, or null
/// @param sources citations
/// @param applicability where and when it can apply
/// @param crimes with their elements
/// @param modes modes of liability with theirs
/// @param circumstances aggravating circumstances, evaluated like elements
/// @param evidenceRules rules of evidence to read the matrix with
/// @param notes of the framework and of status
public record Instrument(String id, String version, String status, Map<String, String> title, List<String> languages,
        String textLanguage, @Nullable String forum, List<String> sources, Applicability applicability,
        List<Entry> crimes, List<Entry> modes, List<Element> circumstances, List<Rule> evidenceRules,
        List<String> notes) {
    /// Copies what is mutable.
    public Instrument {
        title = Map.copyOf(title);
        languages = List.copyOf(languages);
        sources = List.copyOf(sources);
        crimes = List.copyOf(crimes);
        modes = List.copyOf(modes);
        circumstances = List.copyOf(circumstances);
        evidenceRules = List.copyOf(evidenceRules);
        notes = List.copyOf(notes);
    }
}
