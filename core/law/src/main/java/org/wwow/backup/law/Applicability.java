package org.wwow.backup.law;

import java.util.List;

import org.jspecify.annotations.Nullable;

/// Where and when an instrument can apply: the data of the jurisdiction filter.
///
/// @param period when the instrument is in force
/// @param provision where that stands
/// @param links which connection with a country is enough
/// @param parties what is known of single countries
/// @param note what a lawyer must know besides, or null
public record Applicability(Period period, String provision, List<Link> links, List<Party> parties,
        @Nullable String note) {
    /// Copies the lists.
    public Applicability {
        links = List.copyOf(links);
        parties = List.copyOf(parties);
    }

    /// A connection with a country.
    public enum Link {
        /// Custom, universal ratification or universal jurisdiction: no link is asked.
        EVERYWHERE("everywhere"),
        /// Where it happened.
        TERRITORY("territory"),
        /// The nationality of those who did it.
        PERPETRATOR_NATIONALITY("perpetrator_nationality"),
        /// The nationality of the person affected.
        VICTIM_NATIONALITY("victim_nationality");

        private final String code;

        Link(String code) {
            this.code = code;
        }

        /// The word in files.
        public String code() {
            return code;
        }
    }

    /// What is known of one country.
    ///
    /// @param country ISO 3166-1, two letters
    /// @param basis `party`, `declaration`, `referral`, `own_law`, or `none` where the instrument does not bind it
    /// @param period when that holds
    /// @param provision where it stands, or null
    /// @param verify whether nobody has checked it against a primary source yet
    /// @param note a caution, or null
    public record Party(String country, String basis, Period period, @Nullable String provision, boolean verify,
            @Nullable String note) {
        boolean binds() {
            return !basis.equals("none");
        }
    }
}
