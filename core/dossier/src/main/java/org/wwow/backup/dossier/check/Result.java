package org.wwow.backup.dossier.check;

import java.util.List;
import java.util.Locale;

/// What became of one check. There is no fourth outcome: what was not looked at is said to be so, with the reason.
public sealed interface Result {
    /// The reasons, at least one, each a sentence in the reader's language.
    List<Reason> why();

    /// The word of the JSON form: `held`, `failed`, `not applicable`.
    String word();

    /// That word in the reader's language.
    default String word(Locale language) {
        return Sentences.of(language, key());
    }

    /// The key of that word in the reader's language.
    default String key() {
        return switch (this) {
            case Held _ -> "HELD";
            case Failed _ -> "FAILED";
            case NotApplicable _ -> "NOT_APPLICABLE";
        };
    }

    /// What the check asks is so.
    record Held(List<Reason> why) implements Result {
        /// Keeps its own copy.
        public Held {
            why = reasons(why);
        }

        @Override
        public String word() {
            return "held";
        }
    }

    /// What the check asks is not so, or cannot be seen although the file must show it.
    record Failed(List<Reason> why) implements Result {
        /// Keeps its own copy.
        public Failed {
            why = reasons(why);
        }

        @Override
        public String word() {
            return "failed";
        }
    }

    /// The check asks nothing of this file.
    record NotApplicable(List<Reason> why) implements Result {
        /// Keeps its own copy.
        public NotApplicable {
            why = reasons(why);
        }

        @Override
        public String word() {
            return "not applicable";
        }
    }

    /// Held, for this reason.
    static Result held(Ground ground, Object... about) {
        return new Held(List.of(Reason.of(ground, about)));
    }

    /// Failed, for this reason.
    static Result failed(Ground ground, Object... about) {
        return new Failed(List.of(Reason.of(ground, about)));
    }

    /// Not applicable, for this reason.
    static Result notApplicable(Ground ground, Object... about) {
        return new NotApplicable(List.of(Reason.of(ground, about)));
    }

    private static List<Reason> reasons(List<Reason> why) {
        if (why.isEmpty()) {
            throw new IllegalArgumentException("A result says why.");
        }
        return List.copyOf(why);
    }
}
