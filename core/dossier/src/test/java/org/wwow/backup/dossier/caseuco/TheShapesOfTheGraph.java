package org.wwow.backup.dossier.caseuco;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.apache.jena.graph.Graph;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.shacl.ValidationReport;
import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.api.Test;

import org.wwow.backup.dossier.build.SampleContent;
import org.wwow.backup.dossier.file.Edition;

import static org.assertj.core.api.Assertions.assertThat;

/// The shapes of CASE and UCO 1.4.0, unchanged, decide.
class TheShapesOfTheGraph {
    private static final Path VECTORS = Path.of(Objects.requireNonNull(System.getProperty("backup.vectors")),
            "case-uco");
    private static final Graph ONTOLOGY = ontology();
    private static final Shapes SHAPES = Shapes.parse(ONTOLOGY);

    private static Graph ontology() {
        Graph graph = GraphFactory.createDefaultGraph();
        try (Stream<Path> files = Files.list(VECTORS.resolve("ontology"))) {
            for (Path file : files.filter(one -> one.toString().endsWith(".ttl")).sorted().toList()) {
                // Two queries over dictionaries group by ?value alone; Jena asks for $this as well, which is pre-bound.
                String text = Files.readString(file).replace("GROUP BY ?value", "GROUP BY $this ?value");
                RDFParser.create().source(new StringReader(text)).lang(Lang.TURTLE).parse(graph);
            }
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
        return graph;
    }

    /// Classes and their hierarchy stand in the ontology, so it is part of what is looked at.
    private static ValidationReport judge(String jsonld) {
        Graph data = GraphFactory.createDefaultGraph();
        RDFParser.create().source(new StringReader(jsonld)).lang(Lang.JSONLD11).parse(data);
        ONTOLOGY.stream().forEach(data::add);
        return ShaclValidator.get().validate(SHAPES, data);
    }

    private static List<String> violations(String jsonld) {
        return judge(jsonld).getEntries()
                .stream()
                .filter(entry -> entry.severity().level().getURI().endsWith("Violation"))
                .map(entry -> entry.focusNode() + " " + entry.resultPath() + " " + entry.message())
                .toList();
    }

    private static String vector(String name) throws IOException {
        return Files.readString(VECTORS.resolve(name));
    }

    @Test
    void takeTheVectorThatMustPass() throws Exception {
        assertThat(violations(vector("investigative_action_PASS.json"))).isEmpty();
    }

    @Test
    void refuseTheVectorThatMustFail() throws Exception {
        assertThat(violations(vector("investigative_action_XFAIL.json")))
                .anyMatch(one -> one.contains("exhibitNumber"));
    }

    @Test
    void takeOurs() throws Exception {
        assertThat(violations(graph(Edition.FULL))).isEmpty();
        assertThat(violations(graph(Edition.PROTECTED))).isEmpty();
    }

    @Test
    void refuseOursWithANumberInPlaceOfAnExhibitsText() throws Exception {
        String spoilt = graph(Edition.FULL).replace("\"case-investigation:exhibitNumber\":\"2\"",
                "\"case-investigation:exhibitNumber\":2");
        assertThat(violations(spoilt)).isNotEmpty();
    }

    @Test
    void refuseOursWithADigestThatIsNone() throws Exception {
        String spoilt = graph(Edition.FULL).replaceFirst("\"@type\":\"xsd:hexBinary\"", "\"@type\":\"xsd:string\"");
        assertThat(violations(spoilt)).isNotEmpty();
    }

    private static String graph(Edition edition) throws IOException {
        return new String(SampleContent.graph(edition), StandardCharsets.UTF_8);
    }
}
