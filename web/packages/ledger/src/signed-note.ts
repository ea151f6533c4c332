import { base64, bytesOfPaddedBase64, concat, textOf, utf8, type Bytes } from "@backup/sealing";
import { NoteRefused } from "./refusals.ts";
import { isKeyName, type VerifierKey } from "./verifier-key.ts";

/** More is refused unread. */
const LONGEST = 1_000_000;
const MOST_SIGNATURES = 100;

/** One signature line of a note; nothing is said about whether it holds. */
export interface NoteSignature {
  /** The name of the key that claims to have signed. */
  readonly name: string;
  readonly keyId: Bytes;
  /** Of a timed type, eight bytes of time come first. */
  readonly signature: Bytes;
  /** The POSIX time of a timed signature. */
  readonly seconds: bigint;
}

/** A signature that was checked and holds. */
export interface VerifiedSignature {
  readonly key: VerifierKey;
  /** When the signer says it signed; absent where the signature states no time. */
  readonly time?: Date;
}

function readLine(line: string): NoteSignature {
  const space = line.lastIndexOf(" ");
  const name = line.slice(2, space);
  if (!line.startsWith("\u2014 ") || space < 2 || !isKeyName(name)) throw new NoteRefused("malformed");
  let bytes: Bytes;
  try {
    bytes = bytesOfPaddedBase64(line.slice(space + 1));
  } catch {
    throw new NoteRefused("malformed");
  }
  if (bytes.length <= 4) throw new NoteRefused("malformed");
  const signature = bytes.slice(4);
  const seconds = signature.length < 8 ? 0n : new DataView(signature.buffer).getBigUint64(0);
  return { name, keyId: bytes.slice(0, 4), signature, seconds };
}

/** A text with signature lines below it (C2SP signed-note). Who of them is trusted is the verifier's choice. */
export class SignedNote {
  /** Ends with a newline; the empty line below it is not part of it. */
  readonly text: string;
  /** 1 to 100, in the order in which they stand. */
  readonly signatures: readonly NoteSignature[];

  private constructor(text: string, signatures: readonly NoteSignature[]) {
    this.text = text;
    this.signatures = signatures;
  }

  /** Reads a note; throws `NoteRefused`. */
  static parse(note: Uint8Array | string): SignedNote {
    const source = typeof note === "string" ? note : decoded(note);
    const separator = source.lastIndexOf("\n\n");
    const text = source.slice(0, separator + 1);
    // eslint-disable-next-line no-control-regex -- control characters are what is refused
    const malformed = separator < 0 || !source.endsWith("\n") || /[\u0000-\u0009\u000b-\u001f]/.test(text);
    if (malformed || source.length > LONGEST || separator + 2 === source.length) throw new NoteRefused("malformed");
    const lines = source.slice(separator + 2, -1).split("\n");
    if (lines.length > MOST_SIGNATURES) throw new NoteRefused("malformed");
    return new SignedNote(text, lines.map(readLine));
  }

  /** Checks every signature that names one of these keys; the others are ignored. At least one must hold. */
  verify(keys: readonly VerifierKey[]): readonly VerifiedSignature[] {
    const held = this.verifyAny(keys);
    if (held.length === 0) throw new NoteRefused("no-known-signature");
    return held;
  }

  /** As `verify`, but none may hold. A signature that names a key and is not by it refuses the note. */
  verifyAny(keys: readonly VerifierKey[]): readonly VerifiedSignature[] {
    const held = new Map<VerifierKey, VerifiedSignature>();
    for (const line of this.signatures) {
      for (const key of keys) {
        if (!key.understood || !key.isNamedBy(line) || held.has(key)) continue;
        if (!key.holds(this.text, line)) throw new NoteRefused("signature-fails");
        held.set(key, { key, ...timeOf(key, line) });
      }
    }
    return [...held.values()];
  }

  /** The note as it is stored and sent. */
  toString(): string {
    const lines = this.signatures.map(
      ({ name, keyId, signature }) => `\u2014 ${name} ${base64(concat(keyId, signature))}\n`,
    );
    return `${this.text}\n${lines.join("")}`;
  }

  /** The note's bytes. */
  get bytes(): Bytes {
    return utf8(this.toString());
  }
}

function timeOf(key: VerifierKey, line: NoteSignature): { time?: Date } {
  const millis = Number(line.seconds) * 1000;
  // A Date ends in the year 275760; a time beyond it is not shown rather than shown wrong.
  return key.timed && line.seconds > 0n && millis <= 8.64e15 ? { time: new Date(millis) } : {};
}

function decoded(note: Uint8Array): string {
  if (note.length > LONGEST) throw new NoteRefused("malformed");
  try {
    return textOf(note);
  } catch {
    throw new NoteRefused("malformed");
  }
}
