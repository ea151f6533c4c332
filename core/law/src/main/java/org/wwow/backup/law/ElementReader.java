package org.wwow.backup.law;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.wwow.backup.law.form.Form;

/// Reads elements and circumstances, and holds their questions to what a trained interviewer may ask.
final class ElementReader {
    private static final Set<String> KINDS = Set.of("material", "mental", "contextual");
    private static final Set<String> STRENGTHS = Set.of("establishes", "indicates");
    private static final Set<String> EVIDENCE_TYPES = Set.of("testimony_survivor", "testimony_witness",
            "testimony_insider", "official_document", "open_source", "expert_report", "medical_record", "photo_video",
            "public_report", "psychological_report", "command_structure_analysis", "digital_messages",
            "pattern_evidence", "satellite_imagery", "intercepted_communication", "forensic_report",
            "financial_record", "site_examination", "court_record");

    private final ConditionReader conditions;
    String textLanguage = "";

    ElementReader(Questions questions) {
        this.conditions = new ConditionReader(questions);
    }

    Element read(Form form) {
        ElementKind kind = ElementKind.of(form.oneOf("kind", KINDS));
        List<String> evidence = evidenceTypes(form);
        List<String> followUp = form.texts("follow_up");
        if (followUp.isEmpty()) {
            form.problem("follow_up", "needs at least one open question");
        }
        for (String question : followUp) {
            String wrong = OpenQuestion.wrong(question, textLanguage);
            if (wrong != null) {
                form.problem("follow_up", "\"" + question + "\" " + wrong);
            }
        }
        boolean intent = form.flag("specific_intent");
        if (intent && kind != ElementKind.MENTAL) {
            form.problem("specific_intent", "belongs to mental elements only");
        }
        return new Element(form.id("id"), form.text("provision"), form.text("text"), kind,
                optionalId(form, "context"), intent, optionalId(form, "alternative_group"), form.flag("optional"),
                conditions.read(form.object("established_by")), strength(form), contradictedBy(form), evidence,
                followUp, form.optionalText("note"), review(form));
    }

    Element circumstance(Form form) {
        return new Element(form.id("id"), form.text("provision"), form.text("text"), ElementKind.MATERIAL, null, false,
                null, true, conditions.read(form.object("established_by")), strength(form), contradictedBy(form),
                List.of(), form.texts("follow_up"), form.optionalText("note"), review(form));
    }

    private static List<String> evidenceTypes(Form form) {
        List<String> types = form.texts("evidence_types");
        for (String type : types) {
            if (!isEvidenceType(type)) {
                form.problem("evidence_types", "there is no evidence type \"" + type + "\"");
            }
        }
        return types;
    }

    static boolean isEvidenceType(String type) {
        return EVIDENCE_TYPES.contains(type);
    }

    private static Strength strength(Form form) {
        return Strength.of(form.oneOf("supports_strength", STRENGTHS));
    }

    private @Nullable Condition contradictedBy(Form form) {
        return form.has("contradicted_by") ? conditions.read(form.object("contradicted_by")) : null;
    }

    private static @Nullable String review(Form form) {
        return form.has("review") ? form.oneOf("review", Set.of("expert")) : null;
    }

    private static @Nullable String optionalId(Form form, String name) {
        return form.has(name) ? form.id(name) : null;
    }
}
