package org.wwow.backup.law;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Instruments ready to be asked: immutable, shared by any number of threads, no I/O.
public final class Library {
    private final Questions questions;
    private final List<Instrument> instruments;
    private final Rulebook rulebook;
    private final Map<String, Places> places = new HashMap<>();
    private final Map<String, Set<String>> rowsOf = new HashMap<>();
    private final Set<String> entries = new HashSet<>();

    /// Where the conditions of an element stand in the rulebook, -1 where nothing contradicts it; and the row it is
    /// while nothing touches it.
    record Places(int established, int contradicted, ElementAssessment untouched) {}

    private Library(Questions questions, List<Instrument> instruments) {
        this.questions = questions;
        this.instruments = List.copyOf(instruments);
        this.rulebook = new Rulebook(questions);
        instruments.forEach(this::index);
    }

    /// A library of instruments that were read with these questions.
    ///
    /// @throws IllegalArgumentException if two have the same id, or an element's id in common
    public static Library of(Questions questions, List<Instrument> instruments) {
        Set<String> ids = new HashSet<>();
        for (Instrument instrument : instruments) {
            if (!ids.add(instrument.id())) {
                throw new IllegalArgumentException("Two instruments have the id " + instrument.id() + ".");
            }
        }
        return new Library(questions, instruments);
    }

    private void index(Instrument instrument) {
        List<Entry> all = new ArrayList<>(instrument.crimes());
        all.addAll(instrument.modes());
        for (Entry entry : all) {
            entries.add(entry.id());
            entry.elements().forEach(this::place);
        }
        instrument.circumstances().forEach(this::place);
        for (Entry crime : instrument.crimes()) {
            for (Element row : crime.elements()) {
                if (row.context() != null) {
                    rowsOf.put(row.id(), sharing(instrument, crime.category(), row.context()));
                }
            }
        }
    }

    private void place(Element element) {
        int contradicted = element.contradictedBy() == null ? -1 : rulebook.place(element.contradictedBy());
        ElementAssessment untouched = new ElementAssessment(element, Status.NOT_YET_DOCUMENTED, List.of(), List.of());
        if (places.put(element.id(),
                new Places(rulebook.place(element.establishedBy()), contradicted, untouched)) != null) {
            throw new IllegalArgumentException("Two instruments have an element " + element.id() + ".");
        }
        rowsOf.put(element.id(), Set.of(element.id()));
    }

    /// A context row is one row, whichever crime a finding named it in.
    private static Set<String> sharing(Instrument instrument, String category, String context) {
        Set<String> ids = new TreeSet<>();
        for (Entry crime : instrument.crimes()) {
            for (Element row : crime.elements()) {
                if (crime.category().equals(category) && context.equals(row.context())) {
                    ids.add(row.id());
                }
            }
        }
        return ids;
    }

    /// The questions facts may name.
    public Questions questions() {
        return questions;
    }

    /// The instruments in their order.
    public List<Instrument> instruments() {
        return instruments;
    }

    /// Assesses an account under every instrument.
    public Assessment assess(Account account) {
        return assess(account, instruments.stream().map(Instrument::id).toList());
    }

    /// Assesses an account under the named instruments.
    ///
    /// @throws IllegalArgumentException naming an instrument that is not here
    public Assessment assess(Account account, Collection<String> ids) {
        for (String id : ids) {
            if (instruments.stream().noneMatch(instrument -> instrument.id().equals(id))) {
                throw new IllegalArgumentException("There is no instrument \"" + id + "\"; there are "
                        + String.join(", ", instruments.stream().map(Instrument::id).toList()) + ".");
            }
        }
        Evaluation evaluation = new Evaluation(this, account);
        List<InstrumentAssessment> ofForum = new ArrayList<>();
        List<InstrumentAssessment> others = new ArrayList<>();
        for (Instrument instrument : instruments) {
            if (ids.contains(instrument.id())) {
                boolean forum = instrument.forum() != null
                        && account.circumstances().forum().contains(instrument.forum());
                (forum ? ofForum : others).add(evaluation.instrument(instrument));
            }
        }
        ofForum.addAll(others);
        return new Assessment(ofForum, evaluation.withheld());
    }

    Rulebook rulebook() {
        return rulebook;
    }

    Places places(Element element) {
        return java.util.Objects.requireNonNull(places.get(element.id()));
    }

    Set<String> rowsOf(String element) {
        return rowsOf.getOrDefault(element, Set.of());
    }

    boolean hasElement(String id) {
        return rowsOf.containsKey(id);
    }

    boolean hasEntry(String id) {
        return entries.contains(id);
    }
}
