import { sha3_256, shake256 } from "@noble/hashes/sha3.js";
import { ml_kem768 } from "@noble/post-quantum/ml-kem.js";
import { concat, utf8, type Bytes } from "../notation/bytes.ts";
import { systemRandom } from "../notation/ids.ts";
import { x25519 } from "./x25519.ts";

/** X-Wing's label, `\.//^\` (draft-connolly-cfrg-xwing-kem). */
const LABEL = utf8("\\.//^\\");
const BASE = Uint8Array.from({ length: 32 }, (_, index) => (index === 0 ? 9 : 0));
const ML_KEM_PUBLIC = 1184;
const ML_KEM_ENCAPSULATION = 1088;

interface Expanded {
  readonly mlKem: ReturnType<typeof ml_kem768.keygen>;
  readonly classic: Bytes;
  readonly classicPublic: Bytes;
}

/** Both key pairs behind a 32-byte seed. */
function expand(seed: Uint8Array): Expanded {
  if (seed.length !== 32) throw new RangeError("an X-Wing seed has 32 bytes");
  const expanded = shake256(seed, { dkLen: 96 });
  const classic = expanded.slice(64);
  return { mlKem: ml_kem768.keygen(expanded.slice(0, 64)), classic, classicPublic: x25519(classic, BASE) };
}

const combine = (...parts: readonly Uint8Array[]): Bytes => sha3_256(concat(...parts, LABEL));

/** The 1 216 bytes of a seed's public key. */
export function publicKeyOf(seed: Uint8Array): Bytes {
  const { mlKem, classicPublic } = expand(seed);
  return concat(mlKem.publicKey, classicPublic);
}

/** A fresh shared secret and its 1 120 bytes of encapsulation for a public key; throws on a malformed key. */
export function encapsulate(publicKey: Uint8Array): { readonly encapsulation: Bytes; readonly shared: Bytes } {
  const theirs = publicKey.slice(ML_KEM_PUBLIC);
  const { cipherText, sharedSecret } = ml_kem768.encapsulate(publicKey.slice(0, ML_KEM_PUBLIC));
  const once = systemRandom(32);
  const share = x25519(once, BASE);
  const shared = combine(sharedSecret, x25519(once, theirs), share, theirs);
  once.fill(0);
  return { encapsulation: concat(cipherText, share), shared };
}

/** The secret of an encapsulation; another key gives another secret. Throws on a share of low order. */
export function decapsulate(encapsulation: Uint8Array, seed: Uint8Array): Bytes {
  const { mlKem, classic, classicPublic } = expand(seed);
  const share = encapsulation.slice(ML_KEM_ENCAPSULATION);
  const lattice = ml_kem768.decapsulate(encapsulation.slice(0, ML_KEM_ENCAPSULATION), mlKem.secretKey);
  return combine(lattice, x25519(classic, share), share, classicPublic);
}
