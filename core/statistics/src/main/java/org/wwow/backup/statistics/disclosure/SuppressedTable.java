package org.wwow.backup.statistics.disclosure;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

import org.wwow.backup.statistics.result.Value;
import org.wwow.backup.statistics.result.Value.Group;

/// A table whose hidden cells have withstood the attacker; only [Suppression] makes one.
public final class SuppressedTable {
    private final FrequencyTable table;
    private final Suppression.Rules rules;
    private final BitSet hidden;
    private final BitSet sensitive;
    private final boolean optimal;
    private final List<Exposure> exposures;

    private SuppressedTable(FrequencyTable table, Suppression.Rules rules, Audit audit) {
        this.table = table;
        this.rules = rules;
        this.hidden = audit.hidden().get(audit.from(), audit.from() + table.size());
        this.sensitive = audit.problem().sensitive().get(audit.from(), audit.from() + table.size());
        this.optimal = audit.optimal();
        Attacker attacker = new Attacker(audit.problem(), audit.hidden());
        List<Exposure> found = new ArrayList<>();
        hidden.stream().forEach(cell -> {
            Attacker.Bounds bounds = attacker.bounds(audit.from() + cell);
            found.add(new Exposure(cell, sensitive.get(cell), Math.max(0, bounds.low()), bounds.high()));
        });
        this.exposures = List.copyOf(found);
    }

    record Audit(HidingProblem problem, BitSet hidden, int from, boolean optimal) {}

    /// What an attacker can work out about a hidden cell.
    ///
    /// @param cell the cell
    /// @param sensitive whether it was hidden for its own sake
    /// @param low at least
    /// @param high at most; a very high bound means there is none
    public record Exposure(int cell, boolean sensitive, double low, double high) {}

    static SuppressedTable audited(FrequencyTable table, Suppression.Rules rules, Audit audit) {
        return new SuppressedTable(table, rules, audit);
    }

    /// The hidden cells.
    public BitSet hidden() {
        return (BitSet) hidden.clone();
    }

    /// The cells hidden for their own sake.
    public BitSet sensitive() {
        return (BitSet) sensitive.clone();
    }

    /// What an attacker can work out about each hidden cell.
    public List<Exposure> exposures() {
        return exposures;
    }

    /// Whether no other choice would have hidden less.
    public boolean isOptimal() {
        return optimal;
    }

    /// The cost of what was hidden beyond the sensitive cells.
    public double cost() {
        BitSet added = hidden();
        added.andNot(sensitive);
        return added.stream().mapToDouble(cell -> rules.cost(table, cell)).sum();
    }

    /// Every cell as a count that may be published.
    public List<PublishableCount> counts() {
        return table.cells().mapToObj(cell -> PublishableCount.ofAudited(this, cell)).toList();
    }

    /// The dimensions the counts' categories stand in, in their order.
    public List<Dimension> dimensions() {
        return table.dimensions();
    }

    FrequencyTable table() {
        return table;
    }

    /// One row a cell: its categories, its count unless hidden, and whether it is.
    public Value rows() {
        List<Value> rows = new ArrayList<>();
        for (PublishableCount count : counts()) {
            rows.add(count.asValue(table.dimensions()));
        }
        return new Value.Sequence(rows);
    }

    /// The table for print. It never says which hidden cells were small and which only help to hide them.
    public Group asValue() {
        return Group.empty()
                .put("cells", rows())
                .put("hidden", Value.of((long) hidden.cardinality()))
                .put("optimal", Value.of(optimal))
                .put("attackerWidthAtLeast", Value.of(rules.protect()));
    }
}
