import { type Answers, type Asked, consentsOf } from "@backup/questionnaire";
import type { ConsentPurpose, Speaker } from "@backup/sealing/reporter";
import { SHOWN_CONSENTS } from "./consents.ts";

/** The choices that have a switch; a release is answered where it is asked. */
export type Switched = "read" | (typeof SHOWN_CONSENTS)[number];

/**
 * The choices that stand on a later visit: those that who speaks and the protections leave, as on the way to sending.
 * What is yes always stands, whatever was answered since: it can be taken back.
 */
export function offeredNow<Label>(
  asked: Asked<Label>,
  answers: Answers,
  isOn: (purpose: ConsentPurpose) => boolean,
): readonly Switched[] {
  // Whether there is a file is not among the answers of an earlier visit; one may come with this.
  const offered = consentsOf(asked, { ...answers, "evidence.media": ["added"] }).map((question) => question.id);
  return ["read" as const, ...SHOWN_CONSENTS].filter(
    (purpose) => purpose === "read" || offered.includes(`consent.${purpose}`) || isOn(purpose),
  );
}

/**
 * The answers with who speaks in the case among them: an answer that this phone could not open loosens no protection.
 */
export function asSpoken(answers: Answers, speaker: Speaker | undefined): Answers {
  if (speaker === undefined || speaker === "self") return answers;
  if (speaker !== "guardian") return { ...answers, "reporter.role": [speaker] };
  return { ...answers, "reporter.role": ["third_party"], "reporter.agreement": ["child_guardian"] };
}

/** What a member asks about is shown only where it may be chosen; what was due before can always be ended. */
export function mayAnswer(
  one: { readonly kind: "due" | "choice"; readonly purpose: ConsentPurpose } | { readonly kind: "release" },
  offered: readonly string[],
): boolean {
  return offered.includes(one.kind === "release" ? "investigators" : one.purpose);
}
