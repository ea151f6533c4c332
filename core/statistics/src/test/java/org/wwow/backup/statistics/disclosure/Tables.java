package org.wwow.backup.statistics.disclosure;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import org.apache.commons.rng.UniformRandomProvider;

import org.wwow.backup.statistics.Seed;

/// Tables of invented counts.
final class Tables {
    private Tables() {}

    static FrequencyTable of(String csv, String... within) {
        Map<String, String> nested = within.length == 0 ? Map.of() : Map.of(within[0], within[1]);
        return FrequencyTableReader.read(new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)), nested);
    }

    /// A two-way table of counts, about a fifth of them small.
    static FrequencyTable random(int rows, int columns, long seed) {
        UniformRandomProvider random = new Seed(seed).generator();
        StringBuilder csv = new StringBuilder("row");
        for (int column = 0; column < columns; column++) {
            csv.append(",c").append(column);
        }
        for (int row = 0; row < rows; row++) {
            csv.append("\nr").append(row);
            for (int column = 0; column < columns; column++) {
                csv.append(',').append(random.nextInt(5) == 0 ? random.nextInt(5) : 5 + random.nextInt(60));
            }
        }
        return of(csv.toString());
    }
}
