package org.wwow.backup.sealing;

import java.util.UUID;

/// What lets a reporter, and only her, find her row in the statistics again (protocol section 3). Sixteen bytes without a version: nothing in them is free.
public record SignalTag(UUID uuid) implements Id {
    /// Reads lower-case UUID text.
    public static SignalTag read(String text) {
        return new SignalTag(Id.parse(text));
    }

    @Override
    public String toString() {
        return text();
    }
}
