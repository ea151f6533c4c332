package org.wwow.backup.statistics.forecast;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

import org.wwow.backup.statistics.InputRefused;

/// Who will see a forecast; it decides what is computed at all.
///
/// A forecast can be used to time an attack, to flee into danger, or to blame a community. So the public gets the trend of
/// the whole country and nothing below it, and areas are for protection actors, after a delay and after a person looked.
public sealed interface Audience {
    /// How many days lie between the last day the data cover and the showing of areas.
    int DELAY_DAYS = 14;

    /// The counts this audience's forecast may be made of.
    ///
    /// @param until the last day the counts cover
    /// @throws InputRefused if the audience may not have one yet
    AreaPanel admitted(AreaPanel counts, LocalDate until);

    /// What the audience is called in a result.
    String label();

    /// Everybody: the trend of the whole, with its interval.
    record Everybody() implements Audience {
        @Override
        public AreaPanel admitted(AreaPanel counts, LocalDate until) {
            return counts.total();
        }

        @Override
        public String label() {
            return "public";
        }
    }

    /// Vetted protection actors: areas, after review and delay.
    ///
    /// @param review the reference of the review by a person; never a name
    /// @param shown the day it is shown
    record Protection(String review, LocalDate shown) implements Audience {
        /// @throws InputRefused if there was no review
        public Protection {
            if (!review.matches("[\\p{L}\\p{N}][\\p{L}\\p{N}/._-]{2,63}")) {
                throw InputRefused.because("Areas are shown only after a person has looked; give the reference of that "
                        + "review, 3 to 64 letters and digits, no names.");
            }
        }

        @Override
        public AreaPanel admitted(AreaPanel counts, LocalDate until) {
            if (ChronoUnit.DAYS.between(until, shown) < DELAY_DAYS) {
                throw InputRefused.because("Areas are shown " + DELAY_DAYS
                        + " days after the last day the data cover; wait, or end the data earlier.");
            }
            return counts;
        }

        @Override
        public String label() {
            return "protection";
        }
    }
}
