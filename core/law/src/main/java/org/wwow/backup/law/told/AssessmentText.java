package org.wwow.backup.law.told;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.wwow.backup.law.Assessment;
import org.wwow.backup.law.ElementAssessment;
import org.wwow.backup.law.ElementKind;
import org.wwow.backup.law.EntryAssessment;
import org.wwow.backup.law.EntryAssessment.Listing;
import org.wwow.backup.law.InstrumentAssessment;
import org.wwow.backup.law.KindAssessment;
import org.wwow.backup.law.Rule;

/// An assessment as lines for a lawyer: one line a kind of crime, its context stated once; more only of what is opened.
public final class AssessmentText {
    /// Opens everything that is listed.
    public static final String ALL = "all";

    private final Sentences sentences;
    private final Words words;
    private final Set<String> opened;
    private final StringBuilder out = new StringBuilder();

    private AssessmentText(Sentences sentences, Set<String> opened) {
        this.sentences = sentences;
        this.words = sentences.words();
        this.opened = opened;
    }

    /// The lines, each ended by a line feed. Opened are ids of instruments, crimes or modes, or [#ALL].
    public static String of(Assessment assessment, Sentences sentences, Set<String> opened) {
        AssessmentText text = new AssessmentText(sentences, opened);
        text.line(0, text.words.say("notice"));
        text.matrix(assessment);
        assessment.instruments().forEach(text::open);
        return text.out.toString();
    }

    private void matrix(Assessment assessment) {
        List<String> waiting = new ArrayList<>();
        List<String> aside = new ArrayList<>();
        List<String> modes = new ArrayList<>();
        List<String> empty = new ArrayList<>();
        for (InstrumentAssessment one : assessment.instruments()) {
            boolean any = false;
            for (KindAssessment kind : one.kinds()) {
                any |= listed(one, kind);
                count(one, kind, Listing.WAITS_FOR_CONTEXT, waiting);
                count(one, kind, Listing.SET_ASIDE, aside);
            }
            if (!any) {
                empty.add(head(one));
            }
            one.modes()
                    .stream()
                    .filter(mode -> mode.listing() == Listing.LISTED)
                    .forEach(mode -> modes.add(named(mode)));
        }
        together(words.say("modes"), modes);
        together(words.say("waits"), waiting);
        together(words.say("set_aside"), aside);
        together(words.say("nothing_listed"), empty);
        assessment.withheld().forEach((kind, count) -> line(0, words.say("withheld", kind, count.toString())));
    }

    private boolean listed(InstrumentAssessment instrument, KindAssessment kind) {
        List<EntryAssessment> listed = kind.crimes(Listing.LISTED);
        if (listed.isEmpty()) {
            return false;
        }
        String crimes = String.join("; ", listed.stream().map(this::named).toList());
        line(0, words.category(kind.category()) + " — " + head(instrument) + ". "
                + words.say("kind", Integer.toString(listed.size()), context(kind), crimes));
        return true;
    }

    private void count(InstrumentAssessment instrument, KindAssessment kind, Listing listing, List<String> to) {
        int count = kind.crimes(listing).size();
        if (count > 0) {
            to.add(words.category(kind.category()) + " [" + instrument.instrument().id() + "] " + count);
        }
    }

    private void together(String what, List<String> items) {
        if (!items.isEmpty()) {
            line(0, what + ": " + String.join("; ", items));
        }
    }

    private String head(InstrumentAssessment assessed) {
        return words.of(assessed.instrument().title()) + " " + assessed.instrument().version() + ", "
                + words.say(assessed.jurisdiction().reach().code());
    }

    private void open(InstrumentAssessment assessed) {
        boolean whole = isOpen(assessed.instrument().id());
        boolean part = assessed.crimes().stream().anyMatch(this::isOpen)
                || assessed.modes().stream().anyMatch(this::isOpen);
        if (!whole && !part) {
            return;
        }
        line(0, "");
        line(0, head(assessed));
        sentences.reasons(assessed.jurisdiction()).forEach(reason -> line(1, reason));
        line(1, words.say("text_language", assessed.instrument().textLanguage()));
        assessed.kinds().forEach(this::openKind);
        assessed.modes().stream().filter(this::isOpen).forEach(mode -> entry(mode, false));
        List<ElementAssessment> touched = assessed.circumstances()
                .stream()
                .filter(row -> row.status().touched())
                .toList();
        if (whole && !touched.isEmpty()) {
            line(1, words.say("circumstances"));
            touched.forEach(row -> row(2, row));
        }
        if (whole && !assessed.instrument().evidenceRules().isEmpty()) {
            line(1, words.say("rules"));
            for (Rule rule : assessed.instrument().evidenceRules()) {
                line(2, rule.provision() + ": " + rule.rule());
            }
        }
    }

    private String context(KindAssessment kind) {
        Set<String> said = new LinkedHashSet<>();
        for (ElementAssessment row : kind.context()) {
            String against = row.against().isEmpty() ? "" : " (" + words.say("against") + ")";
            said.add(row.element().context() + " " + words.say(row.status().code()) + against);
        }
        return said.isEmpty() ? "—" : String.join(", ", said);
    }

    private String named(EntryAssessment entry) {
        return words.of(entry.entry().name()) + " [" + entry.entry().id() + "] " + touched(entry);
    }

    private String touched(EntryAssessment entry) {
        long touched = entry.elements().stream().filter(row -> row.status().touched()).count();
        return words.say("touched_rows", touched + "/" + entry.elements().size());
    }

    private void openKind(KindAssessment kind) {
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
        String limitation = sentences.limitation(entry);
        if (!limitation.isEmpty()) {
            line(3, limitation);
        }
        for (ElementAssessment row : entry.elements()) {
            if (!contextAbove || row.element().context() == null) {
                row(3, row);
            }
        }
        sentences.against(entry.against()).forEach(one -> line(3, words.say("against") + " " + one));
    }

    private void row(int depth, ElementAssessment row) {
        String marks = (row.element().optional() ? " (" + words.say("optional") + ")" : "")
                + (row.element().alternativeGroup() == null ? "" : " (" + words.say("alternative") + ")")
                + (row.element().review() == null ? "" : " (" + words.say("review") + ")");
        line(depth, words.say(row.status().code()) + ": " + row.element().text() + " [" + row.element().id() + "; "
                + row.element().provision() + "]" + marks);
        sentences.derivation(row).forEach(one -> line(depth + 1, one));
        sentences.against(row.against()).forEach(one -> line(depth + 1, words.say("against") + " " + one));
        if (!row.status().touched() || row.element().kind() == ElementKind.CONTEXTUAL) {
            row.element().followUp().forEach(one -> line(depth + 1, words.say("ask") + " " + one));
        }
    }

    private boolean isOpen(String id) {
        return opened.contains(ALL) || opened.contains(id);
    }

    private boolean isOpen(EntryAssessment entry) {
        return opened.contains(entry.entry().id())
                || (opened.contains(ALL) && entry.listing() == Listing.LISTED);
    }

    private void line(int depth, String text) {
        out.append("  ".repeat(depth)).append(text).append('\n');
    }
}
