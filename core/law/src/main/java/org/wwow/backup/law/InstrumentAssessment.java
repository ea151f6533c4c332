package org.wwow.backup.law;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One instrument over one account.
///
/// @param jurisdiction whether it can reach the case
/// @param crimes all of them, in the order of the file; the matrix lists those whose listing says so
/// @param modes modes of liability
/// @param circumstances aggravating circumstances
public record InstrumentAssessment(Instrument instrument, Jurisdiction jurisdiction, List<EntryAssessment> crimes,
        List<EntryAssessment> modes, List<ElementAssessment> circumstances) {
    /// Copies the lists.
    public InstrumentAssessment {
        crimes = List.copyOf(crimes);
        modes = List.copyOf(modes);
        circumstances = List.copyOf(circumstances);
    }

    /// The crimes by kind: those of one category that share the same context rows stand together.
    public List<KindAssessment> kinds() {
        Map<String, List<EntryAssessment>> byKind = new LinkedHashMap<>();
        for (EntryAssessment crime : crimes) {
            byKind.computeIfAbsent(kind(crime.entry()), _ -> new ArrayList<>()).add(crime);
        }
        List<KindAssessment> kinds = new ArrayList<>();
        byKind.values()
                .forEach(same -> kinds.add(new KindAssessment(same.getFirst().entry().category(),
                        context(same.getFirst()), same)));
        return kinds;
    }

    private static String kind(Entry entry) {
        StringBuilder kind = new StringBuilder(entry.category());
        for (Element element : entry.elements()) {
            if (element.context() != null) {
                kind.append(' ').append(element.context());
            }
        }
        return kind.toString();
    }

    private static List<ElementAssessment> context(EntryAssessment crime) {
        return crime.elements().stream().filter(row -> row.element().context() != null).toList();
    }
}
