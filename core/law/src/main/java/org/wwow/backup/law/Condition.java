package org.wwow.backup.law;

import java.util.List;

/// When the answers touch an element. There is no `not`: what was not said counts for and against nobody.
public sealed interface Condition {
    /// Every part must hold.
    record Every(List<Condition> parts) implements Condition {
        /// Copies the parts.
        public Every {
            parts = List.copyOf(parts);
        }
    }

    /// At least one part must hold.
    record Some(List<Condition> parts) implements Condition {
        /// Copies the parts.
        public Some {
            parts = List.copyOf(parts);
        }
    }

    /// One of these options was chosen.
    record Chosen(String question, List<String> options) implements Condition {
        /// Copies the options.
        public Chosen {
            options = List.copyOf(options);
        }
    }
}
