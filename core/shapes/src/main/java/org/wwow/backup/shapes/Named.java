package org.wwow.backup.shapes;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.apache.jena.graph.Node;
import org.apache.jena.sparql.path.P_Link;
import org.apache.jena.sparql.path.Path;

/// Shapes, rules and nodes as a person is told of them. No text of a graph is repeated: it may be a name.
final class Named {
    private static final Pattern TERM = Pattern
            .compile(
                    "https://ontology\\.(?:unifiedcyberontology|caseontology)\\.org/(uco|case)/([a-z]+)/([A-Za-z0-9-]+)");
    private static final String COMPONENT = "ConstraintComponent";

    private Named() {}

    static String node(Node node) {
        if (!node.isURI()) {
            return node.isBlank() ? "_:" : "\"\"";
        }
        Matcher term = TERM.matcher(node.getURI());
        return term.matches() ? term.group(1) + "-" + term.group(2) + ":" + term.group(3) : node.getURI();
    }

    static String path(Path path) {
        return path instanceof P_Link link ? node(link.getNode()) : path.toString();
    }

    /// `datatype` for `sh:DatatypeConstraintComponent`.
    static String rule(Node component) {
        String name = component.getLocalName().replace(COMPONENT, "");
        boolean isAcronym = List.of("SPARQL", "JS").contains(name);
        return isAcronym
                ? name.toLowerCase(Locale.ROOT)
                : name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }
}
