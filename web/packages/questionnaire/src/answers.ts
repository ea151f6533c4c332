import type { Condition } from "./questionnaire.ts";

/**
 * What was answered, by question id. A question that was skipped is absent: skipping leaves no trace of its own.
 *
 * Choices are lists of option codes (one code for a single choice). Free answers (text, places, contacts, dates, files)
 * live with the screens that collect them; the engine only needs to know that there is one, so they stand here as codes
 * too: `given`, for a place its precision, for files `added`.
 */
export type Answers = Readonly<Record<string, readonly string[]>>;

export const PREFER_NOT = "prefer_not";

/**
 * Whether a condition holds. Not answered, or answered `prefer_not`, makes each `fact` test false, so `not` of it true.
 */
export function holds(condition: Condition, answers: Answers): boolean {
  if ("all" in condition) return condition.all.every((part) => holds(part, answers));
  if ("any" in condition) return condition.any.some((part) => holds(part, answers));
  if ("not" in condition) return !holds(condition.not, answers);
  const given = answers[condition.fact] ?? [];
  return !given.includes(PREFER_NOT) && given.some((code) => condition.is.includes(code));
}

/** Every question id that a condition asks about. */
export function factsOf(condition: Condition): readonly string[] {
  if ("all" in condition) return condition.all.flatMap(factsOf);
  if ("any" in condition) return condition.any.flatMap(factsOf);
  if ("not" in condition) return factsOf(condition.not);
  return [condition.fact];
}

/** Every `fact` test inside a condition. */
export function testsOf(condition: Condition): readonly { fact: string; is: readonly string[] }[] {
  if ("all" in condition) return condition.all.flatMap(testsOf);
  if ("any" in condition) return condition.any.flatMap(testsOf);
  if ("not" in condition) return testsOf(condition.not);
  return [condition];
}

/**
 * The choice after one option was touched: a single choice moves, a second touch clears it; in a multiple choice an
 * exclusive option clears the others quietly, and is cleared by them.
 */
export function touch(
  question: { readonly type: string; readonly exclusive?: readonly string[] },
  chosen: readonly string[],
  code: string,
): readonly string[] {
  if (chosen.includes(code)) return chosen.filter((other) => other !== code);
  if (question.type !== "multi") return [code];
  const exclusive = question.exclusive ?? [PREFER_NOT];
  if (exclusive.includes(code)) return [code];
  return [...chosen.filter((other) => !exclusive.includes(other)), code];
}
