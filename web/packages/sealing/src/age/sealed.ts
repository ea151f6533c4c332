import { concat, type Bytes } from "../notation/bytes.ts";
import { systemRandom } from "../notation/ids.ts";
import { frame, unframe, type FrameClass } from "../content/frame.ts";
import { openHeader, payloadKey, splitHeader, writeHeader } from "./header.ts";
import { openPayload, plaintextLength, sealPayload } from "./payload.ts";
import type { IdentitySeed, Recipient } from "./recipient.ts";
import { OpeningRefused } from "./refusal.ts";

/** A sealed thing, split on the device: header ‖ payload is a plain age file (protocol section 5). */
export interface Sealed {
  readonly header: Bytes;
  readonly payload: Bytes;
}

/** A payload that is made while it is read: once, in order, in constant memory. */
export interface SealedStream {
  readonly header: Bytes;
  readonly payload: AsyncGenerator<Bytes>;
}

/** Seals a plaintext stream to one hybrid recipient under a fresh file key, used for this pass only. */
export function sealStream(plaintext: AsyncIterable<Bytes> | Iterable<Bytes>, recipient: Recipient): SealedStream {
  const fileKey = systemRandom(16);
  const nonce = systemRandom(16);
  const header = writeHeader(fileKey, recipient);
  const key = payloadKey(fileKey, nonce);
  fileKey.fill(0);
  return { header, payload: sealPayload(key, nonce, plaintext) };
}

/** Seals a content in a frame of its class: documents, grants, circle keys, slots. */
export async function sealContent(kind: FrameClass, content: Uint8Array, recipient: Recipient): Promise<Sealed> {
  const { header, payload } = sealStream([frame(kind, content)], recipient);
  return { header, payload: await collect(payload) };
}

/** Opens a content as a stream; nothing may be shown as checked before the generator has ended. */
export function openStream(
  kind: FrameClass,
  header: Uint8Array,
  payload: { readonly length: number; readonly bytes: AsyncIterable<Bytes> | Iterable<Bytes> },
  identity: IdentitySeed,
): AsyncGenerator<Bytes> {
  const total = plaintextLength(payload.length);
  if (total === undefined) throw new OpeningRefused("frame");
  const fileKey = openHeader(header, identity);
  return unframe(
    kind,
    total,
    openPayload((nonce) => payloadKey(fileKey, nonce), payload.bytes),
  );
}

/** Opens a whole content; throws `OpeningRefused`. */
export async function openContent(kind: FrameClass, sealed: Sealed, identity: IdentitySeed): Promise<Bytes> {
  const payload = { length: sealed.payload.length, bytes: [sealed.payload] };
  return collect(openStream(kind, sealed.header, payload, identity));
}

/** The plain age file. */
export function ageFile(sealed: Sealed): Bytes {
  return concat(sealed.header, sealed.payload);
}

/** Splits a plain age file of the one form BackUp writes. */
export function sealedOf(file: Uint8Array): Sealed {
  return splitHeader(file);
}

/** Gathers a stream that is known to be small. */
export async function collect(stream: AsyncIterable<Bytes>): Promise<Bytes> {
  const parts: Bytes[] = [];
  for await (const part of stream) parts.push(part);
  return concat(...parts);
}
