import { mayBeUnder18, type Rules } from "@backup/questionnaire";
import type { AnswersView, ConsentView } from "./model.ts";

/** Whether the answers, as they stand now, may be those of a child or about one (the file's own rule). */
export const mayBeAChild = (rules: Rules, views: readonly AnswersView[]): boolean =>
  mayBeUnder18(
    rules,
    Object.fromEntries(views.flatMap((view) => view.answers.map((one) => [one.question, one.values]))),
  );

/** Whether a guardian speaks in a case: that is known before anything is opened. */
export const guardianSpeaks = (consents: readonly Pick<ConsentView, "speaker">[]): boolean =>
  consents.some((one) => one.speaker === "guardian");
