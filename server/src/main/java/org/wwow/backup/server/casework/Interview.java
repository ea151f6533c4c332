package org.wwow.backup.server.casework;

import java.time.Instant;
import java.util.UUID;

/// What was decided about asking a person for her account again (protocol section 9.12).
///
/// @param approved by two members; else one declined
public record Interview(UUID id, boolean approved, Instant decided) {
    /// Until when she may be asked; nothing is open that was declined.
    public Instant until() {
        return approved ? decided.plus(Interviews.LIFE) : decided;
    }
}
