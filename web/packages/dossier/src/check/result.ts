/** What a check can have found. Its sentence stands in Java's `check.properties`, under its name. */
export const GROUNDS = [
  "MORE_FAILURES",
  "PART_MISSING",
  "PART_UNREADABLE",
  "BYTES_UNREADABLE",
  "NOT_JUDGED",
  "TWICE",
  "TIME_AFTER_MAKING",
  "FILE_WITHOUT_PLACE",
  "NO_DOSSIER",
  "CONTAINER_UNREAD",
  "NO_BAG",
  "NO_MANIFESTS",
  "BAG_RULE",
  "BAG_HELD",
  "BAG_VERSION",
  "BAG_ALGORITHMS",
  "BAG_FETCHES",
  "LISTED_ALL",
  "CONTAINER_HELD",
  "FOLDER_HELD",
  "FILE_BESIDE",
  "CONTAINER_TYPE",
  "CONTAINER_NO_ZIP",
  "CONTAINER_NOT_CANONICAL",
  "CONTAINER_DOUBLE_ENTRY",
  "CONTAINER_BAD_PATH",
  "CONTAINER_TOO_LARGE",
  "CONTAINER_METHOD",
  "CONTAINER_CHECKSUM",
  "PROOF_MISSING",
  "PROOF_WITHOUT_OWNER",
  "PROOF_FAILS",
  "PROOFS_HELD",
  "PROOFS_HELD_BY_OWN_POLICY",
  "NO_WITNESS_ASKED",
  "NO_CHECKPOINT",
  "WITNESSES_MISSING",
  "WITNESS_BEFORE",
  "WITNESS_LATE",
  "WITNESSES_HELD",
  "TWO_TREES",
  "CHECKPOINT_NAMED_OTHERWISE",
  "GROWTH_MISSING",
  "CONSISTENCY_HELD",
  "NO_CUSTODY",
  "CUSTODY_BEGINS_LATE",
  "CUSTODY_NUMBER",
  "CUSTODY_LINK",
  "CUSTODY_TIME",
  "CUSTODY_LEFT_OUT",
  "CUSTODY_HELD",
  "EVENT_NOT_LOGGED",
  "EVENT_NOT_IN_CUSTODY",
  "EVENTS_OF_TWO_CASES",
  "EVENTS_HELD",
  "NOT_SIGNED",
  "OTHER_FORM",
  "ONE_FORM_HELD",
] as const;
export type Ground = (typeof GROUNDS)[number];

/** One reason of a result: what was found, and what it is about in the order of the sentence's places. */
export interface Reason {
  readonly ground: Ground;
  readonly about: readonly string[];
}

/** There is no fourth outcome. A check that was not put has no result at all. */
export type Outcome = "held" | "failed" | "not applicable";

/** What became of one check, with at least one reason. */
export interface Result {
  readonly outcome: Outcome;
  readonly why: readonly Reason[];
}

type About = string | number;

function reason(ground: Ground, about: readonly About[]): Reason {
  return { ground, about: about.map(String) };
}

export function held(ground: Ground, ...about: readonly About[]): Result {
  return { outcome: "held", why: [reason(ground, about)] };
}

export function failed(ground: Ground, ...about: readonly About[]): Result {
  return { outcome: "failed", why: [reason(ground, about)] };
}

export function notApplicable(ground: Ground, ...about: readonly About[]): Result {
  return { outcome: "not applicable", why: [reason(ground, about)] };
}

const TOLD = 20;

/** Gathers what fails while a check looks at one thing after the other. Of a thousand failures the first are told. */
export class Grounds {
  readonly #told: Reason[] = [];
  #failures = 0;

  fail(ground: Ground, ...about: readonly About[]): void {
    this.#failures++;
    if (this.#told.length < TOLD) this.#told.push(reason(ground, about));
  }

  /** Fails unless it is so. */
  require(so: boolean, otherwise: Ground, ...about: readonly About[]): void {
    if (!so) this.fail(otherwise, ...about);
  }

  get any(): boolean {
    return this.#failures > 0;
  }

  /** Failed if anything did; otherwise the result given. */
  or(otherwise: Result): Result {
    if (this.#failures === 0) return otherwise;
    if (this.#failures > TOLD) this.#told.push(reason("MORE_FAILURES", [this.#failures - TOLD]));
    return { outcome: "failed", why: this.#told };
  }

  orHeld(ground: Ground, ...about: readonly About[]): Result {
    return this.or(held(ground, ...about));
  }
}
