package org.wwow.backup.statistics.linkage;

import java.util.List;

import org.wwow.backup.statistics.linkage.compare.Cell;

/// One row of a table of persons.
///
/// @param id its name in its table
/// @param cells one for each feature
public record PersonRecord(String id, List<Cell> cells) {
    /// Copies the cells.
    public PersonRecord {
        cells = List.copyOf(cells);
    }
}
