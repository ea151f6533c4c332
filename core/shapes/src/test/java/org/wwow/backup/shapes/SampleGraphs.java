package org.wwow.backup.shapes;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BiFunction;

import org.wwow.backup.dossier.casefolder.CaseSheet;
import org.wwow.backup.dossier.casefolder.Derivative;
import org.wwow.backup.dossier.casefolder.Exhibit;
import org.wwow.backup.dossier.caseuco.CaseGraph;
import org.wwow.backup.dossier.container.Container;
import org.wwow.backup.dossier.container.ContainerLimits;
import org.wwow.backup.dossier.container.ContainerRefused;
import org.wwow.backup.dossier.custody.CustodyChain;
import org.wwow.backup.dossier.file.DossierIndex;
import org.wwow.backup.dossier.file.DossierIndex.ListedFile;
import org.wwow.backup.dossier.file.DossierPaths;
import org.wwow.backup.dossier.file.Edition;
import org.wwow.backup.dossier.sample.SampleCase;
import org.wwow.backup.sealing.CanonicalJson;
import org.wwow.backup.sealing.JsonArray;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.JsonText;
import org.wwow.backup.sealing.JsonValue;

/// Graphs of the finished samples, and of cases made from them by chance.
final class SampleGraphs {
    private static final Path SAMPLES = Path.of(System.getProperty("backup.domain", "../../domain"), "../docs/samples");
    /// Signs that mean something to some reader: of JSON, IRIs, Turtle, HTML, SPARQL; beyond the first plane;
    /// right to left.
    private static final List<String> HOSTILE = List.of("\"", "'", "\\", "<script>alert(1)</script>", "} . ?s ?p ?o",
            "@id", "_:b0", "^^xsd:integer", "#", "\ud83d\ude00", "\u0634\u0627\u0647\u062f", "%0A", "://", " ", "a",
            "7");

    private SampleGraphs() {}

    /// A file of a sample's payload.
    static byte[] file(String sample, String path) {
        try (Container container = Container.open(SAMPLES.resolve(sample), ContainerLimits.USUAL);
                InputStream bytes = container.open("data/" + path)) {
            return bytes.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (ContainerRefused refused) {
            throw new IllegalStateException(refused);
        }
    }

    /// The graph of the made-up case with some exhibits more.
    static byte[] ofMany(int more) {
        Map<String, byte[]> files = SampleCase.files(more);
        return graph(CanonicalJson.read(Objects.requireNonNull(files.get("case.json"))), files);
    }

    /// With other titles and tools.
    static byte[] byChance(Random random, int more) {
        Map<String, byte[]> files = SampleCase.files(more);
        JsonValue sheet = CanonicalJson.read(Objects.requireNonNull(files.get("case.json")));
        return graph(changed(sheet,
                (name, value) -> List.of("title", "tool", "version").contains(name)
                        ? new JsonText(text(random))
                        : value),
                files);
    }

    private static byte[] graph(JsonValue json, Map<String, byte[]> files) {
        CaseSheet sheet = CaseSheet.of(json, "case.json");
        List<ListedFile> listed = new ArrayList<>();
        for (Exhibit exhibit : sheet.exhibits()) {
            Exhibit.Original original = exhibit.original();
            listed.add(new ListedFile("data/" + DossierPaths.original(exhibit), original.length(), original.sha256(),
                    original.sha512()));
            for (Derivative made : sheet.derivativesOf(exhibit)) {
                listed.add(new ListedFile("data/" + DossierPaths.derivative(exhibit, made), 1, made.sha256(),
                        original.sha512()));
            }
        }
        return CaseGraph.of(new DossierIndex(Edition.FULL, "a test", sheet, listed, List.of(), List.of()),
                CustodyChain.read(Objects.requireNonNull(files.get("custody.jsonl"))));
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder("x");
        for (int parts = random.nextInt(6); parts > 0; parts--) {
            text.append(HOSTILE.get(random.nextInt(HOSTILE.size())));
        }
        return text.append('x').toString();
    }

    /// Every member of every object, from within.
    static JsonValue changed(JsonValue value, BiFunction<String, JsonValue, JsonValue> change) {
        return switch (value) {
            case JsonObject object -> {
                Map<String, JsonValue> members = new TreeMap<>();
                object.members()
                        .forEach((name, member) -> members.put(name, change.apply(name, changed(member, change))));
                yield JsonObject.of(members);
            }
            case JsonArray array -> JsonArray.of(array.values(), one -> changed(one, change));
            default -> value;
        };
    }
}
