import { md5, sha1 } from "@noble/hashes/legacy.js";
import { sha224, sha256, sha384, sha512 } from "@noble/hashes/sha2.js";
import { sha3_256, sha3_512 } from "@noble/hashes/sha3.js";
import type { Bytes } from "@backup/sealing";

/** A digest that takes its bytes piece by piece. */
export interface RunningDigest {
  update(piece: Uint8Array): unknown;
  digest(): Bytes;
}

/** A manifest's algorithm, by the name in its file's name (RFC 8493 section 2.4). */
export interface BagAlgorithm {
  readonly token: string;
  readonly bytes: number;
  /** Broken for collisions, read for old bags. */
  readonly weak: boolean;
  readonly start: () => RunningDigest;
}

const known = (token: string, bytes: number, start: () => RunningDigest, weak = false): BagAlgorithm => ({
  token,
  bytes,
  weak,
  start,
});

export const SHA256 = known("sha256", 32, () => sha256.create());
export const SHA512 = known("sha512", 64, () => sha512.create());

const ALGORITHMS: readonly BagAlgorithm[] = [
  known("md5", 16, () => md5.create(), true),
  known("sha1", 20, () => sha1.create(), true),
  known("sha224", 28, () => sha224.create()),
  SHA256,
  known("sha384", 48, () => sha384.create()),
  SHA512,
  known("sha3256", 32, () => sha3_256.create()),
  known("sha3512", 64, () => sha3_512.create()),
];

export function algorithmOf(token: string): BagAlgorithm | undefined {
  return ALGORITHMS.find((one) => one.token === token.toLowerCase());
}
