package org.wwow.backup.law;

import java.util.List;

/// Where, when and among whom it happened, for the jurisdiction filter; anything may be unknown.
///
/// @param period first and last day
/// @param territory countries it happened in, ISO 3166-1
/// @param perpetratorNationality of those who did it
/// @param victimNationality of the person affected
/// @param forum countries whose courts may hear it: their law stands first
public record Circumstances(Period period, List<String> territory, List<String> perpetratorNationality,
        List<String> victimNationality, List<String> forum) {
    /// Nothing is known.
    public static final Circumstances UNKNOWN = new Circumstances(Period.ALWAYS, List.of(), List.of(), List.of(),
            List.of());

    /// Copies the lists.
    public Circumstances {
        territory = List.copyOf(territory);
        perpetratorNationality = List.copyOf(perpetratorNationality);
        victimNationality = List.copyOf(victimNationality);
        forum = List.copyOf(forum);
    }

    List<String> countries(Applicability.Link link) {
        return switch (link) {
            case EVERYWHERE -> List.of();
            case TERRITORY -> territory;
            case PERPETRATOR_NATIONALITY -> perpetratorNationality;
            case VICTIM_NATIONALITY -> victimNationality;
        };
    }
}
