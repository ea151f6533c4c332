package org.wwow.backup.dossier.build;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

import org.wwow.backup.dossier.bag.BagSource;
import org.wwow.backup.dossier.capture.CaptureReader;
import org.wwow.backup.dossier.capture.CaptureRecord;
import org.wwow.backup.dossier.casefolder.CaseSheet;
import org.wwow.backup.dossier.casefolder.Derivative;
import org.wwow.backup.dossier.casefolder.Exhibit;
import org.wwow.backup.dossier.custody.CustodyEvent;
import org.wwow.backup.dossier.file.CaptureFile;
import org.wwow.backup.dossier.file.Correcting;
import org.wwow.backup.dossier.file.DossierIndex.FoundOut;
import org.wwow.backup.dossier.file.DossierPaths;
import org.wwow.backup.dossier.file.Edition;
import org.wwow.backup.dossier.file.GivenAlone;
import org.wwow.backup.ledger.Event;
import org.wwow.backup.sealing.deposit.DepositStatement;

/// Lays out the exhibits of one edition: original bytes beside what was made of them, with what the file says of itself.
final class ExhibitsOfAnEdition {
    private final CaseFolder folder;
    private final CaseGrounds grounds;
    private final Edition edition;
    private final SortedMap<String, BagSource> files = new TreeMap<>();
    private final List<FoundOut> found = new ArrayList<>();
    private final Map<String, String> places = new HashMap<>();
    private final Map<UUID, CustodyEvent> received = new HashMap<>();
    private final Correcting correcting = new Correcting();

    private ExhibitsOfAnEdition(CaseFolder folder, CaseGrounds grounds, Edition edition) {
        this.folder = folder;
        this.grounds = grounds;
        this.edition = edition;
        grounds.custody()
                .events()
                .stream()
                .filter(event -> event.action() == Event.Kind.DEPOSIT)
                .forEach(event -> received.putIfAbsent(event.item(), event));
    }

    static ExhibitsOfAnEdition lay(CaseFolder folder, CaseGrounds grounds, Edition edition) throws IOException {
        var exhibits = new ExhibitsOfAnEdition(folder, grounds, edition);
        for (Exhibit exhibit : folder.sheet().exhibits()) {
            DepositStatement deposit = Optional.ofNullable(grounds.deposits().get(exhibit.deposit())).orElseThrow();
            exhibits.correcting.seen(exhibit.number(), exhibit.id(), deposit.inCase(), folder.original(exhibit));
        }
        for (Exhibit exhibit : folder.sheet().exhibits()) {
            exhibits.lay(exhibit);
        }
        return exhibits;
    }

    SortedMap<String, BagSource> files() {
        return files;
    }

    List<FoundOut> found() {
        return found;
    }

    /// Where each file lies in the case folder, by where it lies in the dossier.
    Map<String, String> places() {
        return places;
    }

    private void lay(Exhibit exhibit) throws IOException {
        boolean open = edition == Edition.FULL || exhibit.disclosure() == Exhibit.Disclosure.OPEN;
        BagSource original = folder.original(exhibit);
        Optional<CaptureRecord> capture = open ? Optional.of(CaptureReader.read(original)) : Optional.empty();
        if (open) {
            files.put(DossierPaths.original(exhibit), original);
            places.put(DossierPaths.original(exhibit), CaseFolder.ORIGINALS + exhibit.file());
            files.put(DossierPaths.capture(exhibit), BagSource.of(CaptureFile.of(capture.orElseThrow())));
        }
        for (Derivative derivative : shown(folder.sheet(), exhibit)) {
            String path = DossierPaths.derivative(exhibit, derivative);
            files.put(path, folder.derivative(derivative));
            places.put(path, CaseFolder.DERIVATIVES + derivative.file());
        }
        CustodyEvent deposit = Optional.ofNullable(received.get(exhibit.deposit().uuid())).orElseThrow();
        Instant time = deposit.time();
        found.add(new FoundOut(exhibit.number(),
                open ? Optional.of("data/" + DossierPaths.original(exhibit)) : Optional.empty(),
                capture.map(CaptureFile::claimed).orElse(List.of()), time,
                grounds.ledger().proven(deposit.id()).flatMap(proven -> proven.witnessed()),
                capture.map(one -> CaptureFile.contradictions(one, time)).orElse(List.of()),
                GivenAlone.says(original), correcting.by(exhibit.number())));
    }

    /// In a protected dossier a redacted exhibit is shown by its redactions alone, a sealed one by nothing.
    private List<Derivative> shown(CaseSheet sheet, Exhibit exhibit) {
        List<Derivative> all = sheet.derivativesOf(exhibit);
        if (edition == Edition.FULL) {
            return all;
        }
        return switch (exhibit.disclosure()) {
            case OPEN -> all;
            case REDACTED -> all.stream().filter(one -> one.kind() == Derivative.Kind.REDACTION).toList();
            case SEALED -> List.of();
        };
    }
}
