import { failed, type Result } from "./result.ts";

/** One part of a submitted file as it could be read. */
export type Part<T> =
  | { readonly kind: "read"; readonly value: T }
  | { readonly kind: "missing"; readonly path: string }
  | { readonly kind: "unreadable"; readonly path: string; readonly why: string };

/** The value, where it could be read. */
export function valueOf<T>(part: Part<T> | undefined): T | undefined {
  return part?.kind === "read" ? part.value : undefined;
}

/** The result of a check that needs this part: failed where it cannot be read. */
export function judgePart<T>(part: Part<T>, check: (value: T) => Result): Result {
  return part.kind === "read" ? check(part.value) : unread(part);
}

/** What is to be said of a part that cannot be read. */
export function unread(part: Exclude<Part<unknown>, { kind: "read" }>): Result {
  return part.kind === "missing" ? failed("PART_MISSING", part.path) : failed("PART_UNREADABLE", part.path, part.why);
}
