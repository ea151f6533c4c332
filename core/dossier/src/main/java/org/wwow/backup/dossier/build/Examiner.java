package org.wwow.backup.dossier.build;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;

import org.wwow.backup.dossier.bag.BagSource;
import org.wwow.backup.dossier.casefolder.CaseRefused;

/// Who puts the forty checks to a dossier while it is built. One that fails ends the build.
public interface Examiner {
    /// One check as the document shows it.
    ///
    /// @param number 1 to 40
    /// @param sentence what was asked and why it came out so
    /// @param held whether it held; false where there was nothing to check
    record Row(int number, String sentence, boolean held) {}

    /// The checks that can be made before there is a document, for the document to show.
    ///
    /// @param bag every file by its path
    /// @throws CaseRefused naming each check that failed
    List<Row> beforeTheDocument(SortedMap<String, BagSource> bag) throws IOException;

    /// `data/checks.json`: the checks made before sealing.
    ///
    /// @throws CaseRefused naming each check that failed
    byte[] beforeSealing(SortedMap<String, BagSource> bag) throws IOException;

    /// All forty, of the finished file.
    ///
    /// @throws CaseRefused naming each check that failed
    void finished(Path container) throws IOException;
}
