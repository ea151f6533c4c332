package org.wwow.backup.shapes;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.apache.jena.graph.Graph;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.shacl.vocabulary.SHACL;
import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.wwow.backup.dossier.caseuco.ShapesFound;
import org.wwow.backup.sealing.CanonicalJson;
import org.wwow.backup.sealing.JsonArray;
import org.wwow.backup.sealing.JsonInteger;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.JsonText;
import org.wwow.backup.sealing.JsonValue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wwow.backup.shapes.TheShapesOfTheGraph.SHAPES;

/// What holds for any graph of the builder's, tried on graphs by chance; the seed is in the message of a failure.
class HoldingManyGraphs {
    private static final int CASES = 25;
    private static final int MUTANTS = 60;
    private static final List<String> CLASSES = List.of("uco-types:Hash", "uco-tool:Tool", "uco-observable:FileFacet");
    /// What CASE and UCO demand of the classes that the builder uses.
    private static final Set<String> REQUIRED = Set.of("uco-types:hashMethod", "uco-types:hashValue",
            "uco-core:source", "uco-core:target", "uco-core:isDirectional");

    @Test
    void anyTitleToolAndOperatorGivesAGraphThatIsKept() {
        for (int seed = 0; seed < CASES; seed++) {
            byte[] graph = SampleGraphs.byChance(new Random(seed), seed % 5);
            assertThat(SHAPES.ask(graph)).as("seed %s", seed).isInstanceOf(ShapesFound.Kept.class);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 400})
    void howeverManyExhibitsItTellsOf(int more) {
        assertThat(statements(SampleGraphs.ofMany(more)))
                .isGreaterThanOrEqualTo(statements(SampleGraphs.ofMany(0)) + 20L * more);
    }

    private static long statements(byte[] graph) {
        return SHAPES.ask(graph) instanceof ShapesFound.Kept kept ? kept.statements() : 0;
    }

    @Test
    void noGraphIsKeptThatLacksWhatIsRequired() {
        byte[] graph = SampleGraphs.byChance(new Random(1), 1);
        JsonObject whole = (JsonObject) CanonicalJson.read(graph);
        int places = places(whole).size();
        List<Integer> required = new ArrayList<>();
        for (int place = 0; place < places; place++) {
            if (REQUIRED.contains(places(whole).get(place))) {
                required.add(place);
            }
        }
        assertThat(required).hasSizeGreaterThan(40);
        for (int tried = 0; tried < MUTANTS; tried++) {
            int place = required.get(tried * required.size() / MUTANTS);
            byte[] without = CanonicalJson.write(new Change(place, Change.Deed.DROP, new Random(tried)).of(whole));
            assertThat(SHAPES.ask(without)).as("%s at %s", places(whole).get(place), place)
                    .isInstanceOf(ShapesFound.Broken.class);
        }
    }

    /// Names of all members in the order in which a change meets them.
    private static List<String> places(JsonObject graph) {
        List<String> places = new ArrayList<>();
        JsonValue said = graph.member("@graph").orElseThrow();
        SampleGraphs.changed(said, (name, value) -> {
            places.add(name);
            return value;
        });
        return places;
    }

    /// Shapes that only suggest are switched off: what the rest finds must be what all of them find.
    @Test
    void switchingOffWhatSuggestsLosesNoViolation() throws Exception {
        Graph published = Ontology.published();
        Shapes all = Shapes.parse(published);
        JsonObject whole = (JsonObject) CanonicalJson.read(SampleGraphs.byChance(new Random(2), 0));
        int places = places(whole).size();
        int broken = 0;
        for (int seed = 0; seed < MUTANTS; seed++) {
            Random random = new Random(seed);
            Change.Deed deed = Change.Deed.values()[seed % Change.Deed.values().length];
            byte[] graph = CanonicalJson.write(new Change(random.nextInt(places), deed, random).of(whole));
            Set<String> found = violations(all, published, graph);
            assertThat(ours(graph)).as("seed %s", seed).isEqualTo(found);
            broken += found.isEmpty() ? 0 : 1;
        }
        assertThat(broken).isBetween(MUTANTS / 5, MUTANTS - 1);
    }

    private static Set<String> ours(byte[] graph) {
        return SHAPES.ask(graph) instanceof ShapesFound.Broken(String _, var broken)
                ? broken.stream()
                        .filter(one -> !Set.of("typed", "defined").contains(one.rule()))
                        .map(one -> one.node() + " " + one.rule())
                        .collect(Collectors.toSet())
                : Set.of();
    }

    private static Set<String> violations(Shapes shapes, Graph published, byte[] graph) {
        Graph both = GraphFactory.createDefaultGraph();
        RDFParser.create().source(new ByteArrayInputStream(graph)).lang(Lang.JSONLD11).parse(both);
        published.stream().forEach(both::add);
        return ShaclValidator.get()
                .validate(shapes, both)
                .getEntries()
                .stream()
                .filter(entry -> entry.severity().level().equals(SHACL.Violation))
                .map(entry -> Named.node(entry.focusNode()) + " " + Named.rule(entry.sourceConstraintComponent()))
                .collect(Collectors.toSet());
    }

    /// One change of a graph.
    private record Change(int place, Deed deed, Random random) {
        enum Deed {
            DROP, NUMBER, TEXT, TWICE, CLASS
        }

        JsonObject of(JsonObject graph) {
            int[] at = {0};
            List<JsonValue> said = new ArrayList<>();
            for (JsonValue node : ((JsonArray) graph.member("@graph").orElseThrow()).values()) {
                said.add(changed(node, at));
            }
            return JsonObject
                    .of(Map.of("@context", graph.member("@context").orElseThrow(), "@graph", new JsonArray(said)));
        }

        private JsonValue changed(JsonValue value, int[] at) {
            return switch (value) {
                case JsonObject object -> {
                    JsonObject made = JsonObject.EMPTY;
                    for (var member : object.members().entrySet()) {
                        JsonValue inner = changed(member.getValue(), at);
                        made = at[0]++ == place
                                ? done(made, member.getKey(), inner)
                                : made.with(member.getKey(), inner);
                    }
                    yield made;
                }
                case JsonArray array -> JsonArray.of(array.values(), one -> changed(one, at));
                default -> value;
            };
        }

        private JsonObject done(JsonObject made, String name, JsonValue value) {
            boolean isType = name.equals("@type");
            // The type of a literal is no class, and one that is none makes no graph.
            boolean isFixed = isType && value instanceof JsonText(String type) && type.startsWith("xsd:");
            boolean isOne = isType || Set.of("@id", "@value").contains(name);
            return switch (deed) {
                case DROP -> made;
                case NUMBER -> made.with(name, isOne ? value : new JsonInteger(random.nextInt(1_000)));
                case TEXT ->
                    made.with(name, isType ? value : new JsonText("urn:uuid:" + new UUID(random.nextLong(), 0)));
                case TWICE -> made.with(name,
                        isOne ? value : new JsonArray(List.of(value, new JsonText("uco-types:Hash"))));
                case CLASS ->
                    made.with(name, isType && !isFixed ? new JsonText(CLASSES.get(random.nextInt(3))) : value);
            };
        }
    }

    @Test
    void aHostileNameStaysAName() {
        byte[] graph = SampleGraphs.byChance(new Random(7), 0);
        assertThat(new String(graph, StandardCharsets.UTF_8)).contains("<script>");
        assertThat(SHAPES.ask(graph)).isInstanceOf(ShapesFound.Kept.class);
    }

    /// The sheet refuses it; were it let in, it would end no line and no string here.
    @Test
    void aLineEndOfUnicodeStaysPartOfAName() {
        String graph = new String(SampleGraphs.byChance(new Random(3), 0), StandardCharsets.UTF_8);
        String named = graph.replace("\"uco-core:name\":\"x", "\"uco-core:name\":\"\u2028\u2029\u0085");
        assertThat(named).isNotEqualTo(graph);
        assertThat(SHAPES.ask(named.getBytes(StandardCharsets.UTF_8))).isInstanceOf(ShapesFound.Kept.class);
    }
}
