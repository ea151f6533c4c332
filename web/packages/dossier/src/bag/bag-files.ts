import { concat, type Bytes } from "@backup/sealing";

/** Why a file's bytes are not had, as the code word of a sentence. */
export type UnreadableReason =
  | "gone"
  | "not-there"
  | "ends-early"
  /** Longer, shorter or of another checksum than its container says. */
  | "other-than-stated"
  | "not-deflated"
  | "too-large";

/** A file that cannot be read to the end. */
export class BytesUnreadable extends Error {
  readonly reason: UnreadableReason;

  constructor(reason: UnreadableReason) {
    super(`bytes unreadable: ${reason}`);
    this.reason = reason;
  }
}

/** The files of a bag, wherever they lie: a folder or a container. */
export interface BagFiles {
  /** Each file's path from the bag's own folder, `/` between its parts, with its size in bytes; in the order of paths. */
  readonly sizes: ReadonlyMap<string, number>;
  /** A file's bytes in pieces; throws `BytesUnreadable`. */
  open(path: string): AsyncIterable<Bytes>;
}

/** Paths in the order of their UTF-16 units, as every list is read. */
export function inOrder(sizes: Iterable<readonly [string, number]>): ReadonlyMap<string, number> {
  return new Map([...sizes].sort(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0)));
}

/** A whole file, once its size was found fit to be held. */
export async function bytesOf(files: BagFiles, path: string): Promise<Bytes> {
  const pieces: Bytes[] = [];
  for await (const piece of files.open(path)) pieces.push(piece);
  return concat(...pieces);
}
