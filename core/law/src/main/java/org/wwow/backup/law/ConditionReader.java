package org.wwow.backup.law;

import java.util.ArrayList;
import java.util.List;

import org.wwow.backup.law.form.Form;

/// Reads the condition language and checks every code against the questionnaires.
final class ConditionReader {
    private static final int MAX_DEPTH = 12;

    private final Questions questions;

    ConditionReader(Questions questions) {
        this.questions = questions;
    }

    Condition read(Form form) {
        return read(form, 0);
    }

    private Condition read(Form form, int depth) {
        if (depth > MAX_DEPTH) {
            form.problem("is nested more than " + MAX_DEPTH + " deep");
            return new Condition.Some(List.of());
        }
        List<String> operators = form.names().stream().filter(List.of("all", "any", "not", "fact")::contains).toList();
        if (operators.size() != 1) {
            form.problem("needs exactly one of all, any and fact");
            form.names().forEach(form::node);
            return new Condition.Some(List.of());
        }
        Condition condition = switch (operators.getFirst()) {
            case "all" -> new Condition.Every(parts(form, "all", depth));
            case "any" -> new Condition.Some(parts(form, "any", depth));
            case "fact" -> chosen(form);
            default -> refuseNot(form);
        };
        if (depth == 0) {
            form.refuseUnknown();
        }
        return condition;
    }

    private static Condition refuseNot(Form form) {
        form.node("not");
        form.problem("not", "is not allowed: what was not said would count against somebody");
        return new Condition.Some(List.of());
    }

    private List<Condition> parts(Form form, String operator, int depth) {
        List<Condition> parts = form.objects(operator, part -> read(part, depth + 1));
        if (parts.isEmpty()) {
            form.problem(operator, "needs at least one part");
        }
        return parts;
    }

    private Condition chosen(Form form) {
        String question = form.text("fact");
        List<String> options = new ArrayList<>(form.texts("is"));
        if (options.isEmpty()) {
            form.problem("is", "needs at least one option");
        }
        for (String option : options) {
            String wrong = questions.wrong(question, option);
            if (wrong != null) {
                form.problem(wrong);
            } else if (Questions.isUnanswered(option)) {
                form.problem("\"" + option + "\" of \"" + question + "\" is no answer and must count for nobody");
            }
        }
        return new Condition.Chosen(question, options);
    }
}
