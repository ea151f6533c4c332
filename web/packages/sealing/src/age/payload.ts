import { chacha20poly1305 } from "@noble/ciphers/chacha.js";
import { concat, type Bytes } from "../notation/bytes.ts";
import { OpeningRefused } from "./refusal.ts";

/** Plaintext bytes of one chunk of age's STREAM. */
export const CHUNK_BYTES = 65_536;
const TAG_BYTES = 16;
const NONCE_BYTES = 16;
const SEALED_CHUNK_BYTES = CHUNK_BYTES + TAG_BYTES;

/** Payload length of a plaintext: 16 + P + 16·⌈P/65 536⌉, at least one chunk (protocol section 9.3). */
export function payloadLength(plaintext: number): number {
  return NONCE_BYTES + plaintext + TAG_BYTES * Math.max(1, Math.ceil(plaintext / CHUNK_BYTES));
}

/** Plaintext length of a payload, or `undefined` if no payload has that length. */
export function plaintextLength(payload: number): number | undefined {
  const sealed = payload - NONCE_BYTES;
  const chunks = Math.ceil(sealed / SEALED_CHUNK_BYTES);
  const plaintext = sealed - chunks * TAG_BYTES;
  return plaintext >= 0 && payloadLength(plaintext) === payload ? plaintext : undefined;
}

/** Nonce of a chunk: 11-byte counter, then 1 for the last. Counters of real files stay far below 2^53. */
function chunkNonce(counter: number, last: boolean): Bytes {
  const nonce = new Uint8Array(12);
  const view = new DataView(nonce.buffer);
  view.setUint32(3, Math.floor(counter / 2 ** 32));
  view.setUint32(7, counter % 2 ** 32);
  nonce[11] = last ? 1 : 0;
  return nonce;
}

/** Gathers bytes into pieces of one size; the last piece is told apart only at the end. */
class Pieces {
  readonly #size: number;
  #held: Bytes[] = [];
  #length = 0;

  constructor(size: number) {
    this.#size = size;
  }

  /** Full pieces that are surely not the last: at least one byte follows each. */
  *add(bytes: Bytes): Generator<Bytes> {
    this.#held.push(bytes);
    this.#length += bytes.length;
    if (this.#length <= this.#size) return;
    let rest = this.#held.length === 1 ? bytes : concat(...this.#held);
    while (rest.length > this.#size) {
      yield rest.subarray(0, this.#size);
      rest = rest.subarray(this.#size);
    }
    this.#held = [rest];
    this.#length = rest.length;
  }

  /** The last piece, perhaps empty. */
  end(): Bytes {
    return concat(...this.#held);
  }
}

/** Seals a plaintext into chunks, in order and in constant memory; the nonce goes first. */
export async function* sealPayload(
  key: Uint8Array,
  nonce: Bytes,
  plaintext: AsyncIterable<Bytes> | Iterable<Bytes>,
): AsyncGenerator<Bytes> {
  yield nonce;
  const pieces = new Pieces(CHUNK_BYTES);
  let counter = 0;
  for await (const bytes of plaintext) {
    for (const piece of pieces.add(bytes)) yield chacha20poly1305(key, chunkNonce(counter++, false)).encrypt(piece);
  }
  yield chacha20poly1305(key, chunkNonce(counter, true)).encrypt(pieces.end());
}

function openChunk(key: Uint8Array, counter: number, last: boolean, sealed: Uint8Array): Bytes {
  if (sealed.length < TAG_BYTES) throw new OpeningRefused("payload");
  try {
    return chacha20poly1305(key, chunkNonce(counter, last)).decrypt(sealed);
  } catch {
    throw new OpeningRefused("payload");
  }
}

/**
 * Opens chunks in order and in constant memory; throws `OpeningRefused` on the first that does not hold.
 *
 * What was yielded is authentic but perhaps not complete until the generator ends.
 */
export async function* openPayload(
  keyOf: (nonce: Bytes) => Bytes,
  payload: AsyncIterable<Bytes> | Iterable<Bytes>,
): AsyncGenerator<Bytes> {
  let early: Bytes | undefined = new Uint8Array(0);
  let key: Bytes | undefined;
  const pieces = new Pieces(SEALED_CHUNK_BYTES);
  let counter = 0;
  for await (const bytes of payload) {
    let body = bytes;
    if (early !== undefined) {
      early = concat(early, bytes);
      if (early.length < NONCE_BYTES) continue;
      key = keyOf(early.slice(0, NONCE_BYTES));
      body = early.subarray(NONCE_BYTES);
      early = undefined;
    }
    for (const piece of pieces.add(body)) yield openChunk(key ?? NO_KEY, counter++, false, piece);
  }
  const last = openChunk(key ?? NO_KEY, counter, true, pieces.end());
  // Only an empty file may end in an empty chunk: else one plaintext had two sealed forms.
  if (counter > 0 && last.length === 0) throw new OpeningRefused("payload");
  yield last;
}

const NO_KEY = new Uint8Array(32);
