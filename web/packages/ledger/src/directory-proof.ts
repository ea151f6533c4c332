import { leafBytes, publicLeaf } from "./leaf.ts";
import { leafHash } from "./merkle-hash.ts";
import type { Policy } from "./policy.ts";
import { NoteRefused } from "./refusals.ts";
import { readTlogProof, verifyTlogProof } from "./tlog-proof.ts";

/**
 * Makes the check of a directory head's place in the log: what `checkIntakePath` asks for as `prove`.
 *
 * `proof` is absent while the ledger is away; then nothing is proven.
 */
export function statementProof(proof: string | undefined, policy: Policy): (sequence: number, digest: string) => void {
  return (sequence, digest) => {
    if (proof === undefined) throw new NoteRefused("malformed");
    verifyTlogProof(readTlogProof(proof), leafHash(leafBytes(publicLeaf(sequence, digest))), policy);
  };
}
