package org.wwow.backup.law;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// All conditions of all instruments, each distinct one once, so that one pass over an account answers them all.
///
/// Options are numbered in the order of their codes; an account is a row of bits, a test a mask. Parts stand before what they are parts of.
final class Rulebook {
    private static final int WORD = 32;

    private final List<Answer> answers;
    private final Map<Answer, Integer> numbers = new HashMap<>();
    private final int words;
    private final Map<Condition, Integer> places = new HashMap<>();
    private final List<Rule> rules = new ArrayList<>();

    /// One condition in its compiled form.
    private sealed interface Rule {
        boolean holds(int[] bits, boolean[] holds);
    }

    /// Every part, or some part, must hold.
    private static final class Parts implements Rule {
        private final boolean every;
        private final int[] parts;

        Parts(boolean every, int[] parts) {
            this.every = every;
            this.parts = parts;
        }

        @Override
        public boolean holds(int[] bits, boolean[] holds) {
            for (int part : parts) {
                if (holds[part] != every) {
                    return !every;
                }
            }
            return every;
        }
    }

    /// One of the options was chosen: the words of the row that matter, and the mask of each.
    private static final class Test implements Rule {
        private final int[] at;
        private final int[] mask;

        Test(int[] wide) {
            this.at = java.util.stream.IntStream.range(0, wide.length).filter(word -> wide[word] != 0).toArray();
            this.mask = java.util.Arrays.stream(at).map(word -> wide[word]).toArray();
        }

        @Override
        public boolean holds(int[] bits, boolean[] holds) {
            for (int word = 0; word < at.length; word++) {
                if ((bits[at[word]] & mask[word]) != 0) {
                    return true;
                }
            }
            return false;
        }
    }

    Rulebook(Questions questions) {
        this.answers = questions.answers();
        answers.forEach(answer -> numbers.put(answer, numbers.size()));
        this.words = answers.size() / WORD + 1;
    }

    /// The place of a condition, compiled if it is new.
    int place(Condition condition) {
        Integer known = places.get(condition);
        if (known != null) {
            return known;
        }
        Rule rule = switch (condition) {
            case Condition.Every(List<Condition> parts) -> new Parts(true, places(parts));
            case Condition.Some(List<Condition> parts) -> new Parts(false, places(parts));
            case Condition.Chosen(String question, List<String> options) -> test(question, options);
        };
        rules.add(rule);
        places.put(condition, rules.size() - 1);
        return rules.size() - 1;
    }

    private int[] places(List<Condition> parts) {
        return parts.stream().mapToInt(this::place).toArray();
    }

    private Rule test(String question, List<String> options) {
        int[] mask = new int[words];
        options.forEach(option -> set(mask, new Answer(question, option)));
        return new Test(mask);
    }

    private void set(int[] bits, Answer answer) {
        Integer number = numbers.get(answer);
        if (number == null) {
            throw new IllegalArgumentException("There is no option " + answer + " in the questionnaires.");
        }
        bits[number / WORD] |= 1 << (number % WORD);
    }

    /// The answers as a row of bits.
    int[] bits(Collection<Answer> given) {
        int[] bits = new int[words];
        for (Answer answer : given) {
            set(bits, answer);
        }
        return bits;
    }

    /// Which conditions hold, by their place.
    boolean[] holding(int[] bits) {
        boolean[] holds = new boolean[rules.size()];
        for (int place = 0; place < holds.length; place++) {
            holds[place] = rules.get(place).holds(bits, holds);
        }
        return holds;
    }

    /// The answers that make a condition hold: those of every part that holds, in the order of their codes.
    List<Answer> behind(int place, boolean[] holds, int[] bits) {
        int[] behind = new int[words];
        collect(place, holds, bits, behind);
        List<Answer> named = new ArrayList<>();
        for (int word = 0; word < words; word++) {
            for (int left = behind[word]; left != 0; left &= left - 1) {
                named.add(answers.get(word * WORD + Integer.numberOfTrailingZeros(left)));
            }
        }
        return List.copyOf(named);
    }

    private void collect(int place, boolean[] holds, int[] bits, int[] behind) {
        if (!holds[place]) {
            return;
        }
        switch (rules.get(place)) {
            case Parts group -> {
                for (int part : group.parts) {
                    collect(part, holds, bits, behind);
                }
            }
            case Test test -> {
                for (int word = 0; word < test.at.length; word++) {
                    behind[test.at[word]] |= bits[test.at[word]] & test.mask[word];
                }
            }
        }
    }
}
