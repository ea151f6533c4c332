import { concat, hash, type Bytes } from "@backup/sealing";
import { ProofRefused } from "./refusals.ts";

/** A hash of 32 bytes in a Merkle tree. */
export type MerkleHash = Bytes;

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

/** Refuses anything that is no hash of 32 bytes, before it is hashed with others. */
export function requireHashes(...hashes: readonly Uint8Array[]): void {
  if (hashes.some(({ length }) => length !== 32)) throw new ProofRefused("wrong-length");
}

/** Hash of an entry: a prefix of its own keeps entries and nodes apart (RFC 6962 section 2.1). */
export function leafHash(entry: Uint8Array): MerkleHash {
  return hash(LEAF, entry);
}

/** Hash of two subtrees. */
export function nodeHash(left: MerkleHash, right: MerkleHash): MerkleHash {
  return hash(NODE, left, right);
}

/** Root of the tree over these leaf hashes. */
export function rootOf(leaves: readonly MerkleHash[]): MerkleHash {
  // One running stack of complete subtrees, so no split sizes are computed.
  const stack: { size: number; root: MerkleHash }[] = [];
  for (const leaf of leaves) {
    let top = { size: 1, root: leaf };
    for (let below = stack.at(-1); below?.size === top.size; below = stack.at(-1)) {
      stack.pop();
      top = { size: 2 * top.size, root: nodeHash(below.root, top.root) };
    }
    stack.push(top);
  }
  const last = stack.pop();
  if (last === undefined) return hash(concat());
  return stack.reduceRight((right, { root }) => nodeHash(root, right), last.root);
}
