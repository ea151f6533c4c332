/** What a bag can be found to break or to leave doubtful (RFC 8493); its sentence stands in Java's `bag.properties`. */
export const BAG_RULES = [
  "DECLARATION_MISSING",
  "DECLARATION_MALFORMED",
  "VERSION_UNKNOWN",
  "ENCODING_UNKNOWN",
  "TAG_FILE_UNREADABLE",
  "TOO_LONG",
  "MANIFEST_MISSING",
  "LINE_MALFORMED",
  "ALGORITHM_UNKNOWN",
  "ALGORITHM_WEAK",
  "PATH_OUTSIDE",
  "PATH_MISPLACED",
  "PATH_RELATIVE",
  "PATH_NOT_NFC",
  "PATH_ESCAPE",
  "LINE_BINARY_MARK",
  "LISTED_TWICE",
  "LISTED_OTHERWISE",
  "NAMES_COLLIDE",
  "SYSTEM_FILE",
  "FILE_MISSING",
  "FILE_NOT_FETCHED",
  "FILE_UNLISTED",
  "TAG_FILE_UNLISTED",
  "DIGEST_DIFFERS",
  "INFO_MALFORMED",
  "OXUM_DIFFERS",
] as const;
export type BagRule = (typeof BAG_RULES)[number];

/** One thing that was found in a bag: it breaks the bag, or is a warning. */
export interface BagFinding {
  readonly rule: BagRule;
  readonly breaks: boolean;
  /** The tag file it was found in, or the file it is about. */
  readonly file: string;
  /** The listed path, line or value; empty where the file says all. */
  readonly detail: string;
}

const KEPT = 1_000;

/** Collects findings; a bag made to break a thousand rules is told of the first thousand only. */
export class BagFindings {
  readonly #kept: BagFinding[] = [];

  error(rule: BagRule, file: string, detail = ""): void {
    this.found(true, rule, file, detail);
  }

  warning(rule: BagRule, file: string, detail = ""): void {
    this.found(false, rule, file, detail);
  }

  found(breaks: boolean, rule: BagRule, file: string, detail = ""): void {
    // Errors push warnings out, so that a flood of warnings cannot hide what breaks the bag.
    if (this.#kept.length === KEPT && breaks) {
      const last = this.#kept.findLastIndex((one) => !one.breaks);
      if (last >= 0) this.#kept.splice(last, 1);
    }
    if (this.#kept.length < KEPT) this.#kept.push({ rule, breaks, file, detail });
  }

  get all(): readonly BagFinding[] {
    return this.#kept;
  }
}
