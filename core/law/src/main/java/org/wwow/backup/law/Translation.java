package org.wwow.backup.law;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.wwow.backup.law.form.Problem;

/// The texts of one instrument, or the questions of all, in another language (protocol section 22.7).
///
/// @param id the instrument, or `questions`
/// @param language of the translations
/// @param status `working_translation` until a lawyer and a native speaker have read it, then `reviewed`
/// @param texts translations by the instrument's own words: what is said twice is translated once
/// @param missing what the instrument says and the file does not translate
public record Translation(String id, String language, String status, Map<String, String> texts,
        List<Problem> missing) {
    /// The id of the questions that all instruments share.
    public static final String QUESTIONS = "questions";

    /// Copies what is mutable.
    public Translation {
        texts = Collections.unmodifiableMap(new LinkedHashMap<>(texts));
        missing = List.copyOf(missing);
    }
}
