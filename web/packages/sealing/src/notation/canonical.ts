import { textOf, utf8, type Bytes } from "./bytes.ts";
import { FormRefused } from "./form.ts";

/** What canonical JSON may hold: no null, integers only (protocol section 1). */
export type Json = string | number | boolean | readonly Json[] | JsonObject;
/** A JSON object; absent members are left out, never `undefined` on the wire. */
export interface JsonObject {
  readonly [name: string]: Json | undefined;
}

/** Deeper than any statement of the protocol; bounds the recursion. */
const DEEPEST = 32;
/** The longest text that is read at all: a deposit call's limit. */
const LONGEST = 4 << 20;

function text(value: string): string {
  // A lone surrogate has no UTF-8 form, and two spellings of one text would be two digests.
  if (/[\p{Surrogate}\p{Noncharacter_Code_Point}]/u.test(value)) throw new FormRefused("NOT_A_CHARACTER", "text");
  if (value.normalize("NFC") !== value) throw new FormRefused("NOT_NFC", "text");
  return JSON.stringify(value);
}

function integer(value: number): string {
  if (!Number.isInteger(value)) throw new FormRefused("NOT_AN_INTEGER", "JSON");
  if (!Number.isSafeInteger(value)) throw new FormRefused("INTEGER_TOO_LARGE", "JSON");
  return JSON.stringify(value);
}

function object(value: object, depth: number): string {
  const members = Object.entries(value as Record<string, unknown>)
    .filter(([, member]) => member !== undefined)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, member]) => `${text(name)}:${write(member, depth + 1)}`);
  return `{${members.join(",")}}`;
}

function write(value: unknown, depth: number): string {
  if (depth > DEEPEST) throw new FormRefused("TOO_DEEP", "JSON");
  if (value === null) throw new FormRefused("NULL", "JSON");
  if (Array.isArray(value)) return `[${value.map((item) => write(item, depth + 1)).join(",")}]`;
  switch (typeof value) {
    case "string":
      return text(value);
    case "number":
      return integer(value);
    case "boolean":
      return value ? "true" : "false";
    case "object":
      return object(value, depth);
    default:
      throw new FormRefused("WRONG_KIND", "JSON");
  }
}

/** RFC 8785 text of a value within the limits; members that are `undefined` are left out. */
export function canonicalJson(value: unknown): string {
  return write(value, 0);
}

/** JCS(value) as bytes: what is hashed and signed. */
export function canonicalBytes(value: unknown): Bytes {
  return utf8(canonicalJson(value));
}

function parse(bytes: Uint8Array): { source: string; value: unknown } {
  if (bytes.length > LONGEST) throw new FormRefused("TOO_LONG", "JSON");
  let source: string;
  try {
    source = textOf(bytes);
  } catch {
    throw new FormRefused("NOT_UTF8", "JSON");
  }
  try {
    return { source, value: JSON.parse(source) as unknown };
  } catch {
    // The engine's message repeats what was read.
    throw new FormRefused("SYNTAX", "JSON");
  }
}

/**
 * Reads bytes that must be canonical JSON already, as everything signed or hashed is.
 *
 * One spelling only: duplicate names, fractions, spaces, escapes and orders that differ all fail the comparison.
 */
export function readCanonical(bytes: Uint8Array): Json {
  const { source, value } = parse(bytes);
  if (canonicalJson(value) !== source) throw new FormRefused("NOT_CANONICAL", "JSON");
  return value as Json;
}
