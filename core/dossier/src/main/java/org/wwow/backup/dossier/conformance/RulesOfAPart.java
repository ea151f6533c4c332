package org.wwow.backup.dossier.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/// veraPDF's own rules of PDF/A-3, read from its jar. veraPDF reads the rules of every standard it knows, each time, with
/// an XML binding of two megabytes; of these three files a page of code is enough.
final class RulesOfAPart {
    private static final String NO_MESSAGE = "-";

    private RulesOfAPart() {}

    /// @param level one of PDF/A-3
    static ValidationProfile of(PDFAFlavour level) throws IOException {
        String name = "PDFA-3" + switch (level) {
            case PDFA_3_A -> "A";
            case PDFA_3_B -> "B";
            case PDFA_3_U -> "U";
            default -> throw new IllegalArgumentException("No level of PDF/A-3.");
        };
        try (InputStream file = Profiles.class.getResourceAsStream("/org/verapdf/pdfa/validation/" + name + ".xml")) {
            Element root = DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .parse(Objects.requireNonNull(file, name))
                    .getDocumentElement();
            Set<Rule> rules = new LinkedHashSet<>();
            for (Element rule : children(only(root, "rules"))) {
                rules.add(rule(rule));
            }
            Set<Variable> variables = new LinkedHashSet<>();
            for (Element variable : children(only(root, "variables"))) {
                variables.add(Profiles.variableFromValues(variable.getAttribute("name"),
                        variable.getAttribute("object"), text(variable, "defaultValue"), text(variable, "value")));
            }
            var details = Profiles.profileDetailsFromValues(name, name, name, Date.from(Instant.EPOCH));
            return Profiles.profileFromValues(level, details, "", rules, variables);
        } catch (ParserConfigurationException | SAXException impossible) {
            throw new IOException(impossible);
        }
    }

    /// A rule without the words that veraPDF would tell of it: its clause and number name it.
    private static Rule rule(Element rule) {
        Element id = only(rule, "id");
        return Profiles.ruleFromValues(
                Profiles.ruleIdFromValues(PDFAFlavour.Specification.valueOf(id.getAttribute("specification")),
                        id.getAttribute("clause"), Integer.parseInt(id.getAttribute("testNumber"))),
                rule.getAttribute("object"), rule.hasAttribute("deferred")
                        ? Boolean.valueOf(rule.getAttribute("deferred"))
                        : null,
                null, NO_MESSAGE, text(rule, "test"), Profiles.errorFromValues(NO_MESSAGE, List.of()), List.of());
    }

    private static String text(Element parent, String name) {
        return only(parent, name).getTextContent();
    }

    private static Element only(Element parent, String name) {
        Optional<Element> found = children(parent).stream().filter(one -> one.getTagName().equals(name)).findFirst();
        return found.orElseThrow(() -> new IllegalStateException("Rules without " + name + "."));
    }

    private static List<Element> children(Element parent) {
        List<Element> children = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }
}
