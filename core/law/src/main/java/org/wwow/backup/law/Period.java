package org.wwow.backup.law;

import org.jspecify.annotations.Nullable;

import org.wwow.backup.law.form.Day;

/// Days from one to another, both included; null is open.
public record Period(@Nullable Day from, @Nullable Day until) {
    /// Every day.
    public static final Period ALWAYS = new Period(null, null);

    /// How another period lies to this one.
    public enum Cover {
        /// All of it is inside.
        WHOLLY,
        /// A part is inside, or nobody knows the other's days.
        UNCLEAR,
        /// Nothing is inside.
        NOT_AT_ALL
    }

    /// Whether the other period lies inside this one.
    public Cover covers(Period other) {
        if (from == null && until == null) {
            return Cover.WHOLLY;
        }
        boolean endsBefore = from != null && other.until != null && other.until.isBefore(from);
        boolean beginsAfter = until != null && other.from != null && until.isBefore(other.from);
        if (endsBefore || beginsAfter) {
            return Cover.NOT_AT_ALL;
        }
        boolean beginsInside = from == null || (other.from != null && !other.from.isBefore(from));
        boolean endsInside = until == null || (other.until != null && !until.isBefore(other.until));
        return beginsInside && endsInside ? Cover.WHOLLY : Cover.UNCLEAR;
    }

    /// As `2013-11-21/2024-12-31`, `..` where it is open.
    @Override
    public String toString() {
        return (from == null ? ".." : from) + "/" + (until == null ? ".." : until);
    }
}
