package org.wwow.backup.statistics.linkage.compare;

/// One cell of a record as it is compared, read once so that a million comparisons need not read it again.
public sealed interface Cell permits Absent, Name, Period, Place, Code, Words, Encoding {
    /// What is counted to tell rare values from common ones; empty where rareness says nothing.
    default String rareness() {
        return "";
    }
}
