package org.wwow.backup.cli.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.wwow.backup.statistics.result.Value;
import org.wwow.backup.statistics.result.Value.Group;
import org.wwow.backup.statistics.result.Value.Sequence;

/// Where a table of results comes from, in its first row: a row for itself has no room for it, and in every row it would
/// be most of the table. Where nothing was found, it stands alone: that too comes from somewhere.
final class Origin {
    private static final String PROVENANCE = "provenance";

    private Origin() {}

    /// The rows, the first with the provenance of the result they are a part of; unchanged where they hold it already.
    static Value inFirstRow(Value rows, Value result) {
        if (!(rows instanceof Sequence(var parts)) || rows.equals(result)) {
            return rows;
        }
        Value whole = result instanceof Sequence(var several) ? several.getFirst() : result;
        if (!(whole instanceof Group group) || !(group.parts().get(PROVENANCE) instanceof Group origin)) {
            return rows;
        }
        List<Value> carrying = parts.isEmpty() ? List.of(Group.empty()) : parts;
        if (!(carrying.getFirst() instanceof Group first)) {
            return rows;
        }
        List<Value> told = new ArrayList<>(carrying);
        told.set(0, Group.empty().putAll(first).put(PROVENANCE, inFewColumns(origin)));
        return new Sequence(told);
    }

    /// Settings and inputs as one column each, whatever their number.
    private static Group inFewColumns(Group origin) {
        Group columns = Group.empty();
        origin.parts().forEach((name, value) -> columns.put(name, value instanceof Group named ? pairs(named) : value));
        return columns;
    }

    private static Value pairs(Group named) {
        List<Value> pairs = new ArrayList<>();
        for (Map.Entry<String, Value> part : named.parts().entrySet()) {
            pairs.add(Value.of(part.getKey() + "=" + (part.getValue() instanceof Value.Text(String text) ? text : "")));
        }
        return new Sequence(pairs);
    }
}
