import type { Bytes } from "@backup/sealing";
import { BytesUnreadable } from "../bag/bag-files.ts";
import { piecesOf } from "../bag/blob-pieces.ts";

/** A packed piece this small unpacks to sixteen mebibytes at worst, so that no bomb fills the memory. */
const PACKED_PIECE = 1 << 14;

/** The unpacked bytes of a deflated part of a file; throws `BytesUnreadable` where it is not deflated. */
export async function* inflated(file: Blob, from: number, to: number): AsyncGenerator<Bytes> {
  const unpacking = new DecompressionStream("deflate-raw");
  const unpacked = unpacking.readable.getReader();
  const fed = feed(unpacking.writable.getWriter(), piecesOf(file, from, to, PACKED_PIECE));
  // Told below; here only so that nothing counts it as unheard in between.
  fed.catch(() => undefined);
  try {
    for (;;) {
      const piece = await unpacked.read();
      if (piece.done) break;
      yield new Uint8Array(piece.value);
    }
    await fed;
  } catch (reason) {
    if (reason instanceof BytesUnreadable) throw reason;
    throw new BytesUnreadable("A file in the container cannot be unpacked.");
  } finally {
    // Whoever stops reading must not leave the feeder waiting.
    await unpacked.cancel().catch(() => undefined);
    await fed.catch(() => undefined);
  }
}

async function feed(
  into: WritableStreamDefaultWriter<BufferSource>,
  pieces: AsyncIterable<Bytes>,
): Promise<void> {
  try {
    for await (const piece of pieces) await into.write(piece);
    await into.close();
  } catch (reason) {
    await into.abort(reason).catch(() => undefined);
    throw reason;
  }
}
