import type { MerkleHash } from "./merkle-hash.ts";

/** A size and the root of the tree of that size: true only together. Whether anyone signed it is not said here. */
export interface TreeHead {
  readonly size: number;
  readonly root: MerkleHash;
}
