package org.wwow.backup.law;

import java.util.List;

import org.jspecify.annotations.Nullable;

/// One element of a crime or of a mode of liability.
///
/// @param id stable and never reused
/// @param provision the citation
/// @param text a paraphrase in the instrument's text language
/// @param kind what it is about
/// @param context the id of the context row that all crimes of the same kind share, or null
/// @param specificIntent whether it is the special intent that alone lists its crime
/// @param alternativeGroup of the elements sharing it one is enough; or null
/// @param optional whether it serves only the qualification named
/// @param establishedBy when the answers touch it
/// @param strength how far those answers carry it
/// @param contradictedBy which answers are shown beside it, never subtracted; or null
/// @param evidenceTypes what is usually looked for
/// @param followUp open questions, for a trained interviewer with fresh consent
/// @param note a caution of the pack's authors, or null
/// @param review `expert` while nobody competent has looked at it, or null
public record Element(String id, String provision, String text, ElementKind kind, @Nullable String context,
        boolean specificIntent, @Nullable String alternativeGroup, boolean optional, Condition establishedBy,
        Strength strength, @Nullable Condition contradictedBy, List<String> evidenceTypes, List<String> followUp,
        @Nullable String note, @Nullable String review) {
    /// Copies the lists.
    public Element {
        evidenceTypes = List.copyOf(evidenceTypes);
        followUp = List.copyOf(followUp);
    }
}
