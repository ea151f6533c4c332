package org.wwow.backup.law.script;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSExport;
import org.teavm.jso.JSObject;

import org.wwow.backup.law.Account;
import org.wwow.backup.law.AccountReader;
import org.wwow.backup.law.Instrument;
import org.wwow.backup.law.InstrumentReader;
import org.wwow.backup.law.Library;
import org.wwow.backup.law.Questions;
import org.wwow.backup.law.Translation;
import org.wwow.backup.law.TranslationReader;
import org.wwow.backup.law.form.Checked;
import org.wwow.backup.law.form.Node;
import org.wwow.backup.law.form.Problem;
import org.wwow.backup.law.told.AssessmentForm;
import org.wwow.backup.law.told.Sentences;
import org.wwow.backup.law.told.Texts;
import org.wwow.backup.law.told.Words;

/// What the ES module exports. Every function takes and gives plain values, as `JSON.parse` makes them.
///
/// A result is `{value}` or `{problems: [{path, sentence}]}`; nothing is thrown for a file that does not hold.
public final class LawScript {
    private static final Map<String, Sentences> SENTENCES = new HashMap<>();
    private static @Nullable Library library;

    private LawScript() {}

    /// Does nothing: TeaVM asks for an entry.
    public static void main(String[] words) {}

    /// Checks an instrument against questionnaires: `{value: id}` or all problems.
    @JSExport
    public static JSObject check(JSObject instrument, JSObject questionnaires) {
        return answer(() -> switch (questions(questionnaires)) {
            case Checked.Unsound<Questions>(List<Problem> problems) -> problems(problems);
            case Checked.Sound<Questions>(Questions questions) ->
                switch (InstrumentReader.read(Values.node(instrument), questions)) {
                    case Checked.Sound<Instrument>(Instrument sound) -> value(Node.of(sound.id()));
                    case Checked.Unsound<Instrument>(List<Problem> problems) -> problems(problems);
                };
        });
    }

    /// Opens instruments, questionnaires, files of words and files of translations for [#assess]: `{value: [ids]}` or
    /// all problems.
    @JSExport
    public static JSObject open(JSObject instruments, JSObject questionnaires, JSObject words, JSObject translations) {
        return answer(() -> {
            List<Problem> problems = new ArrayList<>();
            Questions questions = questions(questionnaires).value();
            List<Instrument> sound = new ArrayList<>();
            for (Node node : sequence(instruments)) {
                switch (InstrumentReader.read(node, questions)) {
                    case Checked.Sound<Instrument>(Instrument instrument) -> sound.add(instrument);
                    case Checked.Unsound<Instrument>(List<Problem> found) -> problems.addAll(found);
                }
            }
            if (!problems.isEmpty()) {
                return problems(problems);
            }
            Map<String, List<Translation>> translated = translations(translations, sound);
            SENTENCES.clear();
            for (Node node : sequence(words)) {
                Words read = Words.read(node).value();
                Texts texts = Texts.of(read.language(), translated.getOrDefault(read.language(), List.of())).value();
                SENTENCES.put(read.language(), new Sentences(read, questions, texts));
            }
            library = Library.of(questions, sound);
            return value(Node.ofTexts(sound.stream().map(Instrument::id).toList()));
        });
    }

    private static Map<String, List<Translation>> translations(JSObject files, List<Instrument> instruments) {
        Map<String, List<Translation>> translated = new HashMap<>();
        for (Node node : sequence(files)) {
            Translation read = TranslationReader.read(node, instruments).value();
            translated.computeIfAbsent(read.language(), _ -> new ArrayList<>()).add(read);
        }
        return translated;
    }

    /// Assesses a file of facts under the instruments named, in a language that was opened.
    @JSExport
    public static JSObject assess(JSObject facts, JSObject ids, String language) {
        return answer(() -> {
            Library opened = library;
            Sentences sentences = SENTENCES.get(language);
            if (opened == null || sentences == null) {
                throw new IllegalArgumentException("open the instruments and the words of \"" + language + "\" first");
            }
            List<String> names = new ArrayList<>();
            for (Node name : sequence(ids)) {
                if (name instanceof Node.Text(String id)) {
                    names.add(id);
                }
            }
            return switch (AccountReader.read(Values.node(facts), opened)) {
                case Checked.Sound<Account>(Account account) ->
                    value(new AssessmentForm(sentences).of(opened.assess(account, names)));
                case Checked.Unsound<Account>(List<Problem> problems) -> problems(problems);
            };
        });
    }

    private static Checked<Questions> questions(JSObject questionnaires) {
        return Questions.read(sequence(questionnaires));
    }

    private static List<Node> sequence(JSObject value) {
        if (Values.node(value) instanceof Node.Sequence(List<Node> parts)) {
            return parts;
        }
        throw new IllegalArgumentException("a list was expected");
    }

    private interface Work {
        Node done();
    }

    private static JSObject answer(Work work) {
        Node node;
        try {
            node = work.done();
        } catch (IllegalArgumentException refused) {
            node = problems(List.of(new Problem("", String.valueOf(refused.getMessage()))));
        }
        return Values.value(node);
    }

    private static Node value(Node value) {
        return new Node.Fields(Map.of("value", value));
    }

    private static Node problems(List<Problem> problems) {
        List<Node> nodes = new ArrayList<>();
        for (Problem problem : problems) {
            Map<String, Node> parts = new LinkedHashMap<>();
            parts.put("path", Node.of(problem.path()));
            parts.put("sentence", Node.of(problem.sentence()));
            nodes.add(new Node.Fields(parts));
        }
        return new Node.Fields(Map.of("problems", Node.of(nodes)));
    }
}
