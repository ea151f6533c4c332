package org.wwow.backup.law.told;

import java.util.List;

import org.wwow.backup.law.Against;
import org.wwow.backup.law.Answer;
import org.wwow.backup.law.ElementAssessment;
import org.wwow.backup.law.EntryAssessment;
import org.wwow.backup.law.Finding;
import org.wwow.backup.law.Ground;
import org.wwow.backup.law.Instrument;
import org.wwow.backup.law.Jurisdiction;
import org.wwow.backup.law.Limitation;
import org.wwow.backup.law.Questions;

/// Derivations as sentences: why a row has its status, what speaks against it, why an instrument reaches a case.
public final class Sentences {
    private final Words words;
    private final Questions questions;
    private final Texts texts;

    /// Sentences in the language of the words, beside texts in the instruments' own.
    public Sentences(Words words, Questions questions) {
        this(words, questions, Texts.untranslated(words.language()));
    }

    /// Sentences in the language of the words, beside texts for readers of it.
    public Sentences(Words words, Questions questions, Texts texts) {
        this.words = words;
        this.questions = questions;
        this.texts = texts;
    }

    /// The words these sentences are made of.
    public Words words() {
        return words;
    }

    /// The texts of instruments that stand beside these sentences.
    public Texts texts() {
        return texts;
    }

    /// Why a row has its status: one sentence a ground.
    public List<String> derivation(ElementAssessment row) {
        return row.grounds().isEmpty()
                ? List.of(words.say("not_yet"))
                : row.grounds().stream().map(this::ground).toList();
    }

    private String ground(Ground ground) {
        return switch (ground) {
            case Ground.Answers(var strength, List<Answer> answers, List<String> exhibits) ->
                words.say("by_answers_" + strength.code(), named(answers))
                        + (exhibits.isEmpty() ? "" : " " + words.say("with_exhibits", String.join(", ", exhibits)));
            case Ground.Found(Finding finding) -> found(finding);
        };
    }

    private String found(Finding finding) {
        String sentence = words.say("found_" + finding.bears().code(), finding.reviewer(), finding.on().toString(),
                finding.id());
        return finding.exhibits().isEmpty()
                ? sentence
                : sentence + " " + words.say("with_exhibits", String.join(", ", finding.exhibits()));
    }

    /// What speaks against a row, crime or mode: one sentence each.
    public List<String> against(List<Against> against) {
        return against.stream().map(this::against).toList();
    }

    private String against(Against against) {
        return switch (against) {
            case Against.Answers(List<Answer> answers) -> words.say("against_answers", named(answers));
            case Against.ByExhibit(String exhibit, Answer answer) ->
                words.say("against_exhibit", exhibit, named(List.of(answer)));
            case Against.Found(Finding finding) -> found(finding);
        };
    }

    private String named(List<Answer> answers) {
        return String.join("; ",
                answers.stream().map(one -> questions.label(one, words.language()) + " [" + one + "]").toList());
    }

    /// Why an instrument reaches the case, or does not, or may: one sentence a link.
    public List<String> reasons(Jurisdiction jurisdiction) {
        return jurisdiction.reasons().stream().map(this::reason).toList();
    }

    private String reason(Jurisdiction.Reason reason) {
        return switch (reason) {
            case Jurisdiction.Reason.Everywhere(String provision) -> words.say("everywhere", provision);
            case Jurisdiction.Reason.NotInForce(var days) -> words.say("not_in_force", days.toString());
            case Jurisdiction.Reason.ForceUnclear(var days) -> words.say("force_unclear", days.toString());
            case Jurisdiction.Reason.Bound(var link, var party) ->
                words.say("bound", words.say(link.code()), party(party)) + verify(party.verify());
            case Jurisdiction.Reason.BoundUnclear(var link, var party) ->
                words.say("bound_unclear", words.say(link.code()), party(party)) + verify(party.verify());
            case Jurisdiction.Reason.NotBound(var link, String country) ->
                words.say("not_bound", words.say(link.code()), country) + verify(true);
            case Jurisdiction.Reason.CountryUnknown(var link, String country) ->
                words.say("country_unknown", words.say(link.code()), country);
            case Jurisdiction.Reason.LinkUnknown(var link) -> words.say("link_unknown", words.say(link.code()));
        };
    }

    private String party(org.wwow.backup.law.Applicability.Party party) {
        String named = party.country() + " (" + words.say("basis_" + party.basis()) + ", " + party.period();
        return party.provision() == null ? named + ")" : named + ", " + party.provision() + ")";
    }

    private String verify(boolean needed) {
        return needed ? " " + words.say("verify") : "";
    }

    /// How long the crime may be prosecuted, where that can be counted; else empty, and the instrument's words say it.
    public String limitation(EntryAssessment entry) {
        if (entry.limitationEnds() != null) {
            return words.say("limitation_until", entry.limitationEnds().toString());
        }
        return entry.entry().limitation() instanceof Limitation.None ? words.say("limitation_none") : "";
    }

    /// Whose words the texts of an instrument are, and how far a translation of them has been read.
    String source(Instrument instrument) {
        return texts.status(instrument)
                .map(status -> words.say(status, instrument.textLanguage()))
                .orElseGet(() -> words.say("text_language", instrument.textLanguage()));
    }

    /// A text of an instrument; one that nobody has translated says in which language it is.
    String passage(Passage passage) {
        return passage.language().equals(words.language())
                ? passage.text()
                : passage.text() + " (" + words.say("untranslated", passage.language()) + ")";
    }
}
