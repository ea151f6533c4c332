package org.wwow.backup.dossier.assembly;

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
import java.util.stream.Stream;

import org.wwow.backup.dossier.bag.BagSource;
import org.wwow.backup.dossier.build.DossierContent;
import org.wwow.backup.dossier.build.Paper;
import org.wwow.backup.dossier.casefolder.CaseRefused;
import org.wwow.backup.dossier.casefolder.CaseSheet;
import org.wwow.backup.dossier.casefolder.Derivative;
import org.wwow.backup.dossier.casefolder.Exhibit;
import org.wwow.backup.dossier.check.Result;
import org.wwow.backup.dossier.document.CourtDocument;
import org.wwow.backup.dossier.document.CourtFile;
import org.wwow.backup.dossier.document.Opinion;
import org.wwow.backup.dossier.file.DossierPaths;
import org.wwow.backup.dossier.file.Edition;
import org.wwow.backup.dossier.loadfile.LoadFile;
import org.wwow.backup.sealing.ItemId;

/// The document of a dossier: what the folder and the builder found, set in type.
///
/// An account is shown in the words of its original where that is plain text, of its rendering otherwise; in a protected
/// dossier of its redaction. Beside it stands each translation that is plain text.
///
/// @param opinion the legal assessment, where there is one
public record CourtPaper(Optional<Opinion> opinion) implements Paper {
    private static final String PLAIN = "text/plain";
    private static final int LONGEST = 4 << 20;

    @Override
    public void write(DossierContent content, Path pdf) throws IOException {
        CourtFile file = new CourtFile(content.index(), accounts(content), content.grounds().custody().events(),
                opinion, rows(content), LoadFile.of(content.index()));
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(pdf))) {
            CourtDocument.write(file, content.language(), out);
        }
    }

    private static List<CourtFile.CheckRow> rows(DossierContent content) {
        return content.checks()
                .checks()
                .stream()
                .map(one -> new CourtFile.CheckRow(one.check().number(),
                        one.check().sentence(content.language()) + " " + one.why(content.language()),
                        switch (one.result()) {
                            case Result.Held _ -> CourtFile.CheckRow.Result.HELD;
                            case Result.Failed _ -> CourtFile.CheckRow.Result.FAILED;
                            case Result.NotApplicable _ -> CourtFile.CheckRow.Result.NOT_APPLICABLE;
                        }))
                .toList();
    }

    private static List<CourtFile.Account> accounts(DossierContent content) throws IOException {
        List<CourtFile.Account> accounts = new ArrayList<>();
        for (Exhibit exhibit : content.index().sheet().exhibits()) {
            if (exhibit.kind() == Exhibit.Kind.ACCOUNT) {
                Optional<String> words = words(content, exhibit);
                if (words.isPresent()) {
                    accounts.add(new CourtFile.Account(exhibit.number(), exhibit.language(), words.get(),
                            translations(content, exhibit), content.index().givenAlone(exhibit)));
                }
            }
        }
        return accounts;
    }

    private static Optional<String> words(DossierContent content, Exhibit exhibit) throws IOException {
        if (exhibit.format().equals(PLAIN) && content.payload().containsKey(DossierPaths.original(exhibit))) {
            return text(content, DossierPaths.original(exhibit));
        }
        Derivative.Kind kind = content.index().edition() == Edition.PROTECTED
                ? Derivative.Kind.REDACTION
                : Derivative.Kind.RENDERING;
        return first(content, exhibit, content.index()
                .sheet()
                .derivativesOf(exhibit)
                .stream()
                .filter(one -> one.kind() == kind && one.language().equals(Optional.of(exhibit.language()))));
    }

    private static List<CourtFile.Translated> translations(DossierContent content, Exhibit exhibit)
            throws IOException {
        CaseSheet sheet = content.index().sheet();
        List<CourtFile.Translated> translations = new ArrayList<>();
        for (Derivative one : sheet.derivativesOf(exhibit)) {
            if (one.translation().isEmpty()) {
                continue;
            }
            Optional<String> words = first(content, exhibit, Stream.concat(Stream.of(one),
                    redactions(sheet, one.id())));
            if (words.isPresent()) {
                Derivative.Translation by = one.translation().get();
                translations.add(new CourtFile.Translated(one.language().orElseThrow(), words.get(), by.translator(),
                        by.qualification(), one.making().time()));
            }
        }
        return translations;
    }

    private static Stream<Derivative> redactions(CaseSheet sheet, ItemId of) {
        return sheet.derivatives()
                .stream()
                .filter(one -> one.kind() == Derivative.Kind.REDACTION && one.parent().equals(of));
    }

    /// The text of the first of these that lies open in this edition and is plain text.
    private static Optional<String> first(DossierContent content, Exhibit exhibit, Stream<Derivative> candidates)
            throws IOException {
        Optional<String> found = candidates.filter(one -> one.format().equals(PLAIN))
                .map(one -> DossierPaths.derivative(exhibit, one))
                .filter(path -> content.payload().containsKey(path))
                .findFirst();
        return found.isPresent() ? text(content, found.get()) : Optional.empty();
    }

    private static Optional<String> text(DossierContent content, String path) throws IOException {
        BagSource source = Optional.ofNullable(content.payload().get(path)).orElseThrow();
        try (InputStream bytes = source.open()) {
            byte[] read = bytes.readNBytes(LONGEST + 1);
            if (read.length > LONGEST) {
                throw new CaseRefused(path, "is too long an account to be printed.");
            }
            return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(read)).toString());
        } catch (CharacterCodingException other) {
            throw new CaseRefused(path, "is not UTF-8, and so no plain text that can be printed.");
        }
    }
}
