package org.wwow.backup.dossier.document;

import java.util.ArrayList;
import java.util.List;

import org.wwow.backup.dossier.casefolder.Exhibit;
import org.wwow.backup.dossier.file.DossierIndex;

/// What is said at an exhibit that corrects another, and at the one that is corrected: neither is read without the other.
final class CorrectionMarks {
    private CorrectionMarks() {}

    /// The sentences, in the document's language; none for most exhibits.
    static List<String> at(Folio folio, int number) {
        List<String> sentences = new ArrayList<>();
        DossierIndex index = folio.file().index();
        for (Exhibit exhibit : index.sheet().exhibits()) {
            if (exhibit.number() != number) {
                continue;
            }
            index.corrects(exhibit).ifPresent(corrects -> {
                if (corrects.isEmpty()) {
                    sentences.add(folio.say("correction.absent", number));
                }
                corrects.forEach(first -> sentences.add(folio.say("correction.mark", number, first)));
            });
            index.correctedBy(exhibit).forEach(later -> sentences.add(folio.say("corrected.mark", number, later)));
        }
        return sentences;
    }
}
