package org.wwow.backup.law.told;

import java.util.List;
import java.util.Set;

import org.wwow.backup.law.ElementAssessment;
import org.wwow.backup.law.ElementKind;
import org.wwow.backup.law.EntryAssessment;
import org.wwow.backup.law.EntryAssessment.Listing;
import org.wwow.backup.law.Instrument;
import org.wwow.backup.law.InstrumentAssessment;
import org.wwow.backup.law.KindAssessment;
import org.wwow.backup.law.Rule;

/// The rows of one instrument that somebody opened, its texts in the reader's language or marked as they are not.
final class OpenedText {
    private final Sentences sentences;
    private final Words words;
    private final InstrumentAssessment assessed;
    private final Set<String> opened;
    private final boolean originals;
    private final StringBuilder out;

    OpenedText(Sentences sentences, InstrumentAssessment assessed, Set<String> opened, boolean originals,
            StringBuilder out) {
        this.sentences = sentences;
        this.words = sentences.words();
        this.assessed = assessed;
        this.opened = opened;
        this.originals = originals;
        this.out = out;
    }

    /// Nothing where nothing of this instrument is opened.
    void write(String head) {
        Instrument instrument = assessed.instrument();
        boolean whole = isOpen(instrument.id());
        boolean part = assessed.crimes().stream().anyMatch(this::isOpen)
                || assessed.modes().stream().anyMatch(this::isOpen);
        if (!whole && !part) {
            return;
        }
        line(0, "");
        line(0, head);
        sentences.reasons(assessed.jurisdiction()).forEach(reason -> line(1, reason));
        line(1, sentences.source(instrument));
        assessed.kinds().forEach(this::kind);
        assessed.modes().stream().filter(this::isOpen).forEach(mode -> entry(mode, false));
        if (whole) {
            circumstances();
            rules(instrument.evidenceRules());
        }
    }

    private void circumstances() {
        List<ElementAssessment> touched = assessed.circumstances()
                .stream()
                .filter(row -> row.status().touched())
                .toList();
        if (!touched.isEmpty()) {
            line(1, words.say("circumstances"));
            touched.forEach(row -> row(2, row));
        }
    }

    private void rules(List<Rule> rules) {
        if (!rules.isEmpty()) {
            line(1, words.say("rules"));
            for (Rule rule : rules) {
                text(2, rule.provision() + ": ", rule.rule(), "");
            }
        }
    }

    private void kind(KindAssessment kind) {
        List<EntryAssessment> open = kind.crimes().stream().filter(this::isOpen).toList();
        if (open.isEmpty()) {
            return;
        }
        line(1, words.category(kind.category()));
        // Stated once for the kind, not once a crime.
        kind.context().forEach(row -> row(2, row));
        for (EntryAssessment entry : open) {
            entry(entry, true);
        }
    }

    private void entry(EntryAssessment entry, boolean contextAbove) {
        line(2, words.of(entry.entry().name()) + " [" + entry.entry().id() + "] — " + words.say(entry.status().code())
                + ", " + words.say(entry.coverage().code()));
        line(3, entry.entry().provision());
        if (entry.jurisdiction() != null) {
            sentences.reasons(entry.jurisdiction()).forEach(reason -> line(3, reason));
        }
        limitation(entry);
        for (ElementAssessment row : entry.elements()) {
            if (!contextAbove || row.element().context() == null) {
                row(3, row);
            }
        }
        sentences.against(entry.against()).forEach(one -> line(3, words.say("against") + " " + one));
    }

    private void limitation(EntryAssessment entry) {
        String counted = sentences.limitation(entry);
        String told = entry.entry().limitationText();
        if (!counted.isEmpty()) {
            line(3, counted);
        } else if (told != null) {
            text(3, "", told, "");
        }
    }

    private void row(int depth, ElementAssessment row) {
        String marks = (row.element().optional() ? " (" + words.say("optional") + ")" : "")
                + (row.element().alternativeGroup() == null ? "" : " (" + words.say("alternative") + ")")
                + (row.element().review() == null ? "" : " (" + words.say("review") + ")");
        text(depth, words.say(row.status().code()) + ": ", row.element().text(),
                " [" + row.element().id() + "; " + row.element().provision() + "]" + marks);
        sentences.derivation(row).forEach(one -> line(depth + 1, one));
        sentences.against(row.against()).forEach(one -> line(depth + 1, words.say("against") + " " + one));
        if (!row.status().touched() || row.element().kind() == ElementKind.CONTEXTUAL) {
            row.element().followUp().forEach(one -> text(depth + 1, words.say("ask") + " ", one, ""));
        }
    }

    private void text(int depth, String before, String text, String after) {
        Passage passage = sentences.texts().of(assessed.instrument(), text);
        line(depth, before + sentences.passage(passage) + after);
        if (originals && passage.translated()) {
            line(depth + 1, words.say("original", passage.originalLanguage(), passage.original()));
        }
    }

    private boolean isOpen(String id) {
        return opened.contains(AssessmentText.ALL) || opened.contains(id);
    }

    private boolean isOpen(EntryAssessment entry) {
        return opened.contains(entry.entry().id())
                || (opened.contains(AssessmentText.ALL) && entry.listing() == Listing.LISTED);
    }

    private void line(int depth, String text) {
        out.append("  ".repeat(depth)).append(text).append('\n');
    }
}
