import type { JsonObject } from "@backup/sealing/member";
import type { CaseState } from "./case-state.ts";
import type { Interview } from "./model.ts";

/** Whether an account is recorded, and until when two members agreed that it may be taken again (protocol section 9.12). */
export const interviewOf = ({ items, first }: Pick<CaseState, "items" | "first">, now: Date): Interview => {
  const open = (first.interviews ?? [])
    .filter((one) => one.approved)
    .map((one) => new Date(one.until))
    .filter((until) => until > now)
    .sort((a, b) => b.getTime() - a.getTime());
  return {
    recorded: items.some((one) => one.compartment === "account" && one.kind === "document"),
    until: open[0],
  };
};

/** What a person tells again, beside a trained member: a further sheet of answers, never over the first. */
export const toldAgain = (words: string, language: string, version: string): JsonObject => ({
  questionnaire: "crsv",
  version,
  language,
  alone: false,
  answers: { "story.text": { text: words.normalize("NFC") } },
});
