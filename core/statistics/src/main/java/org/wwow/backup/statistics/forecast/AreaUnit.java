package org.wwow.backup.statistics.forecast;

import java.util.List;
import java.util.OptionalLong;

import org.wwow.backup.statistics.InputRefused;
import org.wwow.backup.statistics.table.CsvReader;
import org.wwow.backup.statistics.table.CsvRow;

/// What an area is. There are two units and no other column can be one, so that no forecast is ever of a group, of a side
/// or of a person.
public enum AreaUnit {
    /// First-level administrative areas, by name or code.
    ADM1,
    /// Cells of the H3 grid of resolution 3, about 12 400 km² each; finer cells are made coarser on reading.
    H3;

    private static final int COARSE = 3;
    private static final int CELL_MODE = 1;

    private List<String> columns() {
        return switch (this) {
            case ADM1 -> List.of("adm1", "adm_1", "admin1", "adm1_code");
            case H3 -> List.of("h3", "cell");
        };
    }

    /// The name of the column that holds the area.
    ///
    /// @throws InputRefused if the table has none
    String column(CsvReader reader) {
        return columns().stream()
                .flatMap(name -> reader.find(name).stream())
                .findFirst()
                .orElseThrow(() -> InputRefused.because("The table has no column " + String.join(" or ", columns())
                        + "; it is what an area is read from."));
    }

    /// The area of a row, empty where the cell is.
    String area(CsvRow row, String column) {
        String text = row.text(column);
        if (text.isEmpty() || this == ADM1) {
            return text;
        }
        OptionalLong parent = parse(text);
        if (parent.isEmpty()) {
            throw row.refuse(column, "this is no cell of the H3 grid of resolution 3 or finer; write its 15 digits.");
        }
        return Long.toHexString(parent.getAsLong());
    }

    /// The cell of resolution 3 that holds the given one (H3 index layout: 4 bits mode, 3 reserved, 4 resolution, 7 base
    /// cell, then 3 bits a level; unused levels are all ones).
    static OptionalLong parse(String text) {
        if (!text.matches("[0-9a-fA-F]{15,16}")) {
            return OptionalLong.empty();
        }
        long cell = Long.parseUnsignedLong(text, 16);
        int resolution = (int) (cell >>> 52) & 15;
        if (cell >>> 59 != CELL_MODE || ((cell >>> 56) & 7) != 0 || resolution < COARSE
                || ((cell >>> 45) & 127) > 121) {
            return OptionalLong.empty();
        }
        for (int level = 1; level <= 15; level++) {
            long digit = (cell >>> (3 * (15 - level))) & 7;
            if ((digit == 7) != (level > resolution)) {
                return OptionalLong.empty();
            }
        }
        long unused = (1L << (3 * (15 - COARSE))) - 1;
        return OptionalLong.of((cell & ~(15L << 52)) | ((long) COARSE << 52) | unused);
    }
}
