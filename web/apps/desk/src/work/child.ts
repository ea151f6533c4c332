import { mayBeUnder18, type Answers, type Rules } from "@backup/questionnaire";
import type { ConsentAnswer } from "@backup/sealing/member";
import type { AnswersView, ConsentView } from "./model.ts";

/** Every code that was ever given to each question: an answer that was changed since loosens no protection. */
const everSaid = (views: readonly AnswersView[]): Answers =>
  Object.fromEntries(
    views.flatMap((view) =>
      view.answers.map((one) => [one.question, [...one.values, ...one.earlier.flatMap(({ values }) => values)]]),
    ),
  );

/** Whether the answers, as they stand or once stood, may be those of a child or about one (the file's own rule). */
export const mayBeAChild = (rules: Rules, views: readonly AnswersView[]): boolean =>
  mayBeUnder18(rules, everSaid(views));

/** Whether a guardian speaks in a case: as the consents say, or the answers, now or once. */
export const guardianSpeaks = (
  consents: readonly Pick<ConsentView, "speaker">[],
  views: readonly AnswersView[] = [],
): boolean =>
  consents.some((one) => one.speaker === "guardian") ||
  everSaid(views)["reporter.agreement"]?.includes("child_guardian") === true;

/** What a focal point decided on a guardian's code: whether the guardian may be written to. */
export interface Decision {
  readonly open: boolean;
  readonly by: string;
  readonly reason: string;
  readonly received: Date;
}

/** Somebody trained to speak with children. */
export interface TrainedMember {
  readonly id: string;
  readonly name: string;
  /** In a circle that reads this case; others can be reached by a hand-over. */
  readonly here: boolean;
  readonly onDuty: boolean;
}

/** What a case asks of who works on it (protocol sections 7 and 26). */
export interface Protection {
  /** It is about a child, or may be. */
  readonly child: boolean;
  readonly guardian: boolean;
  /** Whether this member is trained to speak with children. */
  readonly trained: boolean;
  /** The last decision that counts; nothing while nobody decided. */
  readonly decision: Decision | undefined;
  readonly people: readonly TrainedMember[];
  /** An account lies here already: nothing of it is asked again. */
  readonly told: boolean;
  /** The language the person wrote in. */
  readonly language: string;
}

/** What this member may write to the person: everything, prepared lines alone, nothing. */
export type Writing = "all" | "lines" | "none";

/** Who is not trained writes nothing to a child, and nobody writes to a guardian of what was not decided. */
export const mayWrite = ({ child, guardian, trained, decision }: Protection): Writing => {
  if (!child) return "all";
  if (trained && (!guardian || decision?.open === true)) return "all";
  return guardian ? "lines" : "none";
};

/** Whether answers may be taken down in person, or signed as the second member: what is taken back always may. */
export const mayTakeAnswers = (
  { child, trained }: Pick<Protection, "child" | "trained">,
  answers: readonly ConsentAnswer[],
): boolean => !child || trained || answers.every((answer) => answer === "no");
