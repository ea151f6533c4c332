import { base64, bytesOfBase64, type Bytes } from "@backup/sealing";
import { readDecimal } from "./decimals.ts";
import { NoteRefused } from "./refusals.ts";
import type { TreeHead } from "./tree-head.ts";

/** What a log signs: its name, its size and its root (C2SP tlog-checkpoint). Unverified. */
export interface Checkpoint {
  readonly origin: string;
  readonly head: TreeHead;
  /** Lines that no monitor can audit and ML-DSA-44 does not cover; our own log writes none. */
  readonly extensions: readonly string[];
}

/** Reads 32 bytes of base64; throws `NoteRefused`. */
export function readHash(text: string): Bytes {
  let bytes: Bytes;
  try {
    bytes = bytesOfBase64(text);
  } catch {
    throw new NoteRefused("malformed");
  }
  if (bytes.length !== 32) throw new NoteRefused("malformed");
  return bytes;
}

/** Reads the text of a note; throws `NoteRefused`. */
export function readCheckpoint(text: string): Checkpoint {
  const [origin, size, root, ...extensions] = text.slice(0, -1).split("\n");
  if (!text.endsWith("\n") || origin === undefined || size === undefined || root === undefined) {
    throw new NoteRefused("malformed");
  }
  if ([origin, ...extensions].includes("")) throw new NoteRefused("malformed");
  return { origin, head: { size: readDecimal(size), root: readHash(root) }, extensions };
}

/** The text that is signed. */
export function checkpointText({ origin, head, extensions }: Checkpoint): string {
  return [origin, head.size, base64(head.root), ...extensions].map((line) => `${line}\n`).join("");
}
