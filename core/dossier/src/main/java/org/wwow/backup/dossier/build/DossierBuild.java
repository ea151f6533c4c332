package org.wwow.backup.dossier.build;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

import org.wwow.backup.dossier.bag.BagDraft;
import org.wwow.backup.dossier.bag.BagSource;
import org.wwow.backup.dossier.casefolder.CaseRefused;
import org.wwow.backup.dossier.casefolder.CaseSheet;
import org.wwow.backup.dossier.caseuco.CaseGraph;
import org.wwow.backup.dossier.caseuco.GraphShapes;
import org.wwow.backup.dossier.check.Checked;
import org.wwow.backup.dossier.check.Checks;
import org.wwow.backup.dossier.check.EarlierChecks;
import org.wwow.backup.dossier.check.SubmittedFile;
import org.wwow.backup.dossier.check.Trust;
import org.wwow.backup.dossier.check.Verdict;
import org.wwow.backup.dossier.container.ContainerWriter;
import org.wwow.backup.dossier.custody.CustodyGap;
import org.wwow.backup.dossier.file.DossierIndex;
import org.wwow.backup.dossier.file.DossierIndex.ListedFile;
import org.wwow.backup.dossier.file.DossierPaths;
import org.wwow.backup.dossier.file.Edition;
import org.wwow.backup.dossier.loadfile.LoadFile;
import org.wwow.backup.dossier.redaction.Pseudonyms;
import org.wwow.backup.dossier.signature.AsicManifest;
import org.wwow.backup.sealing.Digest;
import org.wwow.backup.sealing.age.Age;
import org.wwow.backup.sealing.age.SealingStream;

/// Builds a dossier of a case folder (docs/protocol/dossier.md, section 6): everything is checked first, written beside
/// its place, moved there when whole. Nothing is left behind otherwise.
///
/// ```java
/// DossierBuild.of(CaseFolder.open(folder), plan, shapes).write(file, progress);
/// ```
public final class DossierBuild {
    /// What built it, as it stands in the index and in `bag-info.txt`.
    public static final String BUILDER = "BackUp 0.1.0";
    private static final String SIGNATURES = "META-INF/signatures.xml";
    private static final Set<String> LISTS = Set.of("bagit.txt", "bag-info.txt", "manifest-sha256.txt",
            "manifest-sha512.txt", "tagmanifest-sha256.txt", "tagmanifest-sha512.txt");
    private static final String MIMETYPE = "application/vnd.etsi.asic-e+zip";
    private static final String CONTAINER = "dossier.asice";
    private static final int PIECE = 1 << 17;

    private final CaseFolder folder;
    private final DossierPlan plan;
    private final GraphShapes shapes;
    private final Optional<Trust> reader;

    private DossierBuild(CaseFolder folder, DossierPlan plan, GraphShapes shapes, Optional<Trust> reader) {
        this.folder = folder;
        this.plan = plan;
        this.shapes = shapes;
        this.reader = reader;
    }

    /// A build that has not begun.
    ///
    /// @param shapes what the graph of each edition is held to; one that it does not keep ends the build
    public static DossierBuild of(CaseFolder folder, DossierPlan plan, GraphShapes shapes) {
        return new DossierBuild(folder, plan, shapes, Optional.empty());
    }

    /// The same build, in which the finished file is put before a court's reader who trusts this; what he refuses stays
    /// in no place.
    public DossierBuild judgedBy(Trust trust) {
        return new DossierBuild(folder, plan, shapes, Optional.of(trust));
    }

    /// Checks, builds and writes.
    ///
    /// @param place where the dossier is to stand; nothing may stand there yet
    /// @param progress told the bytes read or written after each piece; it ends the work by throwing
    /// @throws CaseRefused with every reason why none is built
    /// @throws SealRefused if a signature or a time stamp could not be had
    /// @throws IOException if something cannot be read or written
    public void write(Path place, LongConsumer progress) throws IOException, SealRefused {
        if (Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileAlreadyExistsException(place.toString());
        }
        CaseGrounds grounds = FolderRules.check(folder);
        try (BuildFolder building = BuildFolder.beside(place)) {
            write(new Known(grounds, FolderRules.measure(folder, progress)), building, progress);
            building.finish(CONTAINER, place);
        }
    }

    /// What was found of the case folder.
    private record Known(CaseGrounds grounds, Map<String, Measured> measured) {}

    private void write(Known known, BuildFolder building, LongConsumer progress) throws IOException, SealRefused {
        // The table lies in the full dossier too: what is none is refused there as well.
        Optional<Pseudonyms> table = folder.names();
        if (plan.edition() == Edition.FULL) {
            writeEdition(new Edited(Edition.FULL, folder.sheet(), building.file(CONTAINER)), known, building,
                    progress);
            return;
        }
        Pseudonyms names = table.orElseThrow(() -> new CaseRefused(CaseFolder.NAMES,
                "is missing: a protected dossier needs the table of names, even of one."));
        Path full = building.file("full.asice");
        writeEdition(new Edited(Edition.FULL, folder.sheet(), full), known, building, progress);
        Path annex = building.file("annex.age");
        seal(full, annex, progress);
        Files.delete(full);
        writeEdition(new Edited(Edition.PROTECTED, ProtectedSheet.of(folder.sheet(), names),
                building.file(CONTAINER)), known, building, progress);
    }

    /// One edition in the making.
    private record Edited(Edition edition, CaseSheet sheet, Path file) {}

    private void writeEdition(Edited edited, Known known, BuildFolder building, LongConsumer progress)
            throws IOException, SealRefused {
        CaseGrounds grounds = known.grounds;
        ExhibitsOfAnEdition exhibits = ExhibitsOfAnEdition.lay(folder, grounds, edited.edition);
        SortedMap<String, BagSource> payload = new TreeMap<>(exhibits.files());
        payload.putAll(folder.unchanged());
        if (edited.edition == Edition.FULL) {
            payload.putAll(folder.confidential());
        }
        DossierIndex index = new DossierIndex(edited.edition, BUILDER, edited.sheet,
                listed(payload, path -> Optional.ofNullable(exhibits.places().get(path)).map(known.measured::get)),
                exhibits.found(), gaps(grounds));
        payload.put(DossierIndex.FILE, BagSource.of(index.bytes()));
        payload.put(DossierPaths.LOAD_FILE, BagSource.of(LoadFile.of(index)));
        byte[] graph = CaseGraph.of(index, grounds.custody());
        GraphAsked asked = GraphAsked.begin(shapes, graph);
        payload.put(DossierPaths.GRAPH, BagSource.of(graph));
        payload.put(DossierPaths.BY_HAND, BagSource.of(ByHand.in(plan.language(), plan.verifier())));
        if (edited.edition == Edition.PROTECTED) {
            new TraceSearch(folder.names().orElseThrow()).require(payload);
            payload.put(DossierPaths.ANNEX, file(building.file("annex.age")));
        }
        stamp(payload);
        Verdict verdict = checkedEarlier(edited, bag(edited, payload, progress), asked);
        payload.put(DossierPaths.CHECKS,
                BagSource.of(EarlierChecks.file(verdict, edited.sheet.made(),
                        plan.verifier().map(StatedVerifier::words).orElse(BUILDER), plan.language())));
        document(new DossierContent(index, grounds, payload, verdict, plan.language()), payload, building);
        contain(edited, bag(edited, payload, progress), progress);
        if (reader.isPresent()) {
            try (SubmittedFile file = SubmittedFile.open(edited.file)) {
                require(Checks.all(file, reader.get()));
            }
        }
    }

    /// The checks that need no seal (check 37): one that fails ends the build.
    private Verdict checkedEarlier(Edited edited, SortedMap<String, BagSource> bag, GraphAsked asked)
            throws IOException {
        Verdict verdict = EarlierChecks.of(bag, Clock.fixed(edited.sheet.made(), ZoneOffset.UTC), asked::found);
        require(verdict);
        return verdict;
    }

    private void require(Verdict verdict) {
        List<CaseRefused.Problem> failed = verdict.checks()
                .stream()
                .filter(Checked::failed)
                .map(one -> new CaseRefused.Problem("check " + one.check().number(),
                        one.check().sentence(Locale.ENGLISH) + " " + one.why(Locale.ENGLISH)))
                .toList();
        if (!failed.isEmpty()) {
            throw new CaseRefused(failed);
        }
    }

    private List<CustodyGap> gaps(CaseGrounds grounds) {
        return Stream.concat(grounds.custody().gaps(folder.sheet().made()).stream(), grounds.ledger().gaps().stream())
                .toList();
    }

    /// Exhibits were read before; the other files are small.
    private static List<ListedFile> listed(SortedMap<String, BagSource> payload,
            Function<String, Optional<Measured>> known) throws IOException {
        List<ListedFile> files = new ArrayList<>();
        for (var one : payload.entrySet()) {
            Optional<Measured> before = known.apply(one.getKey());
            Measured measured = before.isPresent() ? before.get() : Measured.of(one.getValue(), bytes -> {});
            files.add(new ListedFile("data/" + one.getKey(), measured.size(), measured.sha256(), measured.sha512()));
        }
        return files;
    }

    private void document(DossierContent content, SortedMap<String, BagSource> payload, BuildFolder building)
            throws IOException, SealRefused {
        Path plain = building.file(content.index().edition() + "-plain.pdf");
        plan.paper().write(content, plain);
        // Where a reader judges the finished file, veraPDF is asked of the very bytes that are handed out, and only then.
        if (reader.isEmpty()) {
            require(EarlierChecks.document(Files.readAllBytes(plain)));
        }
        if (plan.seal().isEmpty()) {
            payload.put(DossierPaths.DOCUMENT, file(plain));
            return;
        }
        Path signed = building.file(content.index().edition() + "-signed.pdf");
        byte[] report = plan.seal().get().document(plain, signed);
        payload.put(DossierPaths.DOCUMENT, file(signed));
        payload.put(DossierPaths.VALIDATION, BagSource.of(report));
    }

    /// A token over each checkpoint: it says that everything below it was there then (check 12).
    private void stamp(SortedMap<String, BagSource> payload) throws IOException, SealRefused {
        if (plan.seal().isEmpty()) {
            return;
        }
        for (String name : folder.in(CaseFolder.LOG)) {
            if (name.endsWith(".checkpoint")) {
                Digest digest = Digest.hash(folder.read(CaseFolder.LOG + name));
                payload.put(DossierPaths.token(digest), BagSource.of(plan.seal().get().token(digest)));
            }
        }
    }

    private static SortedMap<String, BagSource> bag(Edited edited, SortedMap<String, BagSource> payload,
            LongConsumer progress) throws IOException {
        BagDraft bag = new BagDraft();
        payload.forEach(bag::add);
        bag.addTag(AsicManifest.PATH, AsicManifest.of(names(payload)));
        bag.say("Source-Organization", edited.sheet.parties().organisation().name());
        bag.say("External-Identifier", edited.sheet.reference());
        bag.say("Bagging-Date", edited.sheet.made().toString().substring(0, 10));
        bag.say("Bag-Software-Agent", BUILDER);
        return bag.pack(progress);
    }

    /// Every file of the container but `mimetype` and what stands in `META-INF`.
    private static NavigableSet<String> names(SortedMap<String, BagSource> payload) {
        NavigableSet<String> names = new TreeSet<>(LISTS);
        payload.keySet().forEach(path -> names.add("data/" + path));
        return names;
    }

    private void contain(Edited edited, SortedMap<String, BagSource> bag, LongConsumer progress)
            throws IOException, SealRefused {
        ContainerWriter container = new ContainerWriter();
        container.add("mimetype", BagSource.of(MIMETYPE.getBytes(StandardCharsets.US_ASCII)));
        SortedMap<String, byte[]> manifests = new TreeMap<>();
        for (var one : bag.entrySet()) {
            container.add(one.getKey(), one.getValue());
            if (LISTS.contains(one.getKey())) {
                try (InputStream bytes = one.getValue().open()) {
                    manifests.put(one.getKey(), bytes.readAllBytes());
                }
            }
        }
        if (plan.seal().isPresent()) {
            container.add(SIGNATURES, BagSource.of(plan.seal().get().manifests(manifests)));
        }
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(edited.file), PIECE)) {
            container.write(out, progress);
        }
    }

    private void seal(Path full, Path annex, LongConsumer progress) throws IOException {
        try (InputStream plain = Files.newInputStream(full);
                OutputStream out = new BufferedOutputStream(Files.newOutputStream(annex), PIECE);
                SealingStream sealing = Age.sealing(List.of(folder.sheet().parties().recipient().key()),
                        plan.random(), out)) {
            byte[] piece = new byte[PIECE];
            int read = plain.read(piece);
            while (read >= 0) {
                sealing.write(piece, 0, read);
                progress.accept(read);
                read = plain.read(piece);
            }
            sealing.finish();
        }
    }

    private static BagSource file(Path path) {
        return () -> Files.newInputStream(path);
    }
}
