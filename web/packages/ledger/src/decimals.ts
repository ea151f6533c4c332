import { NoteRefused } from "./refusals.ts";

/**
 * Decimal numbers as all C2SP texts write them: no sign, no leading zero.
 *
 * Up to 2^53 − 1 here, 2^63 − 1 in Java: no log that a browser reads grows beyond.
 */
export function readDecimal(text: string): number {
  const value = /^(?:0|[1-9]\d{0,15})$/.test(text) ? Number(text) : NaN;
  if (!Number.isSafeInteger(value)) throw new NoteRefused("malformed");
  return value;
}
