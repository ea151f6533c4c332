package org.wwow.backup.law;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.wwow.backup.law.form.Checked;
import org.wwow.backup.law.form.Form;
import org.wwow.backup.law.form.Node;
import org.wwow.backup.law.form.Problem;

/// Reads and checks one instrument (protocol section 22): every problem in one go, each with its path and the code.
public final class InstrumentReader {
    private static final Set<String> STATES = Set.of("draft_for_expert_review", "reviewed");
    private static final List<String> LANGUAGES = List.of("en", "fr", "ar", "uk");

    private final List<Problem> problems = new ArrayList<>();
    private final ElementReader elements;
    private final Set<String> ids = new HashSet<>();

    private InstrumentReader(Questions questions) {
        this.elements = new ElementReader(questions);
    }

    /// Reads an instrument whose conditions name only questions and options that exist.
    public static Checked<Instrument> read(Node node, Questions questions) {
        InstrumentReader reader = new InstrumentReader(questions);
        Instrument instrument = reader.instrument(Form.of(node, reader.problems));
        return reader.problems.isEmpty() ? new Checked.Sound<>(instrument) : new Checked.Unsound<>(reader.problems);
    }

    private Instrument instrument(Form form) {
        List<String> languages = form.texts("languages");
        for (String language : LANGUAGES) {
            if (!languages.contains(language)) {
                form.problem("languages", "lacks \"" + language + "\"");
            }
        }
        elements.textLanguage = form.text("text_language");
        List<String> notes = new ArrayList<>(form.texts("framework_notes"));
        notes.addAll(form.texts("status_notes"));
        notes.addAll(form.texts("not_covered"));
        Instrument instrument = new Instrument(form.id("id"), version(form), form.oneOf("status", STATES),
                form.byLanguage("title", languages), languages, elements.textLanguage, country(form, "forum"),
                sources(form), applicability(form.object("applies")), entries(form, "crimes", languages),
                entries(form, "modes_of_liability", languages), circumstances(form), rules(form), notes);
        // Words for the reader of the file, which nothing is computed from.
        form.node("reading_guide");
        form.node("jurisdiction");
        form.objects("obligations", InstrumentReader::rule);
        form.optionalText("review");
        form.refuseUnknown();
        if (instrument.crimes().isEmpty()) {
            form.problem("crimes", "needs at least one");
        }
        return instrument;
    }

    private static List<String> sources(Form form) {
        List<String> sources = form.texts("sources");
        if (sources.isEmpty()) {
            form.problem("sources", "needs at least one citation");
        }
        return sources;
    }

    private static String version(Form form) {
        String version = form.text("version");
        String[] parts = version.split("\\.", -1);
        boolean numbers = parts.length == 3;
        for (String part : parts) {
            numbers &= !part.isEmpty() && part.chars().allMatch(digit -> digit >= '0' && digit <= '9');
        }
        if (!numbers && !version.isEmpty()) {
            form.problem("version", "\"" + version + "\" is not a version of the form 1.2.3");
        }
        return version;
    }

    private List<Entry> entries(Form form, String name, List<String> languages) {
        boolean crimes = name.equals("crimes");
        Map<String, Element> contexts = new HashMap<>();
        return form.objects(name, inner -> {
            unique(inner, inner.id("id"));
            Entry entry = new Entry(inner.id("id"), inner.byLanguage("name", languages), inner.text("provision"),
                    crimes ? inner.id("category") : Entry.MODE, period(inner, "in_force"),
                    inner.has("applies") ? applicability(inner.object("applies")) : null, limitation(inner),
                    crimes ? inner.text("limitation_period") : null,
                    inner.objects("elements", this::element), notes(inner));
            inner.texts("related");
            inner.optionalText("review");
            if (entry.elements().isEmpty()) {
                inner.problem("elements", "needs at least one");
            }
            checkContexts(inner, entry, contexts);
            checkAlternatives(inner, entry);
            return entry;
        });
    }

    private static List<String> notes(Form form) {
        List<String> notes = new ArrayList<>(form.texts("jurisdictional_notes"));
        String note = form.optionalText("note");
        if (note != null) {
            notes.add(note);
        }
        return notes;
    }

    private Element element(Form form) {
        unique(form, form.id("id"));
        return elements.read(form);
    }

    private void unique(Form form, String id) {
        if (!id.isEmpty() && !ids.add(id)) {
            form.problem("id", "\"" + id + "\" stands twice in this file");
        }
    }

    /// Rows that are stated once for all crimes of a kind must be the same row.
    private static void checkContexts(Form form, Entry entry, Map<String, Element> contexts) {
        for (Element element : entry.elements()) {
            String context = element.context();
            if (element.kind() == ElementKind.CONTEXTUAL && context == null) {
                form.problem("the contextual element \"" + element.id() + "\" names no context");
            }
            if (context == null) {
                continue;
            }
            Element first = contexts.putIfAbsent(entry.category() + " " + context, element);
            if (first != null && !sameRow(first, element)) {
                form.problem("the element \"" + element.id() + "\" differs from \"" + first.id()
                        + "\", though both are the context \"" + context + "\" of " + entry.category());
            }
        }
    }

    private static boolean sameRow(Element one, Element other) {
        return one.text().equals(other.text()) && one.strength() == other.strength() && one.kind() == other.kind()
                && one.establishedBy().equals(other.establishedBy())
                && java.util.Objects.equals(one.contradictedBy(), other.contradictedBy());
    }

    private static void checkAlternatives(Form form, Entry entry) {
        Map<String, Integer> members = new HashMap<>();
        for (Element element : entry.elements()) {
            if (element.alternativeGroup() != null) {
                members.merge(element.alternativeGroup(), 1, Integer::sum);
            }
        }
        for (Element element : entry.elements()) {
            String group = element.alternativeGroup();
            if (group != null && members.getOrDefault(group, 0) < 2) {
                form.problem("the alternative_group \"" + group + "\" has one element only");
            }
        }
    }

    private List<Element> circumstances(Form form) {
        return form.objects("aggravating_circumstances", inner -> {
            unique(inner, inner.id("id"));
            return elements.circumstance(inner);
        });
    }

    private static List<Rule> rules(Form form) {
        return form.objects("evidence_rules", InstrumentReader::rule);
    }

    private static Rule rule(Form form) {
        return new Rule(form.text("provision"), form.text("rule"));
    }

    private static @Nullable Limitation limitation(Form form) {
        if (!form.has("limitation")) {
            return null;
        }
        Form inner = form.object("limitation");
        Integer years = inner.optionalCount("years");
        boolean none = inner.flag("none");
        if (none == (years != null)) {
            inner.problem("needs either none or years");
        }
        inner.refuseUnknown();
        return years == null ? new Limitation.None() : new Limitation.Years(years);
    }

    static Period period(Form form, String name) {
        return form.has(name) ? period(form.object(name)) : Period.ALWAYS;
    }

    private static Period period(Form form) {
        Period period = days(form);
        form.refuseUnknown();
        return period;
    }

    static Period days(Form form) {
        Period period = new Period(form.optionalDay("from"), form.optionalDay("until"));
        if (period.from() != null && period.until() != null && period.until().isBefore(period.from())) {
            form.problem("until", "comes before from");
        }
        return period;
    }

    private static Applicability applicability(Form form) {
        List<Applicability.Link> links = new ArrayList<>();
        for (String code : form.texts("links")) {
            for (Applicability.Link link : Applicability.Link.values()) {
                if (link.code().equals(code)) {
                    links.add(link);
                }
            }
        }
        if (links.isEmpty() || links.size() != form.texts("links").size()) {
            form.problem("links", "must name everywhere, territory, perpetrator_nationality or victim_nationality");
        }
        Applicability applicability = new Applicability(days(form), form.text("provision"), links,
                form.objects("parties", InstrumentReader::party), form.optionalText("note"));
        form.refuseUnknown();
        return applicability;
    }

    private static Applicability.Party party(Form form) {
        String country = country(form, "country");
        if (country == null) {
            form.problem("country", "is missing");
        }
        return new Applicability.Party(country == null ? "" : country,
                form.oneOf("basis", Set.of("party", "declaration", "referral", "own_law", "none")), days(form),
                form.optionalText("provision"), form.flag("verify"), form.optionalText("note"));
    }

    private static @Nullable String country(Form form, String name) {
        String country = form.optionalText(name);
        if (country != null && !isCountry(country)) {
            form.problem(name, "\"" + country + "\" is not a country code of two capital letters");
        }
        return country;
    }

    static boolean isCountry(String text) {
        return text.length() == 2 && text.chars().allMatch(letter -> letter >= 'A' && letter <= 'Z');
    }
}
