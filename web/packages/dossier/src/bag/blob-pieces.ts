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
    throw new BytesUnreadable("gone");
  }
  if (bytes.length !== to - from) throw new BytesUnreadable("ends-early");
  return bytes;
}

/** A file read mostly from front to back: what stands near is had with one reading, as thousands of small files ask. */
export class FileWindow {
  readonly #blob: Blob;
  #from = 0;
  #bytes: Bytes = new Uint8Array();

  constructor(blob: Blob) {
    this.#blob = blob;
  }

  get size(): number {
    return this.#blob.size;
  }

  /** As `bytesAt`. */
  async at(from: number, to: number): Promise<Bytes> {
    if (to - from > PIECE) return bytesAt(this.#blob, from, to);
    if (from < this.#from || to > this.#from + this.#bytes.length) {
      const end = Math.max(to, Math.min(this.size, from + PIECE));
      this.#bytes = await bytesAt(this.#blob, from, end);
      this.#from = from;
    }
    return this.#bytes.slice(from - this.#from, to - this.#from);
  }

  /** As `piecesOf`. */
  async *pieces(from: number, to: number, piece = PIECE): AsyncGenerator<Bytes> {
    for (let at = from; at < to; at += piece) yield await this.at(at, Math.min(to, at + piece));
  }
}
