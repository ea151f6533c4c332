package org.wwow.backup.law;

/// What a row of the matrix says. It speaks of the file, never of a person: there is no word here for guilt.
public enum Status {
    /// Nothing recorded touches the element yet. It does not say that something did not happen.
    NOT_YET_DOCUMENTED("not_yet_documented"),
    /// What is recorded points towards the element; more is normally needed.
    INDICATED("indicated"),
    /// What is recorded, if proved, covers the element.
    DOCUMENTED("documented");

    private final String code;

    Status(String code) {
        this.code = code;
    }

    /// The word in files.
    public String code() {
        return code;
    }

    /// Whether anything touches the element.
    public boolean touched() {
        return this != NOT_YET_DOCUMENTED;
    }

    Status atLeast(Status other) {
        return compareTo(other) >= 0 ? this : other;
    }

    Status atMost(Status other) {
        return compareTo(other) <= 0 ? this : other;
    }
}
