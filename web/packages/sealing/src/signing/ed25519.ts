import { getPublicKey, hashes, Point, sign, verify } from "@noble/ed25519";
import { sha512 } from "@noble/hashes/sha2.js";
import { b64u, bytesOfB64uSized } from "../notation/base64.ts";
import { type Bytes } from "../notation/bytes.ts";

hashes.sha512 = sha512;

declare const checked: unique symbol;
/** An Ed25519 public key that was fully validated, as base64url text. */
export type VerificationKey = string & { readonly [checked]: true };

/** A public key that is no canonical point of the prime-order subgroup, or is the identity. */
export class KeyRefused extends Error {
  constructor() {
    super("signing key refused");
  }
}

const validated = new Set<string>();
const REMEMBERED = 1024;

/** A canonical point of the prime-order subgroup that is not the identity. */
function isFull(encoded: Uint8Array): boolean {
  const point = Point.fromBytes(encoded, false);
  return !point.is0() && point.isTorsionFree();
}

/**
 * Validates a public key: canonical encoding, prime-order subgroup, not the identity (protocol section 1).
 *
 * Lax verifiers disagree on mixed-order keys; a court must not.
 */
export function readVerificationKey(text: unknown): VerificationKey {
  if (typeof text === "string" && validated.has(text)) return text as VerificationKey;
  try {
    if (!isFull(bytesOfB64uSized(text, 32))) throw new KeyRefused();
  } catch {
    throw new KeyRefused();
  }
  if (validated.size >= REMEMBERED) validated.clear();
  validated.add(text as string);
  return text as VerificationKey;
}

/**
 * Strict RFC 8032 verification: S < L, canonical encodings, a validated key, and R validated like a key. Never throws.
 *
 * Verifiers with and without the cofactor then agree: on a mixed-order R they would not (protocol section 1).
 */
export function verifies(key: VerificationKey, message: Uint8Array, signature: Uint8Array): boolean {
  if (signature.length !== 64) return false;
  try {
    if (!isFull(signature.subarray(0, 32))) return false;
    return verify(signature, message, bytesOfB64uSized(key, 32), { zip215: false });
  } catch {
    return false;
  }
}

/** An Ed25519 key pair from its 32-byte seed; the seed never leaves the object. */
export class SigningKey {
  readonly #seed: Bytes;
  /** The public half. */
  readonly verification: VerificationKey;

  constructor(seed: Uint8Array) {
    if (seed.length !== 32) throw new RangeError("a signing seed has 32 bytes");
    this.#seed = Uint8Array.from(seed);
    this.verification = b64u(getPublicKey(this.#seed)) as VerificationKey;
  }

  /** A deterministic signature of 64 bytes. */
  sign(message: Uint8Array): Bytes {
    return sign(message, this.#seed);
  }

  /** Overwrites the seed, as far as JavaScript lets us. */
  forget(): void {
    this.#seed.fill(0);
  }
}
