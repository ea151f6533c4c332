package org.wwow.backup.cli.questionnaire;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

import org.wwow.backup.sealing.JsonArray;
import org.wwow.backup.sealing.JsonBoolean;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.JsonText;
import org.wwow.backup.sealing.JsonValue;

/// What the rules read of a file whose form holds.
record Questionnaire(List<String> languages, List<Section> sections, List<String> fastPath,
        Map<String, List<String>> shortProfile, Map<String, Protection> protection) {
    record Section(String id, Map<String, String> title, List<Question> questions) {}

    record Question(JsonObject json) {
        String id() {
            return text(json, "id");
        }

        String type() {
            return text(json, "type");
        }

        boolean required() {
            return json.member("required").filter(new JsonBoolean(true)::equals).isPresent();
        }

        boolean isChoice() {
            return type().equals("single") || type().equals("multi");
        }

        List<String> texts(String name) {
            return Questionnaire.texts(json, name);
        }

        Optional<Map<String, String>> words(String name) {
            return json.member(name).map(_ -> Questionnaire.words(json, name));
        }

        List<Option> options() {
            return objects(json, "options", one -> new Option(text(one, "code"), Questionnaire.words(one, "label")));
        }

        List<String> codes() {
            return options().stream().map(Option::code).toList();
        }

        List<Test> tests() {
            return json.member("show_if").stream().flatMap(Questionnaire::tests).toList();
        }
    }

    record Option(String code, Map<String, String> label) {}

    /// One test of a condition: whether a question was answered with one of these.
    record Test(String fact, List<String> is) {}

    record Protection(List<Test> when, List<String> named) {}

    static Questionnaire of(JsonObject file) {
        Map<String, List<String>> profile = new TreeMap<>();
        file.member("short_profile").ifPresent(value -> {
            for (String role : QuestionnaireCheck.ROLES) {
                profile.put(role, texts((JsonObject) value, role));
            }
        });
        Map<String, Protection> protection = new TreeMap<>();
        file.member("protection").ifPresent(value -> ((JsonObject) value).members().forEach((name, rule) -> {
            var json = (JsonObject) rule;
            protection.put(name, new Protection(tests(json.member("when").orElseThrow()).toList(),
                    Stream.of("only", "not", "consents").flatMap(list -> texts(json, list).stream()).toList()));
        }));
        return new Questionnaire(texts(file, "languages"), objects(file, "sections", Questionnaire::section),
                texts((JsonObject) file.member("fast_path").orElseThrow(), "questions"), profile, protection);
    }

    List<Question> questions() {
        return sections.stream().flatMap(section -> section.questions().stream()).toList();
    }

    private static Section section(JsonObject json) {
        return new Section(text(json, "id"), words(json, "title"), objects(json, "questions", Question::new));
    }

    private static Stream<Test> tests(JsonValue condition) {
        var json = (JsonObject) condition;
        if (json.member("fact").isPresent()) {
            return Stream.of(new Test(text(json, "fact"), texts(json, "is")));
        }
        return json.members()
                .values()
                .stream()
                .flatMap(part -> part instanceof JsonArray(List<JsonValue> parts)
                        ? parts.stream().flatMap(Questionnaire::tests)
                        : tests(part));
    }

    private static String text(JsonObject json, String name) {
        return ((JsonText) json.member(name).orElseThrow()).value();
    }

    private static List<String> texts(JsonObject json, String name) {
        return json.member(name)
                .map(value -> ((JsonArray) value).values().stream().map(one -> ((JsonText) one).value()).toList())
                .orElse(List.of());
    }

    private static Map<String, String> words(JsonObject json, String name) {
        Map<String, String> words = new TreeMap<>();
        ((JsonObject) json.member(name).orElseThrow()).members()
                .forEach((language, text) -> words.put(language, ((JsonText) text).value()));
        return words;
    }

    private static <T> List<T> objects(JsonObject json, String name, Function<JsonObject, T> form) {
        return ((JsonArray) json.member(name).orElseThrow()).values()
                .stream()
                .map(one -> form.apply((JsonObject) one))
                .toList();
    }
}
