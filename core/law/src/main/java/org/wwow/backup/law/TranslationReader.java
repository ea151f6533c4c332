package org.wwow.backup.law;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.wwow.backup.law.form.Checked;
import org.wwow.backup.law.form.Form;
import org.wwow.backup.law.form.Node;
import org.wwow.backup.law.form.Problem;

/// Reads a file of translations against what it translates (protocol section 22.7): every problem in one go.
///
/// A text that is missing is no problem here, since it is printed in its own language and marked; see
/// [Translation#missing].
public final class TranslationReader {
    private static final Set<String> STATES = Set.of("working_translation", "reviewed");

    private final List<Problem> problems = new ArrayList<>();
    private final List<Problem> missing = new ArrayList<>();
    private final Map<String, String> texts = new LinkedHashMap<>();
    private final Form form;
    private final String language;
    private final String status;

    private TranslationReader(Node node) {
        form = Form.of(node, problems);
        language = form.id("language");
        status = form.oneOf("status", STATES);
    }

    /// Whether a file is one of translations, and not an instrument.
    public static boolean isTranslation(Node node) {
        return node instanceof Node.Fields(Map<String, Node> parts)
                && (parts.containsKey("instrument") || parts.containsKey(Translation.QUESTIONS));
    }

    /// Reads the translations of one of these instruments, or of the questions of all of them.
    public static Checked<Translation> read(Node node, List<Instrument> instruments) {
        TranslationReader reader = new TranslationReader(node);
        String id = reader.form.has(Translation.QUESTIONS)
                ? reader.questions(instruments)
                : reader.instrument(instruments);
        reader.form.refuseUnknown();
        return reader.problems.isEmpty()
                ? new Checked.Sound<>(
                        new Translation(id, reader.language, reader.status, reader.texts, reader.missing))
                : new Checked.Unsound<>(reader.problems);
    }

    private String questions(List<Instrument> instruments) {
        Map<String, String> asked = new LinkedHashMap<>();
        for (Instrument instrument : instruments) {
            if (instrument.textLanguage().equals(language)) {
                continue;
            }
            rows(instrument).flatMap(row -> row.followUp().stream()).forEach(one -> asked.put(one, one));
        }
        byId(Translation.QUESTIONS, asked, "is asked by no instrument");
        for (String question : asked.keySet()) {
            String translation = texts.get(question);
            String wrong = translation == null ? null : OpenQuestion.wrong(translation, language);
            if (wrong != null) {
                form.problem(Translation.QUESTIONS, "\"" + translation + "\" " + wrong);
            }
            if (translation != null && asks(question) != asks(translation)) {
                form.problem(Translation.QUESTIONS, "\"" + translation + "\" does not end as its question does");
            }
        }
        return Translation.QUESTIONS;
    }

    private static boolean asks(String text) {
        return text.endsWith("?") || text.endsWith("؟");
    }

    private String instrument(List<Instrument> instruments) {
        String id = form.id("instrument");
        String version = form.text("version");
        for (Instrument instrument : instruments) {
            if (instrument.id().equals(id)) {
                if (!version.isEmpty() && !version.equals(instrument.version())) {
                    form.problem("version", "is a translation of " + id + " " + version + ", and there is " + id + " "
                            + instrument.version());
                }
                otherLanguage(instrument);
                texts(instrument);
                return id;
            }
        }
        if (!id.isEmpty()) {
            form.problem("instrument", "there is no instrument \"" + id + "\"; there are "
                    + String.join(", ", instruments.stream().map(Instrument::id).toList()));
        }
        return id;
    }

    private void otherLanguage(Instrument instrument) {
        if (language.equals(instrument.textLanguage())) {
            form.problem("language", "is the language in which " + instrument.id() + " is written");
        }
    }

    private void texts(Instrument instrument) {
        Map<String, String> elements = new LinkedHashMap<>();
        Map<String, String> notes = new LinkedHashMap<>();
        Map<String, String> periods = new LinkedHashMap<>();
        Map<String, List<String>> entryNotes = new LinkedHashMap<>();
        rows(instrument).forEach(row -> {
            elements.put(row.id(), row.text());
            if (row.note() != null) {
                notes.put(row.id(), row.note());
            }
        });
        entries(instrument).forEach(entry -> {
            if (entry.limitationText() != null) {
                periods.put(entry.id(), entry.limitationText());
            }
            if (!entry.notes().isEmpty()) {
                entryNotes.put(entry.id(), entry.notes());
            }
        });
        byId("elements", elements, "is no element of " + instrument.id());
        byId("element_notes", notes, "is no element of " + instrument.id() + " with a note");
        byId("limitation_periods", periods, "is no crime of " + instrument.id() + " with a period");
        entryNotes(entryNotes, "is no crime or mode of " + instrument.id() + " with notes");
        inOrder(form, "evidence_rules", instrument.evidenceRules().stream().map(Rule::rule).toList());
        inOrder(form, "notes", instrument.notes());
    }

    private static Stream<Entry> entries(Instrument instrument) {
        return Stream.concat(instrument.crimes().stream(), instrument.modes().stream());
    }

    private static Stream<Element> rows(Instrument instrument) {
        return Stream.concat(entries(instrument).flatMap(one -> one.elements().stream()),
                instrument.circumstances().stream());
    }

    private void byId(String member, Map<String, String> own, String unknown) {
        Form inner = inner(member);
        for (String id : inner.names()) {
            String original = own.get(id);
            String translation = inner.text(id);
            if (original == null) {
                inner.problem(id, unknown);
            } else {
                put(inner, id, original, translation);
            }
        }
        lacks(member, own.keySet(), inner.names());
    }

    private void entryNotes(Map<String, List<String>> own, String unknown) {
        Form inner = inner("entry_notes");
        for (String id : inner.names()) {
            List<String> originals = own.get(id);
            if (originals == null) {
                inner.node(id);
                inner.problem(id, unknown);
            } else {
                inOrder(inner, id, originals);
            }
        }
        lacks("entry_notes", own.keySet(), inner.names());
    }

    private void lacks(String member, Set<String> own, List<String> named) {
        Set<String> lacking = new LinkedHashSet<>(own);
        named.forEach(lacking::remove);
        lacking.forEach(id -> missing.add(new Problem(member + " / " + id, "has no translation")));
    }

    private void inOrder(Form at, String name, List<String> originals) {
        if (!at.has(name)) {
            if (!originals.isEmpty()) {
                missing.add(new Problem(name, "has no translation"));
            }
            return;
        }
        List<String> translations = at.texts(name);
        if (translations.size() != originals.size()) {
            at.problem(name, "holds " + translations.size() + " texts, and the instrument " + originals.size());
            return;
        }
        for (int place = 0; place < originals.size(); place++) {
            put(at, name + "[" + place + "]", originals.get(place), translations.get(place));
        }
    }

    private Form inner(String member) {
        return form.has(member) ? form.object(member) : Form.of(new Node.Fields(Map.of()), problems);
    }

    private void put(Form at, String name, String original, String translation) {
        if (translation.isBlank()) {
            return;
        }
        if (translation.equals(original)) {
            at.problem(name, "is the instrument's own text and no translation");
        }
        if (!numbers(translation).equals(numbers(original))) {
            at.problem(name, "has not the numbers of its original, which are "
                    + (numbers(original).isEmpty() ? "none" : String.join(", ", numbers(original))));
        }
        String first = texts.putIfAbsent(original, translation);
        if (first != null && !first.equals(translation)) {
            at.problem(name, "differs from \"" + first + "\", which translates the same text");
        }
    }

    /// Articles, days and case numbers survive a translation, in whatever order.
    private static List<String> numbers(String text) {
        List<String> numbers = new ArrayList<>();
        StringBuilder digits = new StringBuilder();
        for (int at = 0; at <= text.length(); at++) {
            if (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
                digits.append(text.charAt(at));
            } else if (!digits.isEmpty()) {
                numbers.add(digits.toString());
                digits.setLength(0);
            }
        }
        return numbers.stream().sorted().toList();
    }
}
