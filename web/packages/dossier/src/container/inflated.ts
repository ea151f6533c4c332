import type { Bytes } from "@backup/sealing";
import { BytesUnreadable } from "../bag/bag-files.ts";

/** A packed piece this small unpacks to sixteen mebibytes at worst, so that no bomb fills the memory. */
export const PACKED_PIECE = 1 << 14;

/** The unpacked bytes of deflated ones, given in pieces as small as above; throws `BytesUnreadable` where they are not deflated. */
export async function* inflated(packed: AsyncIterable<Bytes>): AsyncGenerator<Bytes> {
  const unpacking = new DecompressionStream("deflate-raw");
  const unpacked = unpacking.readable.getReader();
  const fed = feed(unpacking.writable.getWriter(), packed);
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
    throw new BytesUnreadable("not-deflated");
  } finally {
    // Whoever stops reading must not leave the feeder waiting.
    await unpacked.cancel().catch(() => undefined);
    await fed.catch(() => undefined);
  }
}

async function feed(into: WritableStreamDefaultWriter<BufferSource>, pieces: AsyncIterable<Bytes>): Promise<void> {
  try {
    for await (const piece of pieces) await into.write(piece);
    await into.close();
  } catch (reason) {
    await into.abort(reason).catch(() => undefined);
    throw reason;
  }
}
