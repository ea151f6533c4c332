package org.wwow.backup.law;

/// What an element is about.
public enum ElementKind {
    /// Conduct, consequence or circumstance.
    MATERIAL("material"),
    /// Intent or knowledge.
    MENTAL("mental"),
    /// What makes the act an international crime.
    CONTEXTUAL("contextual");

    private final String code;

    ElementKind(String code) {
        this.code = code;
    }

    /// The word in files.
    public String code() {
        return code;
    }

    static ElementKind of(String code) {
        for (ElementKind kind : values()) {
            if (kind.code.equals(code)) {
                return kind;
            }
        }
        return MATERIAL;
    }
}
