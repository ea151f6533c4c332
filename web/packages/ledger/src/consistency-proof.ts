import { equalBytes } from "@backup/sealing";
import { nodeHash, requireHashes, rootOf, type MerkleHash } from "./merkle-hash.ts";
import { ProofRefused } from "./refusals.ts";
import type { TreeHead } from "./tree-head.ts";
import type { VerifiedCheckpoint } from "./checkpoint.ts";

/**
 * Checks that a signed tree begins with all leaves of one that the verifier knows (RFC 9162 section 2.1.4).
 *
 * Throws `ProofRefused`: then something was changed or taken out in between.
 */
export function verifyConsistency(path: readonly MerkleHash[], known: TreeHead, newer: VerifiedCheckpoint): void {
  extendsTree(path, known, newer.head);
}

/**
 * RFC 9162 section 2.1.4.2, step by step; equal sizes first, as these have no path. There is no proof from the empty
 * tree: every tree extends it.
 */
export function extendsTree(path: readonly MerkleHash[], first: TreeHead, second: TreeHead): void {
  if (first.size === second.size) {
    isOneTree(path, first, second);
    return;
  }
  if (first.size > second.size || first.size <= 0) throw new ProofRefused("outside-tree");
  requireHashes(first.root, second.root, ...path);
  const powerOfTwo = isPowerOfTwo(BigInt(first.size));
  const [start, ...rest] = powerOfTwo ? [first.root, ...path] : path;
  if (start === undefined || path.length === 0) throw new ProofRefused("wrong-length");
  const roots = climb(BigInt(first.size) - 1n, BigInt(second.size) - 1n, start, rest);
  if (!equalBytes(roots.first, first.root) || !equalBytes(roots.second, second.root)) {
    throw new ProofRefused("wrong-root");
  }
}

function isOneTree(path: readonly MerkleHash[], first: TreeHead, second: TreeHead): void {
  if (first.size < 0) throw new ProofRefused("outside-tree");
  if (path.length !== 0) throw new ProofRefused("wrong-length");
  const expected = second.size === 0 ? rootOf([]) : second.root;
  if (!equalBytes(first.root, expected) || !equalBytes(second.root, expected)) throw new ProofRefused("wrong-root");
}

function isPowerOfTwo(size: bigint): boolean {
  return (size & (size - 1n)) === 0n;
}

function climb(
  first: bigint,
  second: bigint,
  start: MerkleHash,
  path: readonly MerkleHash[],
): { first: MerkleHash; second: MerkleHash } {
  let [fn, sn, fr, sr] = [first, second, start, start];
  while ((fn & 1n) === 1n) {
    fn >>= 1n;
    sn >>= 1n;
  }
  for (const sibling of path) {
    if (sn === 0n) throw new ProofRefused("wrong-length");
    if ((fn & 1n) === 1n || fn === sn) {
      fr = nodeHash(sibling, fr);
      sr = nodeHash(sibling, sr);
      while ((fn & 1n) === 0n && fn !== 0n) {
        fn >>= 1n;
        sn >>= 1n;
      }
    } else {
      sr = nodeHash(sr, sibling);
    }
    fn >>= 1n;
    sn >>= 1n;
  }
  if (sn !== 0n) throw new ProofRefused("wrong-length");
  return { first: fr, second: sr };
}
