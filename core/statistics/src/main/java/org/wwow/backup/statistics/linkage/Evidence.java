package org.wwow.backup.statistics.linkage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import org.wwow.backup.statistics.result.Value;
import org.wwow.backup.statistics.result.Value.Group;

/// What each field says about a pair.
///
/// @param parts one for each feature
public record Evidence(List<Part> parts) {
    private static final double WORTH_SAYING = 0.5;

    /// Copies the parts.
    public Evidence {
        parts = List.copyOf(parts);
    }

    /// What one field says.
    ///
    /// @param field its name
    /// @param level its level in words, `is missing` where it says nothing
    /// @param bits for one person if positive, for two if negative
    /// @param rareness the part of the bits that comes from how rare the value is
    public record Part(String field, String level, double bits, double rareness) {
        String sentence() {
            String rare = rareness >= 1 ? ", and rare" : rareness <= -1 ? ", but common" : "";
            return String.format(Locale.ROOT, "%s %s%s (%+.1f)", field, level, rare, bits);
        }
    }

    /// The bits of all fields.
    public double bits() {
        double bits = 0;
        for (Part part : parts) {
            bits += part.bits();
        }
        return bits;
    }

    /// The evidence in words: what speaks for one person, then what speaks against; strongest first.
    public String inWords() {
        List<Part> strongest = new ArrayList<>(parts);
        strongest.sort(Comparator.comparingDouble((Part part) -> -Math.abs(part.bits())));
        List<String> forOne = strongest.stream()
                .filter(part -> part.bits() >= WORTH_SAYING)
                .map(Part::sentence)
                .toList();
        List<String> against = strongest.stream()
                .filter(part -> part.bits() <= -WORTH_SAYING)
                .map(Part::sentence)
                .toList();
        List<String> missing = parts.stream()
                .filter(part -> part.level().equals(MISSING))
                .map(Part::field)
                .toList();
        List<String> said = new ArrayList<>();
        said.add(forOne.isEmpty() ? "Nothing speaks for one person" : "For: " + String.join("; ", forOne));
        said.add(against.isEmpty() ? "nothing against" : "against: " + String.join("; ", against));
        if (!missing.isEmpty()) {
            said.add("not known: " + String.join(", ", missing));
        }
        return String.join(". ", said) + ".";
    }

    /// The level of a field that one side has not.
    static final String MISSING = "is missing or too vague";

    Value asValue() {
        return new Value.Sequence(parts.stream()
                .<Value>map(part -> Group.empty()
                        .put("field", Value.of(part.field()))
                        .put("level", Value.of(part.level()))
                        .put("bits", Value.of(part.bits()))
                        .put("ofRareness", Value.of(part.rareness())))
                .toList());
    }
}
