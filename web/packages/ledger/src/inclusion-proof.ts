import { equalBytes } from "@backup/sealing";
import { nodeHash, requireHashes, type MerkleHash } from "./merkle-hash.ts";
import { ProofRefused } from "./refusals.ts";
import type { TreeHead } from "./tree-head.ts";
import type { VerifiedCheckpoint } from "./checkpoint.ts";

/** Proof that a leaf stands at an index of a tree (RFC 9162 section 2.1.3). */
export interface InclusionProof {
  readonly index: number;
  /** The hashes in the order in which they are used. */
  readonly path: readonly MerkleHash[];
}

/** Checks a proof against a checkpoint whose signatures were checked before; throws `ProofRefused`. */
export function verifyInclusion(proof: InclusionProof, leaf: MerkleHash, checkpoint: VerifiedCheckpoint): void {
  includes(proof, leaf, checkpoint.head);
}

/** RFC 9162 section 2.1.3.2, step by step; `verifyInclusion` is what everybody else calls. */
export function includes(proof: InclusionProof, leaf: MerkleHash, head: TreeHead): void {
  if (!Number.isSafeInteger(proof.index) || proof.index < 0 || proof.index >= head.size) {
    throw new ProofRefused("outside-tree");
  }
  requireHashes(leaf, head.root, ...proof.path);
  let fn = BigInt(proof.index);
  let sn = BigInt(head.size) - 1n;
  let root = leaf;
  for (const sibling of proof.path) {
    if (sn === 0n) throw new ProofRefused("wrong-length");
    if ((fn & 1n) === 1n || fn === sn) {
      root = nodeHash(sibling, root);
      while ((fn & 1n) === 0n && fn !== 0n) {
        fn >>= 1n;
        sn >>= 1n;
      }
    } else {
      root = nodeHash(root, sibling);
    }
    fn >>= 1n;
    sn >>= 1n;
  }
  if (sn !== 0n) throw new ProofRefused("wrong-length");
  if (!equalBytes(root, head.root)) throw new ProofRefused("wrong-root");
}
