import { sha256, sha512 } from "@noble/hashes/sha2.js";
import { payloadLength } from "../age/payload.ts";
import { openStream, sealStream } from "../age/sealed.ts";
import { b64u } from "../notation/base64.ts";
import type { Bytes } from "../notation/bytes.ts";
import { hash } from "../notation/hashes.ts";
import { randomId, systemRandom, type ItemId } from "../notation/ids.ts";
import { frameLength, frameMedia } from "./frame.ts";
import { bindOf, recipientOf, type Epoch, type ItemEntry } from "./item.ts";

/** Payloads above this go up through tus before the deposit; smaller ones travel in it. */
export const INLINE_MOST = 65_536;

/** What the one pass over a file yields, once its payload was read to the end. */
export interface MediaSealed {
  readonly entry: ItemEntry;
  /** Members of the `exhibit` document that names this file: sealed in the same compartment. */
  readonly exhibit: {
    readonly item: ItemId;
    readonly length: number;
    readonly sha256: string;
    readonly sha512: string;
    readonly opener: string;
  };
}

/** A file on its way: its payload is sealed while it is read, once and in order. */
export interface MediaSealing {
  readonly id: ItemId;
  /** 1 627 bytes that travel in the deposit and never touch the blob store. */
  readonly header: Bytes;
  /** Exact length of the payload: `Upload-Length`. */
  readonly payloadLength: number;
  /** The payload; pulling is what reads the file, so memory stays bounded by what the caller keeps. */
  readonly payload: AsyncGenerator<Bytes>;
  /** Digests and entry; refused until the payload was read to the end. */
  finish(): MediaSealed;
}

/** Asked for its digests before the pass had ended, or after it failed. */
export class NotYetSealed extends Error {
  constructor() {
    super("the file is not yet sealed to its end");
  }
}

/** The bytes of a Blob in order, by its reader: not every browser can iterate a stream. */
export async function* bytesOfBlob(blob: Blob): AsyncGenerator<Bytes> {
  const reader = blob.stream().getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel();
  }
}

/** Seals a file to an epoch: SHA-256, SHA-512 and the payload's digest come out of the same single pass. */
export function sealMedia(file: Blob, epoch: Epoch, id: ItemId = randomId<"item">()): MediaSealing {
  const opener = systemRandom(32);
  const [content256, content512, payload256] = [sha256.create(), sha512.create(), sha256.create()];
  const watched = tap(bytesOfBlob(file), (bytes) => {
    content256.update(bytes);
    content512.update(bytes);
  });
  const { header, payload } = sealStream(frameMedia(file.size, watched), recipientOf(epoch));
  const size = payloadLength(frameLength("media", file.size));
  let ended = false;
  let finished: MediaSealed | undefined;
  const counted = tap(
    payload,
    (bytes) => payload256.update(bytes),
    () => (ended = true),
  );
  const finish = () => {
    if (!ended) throw new NotYetSealed();
    return (finished ??= finishedMedia());
  };
  const finishedMedia = (): MediaSealed => {
    const digest = content256.digest();
    const entry: ItemEntry = {
      id,
      compartment: epoch.compartment,
      epoch: epoch.epoch,
      kind: "media",
      size,
      header: b64u(hash(header)),
      payload: b64u(payload256.digest()),
      bind: bindOf(opener, digest),
    };
    const sha512Text = b64u(content512.digest());
    const exhibit = { item: id, length: file.size, sha256: b64u(digest), sha512: sha512Text, opener: b64u(opener) };
    return { entry, exhibit };
  };
  return { id, header, payloadLength: size, payload: counted, finish };
}

async function* tap(
  source: AsyncIterable<Bytes>,
  each: (bytes: Bytes) => void,
  end?: () => void,
): AsyncGenerator<Bytes> {
  for await (const bytes of source) {
    each(bytes);
    yield bytes;
  }
  end?.();
}

/**
 * Opens a media payload as a stream of the file's bytes; the caller compares the digests that its exhibit names.
 *
 * Until the generator has ended nothing is known to be whole: video that plays earlier is marked "not yet checked".
 */
export function openMedia(
  header: Bytes,
  payload: { readonly length: number; readonly bytes: AsyncIterable<Bytes> },
  epoch: Epoch,
): AsyncGenerator<Bytes> {
  return openStream("media", header, payload, epoch.identity);
}
