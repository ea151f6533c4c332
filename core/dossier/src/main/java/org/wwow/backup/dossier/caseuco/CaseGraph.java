package org.wwow.backup.dossier.caseuco;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.wwow.backup.dossier.casefolder.CaseSheet;
import org.wwow.backup.dossier.casefolder.Derivative;
import org.wwow.backup.dossier.casefolder.Exhibit;
import org.wwow.backup.dossier.custody.CustodyChain;
import org.wwow.backup.dossier.custody.CustodyEvent;
import org.wwow.backup.dossier.file.DossierIndex;
import org.wwow.backup.dossier.file.DossierIndex.ListedFile;
import org.wwow.backup.dossier.file.DossierPaths;
import org.wwow.backup.ledger.Event;
import org.wwow.backup.sealing.CanonicalJson;
import org.wwow.backup.sealing.Digest;
import org.wwow.backup.sealing.Id;
import org.wwow.backup.sealing.JsonArray;
import org.wwow.backup.sealing.JsonInteger;
import org.wwow.backup.sealing.JsonObject;

/// `data/case.jsonld`: exhibits, what was made from them and who did what, as a CASE/UCO 1.4.0 graph (check 35).
///
/// What was not done by an identified tool or person is left out rather than guessed. Identifiers derive from those of
/// the dossier, so the same dossier gives the same graph.
public final class CaseGraph {
    private static final String UCO = "https://ontology.unifiedcyberontology.org/uco/";
    /// The mark of answers that a person chose alone.
    private static final String NO_STATEMENT = "answers chosen by the person alone, not a statement";
    private static final Map<String, String> CONTEXT = new TreeMap<>(Map.of("case-investigation",
            "https://ontology.caseontology.org/case/investigation/", "uco-action", UCO + "action/", "uco-core",
            UCO + "core/", "uco-identity", UCO + "identity/", "uco-observable", UCO + "observable/", "uco-tool",
            UCO + "tool/", "uco-types", UCO + "types/", "xsd", "http://www.w3.org/2001/XMLSchema#"));

    private final DossierIndex index;
    private final Map<String, ListedFile> files;
    private final List<JsonObject> graph = new ArrayList<>();
    private final Set<String> said = new HashSet<>();

    private CaseGraph(DossierIndex index) {
        this.index = index;
        this.files = index.files().stream().collect(Collectors.toMap(ListedFile::path, Function.identity()));
    }

    /// The file, canonical JSON.
    public static byte[] of(DossierIndex index, CustodyChain custody) {
        var graph = new CaseGraph(index);
        graph.exhibits();
        graph.derivatives();
        custody.events().forEach(graph::event);
        graph.investigation();
        JsonObject context = JsonObject.EMPTY;
        for (var prefix : CONTEXT.entrySet()) {
            context = context.with(prefix.getKey(), prefix.getValue());
        }
        return CanonicalJson.write(JsonObject.EMPTY.with("@context", context)
                .with("@graph", new JsonArray(List.copyOf(graph.graph))));
    }

    private void exhibits() {
        CaseSheet sheet = index.sheet();
        for (Exhibit exhibit : sheet.exhibits()) {
            ListedFile file = Optional.ofNullable(files.get("data/" + DossierPaths.original(exhibit)))
                    .orElseGet(() -> new ListedFile("", exhibit.original().length(), exhibit.original().sha256(),
                            exhibit.original().sha512()));
            file(exhibit.id().uuid(), file, exhibit.format(), exhibit.title());
            String number = Integer.toString(exhibit.number());
            JsonObject record = thing(iri(derived("record", exhibit.id().uuid())),
                    "case-investigation:ProvenanceRecord")
                    .with("case-investigation:exhibitNumber", number)
                    .with("case-investigation:rootExhibitNumber", number)
                    .with("uco-core:description", exhibit.title())
                    .with("uco-core:object", ref(exhibit.id().uuid()));
            List<String> tags = tags(exhibit);
            graph.add(tags.isEmpty() ? record : record.with("uco-core:tag", JsonArray.ofTexts(tags)));
            corrections(exhibit);
        }
    }

    /// What must not be overlooked of an exhibit, at its record.
    private List<String> tags(Exhibit exhibit) {
        List<String> tags = new ArrayList<>();
        if (index.givenAlone(exhibit)) {
            tags.add(NO_STATEMENT);
        }
        if (index.corrects(exhibit).filter(List::isEmpty).isPresent()) {
            tags.add("corrects something that is not in this file");
        }
        index.corrects(exhibit).orElse(List.of()).forEach(one -> tags.add("corrects exhibit " + one));
        index.correctedBy(exhibit).forEach(one -> tags.add("corrected by exhibit " + one));
        return tags;
    }

    private void corrections(Exhibit exhibit) {
        List<Integer> corrects = index.corrects(exhibit).orElse(List.of());
        UUID from = exhibit.id().uuid();
        for (Exhibit first : corrects.isEmpty() ? List.<Exhibit>of() : index.sheet().exhibits()) {
            if (corrects.contains(first.number())) {
                graph.add(thing(iri(derived("correction", from + "\n" + first.id())),
                        "uco-observable:ObservableRelationship")
                        .with("uco-core:source", ref(from))
                        .with("uco-core:target", ref(first.id().uuid()))
                        .with("uco-core:isDirectional", true)
                        .with("uco-core:kindOfRelationship", "Corrects"));
            }
        }
    }

    private void derivatives() {
        CaseSheet sheet = index.sheet();
        for (Derivative derivative : sheet.derivatives()) {
            String path = "data/" + DossierPaths.derivative(sheet.origin(derivative), derivative);
            ListedFile file = files.get(path);
            if (file == null) {
                continue;
            }
            UUID id = derivative.id().uuid();
            file(id, file, derivative.format(), lower(derivative.kind()));
            graph.add(thing(iri(derived("origin", id)), "uco-observable:ObservableRelationship")
                    .with("uco-core:source", ref(id))
                    .with("uco-core:target", ref(shownParent(derivative)))
                    .with("uco-core:isDirectional", true)
                    .with("uco-core:kindOfRelationship", "Derived_From"));
            Derivative.Making making = derivative.making();
            graph.add(action(derived("making", id), lower(derivative.kind()), making.time())
                    .with("uco-action:performer", ref(named("uco-identity:Identity", making.operator())))
                    .with("uco-action:instrument", ref(tool(making.tool(), making.version())))
                    .with("uco-action:object", ref(shownParent(derivative)))
                    .with("uco-action:result", ref(id)));
        }
    }

    /// What it was made from or, where a protected dossier does not show that, the exhibit it goes back to.
    private UUID shownParent(Derivative derivative) {
        CaseSheet sheet = index.sheet();
        boolean shown = sheet.exhibit(derivative.parent()).isPresent() || sheet.derivatives()
                .stream()
                .filter(one -> one.id().equals(derivative.parent()))
                .anyMatch(one -> files.containsKey("data/" + DossierPaths.derivative(sheet.origin(one), one)));
        return (shown ? derivative.parent() : sheet.origin(derivative).id()).uuid();
    }

    private void event(CustodyEvent event) {
        UUID who = event.actor().id().orElseGet(() -> derived("actor", event.account().role()));
        if (said.add(who.toString())) {
            graph.add(thing(iri(who), "uco-identity:Identity").with("uco-core:name", lower(event.actor().kind())));
        }
        JsonObject action = action(event.id().uuid(), event.action().word(), event.time())
                .with("uco-core:description", event.account().purpose())
                .with("uco-action:performer", ref(who))
                .with("uco-action:instrument", ref(tool(event.account().tool(), event.account().version())));
        List<UUID> objects = objects(event);
        graph.add(objects.isEmpty()
                ? action
                : action.with("uco-action:object", JsonArray.of(objects, CaseGraph::ref)));
    }

    /// The exhibits an event was about: the item, or everything a deposit brought.
    private List<UUID> objects(CustodyEvent event) {
        Stream<Exhibit> about = index.sheet().exhibits().stream();
        return (event.action() == Event.Kind.DEPOSIT
                ? about.filter(one -> one.deposit().uuid().equals(event.item()))
                : about.filter(one -> one.id().uuid().equals(event.item())))
                .map(one -> one.id().uuid())
                .toList();
    }

    private void investigation() {
        CaseSheet sheet = index.sheet();
        UUID id = derived("investigation", sheet.reference());
        graph.add(thing(iri(id), "case-investigation:Investigation").with("uco-core:name", sheet.codeName())
                .with("uco-core:object", JsonArray.of(sheet.exhibits(), one -> ref(one.id().uuid()))));
    }

    private void file(UUID id, ListedFile file, String format, String title) {
        JsonArray hashes = new JsonArray(List.of(hash(id, "SHA256", file.sha256().hex()),
                hash(id, "SHA512", file.sha512().hex())));
        JsonObject content = thing(iri(derived("content", id)), "uco-observable:ContentDataFacet")
                .with("uco-observable:mimeType", format)
                .with("uco-observable:sizeInBytes", new JsonInteger(file.size()))
                .with("uco-observable:hash", hashes);
        JsonObject place = thing(iri(derived("file", id)), "uco-observable:FileFacet")
                .with("uco-observable:sizeInBytes", new JsonInteger(file.size()));
        if (!file.path().isEmpty()) {
            place = place.with("uco-observable:fileName", file.path().substring(file.path().lastIndexOf('/') + 1))
                    .with("uco-observable:filePath", file.path());
        }
        graph.add(thing(iri(id), "uco-observable:File").with("uco-core:name", title)
                .with("uco-core:hasFacet", new JsonArray(List.of(content, place))));
    }

    private static JsonObject hash(UUID of, String method, String hex) {
        return thing(iri(derived(method, of)), "uco-types:Hash").with("uco-types:hashMethod", method)
                .with("uco-types:hashValue", JsonObject.EMPTY.with("@type", "xsd:hexBinary").with("@value", hex));
    }

    private static JsonObject action(UUID id, String name, Instant time) {
        JsonObject moment = JsonObject.EMPTY.with("@type", "xsd:dateTime").with("@value", time.toString());
        return thing(iri(id), "case-investigation:InvestigativeAction").with("uco-core:name", name)
                .with("uco-action:startTime", moment)
                .with("uco-action:endTime", moment);
    }

    private UUID named(String type, String name) {
        UUID id = derived(type, name);
        if (said.add(id.toString())) {
            graph.add(thing(iri(id), type).with("uco-core:name", name));
        }
        return id;
    }

    private UUID tool(String name, String version) {
        UUID id = derived("tool", name + "\n" + version);
        if (said.add(id.toString())) {
            graph.add(thing(iri(id), "uco-tool:Tool").with("uco-core:name", name).with("uco-tool:version", version));
        }
        return id;
    }

    private static JsonObject thing(String iri, String type) {
        return JsonObject.EMPTY.with("@id", iri).with("@type", type);
    }

    private static JsonObject ref(UUID id) {
        return JsonObject.EMPTY.with("@id", iri(id));
    }

    private static String iri(UUID id) {
        return "urn:uuid:" + id;
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static UUID derived(String what, Object of) {
        byte[] text = ("backup/v1/case-uco\n" + what + "\n" + of).getBytes(StandardCharsets.UTF_8);
        byte[] half = Digest.hash(text).firstHalf();
        return Id.of(Id.withVersion(half, 8));
    }
}
