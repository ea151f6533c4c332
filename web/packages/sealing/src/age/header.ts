import { expand, extract } from "@noble/hashes/hkdf.js";
import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { base64NoPad, bytesOfBase64NoPad } from "../notation/base64.ts";
import { equalBytes, utf8, type Bytes } from "../notation/bytes.ts";
import { ENCAPSULATION_BYTES, unwrapFileKey, wrapFileKey } from "./hpke.ts";
import type { IdentitySeed, Recipient } from "./recipient.ts";
import { OpeningRefused } from "./refusal.ts";

/** Length of every header BackUp writes: one hybrid stanza (protocol section 5). */
export const HEADER_BYTES = 1627;
const FILE_KEY_BYTES = 16;
const NOTHING = new Uint8Array(0);

// Header = version line, "-> mlkem768x25519 " enc, body, "--- " mac; each length is fixed, so one pattern is the parser.
const HEADER =
  /^(age-encryption\.org\/v1\n-> mlkem768x25519 ([A-Za-z0-9+/]{1494})\n([A-Za-z0-9+/]{43})\n---) ([A-Za-z0-9+/]{43})\n$/;

function headerMac(fileKey: Uint8Array, covered: string): Bytes {
  return hmac(sha256, expand(sha256, extract(sha256, fileKey, NOTHING), utf8("header"), 32), utf8(covered));
}

/** The key of the payload under its nonce. */
export function payloadKey(fileKey: Uint8Array, nonce: Uint8Array): Bytes {
  return expand(sha256, extract(sha256, fileKey, nonce), utf8("payload"), 32);
}

/** Writes the header that wraps a file key to one hybrid recipient. */
export function writeHeader(fileKey: Uint8Array, recipient: Recipient): Bytes {
  const { encapsulation, body } = wrapFileKey(fileKey, recipient);
  const covered = `age-encryption.org/v1\n-> mlkem768x25519 ${base64NoPad(encapsulation)}\n${base64NoPad(body)}\n---`;
  return utf8(`${covered} ${base64NoPad(headerMac(fileKey, covered))}\n`);
}

interface HeaderParts {
  readonly covered: string;
  readonly encapsulation: Bytes;
  readonly body: Bytes;
  readonly mac: Bytes;
}

/** Refuses every header but one hybrid stanza: two stanzas, classic and scrypt recipients, CRLF, other base64. */
function readParts(header: Uint8Array): HeaderParts {
  const text = header.length === HEADER_BYTES ? String.fromCharCode(...header) : "";
  const [, covered, encapsulation, body, mac] = HEADER.exec(text) ?? [];
  if (covered === undefined || encapsulation === undefined || body === undefined || mac === undefined) {
    throw new OpeningRefused("header");
  }
  try {
    const parts = {
      covered,
      encapsulation: bytesOfBase64NoPad(encapsulation),
      body: bytesOfBase64NoPad(body),
      mac: bytesOfBase64NoPad(mac),
    };
    if (parts.encapsulation.length === ENCAPSULATION_BYTES && parts.body.length === FILE_KEY_BYTES + 16) return parts;
  } catch {
    // Falls to the refusal below: not canonical base64.
  }
  throw new OpeningRefused("header");
}

/** True if the bytes have the form of a header; says nothing about who can open it. */
export function isHeader(header: Uint8Array): boolean {
  try {
    readParts(header);
    return true;
  } catch {
    return false;
  }
}

/** Unwraps the file key; throws `OpeningRefused`. */
export function openHeader(header: Uint8Array, identity: IdentitySeed): Bytes {
  const parts = readParts(header);
  let fileKey: Bytes | undefined;
  try {
    fileKey = unwrapFileKey(parts.encapsulation, parts.body, identity.revealSeed());
  } catch {
    throw new OpeningRefused("header");
  }
  if (fileKey === undefined) throw new OpeningRefused("not-for-this-key");
  if (!equalBytes(headerMac(fileKey, parts.covered), parts.mac)) throw new OpeningRefused("header-mac");
  return fileKey;
}

/** Splits header ‖ payload; the header ends with the newline after `--- …`. */
export function splitHeader(file: Uint8Array): { header: Bytes; payload: Bytes } {
  const header = Uint8Array.from(file.subarray(0, HEADER_BYTES));
  if (!isHeader(header)) throw new OpeningRefused("header");
  return { header, payload: Uint8Array.from(file.subarray(HEADER_BYTES)) };
}
