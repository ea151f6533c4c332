package org.wwow.backup.law;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/// A crime or a mode of liability: a citation and its elements.
///
/// @param id stable and never reused
/// @param name by language
/// @param provision the citation
/// @param category the family of crimes it stands in; of a mode, `mode_of_liability`
/// @param period when the provision is in force, if that differs from the instrument's
/// @param applicability where it can apply, if that differs from the instrument's, such as a protocol of its own; or null
/// @param limitation how long it may be prosecuted, as data where the pack states it, or null
/// @param limitationText the same in the words of the pack, or null
/// @param elements in the order of the provision
/// @param notes jurisdiction and other cautions
public record Entry(String id, Map<String, String> name, String provision, String category, Period period,
        @Nullable Applicability applicability,
        @Nullable Limitation limitation, @Nullable String limitationText, List<Element> elements, List<String> notes) {
    /// The category of every mode of liability.
    public static final String MODE = "mode_of_liability";

    /// Copies what is mutable.
    public Entry {
        name = Map.copyOf(name);
        elements = List.copyOf(elements);
        notes = List.copyOf(notes);
    }
}
