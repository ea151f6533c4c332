package org.wwow.backup.shapes;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.shacl.vocabulary.SHACL;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.graph.NodeConst;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDF;

import org.wwow.backup.dossier.caseuco.ShapesFound.BrokenShape;

/// CASE and UCO as they were published, and their shapes.
///
/// Shapes that only suggest (severity `Info` or `Warning`) are switched off, as SHACL means it, by `sh:deactivated`: that
/// an identifier had better be of another kind, which one of them says of every node, stops nobody.
///
/// @param graph classes, properties and shapes
/// @param shapes those that demand something
record Ontology(Graph graph, Shapes shapes) {
    static final String NAME = "CASE 1.4.0 / UCO 1.4.0";
    private static final List<String> FILES = List.of("action", "analysis", "case-vocabulary", "co", "configuration",
            "core", "identity", "investigation", "location", "marking", "observable", "pattern", "role", "time", "tool",
            "types", "victim", "vocabulary");

    static Ontology read() throws IOException {
        Graph graph = published();
        for (Node severity : List.of(SHACL.Info, SHACL.Warning)) {
            for (Triple mild : graph.find(Node.ANY, SHACL.severity, severity).toList()) {
                // What such a shape holds may demand more than itself.
                if (!graph.contains(mild.getSubject(), SHACL.property, Node.ANY)) {
                    graph.add(mild.getSubject(), SHACL.deactivated, NodeConst.nodeTrue);
                }
            }
        }
        return new Ontology(graph, Shapes.parse(graph));
    }

    /// Everything, before anything is switched off.
    static Graph published() throws IOException {
        Graph graph = GraphFactory.createDefaultGraph();
        for (String file : FILES) {
            try (InputStream bytes = Objects.requireNonNull(Ontology.class.getResourceAsStream(file + ".ttl"), file)) {
                // Two queries over dictionaries group by ?value alone; Jena asks for $this as well, which is pre-bound.
                String text = new String(bytes.readAllBytes(), StandardCharsets.UTF_8)
                        .replace("GROUP BY ?value", "GROUP BY $this ?value");
                RDFParser.create().source(new StringReader(text)).lang(Lang.TURTLE).parse(graph);
            }
        }
        return graph;
    }

    /// The shape itself where it has a name, else the one it is part of.
    Node named(Node shape) {
        return shape.isURI()
                ? shape
                : graph.find(Node.ANY, SHACL.property, shape)
                        .mapWith(Triple::getSubject)
                        .filterKeep(Node::isURI)
                        .nextOptional()
                        .orElse(shape);
    }

    /// What no shape would miss: a node without a type, a class or a property that nobody defines. *Shapes ask nothing of
    /// what they do not know, so a slip of the pen would pass for a sound graph.*
    Stream<BrokenShape> unknown(Graph said) {
        Set<BrokenShape> found = new HashSet<>();
        said.stream().forEach(one -> {
            String node = Named.node(one.getSubject());
            Node type = RDF.type.asNode();
            if (!said.contains(one.getSubject(), type, Node.ANY)) {
                found.add(new BrokenShape(Named.node(type), "typed", node));
            }
            boolean isType = one.getPredicate().equals(type);
            Node term = isType ? one.getObject() : one.getPredicate();
            if (isType ? !graph.contains(term, type, OWL.Class.asNode()) : !graph.contains(term, type, Node.ANY)) {
                found.add(new BrokenShape(Named.node(term), "defined", node));
            }
        });
        return found.stream().sorted(java.util.Comparator.comparing(BrokenShape::toString));
    }
}
