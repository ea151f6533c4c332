package org.wwow.backup.dossier.caseuco;

/// Asks whether a graph keeps the shapes of CASE and UCO (check 35).
///
/// A builder asks of the very graph it is about to hand out. A reader does not: he makes the graph anew and compares it
/// byte by byte, so that the offline verifier carries no engine for shapes.
@FunctionalInterface
public interface GraphShapes {
    /// Asks. What cannot be asked is said to be so; an exception counts as that, too.
    ///
    /// @param graph JSON-LD, as it stands in `data/case.jsonld`
    ShapesFound ask(byte[] graph);
}
