/** A dossier as a browser checks it: eight of the forty checks, the same answers as Java's (`vectors/verdicts`). */
export { BAG_RULES, type BagRule } from "./bag/bag-finding.ts";
export { BytesUnreadable } from "./bag/bag-files.ts";
export { ALL_CHECKS, anyFailed, PUT_HERE, putChecks, type Checked, type Verdict } from "./check/checks.ts";
export { Examination, type Trust } from "./check/examination.ts";
export { GROUNDS, type Ground, type Outcome, type Reason, type Result } from "./check/result.ts";
export { SubmittedFile } from "./check/submitted-file.ts";
export { shownText } from "./shown-text.ts";
