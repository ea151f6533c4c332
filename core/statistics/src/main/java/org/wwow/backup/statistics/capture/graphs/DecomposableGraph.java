package org.wwow.backup.statistics.capture.graphs;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// A chordal graph on the lists, given by what its likelihood needs: its cliques and the separators between them.
///
/// @param cliques the maximal sets of lists that all depend on each other, as bits
/// @param separators what neighbouring cliques share, one fewer than the cliques; the empty set may be among them
public record DecomposableGraph(List<Integer> cliques, List<Integer> separators) {
    /// The most lists whose graphs are listed.
    public static final int MOST_LISTS = 5;

    /// Copies both lists.
    public DecomposableGraph {
        cliques = List.copyOf(cliques);
        separators = List.copyOf(separators);
    }

    /// All decomposable graphs, the complete one included: 8, 61 and 822 for 3, 4 and 5 lists.
    ///
    /// @throws IllegalArgumentException if there are not 2 to 5 lists
    public static List<DecomposableGraph> all(int lists) {
        if (lists < 2 || lists > MOST_LISTS) {
            throw new IllegalArgumentException("Graphs are listed for 2 to " + MOST_LISTS + " lists.");
        }
        int pairs = lists * (lists - 1) / 2;
        List<DecomposableGraph> found = new ArrayList<>();
        for (int edges = 0; edges < 1 << pairs; edges++) {
            ofEdges(lists, edges).ifPresent(found::add);
        }
        found.sort(Comparator.comparing(DecomposableGraph::name));
        return List.copyOf(found);
    }

    /// Eliminates lists whose neighbours all depend on each other; a graph is chordal if that empties it.
    private static java.util.Optional<DecomposableGraph> ofEdges(int lists, int edges) {
        int[] neighbours = neighbours(lists, edges);
        List<Integer> cliques = new ArrayList<>();
        int left = (1 << lists) - 1;
        while (left != 0) {
            int simplicial = -1;
            for (int list = 0; list < lists && simplicial < 0; list++) {
                if ((left >> list & 1) == 1 && isComplete(neighbours[list] & left, neighbours)) {
                    simplicial = list;
                }
            }
            if (simplicial < 0) {
                return java.util.Optional.empty();
            }
            int clique = (neighbours[simplicial] & left) | 1 << simplicial;
            left &= ~(1 << simplicial);
            if (cliques.stream().noneMatch(other -> (other & clique) == clique)) {
                cliques.add(clique);
            }
        }
        return java.util.Optional.of(new DecomposableGraph(cliques, separators(cliques)));
    }

    /// The edges of a heaviest spanning tree of the cliques, weighed by what they share (Kruskal).
    private static List<Integer> separators(List<Integer> cliques) {
        record Shared(int a, int b, int lists) {}
        List<Shared> shared = new ArrayList<>();
        for (int a = 0; a < cliques.size(); a++) {
            for (int b = 0; b < a; b++) {
                shared.add(new Shared(a, b, cliques.get(a) & cliques.get(b)));
            }
        }
        shared.sort(Comparator.comparingInt(edge -> -Integer.bitCount(edge.lists())));
        int[] tree = new int[cliques.size()];
        java.util.Arrays.setAll(tree, at -> at);
        List<Integer> separators = new ArrayList<>();
        for (Shared edge : shared) {
            if (tree[edge.a()] != tree[edge.b()]) {
                int from = tree[edge.a()];
                int to = tree[edge.b()];
                java.util.Arrays.setAll(tree, at -> tree[at] == from ? to : tree[at]);
                separators.add(edge.lists());
            }
        }
        return separators;
    }

    private static int[] neighbours(int lists, int edges) {
        int[] neighbours = new int[lists];
        int at = 0;
        for (int a = 0; a < lists; a++) {
            for (int b = a + 1; b < lists; b++, at++) {
                if ((edges >> at & 1) == 1) {
                    neighbours[a] |= 1 << b;
                    neighbours[b] |= 1 << a;
                }
            }
        }
        return neighbours;
    }

    private static boolean isComplete(int members, int[] neighbours) {
        for (int list = 0; list < neighbours.length; list++) {
            if ((members >> list & 1) == 1 && (members & ~(1 << list) & ~neighbours[list]) != 0) {
                return false;
            }
        }
        return true;
    }

    /// The cliques, lists counted from 1: `[123,34]`.
    public String name() {
        List<String> names = new ArrayList<>();
        for (int clique : cliques) {
            StringBuilder digits = new StringBuilder();
            for (int list = 0; list < MOST_LISTS; list++) {
                if ((clique >> list & 1) == 1) {
                    digits.append(list + 1);
                }
            }
            names.add(digits.toString());
        }
        names.sort(Comparator.<String>comparingInt(name -> -name.length()).thenComparing(Comparator.naturalOrder()));
        return "[" + String.join(",", names) + "]";
    }
}
