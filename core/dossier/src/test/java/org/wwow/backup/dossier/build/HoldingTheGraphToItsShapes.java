package org.wwow.backup.dossier.build;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.wwow.backup.dossier.casefolder.CaseRefused;
import org.wwow.backup.dossier.caseuco.GraphShapes;
import org.wwow.backup.dossier.caseuco.ShapesFound;
import org.wwow.backup.dossier.container.Container;
import org.wwow.backup.dossier.container.ContainerLimits;
import org.wwow.backup.dossier.file.Edition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/// Check 35 where a dossier is made. The shapes themselves are tried in `core/shapes`.
class HoldingTheGraphToItsShapes {
    private static final ShapesFound KEPT = new ShapesFound.Kept("CASE 1.4.0", 412);

    @TempDir
    private Path folder;

    private final MadeUpSeal seal = new MadeUpSeal();

    private Path build(Edition edition, GraphShapes shapes) throws Exception {
        Path place = folder.resolve("file.asice");
        DossierBuild.of(CaseFolder.of(new CaseInMemory()),
                new DossierPlan(edition, Locale.ENGLISH, new MadeUpPaper(), Optional.of(seal), new SecureRandom()),
                shapes)
                .write(place, bytes -> {});
        return place;
    }

    private void refuses(GraphShapes shapes, String sentence) throws IOException {
        assertThatExceptionOfType(CaseRefused.class).isThrownBy(() -> build(Edition.FULL, shapes))
                .withMessageContaining("check 35: ")
                .withMessageContaining(sentence);
        assertThat(seal.manifests).isEmpty();
        try (var left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    private static String read(Container container, String path) throws IOException {
        try (InputStream bytes = container.open(path)) {
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void asksOfTheVeryGraphOfEachEditionAndSaysSo() throws Exception {
        List<String> asked = new ArrayList<>();
        Path place = build(Edition.PROTECTED, graph -> {
            asked.add(new String(graph, StandardCharsets.UTF_8));
            return KEPT;
        });
        assertThat(asked).hasSize(2);
        try (Container container = Container.open(place, ContainerLimits.USUAL)) {
            assertThat(read(container, "data/case.jsonld")).isEqualTo(asked.getLast()).isNotEqualTo(asked.getFirst());
            assertThat(read(container, "data/checks.json")).contains(
                    "By the shapes of CASE 1.4.0 that demand something the 412 statements of the graph are as they must be.")
                    .doesNotContain("not asked again here");
        }
    }

    @Test
    void refusesABrokenShapeByShapeAndNodeAndLeavesNothing() throws Exception {
        var broken = new ShapesFound.BrokenShape("uco-types:Hash, uco-types:hashValue", "minCount", "urn:uuid:7");
        refuses(_ -> new ShapesFound.Broken("CASE 1.4.0", List.of(broken)),
                "The node urn:uuid:7 of the graph breaks the shape uco-types:Hash, uco-types:hashValue (minCount) of CASE 1.4.0.");
    }

    @Test
    void tellsOfTwentyWhereThousandsAreBroken() throws Exception {
        List<ShapesFound.BrokenShape> broken = new ArrayList<>();
        for (int node = 0; node < 5_000; node++) {
            broken.add(new ShapesFound.BrokenShape("uco-types:Hash", "class", "node " + node));
        }
        refuses(_ -> new ShapesFound.Broken("CASE", broken), "And 4980 more.");
    }

    @Test
    void refusesABrokenShapeOfTheProtectedEditionAlone() throws Exception {
        int[] asked = {0};
        var broken = new ShapesFound.BrokenShape("uco-types:Hash", "class", "urn:uuid:8");
        assertThatExceptionOfType(CaseRefused.class)
                .isThrownBy(() -> build(Edition.PROTECTED,
                        _ -> asked[0]++ == 0 ? KEPT : new ShapesFound.Broken("CASE", List.of(broken))))
                .withMessageContaining("urn:uuid:8");
        try (var left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    private static Stream<Throwable> failures() {
        return Stream.of(new IllegalStateException("made up"), new StackOverflowError(), new OutOfMemoryError(),
                new NoClassDefFoundError());
    }

    @ParameterizedTest
    @MethodSource("failures")
    void takesAnEngineThatFailsForARefusal(Throwable failure) throws Exception {
        refuses(_ -> {
            if (failure instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(failure);
        }, "could not be asked (" + failure.getClass().getSimpleName() + ")");
    }

    @Test
    void takesAnAnswerThatNobodyKnowsForARefusal() throws Exception {
        refuses(_ -> new ShapesFound.NotAsked("empty"), "could not be asked (empty)");
    }
}
