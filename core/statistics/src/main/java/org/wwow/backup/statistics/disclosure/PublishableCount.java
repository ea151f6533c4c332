package org.wwow.backup.statistics.disclosure;

import java.util.List;
import java.util.OptionalLong;

import org.wwow.backup.statistics.result.Value;
import org.wwow.backup.statistics.result.Value.Group;

/// A count that has passed disclosure control; no figure leaves the observatory in another form.
///
/// It is made in two ways, from a table that withstood the attacker and from noise that was paid for, and by one private
/// constructor. A hidden count can be told from zero and from missing.
public final class PublishableCount {
    private static final String SUPPRESSION = "suppression";

    private final List<String> categories;
    private final OptionalLong value;
    private final String control;

    private PublishableCount(List<String> categories, OptionalLong value, String control) {
        this.categories = List.copyOf(categories);
        this.value = value;
        this.control = control;
    }

    static PublishableCount ofAudited(SuppressedTable audited, int cell) {
        boolean hidden = audited.hidden().get(cell);
        return new PublishableCount(audited.table().categories(cell),
                hidden ? OptionalLong.empty() : OptionalLong.of(audited.table().value(cell)), SUPPRESSION);
    }

    static PublishableCount ofNoise(NoiseBudget.Paid paid, List<String> categories, long noisy) {
        return new PublishableCount(categories, OptionalLong.of(Math.max(0, noisy)),
                "noise, epsilon " + paid.epsilon());
    }

    /// Whether it is the true count, where it is shown; with noise it is not.
    boolean isExact() {
        return control.equals(SUPPRESSION);
    }

    /// The category in each dimension.
    public List<String> categories() {
        return categories;
    }

    /// The count, absent where it is hidden.
    public OptionalLong value() {
        return value;
    }

    /// Which control it has passed.
    public String control() {
        return control;
    }

    /// The count for print, its categories under the dimensions' names.
    public Group asValue(List<Dimension> dimensions) {
        Group named = Group.empty();
        for (int at = 0; at < categories.size(); at++) {
            named.put(dimensions.get(at).name(), Value.of(categories.get(at)));
        }
        return Group.empty()
                .put("categories", named)
                .put("count", value.isPresent() ? Value.of(value.getAsLong()) : new Value.Missing())
                .put("status", Value.of(value.isPresent() ? "shown" : "suppressed"));
    }
}
