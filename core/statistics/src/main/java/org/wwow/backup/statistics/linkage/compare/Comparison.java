package org.wwow.backup.statistics.linkage.compare;

import java.util.List;

/// How two cells of one kind compare: a level from 0, they differ, to the highest, they are the same.
///
/// Symmetric; a cell and itself have the highest level unless it is too vague to say anything.
public sealed interface Comparison {
    /// What is given where a side is missing or too vague: no evidence either way.
    int NONE = -1;

    /// Each level in words that follow the field's name: "surname resembles".
    List<String> levels();

    /// The level of two cells.
    int level(Cell one, Cell other);

    /// The highest level.
    default int highest() {
        return levels().size() - 1;
    }

    /// Names, in any of the scripts of [Latin]: 0.92 and 0.85 by [JaroWinkler], in the order written or alphabetical.
    /// Across a script that hides vowels only the consonants speak, and never for more than "nearly the same".
    record OfNames() implements Comparison {
        private static final double NEARLY = 0.92;
        private static final double ALIKE = 0.85;
        private static final int FEW_CONSONANTS = 3;

        @Override
        public List<String> levels() {
            return List.of("differs", "resembles", "is nearly the same", "is the same");
        }

        @Override
        public int level(Cell one, Cell other) {
            return one instanceof Name here && other instanceof Name there ? ofNames(here, there) : NONE;
        }

        static int ofNames(Name one, Name other) {
            if (one.vowelless() != other.vowelless()) {
                return acrossScripts(one.consonants(), other.consonants());
            }
            if (one.sorted().equals(other.sorted())) {
                return 3;
            }
            double similarity = JaroWinkler.similarity(one.latin(), other.latin());
            if (similarity < NEARLY && (one.latin().indexOf(' ') >= 0 || other.latin().indexOf(' ') >= 0)) {
                similarity = Math.max(similarity, JaroWinkler.similarity(one.sorted(), other.sorted()));
            }
            boolean sounds = one.consonants().length() >= FEW_CONSONANTS && one.consonants().equals(other.consonants());
            return similarity >= NEARLY ? 2 : similarity >= ALIKE || sounds ? 1 : 0;
        }

        private static int acrossScripts(String one, String other) {
            if (one.length() >= FEW_CONSONANTS && one.equals(other)) {
                return 2;
            }
            return JaroWinkler.similarity(one, other) >= NEARLY ? 1 : 0;
        }
    }

    /// Dates as periods. A slip is one digit changed, two neighbours exchanged, or day and month exchanged.
    record OfDates() implements Comparison {
        private static final long MONTH = 31;
        private static final long YEAR = 366;
        private static final long TOO_VAGUE = 10 * YEAR;

        @Override
        public List<String> levels() {
            return List.of("lies more than a year apart", "lies within a year", "lies within a month",
                    "overlaps within years", "overlaps within a month", "differs by one slip", "is the same day");
        }

        @Override
        public int level(Cell one, Cell other) {
            return one instanceof Period here && other instanceof Period there ? ofPeriods(here, there) : NONE;
        }

        private static int ofPeriods(Period one, Period other) {
            long gap = one.gap(other);
            if (one.isDay() && other.isDay()) {
                return gap == 0 ? 6 : slip(one.digits(), other.digits()) ? 5 : byGap(gap);
            }
            if (gap > 0) {
                return byGap(gap);
            }
            long widest = Math.max(one.days(), other.days());
            return widest > TOO_VAGUE ? NONE : widest > MONTH ? 3 : 4;
        }

        private static int byGap(long gap) {
            return gap <= MONTH ? 2 : gap <= YEAR ? 1 : 0;
        }

        private static boolean slip(String one, String other) {
            return Slip.between(one, other) || (one.startsWith(other.substring(0, 4))
                    && one.substring(4, 6).equals(other.substring(6))
                    && one.substring(6).equals(other.substring(4, 6)));
        }
    }

    /// Places by distance where both have coordinates, else by name.
    record OfPlaces() implements Comparison {
        private static final double[] KILOMETRES = {1, 5, 25, 100};

        @Override
        public List<String> levels() {
            return List.of("is elsewhere", "lies within 100 km", "lies within 25 km or resembles",
                    "lies within 5 km or is nearly the same", "is the same");
        }

        @Override
        public int level(Cell one, Cell other) {
            return one instanceof Place here && other instanceof Place there ? ofPlaces(here, there) : NONE;
        }

        private static int ofPlaces(Place one, Place other) {
            int byName = one.name().isPresent() && other.name().isPresent()
                    ? OfNames.ofNames(one.name().get(), other.name().get())
                    : NONE;
            if (one.position().isEmpty() || other.position().isEmpty()) {
                return byName > 0 ? byName + 1 : byName;
            }
            double apart = one.position().get().distance(other.position().get());
            if (byName == 3 && apart <= KILOMETRES[2]) {
                return 4;
            }
            int ring = 0;
            while (ring < KILOMETRES.length && apart > KILOMETRES[ring]) {
                ring++;
            }
            return KILOMETRES.length - ring;
        }
    }

    /// Codes: the same, one slip in four signs or more, or different.
    record OfCodes() implements Comparison {
        private static final int SHORT = 4;

        @Override
        public List<String> levels() {
            return List.of("differs", "differs by one slip", "is the same");
        }

        @Override
        public int level(Cell one, Cell other) {
            if (!(one instanceof Code(String here)) || !(other instanceof Code(String there))) {
                return NONE;
            }
            if (here.equals(there)) {
                return 2;
            }
            return Math.min(here.length(), there.length()) >= SHORT && Slip.between(here, there) ? 1 : 0;
        }
    }

    /// Free words: 0.8 and 0.6 of Dice's coefficient.
    record OfWords() implements Comparison {
        private static final double NEARLY = 0.8;
        private static final double ALIKE = 0.6;

        @Override
        public List<String> levels() {
            return List.of("differs", "resembles", "is nearly the same", "is the same");
        }

        @Override
        public int level(Cell one, Cell other) {
            if (!(one instanceof Words here) || !(other instanceof Words there)) {
                return NONE;
            }
            if (here.same(there)) {
                return 3;
            }
            double similarity = here.similarity(there);
            return similarity >= NEARLY ? 2 : similarity >= ALIKE ? 1 : 0;
        }
    }

    /// Encodings, by about how many grams differ once the noise is taken out.
    ///
    /// @param length the bits of an encoding
    /// @param hashes the bits a gram sets
    /// @param flips the share of bits flipped at random on each side
    record OfEncodings(int length, int hashes, double flips) implements Comparison {
        private static final double[] GRAMS = {1, 4, 8};

        @Override
        public List<String> levels() {
            return List.of("differs", "resembles", "is nearly the same", "is the same by its bits");
        }

        @Override
        public int level(Cell one, Cell other) {
            if (!(one instanceof Encoding here) || !(other instanceof Encoding there)) {
                return NONE;
            }
            double noise = 2 * flips * (1 - flips);
            double differing = (here.distance(there) - noise * length) / (1 - 2 * noise) / hashes;
            int ring = 0;
            while (ring < GRAMS.length && differing > GRAMS[ring]) {
                ring++;
            }
            return GRAMS.length - ring;
        }
    }
}
