import { systemRandom, type RandomBytes } from "../notation/ids.ts";

/** Why a typed code was not taken; never holds what was typed (protocol section 2). */
export type AccessCodeRefusal =
  | { readonly kind: "letter-found" }
  | { readonly kind: "wrong-length"; readonly digits: number }
  | { readonly kind: "check-failed" };

/** A typed code, read or refused. */
export type AccessCodeReading =
  | { readonly kind: "read"; readonly code: AccessCode }
  | { readonly kind: "refused"; readonly refusal: AccessCodeRefusal };

const RANDOM_DIGITS = 22;
const DIGITS = 24;

/**
 * The reporter's only key: 22 random digits and two check digits (ISO 7064 MOD 97-10).
 *
 * Whoever holds it is the reporter: never stored, sent or logged; text and JSON forms say nothing.
 */
export class AccessCode {
  readonly #digits: string;

  private constructor(digits: string) {
    this.#digits = digits;
  }

  /** Draws a code; each digit is uniform because bytes of 250 and above are thrown away. */
  static draw(random: RandomBytes = systemRandom): AccessCode {
    let number = "";
    // Sixteen rounds of 22 bytes fail to give 22 digits with a chance far below 2^-128.
    for (let round = 0; round < 16 && number.length < RANDOM_DIGITS; round++) {
      for (const byte of random(RANDOM_DIGITS)) if (byte < 250) number += String(byte % 10);
    }
    if (number.length < RANDOM_DIGITS) throw new Error("the random source is broken");
    number = number.slice(0, RANDOM_DIGITS);
    return new AccessCode(number + checkDigits(number));
  }

  /** Reads a code as a person typed it, in the digits of any script; nothing is corrected silently. */
  static read(typed: string): AccessCodeReading {
    const digits = digitsOf(typed);
    if (digits === undefined) return { kind: "refused", refusal: { kind: "letter-found" } };
    if (digits.length !== DIGITS) {
      return { kind: "refused", refusal: { kind: "wrong-length", digits: digits.length } };
    }
    const check = Number(digits.slice(RANDOM_DIGITS));
    if (check < 2 || check > 98 || remainder(digits) !== 1) {
      return { kind: "refused", refusal: { kind: "check-failed" } };
    }
    return { kind: "read", code: new AccessCode(digits) };
  }

  /** The 24 ASCII digits; the name says what is revealed, so that every use can be found. */
  revealDigits(): string {
    return this.#digits;
  }

  /** Six groups of four, as shown to the reporter. */
  revealGroups(): readonly string[] {
    return this.#digits.match(/.{4}/g) ?? [];
  }

  toString(): string {
    return "AccessCode[hidden]";
  }

  toJSON(): string {
    return this.toString();
  }
}

function remainder(digits: string): number {
  let rest = 0;
  for (const digit of digits) rest = (rest * 10 + Number(digit)) % 97;
  return rest;
}

function checkDigits(number: string): string {
  return String(98 - remainder(`${number}00`)).padStart(2, "0");
}

/** ASCII digits of a text in any script; `undefined` if a letter stands in it. */
function digitsOf(typed: string): string | undefined {
  let digits = "";
  for (const sign of typed) {
    if (/\p{Nd}/u.test(sign)) digits += String(digitValue(sign));
    else if (/\p{L}/u.test(sign)) return undefined;
  }
  return digits;
}

/**
 * Unicode encodes each script's ten digits in one unbroken run (Unicode standard, section 4.6).
 *
 * Some runs stand side by side (five of mathematical digits, two of Myanmar's), so the place counts modulo ten.
 */
function digitValue(sign: string): number {
  const point = sign.codePointAt(0) ?? 0;
  let before = 0;
  while (before < 99 && /\p{Nd}/u.test(String.fromCodePoint(point - before - 1))) before++;
  return before % 10;
}
