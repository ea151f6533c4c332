package org.wwow.backup.shapes;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

import org.apache.jena.riot.RiotException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.wwow.backup.dossier.caseuco.ShapesFound;
import org.wwow.backup.dossier.caseuco.ShapesFound.BrokenShape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/// The shapes of CASE and UCO 1.4.0, unchanged, decide.
class TheShapesOfTheGraph {
    private static final Path VECTORS = Path.of(Objects.requireNonNull(System.getProperty("backup.vectors")),
            "case-uco");
    static final CaseShapes SHAPES = CaseShapes.reading();

    static List<BrokenShape> broken(String graph) {
        return switch (SHAPES.ask(graph.getBytes(StandardCharsets.UTF_8))) {
            case ShapesFound.Kept _ -> List.of();
            case ShapesFound.Broken(String _, List<BrokenShape> broken) -> broken;
            case ShapesFound.NotAsked(String why) -> throw new AssertionError(why);
        };
    }

    private static String sample(String name) {
        return new String(SampleGraphs.file(name, "case.jsonld"), StandardCharsets.UTF_8);
    }

    private static String spoilt(String before, String after) {
        String graph = sample("en.asice");
        assertThat(graph).contains(before);
        return graph.replace(before, after);
    }

    private static String vector(String name) throws IOException {
        return Files.readString(VECTORS.resolve(name));
    }

    @Test
    void takeTheVectorThatMustPass() throws Exception {
        assertThat(broken(vector("investigative_action_PASS.json"))).isEmpty();
    }

    @Test
    void refuseTheVectorThatMustFail() throws Exception {
        assertThat(broken(vector("investigative_action_XFAIL.json")))
                .anyMatch(one -> one.shape().contains("exhibitNumber"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en.asice", "fr.asice", "ar.asice", "uk.asice", "en-protected.asice"})
    void takeTheGraphsOfTheSamples(String name) {
        byte[] graph = SampleGraphs.file(name, "case.jsonld");
        assertThat(SHAPES.ask(graph)).isInstanceOfSatisfying(ShapesFound.Kept.class,
                kept -> assertThat(kept.statements()).isGreaterThan(100));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
            "case-investigation:exhibitNumber":"2" | "case-investigation:exhibitNumber":2 | case-investigation:ProvenanceRecord, case-investigation:exhibitNumber | datatype
            "@type":"xsd:hexBinary" | "@type":"xsd:string" | uco-types:Hash, uco-types:hashValue | datatype
            "uco-tool:version":"1.0" | "uco-tool:version":["1.0","1.1"] | uco-tool:Tool, uco-tool:version | maxCount
            "uco-core:isDirectional":true, | `` | uco-core:Relationship, uco-core:isDirectional | minCount
            "@type":"uco-observable:FileFacet" | "@type":"uco-types:Hash" | uco-core:UcoObject, uco-core:hasFacet | class
            "uco-tool:version":"1.0" | "uco-tool:version":{"@id":"urn:uuid:00000000-0000-4000-8000-000000000000"} | uco-tool:Tool, uco-tool:version | nodeKind
            "@type":"case-investigation:InvestigativeAction" | "@type":"case-investigation:InvestigativeActoin" | case-investigation:InvestigativeActoin | defined
            "uco-action:startTime" | "uco-action:startTimes" | uco-action:startTimes | defined
            "@type":"case-investigation:Investigation", | `` | http://www.w3.org/1999/02/22-rdf-syntax-ns#type | typed
            """)
    void nameWhatOursWouldBreak(String before, String after, String shape, String rule) {
        assertThat(broken(spoilt(before, after)))
                .anySatisfy(one -> assertThat(one.toString()).contains("[shape=" + shape + ", rule=" + rule + ", "))
                .allSatisfy(one -> assertThat(one.node()).startsWith("urn:uuid:"));
    }

    @Test
    void repeatNoTextOfTheGraph() {
        String spoilt = spoilt("\"uco-core:description\":\"", "\"uco-core:description\":\"Secret name ")
                .replaceFirst("\"uco-core:name\":\"[^\"]*\"",
                        "\"uco-core:name\":[\"Secret name 1\",\"Secret name 2\"]");
        assertThat(broken(spoilt)).isNotEmpty()
                .allSatisfy(one -> assertThat(one.toString()).doesNotContain("Secret"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"https://example.org/context.jsonld\"", "[{},\"file:///etc/hostname\"]",
        "{\"@import\":\"https://example.org/context.jsonld\"}", "\"jar:file:///a.jar!/b\""})
    void areAskedOfNothingThatLiesElsewhere(String context) {
        String graph = sample("en.asice").replaceFirst("\"@context\":\\{[^}]*\\}", "\"@context\":" + context);
        assertThatExceptionOfType(RiotException.class).isThrownBy(() -> broken(graph))
                .withMessageContaining("LOADING_REMOTE_CONTEXT_FAILED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "nothing", "{\"@graph\":[{\"@id\":7}]}", "\u0000"})
    void areNotKeptByWhatIsNoGraph(String graph) {
        assertThatExceptionOfType(RiotException.class).isThrownBy(() -> broken(graph));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "{\"@graph\":[]}"})
    void areNotKeptByWhatSaysNothing(String graph) {
        assertThat(SHAPES.ask(graph.getBytes(StandardCharsets.UTF_8))).isEqualTo(new ShapesFound.NotAsked("empty"));
    }
}
