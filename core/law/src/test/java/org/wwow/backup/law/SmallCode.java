package org.wwow.backup.law;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.wwow.backup.law.form.Checked;
import org.wwow.backup.law.form.JsonNodes;
import org.wwow.backup.law.form.Node;
import org.wwow.backup.law.form.Problem;
import org.wwow.backup.law.told.Sentences;
import org.wwow.backup.law.told.Words;

/// A code about things that were taken, small enough to be seen whole; read anew each time it is asked for.
final class SmallCode {
    private static final String QUESTIONS = """
            [{"id": "small", "sections": [{"id": "s", "title": {"en": "S"}, "questions": [
              {"id": "place.kind", "type": "single", "label": {"en": "Where?"}, "options": [
                {"code": "outside", "label": {"en": "Outside", "fr": "Dehors"}, "help": "h"},
                {"code": "inside", "label": {"en": "Inside"}}, {"code": "unsure", "label": {"en": "Not known"}}]},
              {"id": "act.kind", "type": "multi", "label": {"en": "Which?"}, "shown": true, "options": [
                {"code": "taken", "label": {"en": "Taken"}}, {"code": "kept", "label": {"en": "Kept"}},
                {"code": "given", "label": {"en": "Given"}}, {"code": "meant", "label": {"en": "Meant"}},
                {"code": "ordered", "label": {"en": "Ordered"}}, {"code": "old", "label": {"en": "Old"}},
                {"code": "quarrel", "label": {"en": "Quarrel"}}, {"code": "aim", "label": {"en": "Aim"}}]},
              {"id": "words.free", "type": "text", "label": {"en": "In your words"}}]}]}]
            """;
    private static final String CODE = """
            {"id": "small-code", "version": "1.9.0", "status": "reviewed", "languages": ["en", "fr", "ar", "uk"],
             "text_language": "en", "title": {"en": "Small code", "fr": "F", "ar": "A", "uk": "U"}, "forum": "ZA",
             "sources": ["Small code, 2001"], "framework_notes": ["Note 9 on the code."],
             "applies": {"from": "2001-01-01", "provision": "art. 9", "links": ["territory"], "parties": [
               {"country": "AZ", "basis": "party", "from": "2005-01-01", "provision": "art. 8", "verify": true},
               {"country": "ZA", "basis": "own_law"}, {"country": "BB", "basis": "none"}]},
             "crimes": [
              {"id": "sc_1", "name": {"en": "Taking", "fr": "F", "ar": "A", "uk": "U"}, "provision": "art. 1",
               "category": "national_crime", "limitation_period": "Fifteen years.", "limitation": {"years": 15},
               "jurisdictional_notes": ["Note 1."], "note": "Note 10.", "elements": [
                {"id": "sc1.act", "provision": "art. 1(1)", "text": "It was taken.", "kind": "material",
                 "contradicted_by": {"fact": "place.kind", "is": ["outside"]},
                 "established_by": {"all": [{"fact": "act.kind", "is": ["taken", "kept"]}]},
                 "supports_strength": "establishes", "evidence_types": ["photo_video"], "review": "expert",
                 "follow_up": ["What was taken?"], "note": "Row 90."},
                {"id": "sc1.kept", "provision": "art. 1(2)", "text": "It was kept.", "kind": "material",
                 "alternative_group": "how", "established_by": {"fact": "act.kind", "is": ["kept"]},
                 "supports_strength": "indicates", "follow_up": ["What was kept?"]},
                {"id": "sc1.given", "provision": "art. 1(3)", "text": "It was given.", "kind": "material",
                 "alternative_group": "how", "established_by": {"fact": "act.kind", "is": ["given"]},
                 "supports_strength": "indicates", "follow_up": ["What was given?"]},
                {"id": "sc1.mind", "provision": "art. 1(4)", "text": "It was meant.", "kind": "mental",
                 "optional": true, "established_by": {"fact": "act.kind", "is": ["meant"]},
                 "supports_strength": "establishes", "follow_up": ["What was meant?"]},
                {"id": "sc1.ctx", "provision": "art. 1(5)", "text": "There was a quarrel.", "kind": "contextual",
                 "context": "quarrel", "established_by": {"fact": "act.kind", "is": ["quarrel"]},
                 "contradicted_by": {"fact": "place.kind", "is": ["inside"]},
                 "supports_strength": "establishes", "follow_up": ["What was there?"]}]},
              {"id": "sc_2", "name": {"en": "Keeping", "fr": "F", "ar": "A", "uk": "U"}, "provision": "art. 2",
               "category": "national_crime", "limitation_period": "None.", "limitation": {"none": true},
               "in_force": {"from": "2010-01-01"}, "elements": [
                {"id": "sc2.act", "provision": "art. 2(1)", "text": "It was kept.", "kind": "material",
                 "established_by": {"fact": "act.kind", "is": ["kept"]}, "supports_strength": "indicates",
                 "follow_up": ["What was kept?"]},
                {"id": "sc2.ctx", "provision": "art. 2(2)", "text": "There was a quarrel.", "kind": "contextual",
                 "context": "quarrel", "established_by": {"fact": "act.kind", "is": ["quarrel"]},
                 "contradicted_by": {"fact": "place.kind", "is": ["inside"]},
                 "supports_strength": "establishes", "follow_up": ["What was there?"]}]},
              {"id": "sc_3", "name": {"en": "Aiming", "fr": "F", "ar": "A", "uk": "U"}, "provision": "art. 3",
               "category": "other_crime", "limitation_period": "As the court says.",
               "applies": {"provision": "art. 3(9)", "links": ["territory"],
                 "parties": [{"country": "ZA", "basis": "own_law"}]}, "elements": [
                {"id": "sc3.aim", "provision": "art. 3(1)", "text": "It was aimed at.", "kind": "mental",
                 "specific_intent": true, "established_by": {"fact": "act.kind", "is": ["aim"]},
                 "supports_strength": "establishes", "follow_up": ["What was aimed at?"]}]}],
             "modes_of_liability": [
              {"id": "sm_1", "name": {"en": "Ordering", "fr": "F", "ar": "A", "uk": "U"}, "provision": "art. 4",
               "elements": [
                {"id": "sm1.act", "provision": "art. 4(1)", "text": "It was ordered.", "kind": "material",
                 "established_by": {"fact": "act.kind", "is": ["ordered"]}, "supports_strength": "establishes",
                 "follow_up": ["What was ordered?"]}]}],
             "aggravating_circumstances": [
              {"id": "sa.old", "provision": "art. 5", "text": "It was old.", "supports_strength": "indicates",
               "established_by": {"any": [{"fact": "act.kind", "is": ["old"]}]}, "follow_up": ["What was old?"]}],
             "evidence_rules": [{"provision": "Rule 6", "rule": "Ask 2 people."}]}
            """;
    private static final Pattern BLANK = Pattern.compile("\\{\\d}");

    private SmallCode() {}

    static Node json(String json) {
        return JsonNodes.read(json.getBytes(StandardCharsets.UTF_8));
    }

    static List<Node> questionnaires() {
        return ((Node.Sequence) json(QUESTIONS)).parts();
    }

    static Questions questions() {
        return Questions.read(questionnaires()).value();
    }

    static Node code() {
        return json(CODE);
    }

    static Instrument instrument() {
        return InstrumentReader.read(code(), questions()).value();
    }

    static Library library() {
        return Library.of(questions(), List.of(instrument()));
    }

    static Account account(String json) {
        return AccountReader.read(json(json), library()).value();
    }

    /// The code with one part put in another's place; the path names members and places, as `crimes/0/id`.
    static Node with(String path, String json) {
        return with(code(), List.of(path.split("/")), json(json));
    }

    static Node with(Node node, List<String> path, Node part) {
        if (path.isEmpty()) {
            return part;
        }
        String name = path.getFirst();
        List<String> rest = path.subList(1, path.size());
        if (node instanceof Node.Sequence(List<Node> parts)) {
            List<Node> changed = new ArrayList<>(parts);
            int at = Integer.parseInt(name);
            changed.set(at, with(parts.get(at), rest, part));
            return Node.of(changed);
        }
        Map<String, Node> changed = new LinkedHashMap<>(((Node.Fields) node).parts());
        changed.put(name, rest.isEmpty() ? part : with(LawFiles.part(node, name), rest, part));
        return new Node.Fields(changed);
    }

    static List<String> problems(Checked<?> checked) {
        return checked instanceof Checked.Unsound<?>(List<Problem> problems)
                ? problems.stream().map(Problem::toString).toList()
                : List.of();
    }

    /// Sentences that say only their own name and what fills their blanks, so that a test sees which was said.
    static Sentences bare() {
        Map<String, Node> words = new LinkedHashMap<>();
        ((Node.Fields) LawFiles.read(LawFiles.domain().resolve("legal/words/en.json"))).parts()
                .forEach((key, one) -> words.put(key, one instanceof Node.Text(String text) ? bare(key, text) : one));
        words.put("language", Node.of("en"));
        words.put("categories", json("{\"national_crime\": \"NATIONAL\"}"));
        return new Sentences(Words.read(new Node.Fields(words)).value(), questions());
    }

    private static Node bare(String key, String text) {
        String blanks = BLANK.matcher(text).results().map(one -> one.group()).sorted().collect(Collectors.joining("|"));
        return Node.of(blanks.isEmpty() ? "<" + key + ">" : "<" + key + " " + blanks + ">");
    }
}
