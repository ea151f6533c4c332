import { chacha20poly1305 } from "@noble/ciphers/chacha.js";
import { expand, extract } from "@noble/hashes/hkdf.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { concat, utf8, type Bytes } from "../notation/bytes.ts";
import type { Recipient } from "./recipient.ts";
import { decapsulate, encapsulate } from "./x-wing.ts";

/** HPKE suite of age's `mlkem768x25519`: X-Wing 0x647a, HKDF-SHA-256, ChaCha20-Poly1305 (RFC 9180 section 5.1). */
const SUITE = concat(utf8("HPKE"), Uint8Array.of(0x64, 0x7a, 0, 1, 0, 3));
const INFO = utf8("age-encryption.org/mlkem768x25519");
const NOTHING = new Uint8Array(0);

/** Length of an X-Wing encapsulation. */
export const ENCAPSULATION_BYTES = 1120;

function labeledExtract(salt: Uint8Array, label: string, ikm: Uint8Array): Bytes {
  return extract(sha256, concat(utf8("HPKE-v1"), SUITE, utf8(label), ikm), salt);
}

function labeledExpand(prk: Uint8Array, label: string, info: Uint8Array, length: number): Bytes {
  const prefix = Uint8Array.of(length >> 8, length & 0xff);
  return expand(sha256, prk, concat(prefix, utf8("HPKE-v1"), SUITE, utf8(label), info), length);
}

/** The one-message cipher of mode base without a pre-shared key. */
function cipher(shared: Uint8Array): ReturnType<typeof chacha20poly1305> {
  const context = concat(
    Uint8Array.of(0),
    labeledExtract(NOTHING, "psk_id_hash", NOTHING),
    labeledExtract(NOTHING, "info_hash", INFO),
  );
  const secret = labeledExtract(shared, "secret", NOTHING);
  return chacha20poly1305(labeledExpand(secret, "key", context, 32), labeledExpand(secret, "base_nonce", context, 12));
}

/** SealBase of a file key: the stanza's encapsulation and body. */
export function wrapFileKey(fileKey: Uint8Array, recipient: Recipient): { encapsulation: Bytes; body: Bytes } {
  const { encapsulation, shared } = encapsulate(recipient.bytes);
  return { encapsulation, body: cipher(shared).encrypt(fileKey) };
}

/** OpenBase of a stanza; `undefined` if it was sealed to somebody else. Throws on a low-order X25519 share. */
export function unwrapFileKey(encapsulation: Uint8Array, body: Uint8Array, seed: Uint8Array): Bytes | undefined {
  const shared = decapsulate(encapsulation, seed);
  try {
    return cipher(shared).decrypt(body);
  } catch {
    return undefined;
  }
}
