package org.wwow.backup.dossier.build;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.wwow.backup.dossier.document.CourtDocument;
import org.wwow.backup.dossier.document.CourtFile;
import org.wwow.backup.dossier.file.DossierIndex;
import org.wwow.backup.dossier.file.DossierIndex.ListedFile;
import org.wwow.backup.dossier.file.Edition;

/// What the sample's dossier holds, without one being written.
public final class SampleContent {
    private SampleContent() {}

    /// The index of an edition; its exhibits and derivatives only.
    public static DossierIndex index(Edition edition) throws IOException {
        CaseFolder folder = CaseFolder.of(new CaseInMemory());
        ExhibitsOfAnEdition exhibits = ExhibitsOfAnEdition.lay(folder, FolderRules.check(folder), edition);
        var files = new ArrayList<ListedFile>();
        for (var file : exhibits.files().entrySet()) {
            Measured measured = Measured.of(file.getValue(), bytes -> {});
            files.add(new ListedFile("data/" + file.getKey(), measured.size(), measured.sha256(), measured.sha512()));
        }
        return new DossierIndex(edition, DossierBuild.BUILDER, folder.sheet(), files, exhibits.found(), List.of());
    }

    /// Its document, which nobody signed.
    public static byte[] document() throws IOException {
        var out = new ByteArrayOutputStream();
        CourtDocument.write(new CourtFile(index(Edition.FULL), List.of(),
                CaseFolder.of(new CaseInMemory()).custody().events(), Optional.empty(), List.of(), new byte[1]),
                Locale.ENGLISH, out);
        return out.toByteArray();
    }
}
