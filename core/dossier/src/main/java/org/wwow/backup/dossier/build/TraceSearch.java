package org.wwow.backup.dossier.build;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

import org.wwow.backup.dossier.bag.BagSource;
import org.wwow.backup.dossier.casefolder.CaseRefused;
import org.wwow.backup.dossier.casefolder.CaseRefused.Problem;
import org.wwow.backup.dossier.redaction.Pseudonyms;
import org.wwow.backup.dossier.redaction.Traces;

/// Searches everything that lies open in a protected dossier for the names behind its pseudonyms (check 25).
final class TraceSearch {
    /// A file is searched whole, in memory; what is larger can only lie sealed.
    static final int LARGEST = 64 << 20;

    private final Pseudonyms names;

    TraceSearch(Pseudonyms names) {
        this.names = names;
    }

    /// @throws CaseRefused naming each file that holds a name, and each that is too large to be searched; never the name
    void require(SortedMap<String, BagSource> payload) throws IOException {
        List<Problem> problems = new ArrayList<>();
        Traces traces = new Traces(names.everyName());
        for (var file : payload.entrySet()) {
            byte[] bytes = read(file.getValue());
            if (bytes.length > LARGEST) {
                problems.add(new Problem(file.getKey(), "is too large to be searched for names: let it lie sealed."));
            } else if (!traces.in(file.getKey(), bytes).isEmpty()) {
                problems.add(new Problem(file.getKey(), "still holds a name that has a pseudonym."));
            }
        }
        if (!problems.isEmpty()) {
            throw new CaseRefused(problems);
        }
    }

    private static byte[] read(BagSource source) throws IOException {
        try (InputStream bytes = source.open()) {
            return bytes.readNBytes(LARGEST + 1);
        }
    }
}
