package org.wwow.backup.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.wwow.backup.dossier.casefolder.CaseSheet;
import org.wwow.backup.dossier.document.Opinion;
import org.wwow.backup.law.Account;
import org.wwow.backup.law.Against;
import org.wwow.backup.law.Assessment;
import org.wwow.backup.law.ElementAssessment;
import org.wwow.backup.law.EntryAssessment;
import org.wwow.backup.law.Exhibit;
import org.wwow.backup.law.Ground;
import org.wwow.backup.law.Instrument;
import org.wwow.backup.law.InstrumentAssessment;
import org.wwow.backup.law.Library;
import org.wwow.backup.law.told.Passage;
import org.wwow.backup.law.told.Sentences;

/// The facts of a case folder under the law, as its dossier shows them: the opinion of the lawyer who signs it.
///
/// Crimes and modes that stand in the matrix are shown with every element, touched or not, and with all that speaks
/// against them; the others are named nowhere. *A list of what did not happen would accuse as well.*
final class CaseOpinion {
    private static final String FACTS = "facts.json";

    private final CaseSheet sheet;
    private final Sentences sentences;
    private final String language;

    private CaseOpinion(CaseSheet sheet, Sentences sentences, String language) {
        this.sheet = sheet;
        this.sentences = sentences;
        this.language = language;
    }

    /// None where the folder holds no facts.
    ///
    /// @throws Failures.CheckFailed naming every problem of the facts
    static Optional<Opinion> of(Path folder, CaseSheet sheet, LawFolder law) throws IOException {
        Path facts = folder.resolve(FACTS);
        if (!Files.exists(facts)) {
            return Optional.empty();
        }
        Library library = law.library();
        Account account = LawFolder.account(facts, library);
        var opinion = new CaseOpinion(sheet, law.sentences(library), law.language());
        opinion.requireExhibitsOf(account);
        Assessment assessment = library.assess(account);
        return Optional.of(new Opinion(sheet.parties().lawyer().name(),
                sheet.made().atZone(ZoneOffset.UTC).toLocalDate(),
                assessment.instruments().stream().map(opinion::instrument).toList()));
    }

    /// What was said in confidence and not added stands in no sheet; everything else must.
    private void requireExhibitsOf(Account account) {
        for (Exhibit exhibit : account.exhibits()) {
            if (!exhibit.withheld() && number(exhibit.id()).findAny().isEmpty()) {
                throw new Failures.CheckFailed(FACTS + " speaks of the exhibit \"" + exhibit.id()
                        + "\", which case.json does not have.");
            }
        }
    }

    private Opinion.Instrument instrument(InstrumentAssessment assessed) {
        Instrument instrument = assessed.instrument();
        return new Opinion.Instrument(named(instrument.title()) + ", " + instrument.version(),
                String.join("; ", instrument.sources()), instrument.textLanguage(), wording(instrument),
                Stream.concat(assessed.crimes().stream(), assessed.modes().stream())
                        .filter(one -> one.listing() == EntryAssessment.Listing.LISTED)
                        .map(one -> crime(instrument, one))
                        .toList());
    }

    private Opinion.Words wording(Instrument instrument) {
        return sentences.texts()
                .status(instrument)
                .map(status -> status.equals("reviewed")
                        ? Opinion.Words.REVIEWED_TRANSLATION
                        : Opinion.Words.WORKING_TRANSLATION)
                .orElse(Opinion.Words.OWN);
    }

    private Opinion.Crime crime(Instrument instrument, EntryAssessment assessed) {
        return new Opinion.Crime(named(assessed.entry().name()), assessed.entry().provision(),
                status(assessed.status()), sentences.against(assessed.against()),
                assessed.elements().stream().map(row -> element(instrument, row)).toList());
    }

    private Opinion.Element element(Instrument instrument, ElementAssessment row) {
        Passage text = sentences.texts().of(instrument, row.element().text());
        List<String> why = row.grounds().isEmpty() ? List.of() : sentences.derivation(row);
        return new Opinion.Element(text.text(), text.language(), row.element().provision(), status(row.status()),
                exhibits(row), why, sentences.against(row.against()));
    }

    /// The numbers of all exhibits a row speaks of, those against it too.
    private List<Integer> exhibits(ElementAssessment row) {
        Stream<String> behind = row.grounds().stream().flatMap(ground -> switch (ground) {
            case Ground.Answers answers -> answers.exhibits().stream();
            case Ground.Found(var finding) -> finding.exhibits().stream();
        });
        Stream<String> against = row.against().stream().flatMap(one -> switch (one) {
            case Against.Answers _ -> Stream.empty();
            case Against.ByExhibit(String exhibit, _) -> Stream.of(exhibit);
            case Against.Found(var finding) -> finding.exhibits().stream();
        });
        return Stream.concat(behind, against).flatMap(this::number).distinct().sorted().toList();
    }

    /// Facts name an exhibit by its identifier, or by its number.
    private Stream<Integer> number(String named) {
        return sheet.exhibits()
                .stream()
                .filter(one -> one.id().text().equals(named) || Integer.toString(one.number()).equals(named))
                .map(one -> one.number());
    }

    private String named(Map<String, String> byLanguage) {
        return byLanguage.getOrDefault(language, byLanguage.getOrDefault("en", ""));
    }

    private static Opinion.Status status(org.wwow.backup.law.Status status) {
        return switch (status) {
            case DOCUMENTED -> Opinion.Status.DOCUMENTED;
            case INDICATED -> Opinion.Status.INDICATED;
            case NOT_YET_DOCUMENTED -> Opinion.Status.NOT_YET_DOCUMENTED;
        };
    }
}
