package org.wwow.backup.dossier.sample;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.wwow.backup.dossier.bag.BagSource;
import org.wwow.backup.dossier.casefolder.CaseSheet;
import org.wwow.backup.dossier.casefolder.Confidence;
import org.wwow.backup.dossier.casefolder.Exhibit;
import org.wwow.backup.dossier.casefolder.Handling;
import org.wwow.backup.dossier.casefolder.Parties;
import org.wwow.backup.dossier.casefolder.Told;
import org.wwow.backup.sealing.CanonicalJson;
import org.wwow.backup.sealing.Envelope;
import org.wwow.backup.sealing.ItemId;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.age.HybridKey;
import org.wwow.backup.sealing.age.Recipient;

/// Writes a made-up case folder (docs/protocol/dossier.md, section 5): a source that tells of a blue door, coloured
/// squares, a tone and a chair. The same call gives the same bytes.
public final class SampleCase {
    /// When the made-up dossier is made.
    public static final Instant MADE = Instant.parse("2026-05-15T08:00:00Z");
    private static final Instant START = Instant.parse("2026-03-01T09:00:00Z");

    private final SampleExhibits exhibits;
    private final SampleLog log = new SampleLog();
    private final Map<String, BagSource> files = new TreeMap<>();

    private SampleCase(int more, int large, boolean inPerson) {
        if (more < 0 || more > 4_000 || large < 0 || large > 4_000) {
            throw new IllegalArgumentException("A sample has at most 4000 pictures and 4000 MiB more.");
        }
        this.exhibits = new SampleExhibits(more, large);
        make(inPerson);
    }

    /// Every file by its path in the folder.
    ///
    /// @param more pictures beside the seven exhibits, 0 to 4 000
    public static Map<String, byte[]> files(int more) {
        return read(new SampleCase(more, 0, false));
    }

    /// Every file of the same case taken in person: given to an officer, taken back in front of one member and given
    /// again in front of two.
    public static Map<String, byte[]> filesOfOneTakenInPerson() {
        return read(new SampleCase(0, 0, true));
    }

    private static Map<String, byte[]> read(SampleCase sample) {
        Map<String, byte[]> read = new TreeMap<>();
        sample.files.forEach((path, file) -> {
            try (InputStream bytes = file.open()) {
                read.put(path, bytes.readAllBytes());
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        });
        return read;
    }

    /// Writes a folder that must not be there yet.
    ///
    /// @param more pictures beside the seven exhibits, 0 to 4 000
    /// @param large MiB of noise beside them, a film of three fifths and photographs of 4 MiB, 0 to 4 000
    /// @throws java.nio.file.FileAlreadyExistsException if it is
    /// @throws IOException if it cannot be written
    public static void write(Path folder, int more, int large) throws IOException {
        var sample = new SampleCase(more, large, false);
        Files.createDirectory(folder);
        for (var file : sample.files.entrySet()) {
            Path place = folder.resolve(file.getKey());
            Files.createDirectories(Optional.ofNullable(place.getParent()).orElseThrow());
            try (InputStream bytes = file.getValue().open()) {
                Files.copy(bytes, place);
            }
        }
    }

    /// What the annex of a protected sample opens with: the made-up court's key.
    public static HybridKey courtKey() {
        return HybridKey.of(SamplePeople.secret("court").revealBytes());
    }

    private void make(boolean inPerson) {
        List<Envelope> statements = SamplePeople.statements(log.key(), log.witnessKeys(), START);
        for (int sequence = 0; sequence < statements.size(); sequence++) {
            log.enter(sequence, statements.get(sequence));
        }
        var custody = new SampleCustody(log, exhibits.exhibits(), inPerson);
        custody.tell();
        put(CaseSheet.FILE, CanonicalJson.write(sheet(custody).json()));
        put("directory.jsonl", statements.stream()
                .map(one -> new String(one.canonical(), StandardCharsets.UTF_8) + "\n")
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8));
        put("custody.jsonl", custody.chain().bytes());
        custody.deposits()
                .forEach((id, envelope) -> put("deposits/" + id.text() + ".json",
                        envelope.canonical()));
        log.proofs().forEach((id, proof) -> put("proofs/" + id.text() + ".tlog-proof", proof));
        put("proofs/directory.tlog-proof", log.directoryProof());
        log.files().forEach((name, file) -> put("log/" + name, file));
        exhibits.originals().forEach((name, bytes) -> files.put("originals/" + name, bytes));
        exhibits.made().forEach((name, bytes) -> put("derivatives/" + name, bytes));
        put("names.json", names());
    }

    private void put(String path, byte[] bytes) {
        files.put(path, BagSource.of(bytes));
    }

    private CaseSheet sheet(SampleCustody custody) {
        List<ItemId> items = exhibits.exhibits().stream().map(Exhibit::id).toList();
        Told.Agreed agreed = new Told.Agreed(items, List.of("To be handed to the court as a file."),
                List.of(court().court()), "Copies already handed over stay with the court.",
                START.plusSeconds(90_000), "uk", "Read aloud by Lawyer 1; questions were answered.",
                custody.deposits().keySet().stream().findFirst().orElseThrow());
        Told told = new Told(List.of(agreed), List.of(new Told.Occurrence(
                exhibits.exhibits().getFirst().date().orElseThrow(), Optional.empty(),
                "Three sheets of paper lay on a table; one was read aloud.", List.of(1, 2))),
                new Told.PriorAccounts(MADE.minusSeconds(86_400), List.of()),
                new Told.ExculpatorySearch(SampleExhibits.LAWYER_CODE, MADE.minusSeconds(7_200),
                        "All exhibits and messages of the case were read for what contradicts the account.",
                        List.of(new Told.ExculpatorySearch.Find(5,
                                "The list speaks of three sheets, not of who read."))));
        return new CaseSheet("Cedar", "S7K2M9QH", List.of("uk", "en", "fr"), MADE, parties(),
                List.of(new CaseSheet.Source("Source 1", CaseSheet.Source.Role.WITNESS)), exhibits.exhibits(),
                List.of(new CaseSheet.Gap(4, "A message said in confidence; see what was withheld.")),
                exhibits.derivatives(), told, handling());
    }

    private static Parties parties() {
        return new Parties(new Parties.Organisation(SamplePeople.ORGANISATION, SamplePeople.NAME, SamplePeople.COUNTRY),
                new Parties.Lawyer(SamplePeople.LAWYER, "Sample Lawyer", "advocate, made-up bar"), court());
    }

    private static Parties.Court court() {
        Recipient key = courtKey().recipient();
        return new Parties.Court("Court of Samples", Optional.of("2026/1"), key);
    }

    private Handling handling() {
        return new Handling(
                List.of(new Handling.ServerClock("server.example", "NTP, two sources", 12, START.plusSeconds(60))),
                List.of(new Handling.Withheld(Confidence.With.DOCTOR, 1, "It was said in confidence.")),
                List.of(new Handling.Tombstone(new ItemId(SamplePeople.uuid("item erased")),
                        Handling.Tombstone.Ending.ERASED, START.plusSeconds(900_000), "The reporter", "her-wish")),
                List.of(new Handling.AnalysisStep("Whether the squares are of one size.",
                        List.of(exhibits.exhibits().get(1).original().sha256()), "none",
                        exhibits.derivatives().getFirst().making(), "They are: 16 by 16.")),
                List.of(new Handling.StoredAt("The organisation's server, sealed", START.plusSeconds(90_000),
                        Optional.empty(),
                        List.of(new Handling.StoredAt.FixityCheck(MADE.minusSeconds(864_000), true)))));
    }

    private static byte[] names() {
        JsonObject json = JsonObject.EMPTY;
        for (var name : SampleExhibits.NAMES.entrySet()) {
            json = json.with(name.getKey(), name.getValue());
        }
        return CanonicalJson.write(json);
    }
}
