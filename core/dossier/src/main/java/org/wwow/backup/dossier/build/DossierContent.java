package org.wwow.backup.dossier.build;

import java.util.Collections;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

import org.wwow.backup.dossier.bag.BagSource;
import org.wwow.backup.dossier.check.Verdict;
import org.wwow.backup.dossier.file.DossierIndex;

/// Everything in a dossier before its document is written and anything is signed.
///
/// @param index `data/dossier.json`
/// @param grounds custody, ledger, deposits, directory: all of it checked
/// @param payload every file that will lie under `data/` so far, by its path below that
/// @param checks made before sealing; none failed
/// @param language of the document and of what the builder says
public record DossierContent(DossierIndex index, CaseGrounds grounds, SortedMap<String, BagSource> payload,
        Verdict checks, Locale language) {
    /// Copies the map.
    public DossierContent {
        payload = Collections.unmodifiableSortedMap(new TreeMap<>(payload));
    }
}
