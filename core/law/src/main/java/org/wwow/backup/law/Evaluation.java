package org.wwow.backup.law;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import org.wwow.backup.law.EntryAssessment.Listing;
import org.wwow.backup.law.form.Day;

/// One account under the rules of a library.
final class Evaluation {
    private final Library library;
    private final Account account;
    private final int[] bits;
    private final boolean[] holds;
    private final List<Exhibit> exhibits;
    private final Map<String, List<Finding>> findings = new TreeMap<>();
    /// Many rows share a condition; its answers are looked up once.
    private final List<@Nullable List<Answer>> behind;

    Evaluation(Library library, Account account) {
        this.library = library;
        this.account = account;
        this.bits = library.rulebook().bits(account.answers());
        this.holds = library.rulebook().holding(bits);
        this.exhibits = account.exhibits()
                .stream()
                .filter(one -> !one.withheld())
                .sorted(Comparator.comparing(Exhibit::id))
                .toList();
        this.behind = new ArrayList<>(java.util.Collections.nCopies(holds.length, null));
        account.findings().stream().filter(this::rests).sorted(Comparator.comparing(Finding::id)).forEach(this::spread);
    }

    /// A finding that rests on what is withheld would tell it: it stays out with it.
    private boolean rests(Finding finding) {
        return account.exhibits().stream().noneMatch(one -> one.withheld() && finding.exhibits().contains(one.id()));
    }

    private void spread(Finding finding) {
        if (library.hasElement(finding.concerns())) {
            for (String row : library.rowsOf(finding.concerns())) {
                findings.computeIfAbsent(row, _ -> new ArrayList<>()).add(finding);
            }
        } else {
            findings.computeIfAbsent(finding.concerns(), _ -> new ArrayList<>()).add(finding);
        }
    }

    SortedMap<String, Integer> withheld() {
        SortedMap<String, Integer> withheld = new TreeMap<>();
        for (Exhibit exhibit : account.exhibits()) {
            if (exhibit.withheld()) {
                withheld.merge(exhibit.privilege().code(), 1, Integer::sum);
            }
        }
        return withheld;
    }

    InstrumentAssessment instrument(Instrument instrument) {
        Jurisdiction jurisdiction = Jurisdiction.of(instrument.applicability(), account.circumstances());
        boolean reaches = jurisdiction.reach() != Jurisdiction.Reach.NOT_AVAILABLE;
        return new InstrumentAssessment(instrument, jurisdiction,
                instrument.crimes().stream().map(crime -> entry(crime, reaches)).toList(),
                instrument.modes().stream().map(mode -> entry(mode, reaches)).toList(),
                instrument.circumstances().stream().map(this::element).toList());
    }

    private EntryAssessment entry(Entry entry, boolean reaches) {
        List<ElementAssessment> rows = new ArrayList<>(entry.elements().size());
        for (Element element : entry.elements()) {
            rows.add(element(element));
        }
        Jurisdiction own = entry.applicability() == null
                ? null
                : Jurisdiction.of(entry.applicability(), account.circumstances());
        boolean open = reaches && (own == null || own.reach() != Jurisdiction.Reach.NOT_AVAILABLE);
        return new EntryAssessment(entry, rows, listing(entry, rows, open), own, found(entry.id()), limitation(entry));
    }

    private Listing listing(Entry entry, List<ElementAssessment> rows, boolean reaches) {
        boolean act = false;
        boolean needsContext = false;
        boolean context = false;
        for (ElementAssessment row : rows) {
            boolean touched = row.status().touched();
            boolean contextual = row.element().kind() == ElementKind.CONTEXTUAL;
            act |= touched && lists(row.element());
            needsContext |= contextual;
            context |= contextual && touched;
        }
        if (!act) {
            return Listing.NOT_TOUCHED;
        }
        if (!reaches || entry.period().covers(account.circumstances().period()) == Period.Cover.NOT_AT_ALL) {
            return Listing.SET_ASIDE;
        }
        return context || !needsContext ? Listing.LISTED : Listing.WAITS_FOR_CONTEXT;
    }

    private static boolean lists(Element element) {
        return element.kind() == ElementKind.MATERIAL || element.specificIntent();
    }

    private @Nullable Day limitation(Entry entry) {
        Day last = account.circumstances().period().until();
        return entry.limitation() instanceof Limitation.Years(int years) && last != null ? last.plusYears(years) : null;
    }

    private ElementAssessment element(Element element) {
        Library.Places places = library.places(element);
        List<Finding> found = findings.getOrDefault(element.id(), List.of());
        if (!holds[places.established()] && found.isEmpty()
                && (places.contradicted() < 0 || !holds[places.contradicted()])) {
            return places.untouched();
        }
        List<Ground> grounds = new ArrayList<>();
        List<Against> against = new ArrayList<>();
        Status status = Status.NOT_YET_DOCUMENTED;
        if (holds[places.established()]) {
            List<Answer> answers = answers(places.established());
            grounds.add(new Ground.Answers(element.strength(), answers, supporting(answers)));
            contradict(answers, against);
        }
        if (places.contradicted() >= 0 && holds[places.contradicted()]) {
            against.addFirst(new Against.Answers(answers(places.contradicted())));
        }
        for (Finding finding : found) {
            if (!finding.bears().against()) {
                grounds.add(new Ground.Found(finding));
            }
        }
        against.addAll(found(element.id()));
        for (Ground ground : grounds) {
            status = status.atLeast(ground.carries().status());
        }
        return new ElementAssessment(element, status, grounds, against);
    }

    private List<Answer> answers(int place) {
        List<Answer> known = behind.get(place);
        if (known == null) {
            known = library.rulebook().behind(place, holds, bits);
            behind.set(place, known);
        }
        return known;
    }

    private List<Against> found(String id) {
        if (findings.isEmpty()) {
            return List.of();
        }
        List<Against> against = new ArrayList<>();
        for (Finding finding : findings.getOrDefault(id, List.of())) {
            if (finding.bears().against()) {
                against.add(new Against.Found(finding));
            }
        }
        return against;
    }

    private List<String> supporting(List<Answer> answers) {
        if (exhibits.isEmpty()) {
            return List.of();
        }
        TreeSet<String> ids = new TreeSet<>();
        for (Exhibit exhibit : exhibits) {
            if (exhibit.supports().stream().anyMatch(answers::contains)) {
                ids.add(exhibit.id());
            }
        }
        return List.copyOf(ids);
    }

    private void contradict(List<Answer> answers, List<Against> against) {
        for (Exhibit exhibit : exhibits) {
            for (Answer answer : answers) {
                if (exhibit.contradicts().contains(answer)) {
                    against.add(new Against.ByExhibit(exhibit.id(), answer));
                }
            }
        }
    }
}
