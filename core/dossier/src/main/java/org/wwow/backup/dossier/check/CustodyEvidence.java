package org.wwow.backup.dossier.check;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.wwow.backup.dossier.custody.CustodyEvent;

/// The custody as the file brings it: one event a line.
final class CustodyEvidence {
    static final String PATH = "data/custody.jsonl";

    private final Part<List<CustodyEvent>> chain;

    CustodyEvidence(SubmittedFile file) {
        chain = file.part(PATH, CustodyEvidence::read);
    }

    Part<List<CustodyEvent>> chain() {
        return chain;
    }

    /// The events, none where they cannot be read: then check 18 fails for it.
    List<CustodyEvent> events() {
        return chain instanceof Part.Read<List<CustodyEvent>>(List<CustodyEvent> events) ? events : List.of();
    }

    Set<String> ids() {
        Set<String> ids = new TreeSet<>();
        events().forEach(event -> ids.add(event.id().text()));
        return ids;
    }

    private static List<CustodyEvent> read(byte[] bytes) {
        List<CustodyEvent> events = new ArrayList<>();
        for (String line : DirectoryEvidence.lines(bytes)) {
            events.add(CustodyEvent.read(line.getBytes(StandardCharsets.UTF_8)));
        }
        return List.copyOf(events);
    }
}
