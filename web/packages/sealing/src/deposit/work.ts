import { sha256 } from "@noble/hashes/sha2.js";
import { bytesOfB64uSized } from "../notation/base64.ts";
import { concat, u64, utf8 } from "../notation/bytes.ts";
import { idBytes, type Id } from "../notation/ids.ts";
import { HASH_LABELS } from "../notation/labels.ts";

/** Work asked of the first deposit of an empty mailbox (protocol section 4.4). */
export interface WorkAsked {
  /** 41 bytes, b64u. */
  readonly challenge: string;
  /** Leading zero bits, at most 18: a phone must not be priced out. */
  readonly bits: number;
}

/** Work done: `{challenge, nonce}` of the deposit call. */
export interface WorkDone {
  readonly challenge: string;
  /** u64 in decimal. */
  readonly nonce: string;
}

const CHALLENGE_BYTES = 41;
const MOST_BITS = 18;
/** 2^18 tries are expected at most; a chance of e^-64 to need more than this says the source is broken. */
const MOST_TRIES = 2 ** 24;

/** A challenge outside the protocol: not done, whoever asks. */
export class WorkRefused extends RangeError {
  constructor() {
    super("the asked work is outside the protocol");
  }
}

function leadingZeroBits(digest: Uint8Array): number {
  const first = new DataView(digest.buffer, digest.byteOffset).getUint32(0);
  return Math.clz32(first);
}

/** How a search shares the thread. */
export interface WorkManner {
  /** Stops the search; it then rejects with the signal's reason. */
  readonly signal?: AbortSignal;
  /** Longest run between two pauses, in milliseconds; 12 keeps typing smooth. */
  readonly slice?: number;
  /** Gives way; by default one macrotask. */
  readonly pause?: () => Promise<void>;
}

/**
 * Searches a nonce so that HASH(label ‖ challenge ‖ mailbox id ‖ nonce) starts with enough zero bits.
 *
 * Runs in slices and never blocks the page; about 4 s at most on a slow phone with 18 bits.
 */
export async function doWork(asked: WorkAsked, mailbox: Id<"mailbox">, manner: WorkManner = {}): Promise<WorkDone> {
  if (!Number.isInteger(asked.bits) || asked.bits < 0 || asked.bits > MOST_BITS) throw new WorkRefused();
  const challenge = bytesOfB64uSized(asked.challenge, CHALLENGE_BYTES);
  const start = sha256.create().update(concat(utf8(HASH_LABELS.work), challenge, idBytes(mailbox)));
  const { signal, slice = 12, pause = macrotask } = manner;
  // One state, one nonce and one digest for the whole search: new ones each time would cost a third of the speed.
  let state = start.clone();
  const bytes = u64(0);
  const number = new DataView(bytes.buffer);
  const digest = new Uint8Array(32);
  let until = performance.now() + slice;
  for (let nonce = 0; nonce < MOST_TRIES; nonce++) {
    number.setUint32(4, nonce);
    state = start._cloneInto(state);
    state.update(bytes).digestInto(digest);
    if (leadingZeroBits(digest) >= asked.bits) return { challenge: asked.challenge, nonce: String(nonce) };
    if ((nonce & 63) === 63 && performance.now() >= until) {
      signal?.throwIfAborted();
      await pause();
      signal?.throwIfAborted();
      until = performance.now() + slice;
    }
  }
  throw new WorkRefused();
}

/** True if the work holds; the server checks the same, and the time and origin of the challenge. */
export function workHolds(asked: WorkAsked, mailbox: Id<"mailbox">, done: WorkDone): boolean {
  if (done.challenge !== asked.challenge || !/^(?:0|[1-9]\d{0,19})$/.test(done.nonce)) return false;
  const challenge = bytesOfB64uSized(asked.challenge, CHALLENGE_BYTES);
  const nonce = BigInt(done.nonce);
  if (nonce >= 1n << 64n) return false;
  const digest = sha256(concat(utf8(HASH_LABELS.work), challenge, idBytes(mailbox), u64(nonce)));
  return leadingZeroBits(digest) >= asked.bits;
}

function macrotask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
