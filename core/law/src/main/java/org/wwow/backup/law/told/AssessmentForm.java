package org.wwow.backup.law.told;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.wwow.backup.law.Against;
import org.wwow.backup.law.Answer;
import org.wwow.backup.law.Assessment;
import org.wwow.backup.law.Element;
import org.wwow.backup.law.ElementAssessment;
import org.wwow.backup.law.EntryAssessment;
import org.wwow.backup.law.Finding;
import org.wwow.backup.law.Ground;
import org.wwow.backup.law.InstrumentAssessment;
import org.wwow.backup.law.Jurisdiction;
import org.wwow.backup.law.KindAssessment;
import org.wwow.backup.law.form.Node;

/// An assessment as the tree that programs read (protocol section 22.5). The same account gives the same tree.
public final class AssessmentForm {
    private final Sentences sentences;

    /// A form whose sentences are in the language of these.
    public AssessmentForm(Sentences sentences) {
        this.sentences = sentences;
    }

    /// All instruments, or the one instrument itself where there is one.
    public Node of(Assessment assessment) {
        Map<String, Node> parts = new LinkedHashMap<>();
        parts.put("notice", Node.of(sentences.words().say("notice")));
        parts.put("language", Node.of(sentences.words().language()));
        Map<String, Node> withheld = new LinkedHashMap<>();
        assessment.withheld().forEach((kind, count) -> withheld.put(kind, Node.of(count)));
        parts.put("withheld", new Node.Fields(withheld));
        if (assessment.instruments().size() == 1) {
            parts.putAll(instrument(assessment.instruments().getFirst()));
        } else {
            parts.put("assessments", list(assessment.instruments(), one -> new Node.Fields(instrument(one))));
        }
        return new Node.Fields(parts);
    }

    private Map<String, Node> instrument(InstrumentAssessment assessed) {
        Map<String, Node> parts = new LinkedHashMap<>();
        parts.put("instrument", Node.of(assessed.instrument().id()));
        parts.put("version", Node.of(assessed.instrument().version()));
        parts.put("review", Node.of(assessed.instrument().status()));
        parts.put("title", Node.of(sentences.words().of(assessed.instrument().title())));
        parts.put("textLanguage", Node.of(assessed.instrument().textLanguage()));
        sentences.texts()
                .status(assessed.instrument())
                .ifPresent(status -> parts.put("translationStatus", Node.of(status)));
        parts.put("sources", Node.ofTexts(assessed.instrument().sources()));
        parts.put("jurisdiction", jurisdiction(assessed.jurisdiction()));
        parts.put("kinds", list(assessed.kinds(), this::kind));
        parts.put("crimes", list(assessed.crimes(), this::entry));
        parts.put("modes", list(assessed.modes(), this::entry));
        parts.put("circumstances", list(assessed.circumstances(), this::element));
        parts.put("evidenceRules", list(assessed.instrument().evidenceRules(),
                rule -> rule(rule.provision(), rule.rule())));
        parts.put("notes", Node.ofTexts(assessed.instrument().notes()));
        translated(parts, Map.of(), Map.of("notes", assessed.instrument().notes()));
        return parts;
    }

    private Node rule(String provision, String rule) {
        Map<String, Node> parts = new LinkedHashMap<>();
        parts.put("provision", Node.of(provision));
        parts.put("rule", Node.of(rule));
        translated(parts, Map.of("rule", rule), Map.of());
        return new Node.Fields(parts);
    }

    private Node jurisdiction(Jurisdiction jurisdiction) {
        return fields("reach", Node.of(jurisdiction.reach().code()), "reasons",
                Node.ofTexts(sentences.reasons(jurisdiction)));
    }

    private Node kind(KindAssessment kind) {
        Map<String, Node> parts = new LinkedHashMap<>();
        parts.put("category", Node.of(kind.category()));
        parts.put("name", Node.of(sentences.words().category(kind.category())));
        parts.put("context", list(kind.context(), row -> fields("row", Node.of(String.valueOf(row.element().context())),
                "status", Node.of(row.status().code()))));
        for (EntryAssessment.Listing listing : EntryAssessment.Listing.values()) {
            parts.put(listing.code(),
                    Node.ofTexts(kind.crimes(listing).stream().map(one -> one.entry().id()).toList()));
        }
        return new Node.Fields(parts);
    }

    private Node entry(EntryAssessment assessed) {
        Map<String, Node> parts = new LinkedHashMap<>();
        parts.put("id", Node.of(assessed.entry().id()));
        parts.put("name", Node.of(sentences.words().of(assessed.entry().name())));
        parts.put("provision", Node.of(assessed.entry().provision()));
        parts.put("category", Node.of(assessed.entry().category()));
        parts.put("status", Node.of(assessed.status().code()));
        parts.put("coverage", Node.of(assessed.coverage().code()));
        parts.put("listing", Node.of(assessed.listing().code()));
        if (assessed.jurisdiction() != null) {
            parts.put("jurisdiction", jurisdiction(assessed.jurisdiction()));
        }
        String counted = sentences.limitation(assessed);
        String told = assessed.entry().limitationText();
        parts.put("limitation", Node.of(counted.isEmpty() && told != null ? told : counted));
        parts.put("elements", list(assessed.elements(), this::element));
        parts.put("against", list(assessed.against(), this::against));
        parts.put("notes", Node.ofTexts(assessed.entry().notes()));
        translated(parts, counted.isEmpty() && told != null ? Map.of("limitation", told) : Map.of(),
                Map.of("notes", assessed.entry().notes()));
        return new Node.Fields(parts);
    }

    private Node element(ElementAssessment row) {
        Element element = row.element();
        Map<String, Node> parts = new LinkedHashMap<>();
        parts.put("id", Node.of(element.id()));
        parts.put("provision", Node.of(element.provision()));
        parts.put("text", Node.of(element.text()));
        parts.put("kind", Node.of(element.kind().code()));
        put(parts, "context", element.context());
        put(parts, "alternativeGroup", element.alternativeGroup());
        parts.put("optional", Node.of(element.optional()));
        parts.put("status", Node.of(row.status().code()));
        parts.put("sources", list(row.grounds(), this::source));
        parts.put("derivation", Node.ofTexts(sentences.derivation(row)));
        parts.put("against", list(row.against(), this::against));
        parts.put("againstSentences", Node.ofTexts(sentences.against(row.against())));
        parts.put("questions", Node.ofTexts(element.followUp()));
        parts.put("evidenceTypes", Node.ofTexts(element.evidenceTypes()));
        put(parts, "note", element.note());
        put(parts, "review", element.review());
        translated(parts,
                element.note() == null
                        ? Map.of("text", element.text())
                        : Map.of("text", element.text(), "note", element.note()),
                Map.of("questions", element.followUp()));
        return new Node.Fields(parts);
    }

    /// Beside the instrument's own words, never in their place; a list only where each of its texts is translated.
    private void translated(Map<String, Node> parts, Map<String, String> texts, Map<String, List<String>> lists) {
        Map<String, Node> translation = new LinkedHashMap<>();
        texts.forEach((name, text) -> sentences.texts()
                .translation(text)
                .ifPresent(one -> translation.put(name, Node.of(one))));
        lists.forEach((name, all) -> sentences.texts()
                .translations(all)
                .ifPresent(ones -> translation.put(name, Node.ofTexts(ones))));
        if (!translation.isEmpty()) {
            parts.put("translation", new Node.Fields(translation));
        }
    }

    private Node source(Ground ground) {
        return switch (ground) {
            case Ground.Answers(var strength, List<Answer> answers, List<String> exhibits) -> {
                Map<String, Node> parts = new LinkedHashMap<>();
                parts.put("strength", Node.of(strength.code()));
                parts.put("answers", list(answers, AssessmentForm::answer));
                parts.put("exhibits", Node.ofTexts(exhibits));
                yield new Node.Fields(parts);
            }
            case Ground.Found(Finding finding) -> found(finding);
        };
    }

    private Node against(Against against) {
        return switch (against) {
            case Against.Answers(List<Answer> answers) -> fields("answers", list(answers, AssessmentForm::answer));
            case Against.ByExhibit(String exhibit, Answer answer) ->
                fields("exhibit", Node.of(exhibit), "answers", Node.of(List.of(answer(answer))));
            case Against.Found(Finding finding) -> found(finding);
        };
    }

    private static Node answer(Answer answer) {
        return fields("fact", Node.of(answer.question()), "is", Node.of(answer.option()));
    }

    private static Node found(Finding finding) {
        Map<String, Node> parts = new LinkedHashMap<>();
        parts.put("finding", Node.of(finding.id()));
        parts.put("bears", Node.of(finding.bears().code()));
        parts.put("reviewer", Node.of(finding.reviewer()));
        parts.put("on", Node.of(finding.on().toString()));
        parts.put("exhibits", Node.ofTexts(finding.exhibits()));
        return new Node.Fields(parts);
    }

    private static void put(Map<String, Node> parts, String name, @org.jspecify.annotations.Nullable String text) {
        if (text != null) {
            parts.put(name, Node.of(text));
        }
    }

    private static Node fields(String name, Node part) {
        return new Node.Fields(Map.of(name, part));
    }

    private static Node fields(String first, Node one, String second, Node other) {
        Map<String, Node> parts = new LinkedHashMap<>();
        parts.put(first, one);
        parts.put(second, other);
        return new Node.Fields(parts);
    }

    private static <T> Node list(List<T> things, java.util.function.Function<T, Node> form) {
        List<Node> nodes = new ArrayList<>(things.size());
        for (T thing : things) {
            nodes.add(form.apply(thing));
        }
        return Node.of(nodes);
    }
}
