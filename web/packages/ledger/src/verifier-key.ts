import {
  b64u,
  base64,
  bytesOfBase64,
  concat,
  equalBytes,
  hash,
  hex,
  readVerificationKey,
  u64,
  utf8,
  verifies,
  type Bytes,
} from "@backup/sealing";
import type { NoteSignature } from "./signed-note.ts";
import { readCheckpoint } from "./checkpoint-text.ts";

/** The signature types of C2SP signed-note that are understood here. */
export const SIGNATURE_TYPES = { ed25519: 0x01, ed25519Cosignature: 0x04, mlDsa44Cosignature: 0x06 } as const;
export type SignatureType = (typeof SIGNATURE_TYPES)[keyof typeof SIGNATURE_TYPES];

const KEY_BYTES: Readonly<Record<SignatureType, number>> = { 0x01: 32, 0x04: 32, 0x06: 1312 };

/** Checks ML-DSA-44 signatures; `@backup/ledger/ml-dsa-44` has one. Absent in `report`: 3 kB a checkpoint on 2G. */
export type MlDsa44Check = (publicKey: Bytes, message: Bytes, signature: Bytes) => boolean;

/** A vkey that is none, is not understood, or whose id belongs to another key. */
export class VerifierKeyRefused extends Error {
  constructor() {
    super("verifier key refused");
  }
}

/** What may be the name of a key (C2SP signed-note). */
export function isKeyName(name: string): boolean {
  // eslint-disable-next-line no-control-regex -- control characters are what is refused
  return name !== "" && !/[+\u0000-\u001f\u0085\p{Z}]/u.test(name);
}

/** A public key under the name by which it signs notes: the vkey of C2SP signed-note. */
export class VerifierKey {
  readonly name: string;
  readonly type: SignatureType;
  readonly publicKey: Bytes;
  /** First four bytes of HASH(name ‖ newline ‖ type ‖ key). */
  readonly id: Bytes;
  readonly #mlDsa44: MlDsa44Check | undefined;

  private constructor(name: string, type: SignatureType, publicKey: Bytes, mlDsa44?: MlDsa44Check) {
    this.name = name;
    this.type = type;
    this.publicKey = publicKey;
    this.id = hash(name, Uint8Array.of(0x0a, type), publicKey).slice(0, 4);
    this.#mlDsa44 = mlDsa44;
  }

  /** Reads `name+8 hex digits+base64`; throws `VerifierKeyRefused`. */
  static parse(vkey: string, mlDsa44?: MlDsa44Check): VerifierKey {
    const [, name = "", id = "", encoded = ""] = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/su.exec(vkey) ?? [];
    let typed: Bytes;
    try {
      typed = bytesOfBase64(encoded);
    } catch {
      throw new VerifierKeyRefused();
    }
    const type = Object.values(SIGNATURE_TYPES).find((known) => known === typed[0]);
    if (type === undefined || !isKeyName(name) || typed.length !== 1 + KEY_BYTES[type]) throw new VerifierKeyRefused();
    const key = new VerifierKey(name, type, typed.slice(1), mlDsa44);
    if (hex(key.id) !== id) throw new VerifierKeyRefused();
    if (type !== SIGNATURE_TYPES.mlDsa44Cosignature) key.#requireFull();
    return key;
  }

  #requireFull(): void {
    try {
      readVerificationKey(b64u(this.publicKey));
    } catch {
      throw new VerifierKeyRefused();
    }
  }

  /** The text form. */
  get vkey(): string {
    return `${this.name}+${hex(this.id)}+${base64(concat(Uint8Array.of(this.type), this.publicKey))}`;
  }

  /** Whether its signatures can be checked here; ML-DSA-44 only where a check was given. */
  get understood(): boolean {
    return this.type !== SIGNATURE_TYPES.mlDsa44Cosignature || this.#mlDsa44 !== undefined;
  }

  /** Whether such a signature states a time. */
  get timed(): boolean {
    return this.type !== SIGNATURE_TYPES.ed25519;
  }

  /** Whether a signature line claims to be by this key. */
  isNamedBy(line: NoteSignature): boolean {
    return line.name === this.name && equalBytes(line.keyId, this.id);
  }

  /** Whether the signature is by this key and over this text. Never throws. */
  holds(text: string, line: NoteSignature): boolean {
    try {
      return this.#holds(text, line);
    } catch {
      return false;
    }
  }

  #holds(text: string, line: NoteSignature): boolean {
    const signature = this.timed ? line.signature.slice(8) : line.signature;
    const message = this.#message(text, line);
    if (this.type === SIGNATURE_TYPES.mlDsa44Cosignature) {
      return signature.length === 2420 && this.#mlDsa44?.(this.publicKey, message, signature) === true;
    }
    return verifies(readVerificationKey(b64u(this.publicKey)), message, signature);
  }

  /** What is signed (C2SP tlog-cosignature). */
  #message(text: string, line: NoteSignature): Bytes {
    switch (this.type) {
      case SIGNATURE_TYPES.ed25519:
        return utf8(text);
      case SIGNATURE_TYPES.ed25519Cosignature:
        // A cosigner signs checkpoints only, so the text must be one.
        readCheckpoint(text);
        return utf8(`cosignature/v1\ntime ${line.seconds}\n${text}`);
      case SIGNATURE_TYPES.mlDsa44Cosignature:
        return this.#wholeTree(text, line.seconds);
    }
  }

  #wholeTree(text: string, seconds: bigint): Bytes {
    const { origin, head } = readCheckpoint(text);
    const name = short(this.name);
    return concat(utf8("subtree/v1\n\0"), name, u64(seconds), short(origin), u64(0), u64(head.size), head.root);
  }
}

function short(text: string): Bytes {
  const bytes = utf8(text);
  if (bytes.length > 255) throw new VerifierKeyRefused();
  return concat(Uint8Array.of(bytes.length), bytes);
}
