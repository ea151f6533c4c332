import type { Bytes } from "@backup/sealing";
import { BytesUnreadable } from "./bag-files.ts";

/** Little enough for any phone, much enough that reading is not waiting. */
export const PIECE = 1 << 20;

/** The bytes of a file of this machine from one place to another, a piece at a time, however large it is. */
export async function* piecesOf(blob: Blob, from = 0, to = blob.size, piece = PIECE): AsyncGenerator<Bytes> {
  for (let at = from; at < to; at += piece) yield await bytesAt(blob, at, Math.min(to, at + piece));
}

/** All bytes between two places at once; throws `BytesUnreadable` where there are fewer or the file is gone. */
export async function bytesAt(blob: Blob, from: number, to: number): Promise<Bytes> {
  let bytes: Bytes;
  try {
    bytes = new Uint8Array(await blob.slice(from, to).arrayBuffer());
  } catch {
    throw new BytesUnreadable("The file cannot be read any more.");
  }
  if (bytes.length !== to - from) throw new BytesUnreadable("The file ends too early.");
  return bytes;
}
