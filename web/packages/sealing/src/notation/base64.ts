import type { Bytes } from "./bytes.ts";

const STANDARD = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const URL_SAFE = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/** Base64 text that decodes in one way only: any other spelling of the same bytes is refused. */
export class NotBase64 extends SyntaxError {
  constructor() {
    super("not canonical base64");
  }
}

function encode(bytes: Uint8Array, alphabet: string): string {
  const parts: string[] = [];
  for (let i = 0; i < bytes.length; i += 3) {
    const bits = ((bytes[i] ?? 0) << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    const signs = Math.min(bytes.length - i, 3) + 1;
    for (let sign = 0; sign < signs; sign++) parts.push(alphabet.charAt((bits >> (18 - 6 * sign)) & 63));
  }
  return parts.join("");
}

function decode(text: string, alphabet: string, canonical = true): Bytes {
  if (text.length % 4 === 1) throw new NotBase64();
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  let bits = 0;
  let held = 0;
  let at = 0;
  for (const sign of text) {
    const value = alphabet.indexOf(sign);
    if (value < 0) throw new NotBase64();
    bits = ((bits << 6) | value) & 0xffff;
    held += 6;
    if (held >= 8) {
      held -= 8;
      bytes[at++] = (bits >> held) & 0xff;
    }
  }
  if (canonical && (bits & ((1 << held) - 1)) !== 0) throw new NotBase64();
  return bytes;
}

/** base64url without padding: how BackUp writes bytes in JSON (protocol section 1). */
export function b64u(bytes: Uint8Array): string {
  return encode(bytes, URL_SAFE);
}

/** Reads base64url; refuses padding, other alphabets and non-zero left-over bits. */
export function bytesOfB64u(text: string): Bytes {
  return decode(text, URL_SAFE);
}

/** Reads base64url of exactly `length` bytes. */
export function bytesOfB64uSized(text: unknown, length: number): Bytes {
  if (typeof text !== "string") throw new NotBase64();
  const bytes = bytesOfB64u(text);
  if (bytes.length !== length) throw new NotBase64();
  return bytes;
}

/** Standard base64 without padding: age headers. */
export function base64NoPad(bytes: Uint8Array): string {
  return encode(bytes, STANDARD);
}

/** Reads standard base64 without padding, canonical only. */
export function bytesOfBase64NoPad(text: string): Bytes {
  return decode(text, STANDARD);
}

/** Standard base64 with padding: signed notes and proofs. */
export function base64(bytes: Uint8Array): string {
  const text = encode(bytes, STANDARD);
  return text + "=".repeat((4 - (text.length % 4)) % 4);
}

/** Reads standard base64 with its padding, canonical only. */
export function bytesOfBase64(text: string): Bytes {
  if (text.length % 4 !== 0) throw new NotBase64();
  const bytes = decode(text.replace(/={1,2}$/, ""), STANDARD);
  if (base64(bytes) !== text) throw new NotBase64();
  return bytes;
}

/** As other verifiers read the signature lines of notes: padded, but the unused bits may be anything. */
export function bytesOfPaddedBase64(text: string): Bytes {
  if (text.length % 4 !== 0) throw new NotBase64();
  return decode(text.replace(/={1,2}$/, ""), STANDARD, false);
}
