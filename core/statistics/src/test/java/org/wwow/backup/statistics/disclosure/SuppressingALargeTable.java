package org.wwow.backup.statistics.disclosure;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.wwow.backup.statistics.disclosure.Suppression.Rules;

import static org.assertj.core.api.Assertions.assertThat;

@Tag("slow")
class SuppressingALargeTable {
    @Test
    void protectsHundredsOfCellsByHeuristic() {
        SuppressedTable table = Suppression.of(Tables.random(25, 14, 31), Rules.USUAL);

        assertThat(table.isOptimal()).isFalse();
        assertThat(table.sensitive().cardinality()).isGreaterThan(40);
        assertThat(table.exposures()).filteredOn(SuppressedTable.Exposure::sensitive)
                .isNotEmpty()
                .allMatch(exposure -> exposure.high() - exposure.low() >= 3 - 1e-6);
    }
}
