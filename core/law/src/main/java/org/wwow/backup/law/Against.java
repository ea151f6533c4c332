package org.wwow.backup.law;

import java.util.List;

/// What speaks against a row. It is shown beside the status, in every print, and never lowers it.
public sealed interface Against {
    /// Answers the pack names as contradicting.
    record Answers(List<Answer> answers) implements Against {
        /// Copies the list.
        public Answers {
            answers = List.copyOf(answers);
        }
    }

    /// An exhibit speaks against an answer that stands behind the row.
    record ByExhibit(String exhibit, Answer answer) implements Against {}

    /// A reviewer's finding contradicts the row, or may exonerate.
    record Found(Finding finding) implements Against {}
}
