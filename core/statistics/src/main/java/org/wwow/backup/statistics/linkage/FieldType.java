package org.wwow.backup.statistics.linkage;

import org.wwow.backup.statistics.linkage.compare.Comparison;

/// What kind of thing a field holds, and so how two of them are compared.
public enum FieldType {
    /// A person's name, in any script.
    NAME,
    /// A date or a period.
    DATE,
    /// A place by name, coordinates or both.
    PLACE,
    /// A number or sign something is known by.
    CODE,
    /// Free words.
    FREE;

    /// How two cells of this type compare.
    public Comparison comparison() {
        return switch (this) {
            case NAME -> new Comparison.OfNames();
            case DATE -> new Comparison.OfDates();
            case PLACE -> new Comparison.OfPlaces();
            case CODE -> new Comparison.OfCodes();
            case FREE -> new Comparison.OfWords();
        };
    }
}
