package org.wwow.backup.cli.questionnaire;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.wwow.backup.sealing.JsonArray;
import org.wwow.backup.sealing.JsonBoolean;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.JsonText;
import org.wwow.backup.sealing.JsonValue;

/// Whether the members that the rules read are there and of their kind. Members beside them are left alone: a file says
/// more than a page needs.
final class QuestionnaireForm {
    private static final int DEEPEST = 16;
    private static final Shape TEXT = new Shape.Text();
    private static final Shape TEXTS = new Shape.Each(TEXT);
    private static final Shape WORDS = new Shape.ByName(TEXT);
    private static final Shape OPTION = new Shape.Whole(Map.of("code", TEXT, "label", WORDS), Map.of());
    private static final Shape QUESTION = new Shape.Whole(
            Map.of("id", TEXT, "audience", TEXTS, "type", TEXT, "label", WORDS, "options", new Shape.Each(OPTION)),
            Map.of("required", new Shape.Truth(), "compartment", TEXTS, "help", WORDS, "skip_label", WORDS,
                    "exclusive", TEXTS, "show_if", new Shape.Condition()));
    private static final Shape SECTION = new Shape.Whole(
            Map.of("id", TEXT, "title", WORDS, "questions", new Shape.Each(QUESTION)), Map.of());
    private static final Shape PROTECTION = new Shape.Whole(
            Map.of("when", new Shape.Condition(), "consents", TEXTS), Map.of("only", TEXTS, "not", TEXTS));
    private static final Shape FILE = new Shape.Whole(
            Map.of("id", TEXT, "version", TEXT, "languages", TEXTS, "sections", new Shape.Each(SECTION), "fast_path",
                    new Shape.Whole(Map.of("questions", TEXTS), Map.of())),
            Map.of("short_profile",
                    new Shape.Whole(Map.of(), Map.of("survivor", TEXTS, "witness", TEXTS, "third_party", TEXTS)),
                    "protection", new Shape.ByName(PROTECTION)));

    private final List<Fault> faults = new ArrayList<>();

    private QuestionnaireForm() {}

    private sealed interface Shape {
        record Text() implements Shape {}

        record Truth() implements Shape {}

        record Condition() implements Shape {}

        record Each(Shape one) implements Shape {}

        record ByName(Shape one) implements Shape {}

        record Whole(Map<String, Shape> needed, Map<String, Shape> allowed) implements Shape {}
    }

    static List<Fault> faults(JsonValue file) {
        var form = new QuestionnaireForm();
        form.look("", file, FILE);
        return List.copyOf(form.faults);
    }

    private void look(String at, JsonValue value, Shape shape) {
        switch (shape) {
            case Shape.Text _ -> require(value instanceof JsonText, at, "is no text");
            case Shape.Truth _ -> require(value instanceof JsonBoolean, at, "is neither true nor false");
            case Shape.Condition _ -> condition(at, value, DEEPEST);
            case Shape.Each(Shape one) -> each(at, value, one);
            case Shape.ByName(Shape one) -> {
                if (require(value instanceof JsonObject, at, "is no object") && value instanceof JsonObject object) {
                    object.members().forEach((name, part) -> look(under(at, name), part, one));
                }
            }
            case Shape.Whole whole -> whole(at, value, whole);
        }
    }

    private void each(String at, JsonValue value, Shape one) {
        if (require(value instanceof JsonArray, at, "is no list")
                && value instanceof JsonArray(List<JsonValue> parts)) {
            for (int index = 0; index < parts.size(); index++) {
                look(under(at, Integer.toString(index)), parts.get(index), one);
            }
        }
    }

    private void whole(String at, JsonValue value, Shape.Whole shape) {
        if (!require(value instanceof JsonObject, at, "is no object") || !(value instanceof JsonObject object)) {
            return;
        }
        shape.needed().forEach((name, one) -> {
            if (require(object.member(name).isPresent(), under(at, name), "is missing")) {
                look(under(at, name), object.member(name).orElseThrow(), one);
            }
        });
        shape.allowed()
                .forEach((name, one) -> object.member(name)
                        .ifPresent(part -> look(under(at, name), part, one)));
    }

    private void condition(String at, JsonValue value, int deep) {
        if (!(value instanceof JsonObject object) || deep == 0) {
            require(false, at, "is no condition");
        } else if (object.members().keySet().equals(Set.of("fact", "is"))) {
            look(under(at, "fact"), object.member("fact").orElseThrow(), TEXT);
            look(under(at, "is"), object.member("is").orElseThrow(), TEXTS);
        } else if (object.members().size() == 1 && object.member("not").isPresent()) {
            condition(under(at, "not"), object.member("not").orElseThrow(), deep - 1);
        } else {
            String name = object.member("all").isPresent() ? "all" : "any";
            JsonValue parts = object.members().size() == 1 ? object.member(name).orElse(null) : null;
            if (require(parts instanceof JsonArray, at, "is no condition")
                    && parts instanceof JsonArray(List<JsonValue> values)) {
                for (int index = 0; index < values.size(); index++) {
                    condition(under(under(at, name), Integer.toString(index)), values.get(index), deep - 1);
                }
            }
        }
    }

    private boolean require(boolean holds, String at, String what) {
        if (!holds) {
            faults.add(new Fault(at, "form", what));
        }
        return holds;
    }

    private static String under(String at, String name) {
        return at.isEmpty() ? name : at + "." + name;
    }
}
