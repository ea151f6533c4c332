package org.wwow.backup.law;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.wwow.backup.law.form.Checked;
import org.wwow.backup.law.form.Form;
import org.wwow.backup.law.form.Node;
import org.wwow.backup.law.form.Problem;

/// Every question and option that facts and conditions may name: the union of the questionnaires.
///
/// The same id means the same in every questionnaire; an option that only one of them has is still an option.
public final class Questions {
    /// Options that say that nothing was answered.
    private static final Set<String> UNANSWERED = Set.of("prefer_not", "unsure");
    private static final String PREFER_NOT = "prefer_not";

    private final Map<String, Question> byId;

    private Questions(Map<String, Question> byId) {
        this.byId = byId;
    }

    private record Question(boolean single, Map<String, String> label, Map<String, Map<String, String>> options) {}

    /// Reads questionnaires. Members that only an interviewer's screen needs are not looked at.
    public static Checked<Questions> read(List<Node> questionnaires) {
        Map<String, Question> byId = new LinkedHashMap<>();
        List<Problem> problems = new ArrayList<>();
        for (Node questionnaire : questionnaires) {
            Form.of(questionnaire, problems).each("sections", section -> {
                section.each("questions", question -> add(question, byId));
                ignoreOthers(section);
            });
        }
        return problems.isEmpty() ? new Checked.Sound<>(new Questions(byId)) : new Checked.Unsound<>(problems);
    }

    private static void add(Form form, Map<String, Question> byId) {
        Question question = new Question(form.text("type").equals("single"), form.byLanguage("label", List.of()),
                new LinkedHashMap<>());
        byId.merge(form.id("id"), question,
                (known, again) -> known.single == again.single
                        ? known
                        : new Question(false, known.label, known.options));
        Map<String, Map<String, String>> options = byId.getOrDefault(form.text("id"), question).options;
        form.each("options", option -> {
            options.putIfAbsent(option.id("code"), option.byLanguage("label", List.of()));
            ignoreOthers(option);
        });
        ignoreOthers(form);
    }

    private static void ignoreOthers(Form form) {
        form.names().forEach(form::node);
    }

    /// Whether the option says that nothing was answered.
    public static boolean isUnanswered(String option) {
        return UNANSWERED.contains(option);
    }

    /// What is wrong with naming this option of this question, or null.
    @Nullable
    String wrong(String question, String option) {
        Question known = byId.get(question);
        if (known == null) {
            return "there is no question \"" + question + "\" in the questionnaires";
        }
        if (known.options.isEmpty()) {
            return "the question \"" + question + "\" has no options; leave free words out";
        }
        return known.options.containsKey(option)
                ? null
                : "the question \"" + question + "\" has no option \"" + option + "\"";
    }

    boolean isSingle(String question) {
        Question known = byId.get(question);
        return known != null && known.single;
    }

    /// The options of a question that were answered: none where the person preferred not to say.
    static Set<String> answered(List<String> options) {
        Set<String> answered = new LinkedHashSet<>();
        if (!options.contains(PREFER_NOT)) {
            for (String option : options) {
                if (!isUnanswered(option)) {
                    answered.add(option);
                }
            }
        }
        return answered;
    }

    /// The words of an option in that language, in English where it lacks them, else its code.
    public String label(Answer answer, String language) {
        Question known = byId.get(answer.question());
        Map<String, String> label = known == null
                ? Map.of()
                : known.options.getOrDefault(answer.option(), Map.of());
        return label.getOrDefault(language, label.getOrDefault("en", answer.option()));
    }

    /// Each question with its options, in the order of the questionnaires.
    public Map<String, List<String>> codes() {
        Map<String, List<String>> codes = new LinkedHashMap<>();
        byId.forEach((id, question) -> codes.put(id, List.copyOf(question.options.keySet())));
        return codes;
    }

    /// Every option of every question, in the order of the codes.
    List<Answer> answers() {
        List<Answer> answers = new ArrayList<>();
        codes().forEach((question, options) -> options.forEach(option -> answers.add(new Answer(question, option))));
        answers.sort(null);
        return answers;
    }
}
