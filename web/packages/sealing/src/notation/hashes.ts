import { expand, extract } from "@noble/hashes/hkdf.js";
import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { concat, utf8, type Bytes } from "./bytes.ts";
import { SALT, type KeyLabel } from "./labels.ts";

/** HASH of protocol section 1: SHA-256 of the joined parts. */
export function hash(...parts: readonly (Uint8Array | string)[]): Bytes {
  const state = sha256.create();
  for (const part of parts) state.update(typeof part === "string" ? utf8(part) : part);
  return state.digest();
}

/** MAC of protocol section 1: HMAC-SHA-256 with a key of exactly 32 bytes, so that no two keys are equivalent. */
export function mac(key: Uint8Array, message: Uint8Array): Bytes {
  if (key.length !== 32) throw new RangeError("a MAC key has 32 bytes");
  return hmac(sha256, key, message);
}

/**
 * The pseudo-random key under every derivation: Extract(salt "backup/v1", ikm).
 *
 * Holds a secret: never serialised, never logged.
 */
export class DerivationKey {
  readonly #prk: Bytes;

  private constructor(prk: Bytes) {
    this.#prk = prk;
  }

  /** Extract from 32 bytes of input keying material. */
  static of(ikm: Uint8Array): DerivationKey {
    if (ikm.length !== 32) throw new RangeError("input keying material has 32 bytes");
    return new DerivationKey(extract(sha256, ikm, utf8(SALT)));
  }

  /** K(label, fields…): 32 bytes, one label a purpose, fields of fixed length or newline-ended. */
  derive(label: KeyLabel, ...fields: readonly Uint8Array[]): Bytes {
    return expand(sha256, this.#prk, concat(utf8(`${SALT}/${label}\n`), ...fields), 32);
  }

  /** The raw key; only vectors and tests ask for it. */
  reveal(): Bytes {
    return Uint8Array.from(this.#prk);
  }

  /** Overwrites the key, as far as JavaScript lets us: copies made by the engine stay out of reach. */
  forget(): void {
    this.#prk.fill(0);
  }
}
