package org.wwow.backup.sealing;

/// An integer that every JSON implementation holds exactly: its absolute value is below 2^53.
public record JsonInteger(long value) implements JsonValue {
    /// The largest value, 2^53 − 1.
    public static final long MAX = (1L << 53) - 1;

    /// @throws FormRefused with `INTEGER_TOO_LARGE`
    public JsonInteger {
        if (value > MAX || value < -MAX) {
            throw new FormRefused(FormRefused.Reason.INTEGER_TOO_LARGE, "integer");
        }
    }
}
