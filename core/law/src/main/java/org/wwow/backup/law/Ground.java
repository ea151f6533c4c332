package org.wwow.backup.law;

import java.util.List;

/// Why a row has its status. A row without any is not yet documented.
public sealed interface Ground {
    /// Answers meet the condition of the pack.
    ///
    /// @param strength how far they carry the element
    /// @param answers that made the condition hold, in the order of their codes
    /// @param exhibits ids of the exhibits that stand behind one of them
    record Answers(Strength strength, List<Answer> answers, List<String> exhibits) implements Ground {
        /// Copies the lists.
        public Answers {
            answers = List.copyOf(answers);
            exhibits = List.copyOf(exhibits);
        }
    }

    /// A reviewer found it.
    record Found(Finding finding) implements Ground {}

    /// How far it carries the element.
    default Strength carries() {
        return switch (this) {
            case Answers(Strength strength, List<Answer> _, List<String> _) -> strength;
            case Found(Finding finding) -> finding.strength();
        };
    }
}
