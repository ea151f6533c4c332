package org.wwow.backup.law.form;

import java.util.List;

/// What a reader made of a file: the thing it describes, or everything that is wrong with it.
public sealed interface Checked<T> {
    /// The file holds.
    record Sound<T>(T value) implements Checked<T> {}

    /// The file does not hold; at least one problem.
    record Unsound<T>(List<Problem> problems) implements Checked<T> {
        /// Copies the problems.
        public Unsound {
            problems = List.copyOf(problems);
        }
    }

    /// The value, for files that are ours.
    ///
    /// @throws FileRefused if the file does not hold
    default T value() {
        return switch (this) {
            case Sound<T>(T sound) -> sound;
            case Unsound<T>(List<Problem> problems) -> throw new FileRefused(problems);
        };
    }
}
