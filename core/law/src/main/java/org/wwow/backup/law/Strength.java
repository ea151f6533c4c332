package org.wwow.backup.law;

/// How far a condition or a finding carries an element.
public enum Strength {
    /// It points towards the element.
    INDICATES("indicates", Status.INDICATED),
    /// If proved, it covers the element.
    ESTABLISHES("establishes", Status.DOCUMENTED);

    private final String code;
    private final Status status;

    Strength(String code, Status status) {
        this.code = code;
        this.status = status;
    }

    /// The word in files.
    public String code() {
        return code;
    }

    Status status() {
        return status;
    }

    static Strength of(String code) {
        return code.equals(ESTABLISHES.code) ? ESTABLISHES : INDICATES;
    }
}
