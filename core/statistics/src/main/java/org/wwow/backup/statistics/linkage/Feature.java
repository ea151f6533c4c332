package org.wwow.backup.statistics.linkage;

import org.wwow.backup.statistics.linkage.compare.Comparison;

/// One thing two records are compared by.
///
/// @param name what results call it
/// @param comparison how it is compared
public record Feature(String name, Comparison comparison) {}
