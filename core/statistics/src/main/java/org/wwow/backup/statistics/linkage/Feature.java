package org.wwow.backup.statistics.linkage;

import org.wwow.backup.statistics.linkage.compare.Comparison;

/// One thing two records are compared by.
///
/// @param name what results call it
/// @param comparison how it is compared
/// @param shared whether families or neighbours have it in common, so that by itself it says nothing of one person
public record Feature(String name, Comparison comparison, boolean shared) {
    /// A person's own.
    public Feature(String name, Comparison comparison) {
        this(name, comparison, false);
    }

    /// Whether a level is rather the same than not.
    boolean agrees(int level) {
        return level * 2 >= comparison.highest();
    }
}
