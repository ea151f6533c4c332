package org.wwow.backup.law.form;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A value that was read or is to be written, whatever text or object it came from.
///
/// JSON on the Java side and objects of a script both become this, so that there is one reader of packs and facts.
public sealed interface Node {
    /// Words.
    record Text(String text) implements Node {}

    /// Yes or no.
    record Flag(boolean holds) implements Node {}

    /// A whole number.
    record Whole(long number) implements Node {}

    /// Values in order.
    record Sequence(List<Node> parts) implements Node {
        /// Copies the parts.
        public Sequence {
            parts = List.copyOf(parts);
        }
    }

    /// Named values, in the order they were put.
    record Fields(Map<String, Node> parts) implements Node {
        /// Copies the parts.
        public Fields {
            parts = Collections.unmodifiableMap(new LinkedHashMap<>(parts));
        }
    }

    /// Words.
    static Node of(String text) {
        return new Text(text);
    }

    /// Yes or no.
    static Node of(boolean holds) {
        return new Flag(holds);
    }

    /// A whole number.
    static Node of(long number) {
        return new Whole(number);
    }

    /// Values in order.
    static Node of(List<Node> parts) {
        return new Sequence(parts);
    }

    /// Words in order.
    static Node ofTexts(List<String> texts) {
        List<Node> parts = new ArrayList<>(texts.size());
        for (String text : texts) {
            parts.add(new Text(text));
        }
        return new Sequence(parts);
    }
}
