package org.wwow.backup.law;

/// How long a crime may be prosecuted, where the pack states it as data.
public sealed interface Limitation {
    /// No period of limitation runs.
    record None() implements Limitation {}

    /// So many years from the last day of the act.
    record Years(int years) implements Limitation {}
}
