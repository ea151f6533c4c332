package org.wwow.backup.statistics.result;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SequencedMap;

/// A result, or a part of one: a tree that prints the same everywhere, with names in the order they were put.
public sealed interface Value {
    /// Words.
    record Text(String text) implements Value {}

    /// A number in full double precision; a number that is not finite prints as missing.
    record Real(double number) implements Value {}

    /// A whole number.
    record Whole(long number) implements Value {}

    /// Yes or no.
    record Flag(boolean holds) implements Value {}

    /// Nothing is known.
    record Missing() implements Value {}

    /// Parts in order.
    record Sequence(List<Value> parts) implements Value {
        /// Copies the parts.
        public Sequence {
            parts = List.copyOf(parts);
        }
    }

    /// Named parts, in the order they were put.
    final class Group implements Value {
        private final SequencedMap<String, Value> parts = new LinkedHashMap<>();

        private Group() {}

        /// A group to be filled.
        public static Group empty() {
            return new Group();
        }

        /// Adds a part and returns this group.
        ///
        /// @throws IllegalArgumentException if the name is taken
        public Group put(String name, Value part) {
            if (parts.putIfAbsent(name, part) != null) {
                throw new IllegalArgumentException("The name " + name + " is taken.");
            }
            return this;
        }

        /// All parts of `other` after those of this group.
        public Group putAll(Group other) {
            other.parts.forEach(this::put);
            return this;
        }

        /// The parts in their order.
        public SequencedMap<String, Value> parts() {
            return new LinkedHashMap<>(parts);
        }
    }

    /// Words.
    static Value of(String text) {
        return new Text(text);
    }

    /// A number; missing unless finite.
    static Value of(double number) {
        return Double.isFinite(number) ? new Real(number) : new Missing();
    }

    /// A whole number.
    static Value of(long number) {
        return new Whole(number);
    }

    /// A flag.
    static Value of(boolean holds) {
        return new Flag(holds);
    }

    /// A number where there is one.
    static Value of(OptionalDouble number) {
        return number.isPresent() ? of(number.getAsDouble()) : new Missing();
    }

    /// A sequence of words.
    static Value ofTexts(List<String> texts) {
        List<Value> parts = new ArrayList<>(texts.size());
        for (String text : texts) {
            parts.add(new Text(text));
        }
        return new Sequence(parts);
    }

    /// A sequence of numbers.
    static Value ofNumbers(double[] numbers) {
        List<Value> parts = new ArrayList<>(numbers.length);
        for (double number : numbers) {
            parts.add(of(number));
        }
        return new Sequence(parts);
    }
}
