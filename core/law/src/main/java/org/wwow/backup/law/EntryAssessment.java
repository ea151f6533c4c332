package org.wwow.backup.law;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.wwow.backup.law.form.Day;

/// A crime or mode of liability with its rows.
///
/// @param listing whether the matrix lists it
/// @param jurisdiction whether its own protocol or part can reach the case, where it has one; or null
/// @param against findings about the crime or mode as a whole
/// @param limitationEnds the last day of prosecution, where the pack and the case give enough to count it, or null
public record EntryAssessment(Entry entry, List<ElementAssessment> elements, Listing listing,
        @Nullable Jurisdiction jurisdiction, List<Against> against,
        @Nullable Day limitationEnds) {
    /// Copies the lists.
    public EntryAssessment {
        elements = List.copyOf(elements);
        against = List.copyOf(against);
    }

    /// Whether, and why not, a crime stands in the matrix.
    public enum Listing {
        /// A material row or a specific intent is touched, and so is the context its kind needs.
        LISTED("listed"),
        /// As above, but nothing says yet that the context was there: one line per kind, with what to ask.
        WAITS_FOR_CONTEXT("waits_for_context"),
        /// The instrument or the provision does not reach the case.
        SET_ASIDE("set_aside"),
        /// Neither a material row nor a specific intent is touched.
        NOT_TOUCHED("not_touched");

        private final String code;

        Listing(String code) {
            this.code = code;
        }

        /// The word in files.
        public String code() {
            return code;
        }
    }

    /// How much of a crime has something to look at. It is no finding, no charge and no probability.
    public enum Coverage {
        /// Every needed row is touched, and one of each group of alternatives.
        COMPLETE("complete"),
        /// Some row is touched.
        PARTIAL("partial"),
        /// None is.
        NONE("none");

        private final String code;

        Coverage(String code) {
            this.code = code;
        }

        /// The word in files.
        public String code() {
            return code;
        }
    }

    /// How much of it has something to look at.
    public Coverage coverage() {
        if (status().touched()) {
            return Coverage.COMPLETE;
        }
        boolean any = elements.stream().anyMatch(row -> row.status().touched());
        return any ? Coverage.PARTIAL : Coverage.NONE;
    }

    /// The least of the rows that are needed; of alternatives the best counts. Optional rows count for nothing here.
    public Status status() {
        Status least = Status.DOCUMENTED;
        boolean any = false;
        for (ElementAssessment row : elements) {
            if (!row.element().optional()) {
                any = true;
                String group = row.element().alternativeGroup();
                least = least.atMost(group == null ? row.status() : best(group));
            }
        }
        return any ? least : Status.NOT_YET_DOCUMENTED;
    }

    private Status best(String group) {
        Status best = Status.NOT_YET_DOCUMENTED;
        for (ElementAssessment row : elements) {
            if (group.equals(row.element().alternativeGroup()) && !row.element().optional()) {
                best = best.atLeast(row.status());
            }
        }
        return best;
    }
}
