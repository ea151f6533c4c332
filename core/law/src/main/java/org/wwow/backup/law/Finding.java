package org.wwow.backup.law;

import java.util.List;

import org.wwow.backup.law.form.Day;

/// What a named reviewer found after reading: her view of one element, with the exhibits it rests on.
///
/// @param id of the finding
/// @param concerns an element; or, for what contradicts or exculpates, a crime or mode
/// @param bears which way
/// @param exhibits what it rests on
/// @param reviewer who found it, by the name the case uses
/// @param on the day
public record Finding(String id, String concerns, Bearing bears, List<String> exhibits, String reviewer, Day on) {
    /// Copies the list.
    public Finding {
        exhibits = List.copyOf(exhibits);
    }

    /// Which way a finding bears.
    public enum Bearing {
        /// It covers the element.
        ESTABLISHES("establishes"),
        /// It points to the element.
        INDICATES("indicates"),
        /// It speaks against the element.
        CONTRADICTS("contradicts"),
        /// It may exonerate (Rome Statute, art. 54(1)(a)).
        EXCULPATES("exculpates");

        private final String code;

        Bearing(String code) {
            this.code = code;
        }

        /// The word in files.
        public String code() {
            return code;
        }

        /// Whether it is kept against the row instead of behind it.
        public boolean against() {
            return this == CONTRADICTS || this == EXCULPATES;
        }
    }

    Strength strength() {
        return bears == Bearing.ESTABLISHES ? Strength.ESTABLISHES : Strength.INDICATES;
    }
}
