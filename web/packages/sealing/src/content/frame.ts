import { concat, u64, type Bytes } from "../notation/bytes.ts";
import { OpeningRefused } from "../age/refusal.ts";

/** The three size classes of a sealed plaintext (protocol section 5). */
export type FrameClass = "document" | "media" | "grant";

const LENGTH_BYTES = 8;
const DOCUMENT_STEP = 4096;
const DOCUMENT_MOST = 1 << 20;
const MEDIA_LEAST = 262_144;
const GRANT_BYTES = 1024;

/** Content that is too large for its class. */
export class ContentTooLarge extends RangeError {
  constructor() {
    super("content is too large for its class");
  }
}

/** Padmé: rounds up so that a size tells O(log log L) bits at a cost of at most 12 %. */
export function padme(length: number): number {
  if (!Number.isSafeInteger(length) || length < 2) throw new RangeError("no length to pad");
  // Math.log2 errs just below powers of two beyond 2^48, so the exponent is counted.
  let exponent = 0;
  while (2 ** (exponent + 1) <= length) exponent++;
  const bits = Math.floor(Math.log2(exponent === 0 ? 1 : exponent)) + 1;
  const step = 2 ** Math.max(0, exponent - bits);
  return Math.ceil(length / step) * step;
}

/** Length of the frame of a content of n bytes. */
export function frameLength(kind: FrameClass, n: number): number {
  if (!Number.isSafeInteger(n) || n < 0) throw new RangeError("no content length");
  const needed = LENGTH_BYTES + n;
  if (kind === "media") return Math.max(MEDIA_LEAST, padme(needed));
  const length = kind === "grant" ? GRANT_BYTES : Math.ceil(needed / DOCUMENT_STEP) * DOCUMENT_STEP;
  if (needed > length || length > DOCUMENT_MOST) throw new ContentTooLarge();
  return length;
}

/** True if some content of this class has a frame of this length. */
export function isFrameLength(kind: FrameClass, length: number): boolean {
  if (!Number.isSafeInteger(length) || length < LENGTH_BYTES) return false;
  switch (kind) {
    case "grant":
      return length === GRANT_BYTES;
    case "document":
      return length % DOCUMENT_STEP === 0 && length <= DOCUMENT_MOST;
    case "media":
      return length >= MEDIA_LEAST && padme(length) === length;
  }
}

/** u64 length ‖ content ‖ zero bytes up to the class. */
export function frame(kind: FrameClass, content: Uint8Array): Bytes {
  const length = frameLength(kind, content.length);
  return concat(u64(content.length), content, new Uint8Array(length - LENGTH_BYTES - content.length));
}

const ZEROES = 65_536;

/** The frame of a media file as a stream: the length is known before the first byte. */
export async function* frameMedia(length: number, content: AsyncIterable<Bytes>): AsyncGenerator<Bytes> {
  yield u64(length);
  let seen = 0;
  for await (const bytes of content) {
    seen += bytes.length;
    if (seen > length) break;
    yield bytes;
  }
  // A file that changed while it was read must not be sealed under a wrong length.
  if (seen !== length) throw new RangeError("the file changed while it was read");
  let padding = frameLength("media", length) - LENGTH_BYTES - length;
  for (; padding > 0; padding -= ZEROES) yield new Uint8Array(Math.min(padding, ZEROES));
}

/**
 * Reads a frame as a stream of content bytes; throws `OpeningRefused` on a wrong class, length or padding.
 *
 * `total` is the plaintext length, known from the payload's.
 */
export async function* unframe(
  kind: FrameClass,
  total: number,
  plaintext: AsyncIterable<Bytes>,
): AsyncGenerator<Bytes> {
  if (!isFrameLength(kind, total)) throw new OpeningRefused("frame");
  let start: Bytes | undefined = new Uint8Array(0);
  let content = 0;
  let seen = 0;
  for await (const piece of plaintext) {
    let bytes = piece;
    if (start !== undefined) {
      start = concat(start, piece);
      if (start.length < LENGTH_BYTES) continue;
      content = contentLength(kind, start, total);
      bytes = start.subarray(LENGTH_BYTES);
      start = undefined;
    }
    const inside = bytes.subarray(0, Math.max(0, content - seen));
    if (bytes.subarray(inside.length).some((byte) => byte !== 0)) throw new OpeningRefused("frame");
    seen += bytes.length;
    if (inside.length > 0) yield inside;
  }
  if (start !== undefined || seen + LENGTH_BYTES !== total) throw new OpeningRefused("frame");
}

function contentLength(kind: FrameClass, start: Bytes, total: number): number {
  const length = new DataView(start.buffer, start.byteOffset).getBigUint64(0);
  if (length > BigInt(total - LENGTH_BYTES)) throw new OpeningRefused("frame");
  // The class must be the one this length pads to: otherwise the padding itself could carry a message.
  if (frameLength(kind, Number(length)) !== total) throw new OpeningRefused("frame");
  return Number(length);
}

/** Collects the content of a small frame. */
export async function unframeWhole(kind: FrameClass, plaintext: Bytes): Promise<Bytes> {
  const parts: Bytes[] = [];
  for await (const part of unframe(kind, plaintext.length, once(plaintext))) parts.push(part);
  return concat(...parts);
}

async function* once(bytes: Bytes): AsyncGenerator<Bytes> {
  yield await Promise.resolve(bytes);
}
