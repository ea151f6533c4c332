package org.wwow.backup.statistics.disclosure;

import java.util.ArrayList;
import java.util.List;

/// One dimension of a table as a tree: its total at the root, categories below, sub-categories below those.
///
/// @param name the dimension's name
/// @param nodes the categories' names, the total first
/// @param parents each node's parent, −1 for the total
public record Dimension(String name, List<String> nodes, List<Integer> parents) {
    /// What the total is called.
    public static final String TOTAL = "Total";

    /// @throws IllegalArgumentException if a parent does not stand before its children
    public Dimension {
        nodes = List.copyOf(nodes);
        parents = List.copyOf(parents);
        if (nodes.size() != parents.size() || nodes.isEmpty() || parents.getFirst() != -1) {
            throw new IllegalArgumentException("A dimension begins with its total and has one parent a node.");
        }
        for (int node = 1; node < parents.size(); node++) {
            if (parents.get(node) < 0 || parents.get(node) >= node) {
                throw new IllegalArgumentException("A parent stands before its children.");
            }
        }
    }

    /// The nodes right below `node`.
    List<Integer> children(int node) {
        List<Integer> children = new ArrayList<>();
        for (int other = 1; other < parents.size(); other++) {
            if (parents.get(other) == node) {
                children.add(other);
            }
        }
        return children;
    }

    /// Whether nothing lies below `node`.
    boolean isLeaf(int node) {
        return !parents.subList(1, parents.size()).contains(node);
    }
}
