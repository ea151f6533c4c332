import { base64, bytesOfBase64, textOf, type Bytes } from "@backup/sealing";
import type { VerifiedCheckpoint } from "./checkpoint.ts";
import { readHash } from "./checkpoint-text.ts";
import { readDecimal } from "./decimals.ts";
import { verifyInclusion, type InclusionProof } from "./inclusion-proof.ts";
import type { MerkleHash } from "./merkle-hash.ts";
import type { Policy } from "./policy.ts";
import { NoteRefused } from "./refusals.ts";
import { SignedNote } from "./signed-note.ts";

const FIRST_LINE = "c2sp.org/tlog-proof@v1";
const LONGEST_PATH = 63;
const LONGEST = 1_000_000;

/** A proof that stands offline: where a leaf is, the path to the root, and the signed checkpoint (C2SP tlog-proof). */
export interface TlogProof {
  /** Whatever helps to rebuild the leaf; signed by nobody. */
  readonly extra?: Bytes;
  readonly proof: InclusionProof;
  readonly checkpoint: SignedNote;
}

/** Reads the file; throws `NoteRefused`. Nothing in it is checked yet. */
export function readTlogProof(file: Uint8Array | string): TlogProof {
  const text = decoded(file);
  const separator = text.indexOf("\n\n");
  if (separator < 0) throw new NoteRefused("malformed");
  const lines = text.slice(0, separator).split("\n");
  if (lines.shift() !== FIRST_LINE) throw new NoteRefused("malformed");
  const extra = lines[0]?.startsWith("extra ") === true ? readExtra(lines.shift()?.slice(6) ?? "") : undefined;
  const indexLine = lines.shift();
  if (indexLine?.startsWith("index ") !== true || lines.length > LONGEST_PATH) throw new NoteRefused("malformed");
  return {
    ...(extra === undefined ? {} : { extra }),
    proof: { index: readDecimal(indexLine.slice(6)), path: lines.map(readHash) },
    checkpoint: SignedNote.parse(text.slice(separator + 2)),
  };
}

function decoded(file: Uint8Array | string): string {
  if (file.length > LONGEST) throw new NoteRefused("malformed");
  if (typeof file === "string") return file;
  try {
    return textOf(file);
  } catch {
    throw new NoteRefused("malformed");
  }
}

function readExtra(encoded: string): Bytes {
  try {
    return bytesOfBase64(encoded);
  } catch {
    throw new NoteRefused("malformed");
  }
}

/** The file's text. */
export function tlogProofText({ extra, proof, checkpoint }: TlogProof): string {
  const head = extra === undefined ? [] : [`extra ${base64(extra)}`];
  const lines = [FIRST_LINE, ...head, `index ${proof.index}`, ...proof.path.map(base64)];
  return `${lines.join("\n")}\n\n${checkpoint.toString()}`;
}

/** Checks that the policy takes the checkpoint and that the leaf is in its tree at the index. */
export function verifyTlogProof(file: TlogProof, leaf: MerkleHash, policy: Policy): VerifiedCheckpoint {
  const checkpoint = policy.verify(file.checkpoint);
  verifyInclusion(file.proof, leaf, checkpoint);
  return checkpoint;
}
