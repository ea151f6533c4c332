package org.wwow.backup.statistics.capture.loglinear;

import java.util.SortedMap;
import java.util.TreeMap;

import org.wwow.backup.statistics.capture.CaptureTable;

/// The same table with its lists in another order.
final class Relabelled {
    private Relabelled() {}

    static CaptureTable reversed(CaptureTable table) {
        int lists = table.lists().size();
        SortedMap<Integer, Long> patterns = new TreeMap<>();
        table.patterns().forEach((pattern, count) -> patterns.put(Integer.reverse(pattern) >>> (32 - lists), count));
        return new CaptureTable(table.lists().reversed(), patterns);
    }
}
