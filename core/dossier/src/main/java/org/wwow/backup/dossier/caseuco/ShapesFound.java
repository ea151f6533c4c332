package org.wwow.backup.dossier.caseuco;

import java.util.List;

/// What was found when a graph was held to the shapes. There are three answers, and only one is a yes.
public sealed interface ShapesFound {
    /// It keeps every shape that demands something.
    ///
    /// @param of whose shapes, with their version
    /// @param statements how many the graph makes
    record Kept(String of, long statements) implements ShapesFound {}

    /// It breaks some.
    ///
    /// @param of whose shapes, with their version
    /// @param broken at least one
    record Broken(String of, List<BrokenShape> broken) implements ShapesFound {
        /// Keeps its own copy.
        public Broken {
            broken = List.copyOf(broken);
            if (broken.isEmpty()) {
                throw new IllegalArgumentException("A broken shape has a name.");
            }
        }
    }

    /// Nobody knows.
    ///
    /// @param why one word for a technician
    record NotAsked(String why) implements ShapesFound {}

    /// One place at which the graph is not as it must be. It names nodes and rules, and repeats no text of the graph.
    ///
    /// @param shape the shape, and the property it is about where there is one
    /// @param rule the kind of rule that is broken, as SHACL names it: `datatype`, `minCount`
    /// @param node the node that breaks it
    record BrokenShape(String shape, String rule, String node) {}
}
