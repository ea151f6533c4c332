package org.wwow.backup.statistics.linkage;

/// Why a person should look at a pair, the most urgent first.
public enum Doubt {
    /// It is strong, but would put together two records that contradict each other.
    CHAIN("Strong alone, but a link would put one person's record together with a record that contradicts it"),
    /// Another record fits about as well.
    RIVAL("Another record fits about as well, so none was taken"),
    /// Another record fits better and was taken.
    OUTDONE("Likely, but one of the two is linked to a record that fits better"),
    /// The evidence is neither strong nor weak.
    UNCERTAIN("The evidence is neither strong enough to link nor weak enough to drop"),
    /// Only what families and neighbours share agrees.
    FAMILY("Alike only in what families or neighbours share; nothing that is a person's own speaks for one person");

    private final String reason;

    Doubt(String reason) {
        this.reason = reason;
    }

    /// The reason in words.
    public String reason() {
        return reason;
    }
}
