package org.wwow.backup.law;

import java.util.List;

/// Crimes of one kind with their shared context, stated once.
///
/// @param category the family
/// @param context the shared rows, each as assessed in the first crime of the kind
/// @param crimes every crime of the kind, listed or not, in the order of the instrument
public record KindAssessment(String category, List<ElementAssessment> context, List<EntryAssessment> crimes) {
    /// Copies the lists.
    public KindAssessment {
        context = List.copyOf(context);
        crimes = List.copyOf(crimes);
    }

    /// The crimes with that listing.
    public List<EntryAssessment> crimes(EntryAssessment.Listing listing) {
        return crimes.stream().filter(crime -> crime.listing() == listing).toList();
    }
}
