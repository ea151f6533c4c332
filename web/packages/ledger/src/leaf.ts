import { allZero, b64u, bytesOfB64uSized, canonicalBytes, concat, mac, u64, type Bytes } from "@backup/sealing";
import type { LedgerEvent } from "./event.ts";
import { LeafRefused } from "./refusals.ts";

/** The length of every leaf. */
export const LEAF_BYTES = 64;
const BLINDED = 1;
const PUBLIC = 2;

/** An entry of our own ledger: 64 bytes that tell an outsider nothing but their kind (protocol section 10). */
export type Leaf =
  | { readonly kind: "blinded"; readonly commitment: Bytes }
  | { readonly kind: "public"; readonly sequence: number; readonly statement: string };

/** HMAC of an event under its blind: hides while the blind is secret, binds by SHA-256. */
export function commitmentTo(event: LedgerEvent, blind: Uint8Array): Bytes {
  return mac(blind, canonicalBytes(event));
}

/** The public leaf of a directory statement; its digest as base64url. */
export function publicLeaf(sequence: number, statement: string): Leaf {
  return { kind: "public", sequence, statement };
}

/** The entry itself. */
export function leafBytes(leaf: Leaf): Bytes {
  switch (leaf.kind) {
    case "blinded":
      return concat(Uint8Array.of(BLINDED), leaf.commitment, new Uint8Array(31));
    case "public":
      return concat(
        Uint8Array.of(PUBLIC),
        u64(leaf.sequence),
        bytesOfB64uSized(leaf.statement, 32),
        new Uint8Array(23),
      );
  }
}

/** Reads an entry; throws `LeafRefused` unless it is 64 bytes of a known kind with zero padding. */
export function readLeaf(entry: Bytes): Leaf {
  if (entry.length !== LEAF_BYTES) throw new LeafRefused();
  if (entry[0] === BLINDED && allZero(entry.subarray(33))) {
    return { kind: "blinded", commitment: entry.slice(1, 33) };
  }
  const sequence = Number(new DataView(entry.buffer, entry.byteOffset).getBigUint64(1));
  if (entry[0] === PUBLIC && allZero(entry.subarray(41)) && Number.isSafeInteger(sequence)) {
    return { kind: "public", sequence, statement: b64u(entry.subarray(9, 41)) };
  }
  throw new LeafRefused();
}
