package org.wwow.backup.law.told;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.wwow.backup.law.Assessment;
import org.wwow.backup.law.ElementAssessment;
import org.wwow.backup.law.EntryAssessment;
import org.wwow.backup.law.EntryAssessment.Listing;
import org.wwow.backup.law.InstrumentAssessment;
import org.wwow.backup.law.KindAssessment;

/// An assessment as lines for a lawyer: one line a kind of crime, its context stated once; more only of what is opened.
public final class AssessmentText {
    /// Opens everything that is listed.
    public static final String ALL = "all";

    private final Words words;
    private final StringBuilder out = new StringBuilder();

    private AssessmentText(Sentences sentences) {
        this.words = sentences.words();
    }

    /// The lines, each ended by a line feed. Opened are ids of instruments, crimes or modes, or [#ALL].
    public static String of(Assessment assessment, Sentences sentences, Set<String> opened) {
        return of(assessment, sentences, opened, false);
    }

    /// The same lines, under each translated text the instrument's own words.
    public static String withOriginals(Assessment assessment, Sentences sentences, Set<String> opened) {
        return of(assessment, sentences, opened, true);
    }

    private static String of(Assessment assessment, Sentences sentences, Set<String> opened, boolean originals) {
        AssessmentText text = new AssessmentText(sentences);
        text.line(text.words.say("notice"));
        text.matrix(assessment);
        for (InstrumentAssessment one : assessment.instruments()) {
            new OpenedText(sentences, one, opened, originals, text.out).write(text.head(one));
        }
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
        assessment.withheld()
                .forEach(
                        (kind, count) -> line(words.say("withheld", words.say("privilege_" + kind), count.toString())));
    }

    private boolean listed(InstrumentAssessment instrument, KindAssessment kind) {
        List<EntryAssessment> listed = kind.crimes(Listing.LISTED);
        if (listed.isEmpty()) {
            return false;
        }
        String crimes = String.join("; ", listed.stream().map(this::named).toList());
        line(words.category(kind.category()) + " — " + head(instrument) + ". "
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
            line(what + ": " + String.join("; ", items));
        }
    }

    private String head(InstrumentAssessment assessed) {
        return words.of(assessed.instrument().title()) + " " + assessed.instrument().version() + ", "
                + words.say(assessed.jurisdiction().reach().code());
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

    private void line(String text) {
        out.append(text).append('\n');
    }
}
