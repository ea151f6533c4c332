package org.wwow.backup.server.custody;

import java.util.List;

import org.wwow.backup.ledger.Commitment;
import org.wwow.backup.ledger.Event;

/// Part of the custody of a case, in its order.
///
/// @param next the position after the last of these
/// @param more whether there is more after them
public record CustodyPage(List<Line> lines, long next, boolean more) {
    /// Keeps its own copy.
    public CustodyPage {
        lines = List.copyOf(lines);
    }

    /// An event and the commitment under which it stands in the ledger.
    public record Line(Event event, Commitment commitment) {}
}
