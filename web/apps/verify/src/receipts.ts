import { bytesOfHex, canonicalJson, FormRefused, type Bytes } from "@backup/sealing";
import {
  leafBytes,
  leafHash,
  NoteRefused,
  ProofRefused,
  readTlogProof,
  Receipt,
  SIGNATURE_TYPES,
  verifyTlogProof,
  type LedgerEvent,
  type MerkleHash,
  type Policy,
  type VerifiedSignature,
} from "@backup/ledger";

/** What the entry of a receipt is, where it is no event of BackUp. */
export type Entry =
  | { readonly kind: "rebuilt" }
  | { readonly kind: "bytes"; readonly bytes: Bytes }
  | { readonly kind: "leaf"; readonly hex: string };

/** One signature that held, in words. */
export interface Signed {
  readonly name: string;
  readonly type: string;
  /** As the signer states it. */
  readonly time?: string;
}

/** What became of a receipt. */
export type ReceiptVerdict =
  | {
      readonly kind: "held";
      readonly origin: string;
      readonly index: number;
      readonly size: number;
      readonly witnessed: boolean;
      readonly signatures: readonly Signed[];
      readonly event?: LedgerEvent;
    }
  | { readonly kind: "failed"; readonly why: string };

/** A leaf that is not written in hexadecimal: wrong use, no verdict. */
export class NotALeaf extends Error {}

const TYPES: Readonly<Record<number, string>> = {
  [SIGNATURE_TYPES.ed25519]: "Ed25519",
  [SIGNATURE_TYPES.ed25519Cosignature]: "Ed25519 cosignature",
  [SIGNATURE_TYPES.mlDsa44Cosignature]: "ML-DSA-44",
};

/** Checks a receipt as `verifier.jar receipt` does; throws `NotALeaf`. */
export function checkReceipt(file: Uint8Array | string, policy: Policy, entry: Entry): ReceiptVerdict {
  const given = entry.kind === "leaf" ? leafOf(entry.hex) : undefined;
  try {
    const proof = readTlogProof(file);
    const rebuilt = entry.kind === "rebuilt" ? Receipt.parse(file) : undefined;
    const leaf = given ?? hashOf(entry, rebuilt);
    const checkpoint = verifyTlogProof(proof, leaf, policy);
    return {
      kind: "held",
      origin: checkpoint.origin,
      index: proof.proof.index,
      size: checkpoint.head.size,
      witnessed: policy.asksForWitnesses,
      signatures: checkpoint.signatures.map(signed),
      ...(rebuilt === undefined ? {} : { event: rebuilt.event }),
    };
  } catch (reason) {
    if (reason instanceof NoteRefused || reason instanceof ProofRefused) return { kind: "failed", why: reason.reason };
    if (reason instanceof FormRefused || reason instanceof SyntaxError) return { kind: "failed", why: "no-event" };
    throw reason;
  }
}

function hashOf(entry: Entry, receipt: Receipt | undefined): MerkleHash {
  if (entry.kind === "bytes") return leafHash(entry.bytes);
  if (receipt === undefined) throw new NotALeaf();
  return leafHash(leafBytes(receipt.leaf));
}

/** 32 bytes are a hash, anything else an entry. */
function leafOf(text: string): MerkleHash {
  let bytes: Bytes;
  try {
    bytes = bytesOfHex(text.trim().toLowerCase());
  } catch {
    throw new NotALeaf();
  }
  return bytes.length === 32 ? bytes : leafHash(bytes);
}

function signed({ key, time }: VerifiedSignature): Signed {
  const named = { name: key.name, type: TYPES[key.type] ?? "" };
  return time === undefined ? named : { ...named, time: `${time.toISOString().slice(0, 19)}Z` };
}

/** A receipt's verdict as JSON: what was found, and of the event what anybody may read in the receipt. */
export function receiptJson(verdict: ReceiptVerdict): string {
  if (verdict.kind === "failed") return canonicalJson({ held: false, why: verdict.why });
  const { origin, index, size, witnessed, signatures, event } = verdict;
  return canonicalJson({
    held: true,
    origin,
    index,
    size,
    standing: witnessed ? "witnessed" : "logged",
    signatures,
    ...(event === undefined ? {} : { event }),
  });
}
