import { BytesUnreadable } from "../bag/bag-files.ts";
import { bagCheck, containerCheck } from "./bag-checks.ts";
import { chainCheck, eventsCheck } from "./custody-checks.ts";
import type { Examination } from "./examination.ts";
import { formCheck } from "./form-check.ts";
import { consistencyCheck, proofsCheck, witnessesCheck } from "./log-checks.ts";
import { failed, notApplicable, type Result } from "./result.ts";

/** How many checks a dossier has (docs/protocol/dossier.md section 10). */
export const ALL_CHECKS = 40;

type Question = (examined: Examination) => Promise<Result>;

const OF_ANY_FILE: ReadonlyMap<number, Question> = new Map([
  [5, bagCheck],
  [6, containerCheck],
]);
const OF_A_DOSSIER: ReadonlyMap<number, Question> = new Map([
  [9, proofsCheck],
  [10, witnessesCheck],
  [11, consistencyCheck],
  [18, chainCheck],
  [19, eventsCheck],
  [38, formCheck],
]);
const SIGNATURE_LEVEL = 13;
const SIGNATURES = /^META-INF\/[^/]*signatures?[^/]*\.(?:xml|p7s)$/;

/** The numbers of the checks that can be put to a dossier here. */
export const PUT_HERE: readonly number[] = [...OF_ANY_FILE.keys(), ...OF_A_DOSSIER.keys()];

/** One check with what became of it. */
export interface Checked {
  readonly number: number;
  readonly result: Result;
}

/** What became of the checks that were put, in their order; of the others nothing is said but that. */
export interface Verdict {
  readonly checks: readonly Checked[];
  readonly unchecked: readonly number[];
}

/** Whether a check failed. What did not fail is not thereby sound: `unchecked` says what was not looked at. */
export function anyFailed({ checks }: Verdict): boolean {
  return checks.some(({ result }) => result.outcome === "failed");
}

/**
 * Puts every check that can be put here, one after the other. What does not apply to a bag or container of another maker
 * is said to be so, as Java's verifier does; a dossier leaves thirty-two that were not looked at.
 */
export async function putChecks(examined: Examination): Promise<Verdict> {
  const checks: Checked[] = [];
  const unchecked: number[] = [];
  for (let number = 1; number <= ALL_CHECKS; number++) {
    const question = OF_ANY_FILE.get(number) ?? OF_A_DOSSIER.get(number);
    const known = OF_ANY_FILE.has(number) ? undefined : withoutLooking(number, examined);
    if (known !== undefined) checks.push({ number, result: known });
    else if (question === undefined) unchecked.push(number);
    else checks.push({ number, result: await put(question, examined) });
  }
  return { checks, unchecked };
}

/** What is known of a check before it is put. */
function withoutLooking(number: number, { file }: Examination): Result | undefined {
  if (file.refused !== undefined) return notApplicable("CONTAINER_UNREAD");
  if (file.isDossier) return undefined;
  if (number !== SIGNATURE_LEVEL) return notApplicable("NO_DOSSIER");
  return file.paths.some((path) => SIGNATURES.test(path)) ? undefined : notApplicable("NOT_SIGNED");
}

/** What goes wrong in reading is a failure of the check, never of the reader. Only who watches may end the work. */
async function put(question: Question, examined: Examination): Promise<Result> {
  try {
    return await question(examined);
  } catch (reason) {
    if (reason instanceof DOMException && reason.name === "AbortError") throw reason;
    if (reason instanceof BytesUnreadable) return failed("BYTES_UNREADABLE", reason.reason);
    // A hostile file found a way into a parser that nobody thought of: it must not pass for it.
    return failed("NOT_JUDGED", reason instanceof Error ? reason.name : "");
  }
}
