package org.wwow.backup.cli.questionnaire;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.wwow.backup.cli.questionnaire.Questionnaire.Question;
import org.wwow.backup.cli.questionnaire.Questionnaire.Test;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.JsonValue;

/// The rules of a questionnaire file (protocol section 24): ids once, texts in every language, conditions that can be
/// true and ask about earlier questions only, exclusive options that exist, compartments, and no compulsory question.
public final class QuestionnaireCheck {
    static final List<String> ROLES = List.of("survivor", "witness", "third_party");

    private static final Set<String> TYPES = Set.of("single", "multi", "text", "number", "place", "contact",
            "date_approx", "media");
    private static final Set<String> COMPARTMENTS = Set.of("care", "contact", "meeting", "exact", "identity",
            "account", "exhibits", "conversation", "deposit");
    private static final String PREFER_NOT = "prefer_not";
    private static final int LABEL = 70;
    private static final int OPTION = 60;
    private static final int HELP = 200;
    private static final int FAST_PATH = 6;
    private static final int SHORT_PROFILE = 12;

    private final Questionnaire file;
    private final List<Question> questions;
    private final List<Fault> faults = new ArrayList<>();

    private QuestionnaireCheck(Questionnaire file) {
        this.file = file;
        this.questions = file.questions();
    }

    /// Every fault of a file, or none. Where the form itself is wrong nothing else is looked at.
    public static List<Fault> faults(JsonValue file) {
        List<Fault> form = QuestionnaireForm.faults(file);
        return form.isEmpty() ? new QuestionnaireCheck(Questionnaire.of((JsonObject) file)).all() : form;
    }

    private List<Fault> all() {
        Set<String> earlier = new HashSet<>();
        for (Question question : questions) {
            require(!earlier.contains(question.id()), question.id(), "id-twice", "this id stands twice");
            question(question, earlier);
            earlier.add(question.id());
        }
        file.sections().forEach(section -> texts(section.id(), section.title(), LABEL));
        conditions();
        paths(earlier);
        return List.copyOf(faults);
    }

    private void question(Question question, Set<String> earlier) {
        String at = question.id();
        require(!question.required(), at, "compulsory", "no question is compulsory");
        require(TYPES.contains(question.type()), at, "type", "unknown type " + question.type());
        List<String> audience = question.texts("audience");
        require(!audience.isEmpty() && ROLES.containsAll(audience), at, "audience", "unknown or empty audience");
        compartments(question);
        question.words("label").ifPresent(label -> texts(at, label, LABEL));
        question.words("help").ifPresent(help -> texts(at + " help", help, HELP));
        question.words("skip_label").ifPresent(skip -> texts(at + " skip", skip, OPTION));
        options(question);
        for (Test test : question.tests()) {
            require(earlier.contains(test.fact()), at, "depends-on-later",
                    "depends on " + test.fact() + ", which is not asked before it");
        }
    }

    private void compartments(Question question) {
        List<String> compartments = question.texts("compartment");
        require(!compartments.isEmpty(), question.id(), "no-compartment", "no compartment");
        for (String name : compartments) {
            require(COMPARTMENTS.contains(name), question.id(), "compartment", "unknown compartment " + name);
        }
        require(question.id().startsWith("consent.") == compartments.contains("deposit"), question.id(), "deposit",
                "a consent, and only a consent, goes into the deposit");
    }

    private void options(Question question) {
        String at = question.id();
        List<String> codes = question.codes();
        Set<String> seen = new HashSet<>();
        codes.forEach(code -> require(seen.add(code), at, "option-twice", code + " twice"));
        require(!question.isChoice() || seen.contains(PREFER_NOT), at, "no-prefer-not", "no option prefer_not");
        require(question.isChoice() || codes.isEmpty(), at, "options",
                "a question of type " + question.type() + " has no options");
        List<String> exclusive = question.texts("exclusive");
        for (String code : exclusive) {
            require(seen.contains(code), at, "exclusive", "exclusive option " + code + " does not exist");
        }
        require(!question.type().equals("multi") || exclusive.contains(PREFER_NOT), at, "prefer-not-exclusive",
                "prefer_not is not exclusive");
        question.options().forEach(option -> texts(at + "." + option.code(), option.label(), OPTION));
    }

    private void texts(String at, Map<String, String> texts, int longest) {
        for (String language : file.languages()) {
            String text = texts.getOrDefault(language, "");
            require(!text.isBlank(), at, "no-text", "no text in " + language);
            require(text.isBlank() || text.codePointCount(0, text.length()) <= longest, at, "too-long",
                    "the " + language + " text is longer than " + longest);
        }
    }

    private void conditions() {
        Map<String, List<String>> values = new LinkedHashMap<>();
        questions.forEach(one -> values.put(one.id(), one.type().equals("media") ? List.of("added") : one.codes()));
        questions.forEach(one -> tests(one.id(), one.tests(), values));
        file.protection().forEach((name, rule) -> tests("protection " + name, rule.when(), values));
    }

    private void tests(String at, List<Test> tests, Map<String, List<String>> values) {
        for (Test test : tests) {
            List<String> known = values.get(test.fact());
            require(known != null, at, "unknown-question", "asks about " + test.fact() + ", which does not exist");
            Stream<String> named = known == null ? Stream.empty() : test.is().stream();
            named.forEach(code -> require(known != null && known.contains(code), at, "unknown-option",
                    test.fact() + " has no option " + code));
        }
    }

    private void paths(Set<String> ids) {
        known("fast_path", file.fastPath(), ids);
        require(file.fastPath().size() <= FAST_PATH, "fast_path", "too-many", "help is at most six questions away");
        file.shortProfile().forEach((role, list) -> {
            String at = "short_profile " + role;
            known(at, list, ids);
            require(list.size() <= SHORT_PROFILE, at, "too-many", "more than " + SHORT_PROFILE + " questions");
        });
        file.protection().forEach((name, rule) -> known("protection " + name, rule.named(), ids));
    }

    private void known(String at, List<String> list, Set<String> ids) {
        for (String id : list) {
            require(ids.contains(id), at, "unknown-question", id + " does not exist");
        }
    }

    private void require(boolean holds, String at, String code, String what) {
        if (!holds) {
            faults.add(new Fault(at, code, what));
        }
    }
}
