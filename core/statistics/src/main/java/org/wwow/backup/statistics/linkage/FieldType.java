package org.wwow.backup.statistics.linkage;

import org.wwow.backup.statistics.linkage.compare.Comparison;

/// What kind of thing a field holds, and so how two of them are compared.
public enum FieldType {
    /// A person's name, in any script.
    NAME(new Comparison.OfNames()),
    /// A date or a period.
    DATE(new Comparison.OfDates()),
    /// A place by name, coordinates or both.
    PLACE(new Comparison.OfPlaces()),
    /// A number or sign something is known by.
    CODE(new Comparison.OfCodes()),
    /// Free words.
    FREE(new Comparison.OfWords());

    private final Comparison comparison;

    FieldType(Comparison comparison) {
        this.comparison = comparison;
    }

    /// How two cells of this type compare.
    public Comparison comparison() {
        return comparison;
    }
}
