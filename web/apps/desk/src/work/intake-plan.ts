import {
  consentsOf,
  isAsked,
  mayBeUnder18,
  withoutAgreement,
  type Answers,
  type Question,
  type Questionnaire,
  type Texts,
} from "@backup/questionnaire";
import { CONSENT_PURPOSES } from "@backup/sealing";
import type { AnswersView, ConsentView, Purpose } from "./model.ts";

export type IntakeSpeaker = "self" | "guardian" | "witness" | "third_party";

/** What an officer asks with the person beside her, in this order: help first, never the acts. */
export const askedByOfficer = [
  "victim.age_band",
  "reporter.agreement",
  "safety.now",
  "needs.list",
  "time.since",
  "health.signs",
  "contact.method",
  "contact.precautions",
  "contact.code_word",
  "contact.hours",
] as const;

const roles = { self: "survivor", guardian: "third_party", witness: "witness", third_party: "third_party" } as const;

/** The answers with who speaks among them; the file's rules of audience and protection read them. */
export const withSpeaker = (speaker: IntakeSpeaker, answers: Answers): Answers => ({
  ...answers,
  "reporter.role": [roles[speaker]],
  ...(speaker === "guardian" ? { "reporter.agreement": ["child_guardian"] } : {}),
});

/** The answers with what the added files say of themselves: only then does the file ask who may look at them. */
export const withFiles = (answers: Answers, files: readonly unknown[]): Answers =>
  files.length === 0 ? answers : { ...answers, "evidence.media": ["added"] };

/** The questions to ask now, by the file's own rules. */
export const questionsFor = (
  questionnaire: Questionnaire,
  speaker: IntakeSpeaker,
  answers: Answers,
): readonly Question<Texts>[] => {
  const facts = withSpeaker(speaker, answers);
  const all = questionnaire.sections.flatMap((section) => section.questions);
  return askedByOfficer.flatMap((id) => {
    const question = all.find((one) => one.id === id);
    if (question === undefined || (speaker === "guardian" && id === "reporter.agreement")) return [];
    return isAsked(questionnaire, question, facts) ? [question] : [];
  });
};

export interface Allowed {
  /** Whether the person affected may be named, located and reached. */
  readonly reach: boolean;
  /** Whether an account and files may be taken. */
  readonly account: boolean;
  readonly underEighteen: boolean;
  readonly consents: readonly Purpose[];
}

/** The seven of the questionnaire. */
const known = CONSENT_PURPOSES.filter((purpose) => purpose !== "read" && purpose !== "release");

/** What may be taken down and consented to, with these answers (product of the file's protections). */
export const allowedFor = (questionnaire: Questionnaire, speaker: IntakeSpeaker, answers: Answers): Allowed => {
  // A child's guardian speaks with the officer beside: what an alert would leave open is decided here, by both.
  const agreed = speaker === "guardian" ? { "reporter.agreement": ["child_guardian", "agrees"] } : {};
  const facts = { ...withSpeaker(speaker, answers), ...agreed };
  const underEighteen = mayBeUnder18(questionnaire, facts);
  const asked = new Set(consentsOf(questionnaire, facts).map((question) => question.id));
  return {
    reach: !withoutAgreement(questionnaire, facts),
    account: !underEighteen,
    underEighteen,
    consents: ["read", ...known.filter((purpose) => asked.has(`consent.${purpose}`))],
  };
};

const speakers: readonly IntakeSpeaker[] = ["self", "guardian", "witness", "third_party"];

/**
 * The consents that may be answered in person on a later day: those that were allowed at intake with what was told
 * since, and whatever is yes, because it can always be taken back.
 */
export const allowedLater = (
  questionnaire: Questionnaire,
  consents: readonly ConsentView[],
  told: readonly AnswersView[],
): readonly ConsentView[] => {
  const said = consents.find((one) => one.purpose === "read")?.speaker;
  const speaker = speakers.find((one) => one === said) ?? "self";
  const answers = Object.fromEntries(
    told.flatMap((document) => document.answers.map(({ question, values }) => [question, values] as const)),
  );
  // Whether there are files is not told in what was just read; one may come later.
  const allowed = allowedFor(questionnaire, speaker, { ...answers, "evidence.media": ["added"] }).consents;
  return consents.filter((one) => one.answer === "yes" || allowed.includes(one.purpose));
};
