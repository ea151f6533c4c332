package org.wwow.backup.dossier.document;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.wwow.backup.dossier.bag.BagSource;
import org.wwow.backup.dossier.build.DossierContent;
import org.wwow.backup.dossier.build.Paper;
import org.wwow.backup.dossier.casefolder.CaseSheet;
import org.wwow.backup.dossier.casefolder.Derivative;
import org.wwow.backup.dossier.casefolder.Exhibit;
import org.wwow.backup.dossier.file.DossierPaths;

/// Writes the document of a dossier that is being built.
///
/// Accounts that are plain text stand in it word for word; what was told as a sound, a film or a scan stands in the
/// index, and its transcript where there is one.
///
/// @param opinion the legal assessment; absent where the reporter did not consent to one
/// @param checks made before sealing
public record DocumentOfADossier(Optional<Opinion> opinion, List<CourtFile.CheckRow> checks) implements Paper {
    private static final String TEXT = "text/plain";
    /// Longer words are no account of a person; they stay attached as an exhibit.
    private static final int LONGEST = 1 << 20;

    /// Copies the list.
    public DocumentOfADossier {
        checks = List.copyOf(checks);
    }

    @Override
    public void write(DossierContent content, Path pdf) throws IOException {
        BagSource loadFile = content.payload().get(DossierPaths.LOAD_FILE);
        var file = new CourtFile(content.index(), accounts(content), content.grounds().custody().events(), opinion,
                checks, loadFile == null ? new byte[0] : whole(loadFile));
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(pdf))) {
            CourtDocument.write(file, content.language(), out);
        }
    }

    private static List<CourtFile.Account> accounts(DossierContent content) throws IOException {
        CaseSheet sheet = content.index().sheet();
        List<CourtFile.Account> accounts = new ArrayList<>();
        for (Exhibit exhibit : sheet.exhibits()) {
            if (exhibit.kind() != Exhibit.Kind.ACCOUNT) {
                continue;
            }
            Optional<String> words = exhibit.format().equals(TEXT)
                    ? words(content, DossierPaths.original(exhibit))
                    : Optional.empty();
            if (words.isPresent()) {
                accounts.add(new CourtFile.Account(exhibit.number(), exhibit.language(), words.get(),
                        translations(content, exhibit)));
            }
        }
        return accounts;
    }

    private static List<CourtFile.Translated> translations(DossierContent content, Exhibit exhibit)
            throws IOException {
        List<CourtFile.Translated> all = new ArrayList<>();
        for (Derivative one : content.index().sheet().derivativesOf(exhibit)) {
            if (one.translation().isEmpty() || !one.format().equals(TEXT)) {
                continue;
            }
            Derivative.Translation by = one.translation().get();
            words(content, DossierPaths.derivative(exhibit, one))
                    .ifPresent(words -> all.add(new CourtFile.Translated(one.language().orElse("und"), words,
                            by.translator(), by.qualification(), one.making().time())));
        }
        return all;
    }

    /// The words of a file that lies in this edition; absent where it lies in the annex alone or is no UTF-8.
    private static Optional<String> words(DossierContent content, String path) throws IOException {
        BagSource source = content.payload().get(path);
        if (source == null) {
            return Optional.empty();
        }
        try (InputStream bytes = source.open()) {
            byte[] words = bytes.readNBytes(LONGEST + 1);
            return words.length > LONGEST
                    ? Optional.empty()
                    : Optional.of(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(words)).toString());
        } catch (CharacterCodingException otherwise) {
            return Optional.empty();
        }
    }

    private static byte[] whole(BagSource source) throws IOException {
        try (InputStream bytes = source.open()) {
            return bytes.readAllBytes();
        }
    }
}
