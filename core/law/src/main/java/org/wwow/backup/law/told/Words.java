package org.wwow.backup.law.told;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.wwow.backup.law.form.Checked;
import org.wwow.backup.law.form.Form;
import org.wwow.backup.law.form.Node;
import org.wwow.backup.law.form.Problem;

/// The sentences of one language, from `domain/legal/words`: adding a language is adding a file.
public final class Words {
    /// Every sentence a file of words must have, with how many blanks it fills.
    private static final Map<String, Integer> NEEDED = needed();

    private final String language;
    private final Map<String, String> sentences;

    private Words(String language, Map<String, String> sentences) {
        this.language = language;
        this.sentences = sentences;
    }

    private static Map<String, Integer> needed() {
        Map<String, Integer> needed = new HashMap<>();
        for (String plain : List.of("documented", "indicated", "not_yet_documented", "complete", "partial", "none",
                "available", "to_be_checked", "not_available", "notice", "against", "ask", "modes", "circumstances",
                "rules", "verify", "review", "not_yet", "nothing_listed", "optional", "alternative", "territory",
                "perpetrator_nationality", "victim_nationality", "limitation_none", "waits", "set_aside", "basis_party",
                "basis_declaration", "basis_referral", "basis_own_law", "basis_none", "privilege_medical",
                "privilege_psychological", "privilege_legal", "privilege_icrc")) {
            needed.put(plain, 0);
        }
        for (String one : List.of("by_answers_establishes", "by_answers_indicates", "with_exhibits", "against_answers",
                "everywhere", "not_in_force", "force_unclear", "link_unknown",
                "limitation_until", "touched_rows", "text_language", "working_translation", "reviewed",
                "untranslated")) {
            needed.put(one, 1);
        }
        for (String two : List.of("against_exhibit", "bound", "bound_unclear", "not_bound", "country_unknown",
                "withheld", "original")) {
            needed.put(two, 2);
        }
        for (String three : List.of("found_establishes", "found_indicates", "found_contradicts", "found_exculpates",
                "kind")) {
            needed.put(three, 3);
        }
        return Map.copyOf(needed);
    }

    /// Reads a file of words; every sentence must be there with its blanks, and no other.
    public static Checked<Words> read(Node node) {
        List<Problem> problems = new ArrayList<>();
        Form form = Form.of(node, problems);
        String language = form.id("language");
        form.optionalText("review");
        Map<String, String> sentences = new HashMap<>();
        for (String key : NEEDED.keySet().stream().sorted().toList()) {
            String sentence = form.text(key);
            sentences.put(key, sentence);
            checkBlanks(form, key, sentence);
        }
        Form categories = form.object("categories");
        for (String category : categories.names()) {
            sentences.put("category " + category, categories.text(category));
        }
        form.refuseUnknown();
        return problems.isEmpty()
                ? new Checked.Sound<>(new Words(language, sentences))
                : new Checked.Unsound<>(problems);
    }

    private static void checkBlanks(Form form, String key, String sentence) {
        int filled = NEEDED.getOrDefault(key, 0);
        for (int blank = 0; blank < filled; blank++) {
            if (!sentence.contains("{" + blank + "}")) {
                form.problem(key, "lacks the blank {" + blank + "}");
            }
        }
        if (sentence.contains("{" + filled + "}")) {
            form.problem(key, "has the blank {" + filled + "}, which nothing fills");
        }
    }

    /// The language these words are in.
    public String language() {
        return language;
    }

    /// A sentence with its blanks filled.
    String say(String key, String... blanks) {
        String sentence = sentences.getOrDefault(key, key);
        for (int at = 0; at < blanks.length; at++) {
            sentence = sentence.replace("{" + at + "}", blanks[at]);
        }
        return sentence;
    }

    /// The name of a category of crimes; its code where this language has none.
    String category(String category) {
        return sentences.getOrDefault("category " + category, category);
    }

    /// The text in this language, in English where it lacks it.
    String of(Map<String, String> byLanguage) {
        return byLanguage.getOrDefault(language, byLanguage.getOrDefault("en", ""));
    }
}
