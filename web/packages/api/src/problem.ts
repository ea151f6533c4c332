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

/**
 * What whoever asked can do about a refusal.
 *
 * `away`, `busy`: the same again, in a while. `changed`: look again first, something is not as it was. `erased`: nothing
 * more there. `tooLarge`: less of it. `notReady`: elsewhere, until this place is ready. `refused`: none of these helps.
 */
export type Remedy = "away" | "busy" | "changed" | "erased" | "tooLarge" | "notReady" | "refused";

/** Every code of the contract once, by what can be done about it. */
const CODES = {
  changed: [
    "not-permitted",
    "epoch-taken",
    "epoch-stale",
    "consent-fork",
    "consent-due",
    "key-changed",
    "chain-moved",
    "already",
  ],
  busy: ["slow-down", "fault", "later"],
  erased: ["erased"],
  tooLarge: ["too-large"],
  notReady: ["not-ready"],
  refused: [
    "form",
    "session",
    "absent",
    "deposit-differs",
    "name-taken",
    "offset",
    "signature",
    "header",
    "size-class",
    "digest",
    "work",
    "statement",
  ],
} as const satisfies Readonly<Partial<Record<Remedy, readonly ProblemCode[]>>>;

const ALL = Object.entries(CODES) as readonly (readonly [Remedy, readonly string[]])[];

const listed = (code: unknown): Remedy | undefined => ALL.find(([, codes]) => codes.some((one) => one === code))?.[0];

function isCode(value: unknown): value is ProblemCode {
  return listed(value) !== undefined;
}

export function remedyOf(code: Problem["code"]): Remedy {
  return code === "unreachable" ? "away" : (listed(code) ?? "busy");
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
