import type { components } from "./generated/openapi.d.ts";

/** The stable codes of protocol section 13; their words belong to each app. */
export type ProblemCode = components["schemas"]["Problem"]["type"];

/**
 * Why a call was refused: a code of the contract, or one of two things only a client can see.
 *
 * `unreachable`: no answer came. `unreadable`: an answer came that is not of the contract, whatever stands between.
 */
export type Problem =
  | { readonly code: ProblemCode; readonly status: number }
  | { readonly code: "unreachable" }
  | { readonly code: "unreadable"; readonly status: number };

const CODES: Readonly<Record<ProblemCode, true>> = {
  form: true,
  session: true,
  "not-permitted": true,
  absent: true,
  "epoch-taken": true,
  "epoch-stale": true,
  "consent-fork": true,
  "consent-due": true,
  "deposit-differs": true,
  "key-changed": true,
  "chain-moved": true,
  "not-ready": true,
  "name-taken": true,
  already: true,
  offset: true,
  erased: true,
  "too-large": true,
  signature: true,
  header: true,
  "size-class": true,
  digest: true,
  work: true,
  statement: true,
  "slow-down": true,
  fault: true,
  later: true,
};

function isCode(value: unknown): value is ProblemCode {
  return typeof value === "string" && Object.hasOwn(CODES, value);
}

/** Statuses whose meaning is plain even when a proxy or a HEAD answer brings no body. */
const BARE: Readonly<Record<number, ProblemCode>> = {
  401: "session",
  403: "not-permitted",
  410: "erased",
  413: "too-large",
  429: "slow-down",
  503: "later",
};

/** Reads the problem of an answer that is not 2xx (RFC 9457). Nothing of its free text is kept. */
export async function readProblem(answer: Response): Promise<Problem> {
  const { status } = answer;
  try {
    const body: unknown = await answer.json();
    if (typeof body === "object" && body !== null && "type" in body && isCode(body.type)) {
      return { code: body.type, status };
    }
  } catch {
    // No body, or not JSON: the status has to do.
  }
  const code = BARE[status];
  return code === undefined ? { code: "unreadable", status } : { code, status };
}

/** True if the server asks to come back later with the same ids. */
export function isBusy(problem: Problem): boolean {
  return problem.code === "slow-down" || problem.code === "later";
}
