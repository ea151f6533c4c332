import { holds, type Answers, type Questionnaire, type Question, type Texts } from "@backup/questionnaire";
import type { Purpose } from "./model.ts";

export type IntakeSpeaker = "self" | "guardian" | "witness" | "third_party";

/** What an officer asks with the person beside her: help first, never the acts. */
export const askedByOfficer = [
  "victim.age_band",
  "reporter.agreement",
  "safety.now",
  "needs.list",
  "time.since",
  "health.signs",
  "contact.method",
  "contact.precautions",
] as const;

const roleOf: Readonly<Record<IntakeSpeaker, "survivor" | "witness" | "third_party">> = {
  self: "survivor",
  guardian: "third_party",
  witness: "witness",
  third_party: "third_party",
};

/** Whether a report may name and reach the person affected: only who speaks for herself, or with agreement. */
export const mayReach = (speaker: IntakeSpeaker, answers: Answers): boolean =>
  speaker === "self" || speaker === "guardian" || (answers["reporter.agreement"] ?? []).includes("agrees");

/** The questions to ask now, by the file's own rules of audience and condition. */
export const questionsFor = (
  questionnaire: Questionnaire,
  speaker: IntakeSpeaker,
  answers: Answers,
): readonly Question<Texts>[] => {
  const role = roleOf[speaker];
  const facts: Answers = { ...answers, "reporter.role": [role] };
  const all = questionnaire.sections.flatMap((section) => section.questions);
  return askedByOfficer.flatMap((id) => {
    const question = all.find((one) => one.id === id);
    if (question === undefined || !question.audience.includes(role)) return [];
    if (id.startsWith("contact.") && !mayReach(speaker, answers)) return [];
    return question.show_if === undefined || holds(question.show_if, facts) ? [question] : [];
  });
};

const ownReportOnly: readonly Purpose[] = ["read", "share_professionals", "media", "statistics"];
const everything: readonly Purpose[] = [
  "read",
  "help",
  "share_professionals",
  "media",
  "legal_analysis",
  "legal_action",
  "investigators",
  "statistics",
];

/** Consents that can be given at all: a witness or third person decides on the own report only (protocol section 6). */
export const consentsFor = (speaker: IntakeSpeaker, answers: Answers): readonly Purpose[] =>
  mayReach(speaker, answers) && (speaker === "self" || speaker === "guardian") ? everything : ownReportOnly;

/** Whether the person affected may be under 18, which a focal point must know before anything else. */
export const underEighteen = (answers: Answers): boolean =>
  (answers["victim.age_band"] ?? []).some((band) => /^(a0_5|a6_11|a12_14|a15_17|under_18)$/.test(band)) ||
  (answers["reporter.agreement"] ?? []).includes("child_guardian");
