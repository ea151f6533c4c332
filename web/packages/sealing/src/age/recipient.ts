import { b64u } from "../notation/base64.ts";
import { type Bytes } from "../notation/bytes.ts";
import { hash } from "../notation/hashes.ts";
import { systemRandom, type RandomBytes } from "../notation/ids.ts";
import { HASH_LABELS } from "../notation/labels.ts";
import { fromBech32, toBech32 } from "./bech32.ts";
import { publicKeyOf } from "./x-wing.ts";

const RECIPIENT_PREFIX = "age1pq";
const IDENTITY_PREFIX = "age-secret-key-pq-";
const RECIPIENT_BYTES = 1216;
/** Of the ML-KEM part: 768 coefficients of 12 bits, two in three bytes. */
const COEFFICIENTS_END = 1152;
const MODULUS = 3329;

/** The modulus check of FIPS 203 section 7.2: asked when a key is taken in, not first when something is sealed to it. */
function isReduced(bytes: Bytes): boolean {
  for (let at = 0; at < COEFFICIENTS_END; at += 3) {
    const [one, two, three] = [bytes[at] ?? 0, bytes[at + 1] ?? 0, bytes[at + 2] ?? 0];
    if ((one | ((two & 15) << 8)) >= MODULUS || ((two >> 4) | (three << 4)) >= MODULUS) return false;
  }
  return true;
}

declare const keyed: unique symbol;
/** Names a recipient: b64u of the first 16 bytes of its hash (protocol section 5). */
export type KeyId = string & { readonly [keyed]: true };

/** A recipient that may not be sealed to. Classic ones are among them: captured traffic must stay closed. */
export class RecipientRefused extends Error {
  constructor() {
    super("not a hybrid recipient (age1pq…)");
  }
}

/** A hybrid opening recipient (`mlkem768x25519`): the only kind BackUp seals to. */
export class Recipient {
  readonly #bytes: Bytes;
  #keyId: KeyId | undefined;
  #text: string | undefined;

  private constructor(bytes: Bytes) {
    if (bytes.length !== RECIPIENT_BYTES || !isReduced(bytes)) throw new RecipientRefused();
    this.#bytes = bytes;
  }

  /** From the 1 216 raw bytes of an X-Wing public key. */
  static ofBytes(bytes: Uint8Array): Recipient {
    return new Recipient(Uint8Array.from(bytes));
  }

  /** Reads `age1pq1…`; classic, tag and plugin recipients are refused. */
  static read(text: unknown): Recipient {
    if (typeof text !== "string") throw new RecipientRefused();
    try {
      return new Recipient(fromBech32(text, RECIPIENT_PREFIX, RECIPIENT_BYTES));
    } catch {
      throw new RecipientRefused();
    }
  }

  /** The X-Wing public key. */
  get bytes(): Bytes {
    return this.#bytes;
  }

  /** What grants, documents and the directory call it. */
  get keyId(): KeyId {
    return (this.#keyId ??= b64u(hash(HASH_LABELS.recipient, this.#bytes).subarray(0, 16)) as KeyId);
  }

  /** `age1pq1…`, 1 959 signs. */
  toString(): string {
    return (this.#text ??= toBech32(RECIPIENT_PREFIX, this.#bytes));
  }
}

/** An opening identity: its 32-byte X-Wing seed. Text and JSON forms say nothing. */
export class IdentitySeed {
  readonly #seed: Bytes;
  #recipient: Recipient | undefined;

  constructor(seed: Uint8Array) {
    if (seed.length !== 32) throw new RangeError("an opening seed has 32 bytes");
    this.#seed = Uint8Array.from(seed);
  }

  /** A random identity: an epoch made by a member, a circle's epoch. */
  static draw(random: RandomBytes = systemRandom): IdentitySeed {
    return new IdentitySeed(random(32));
  }

  /** Reads `AGE-SECRET-KEY-PQ-1…`. */
  static read(text: string): IdentitySeed {
    if (text !== text.toUpperCase()) throw new RangeError("an identity is written in upper case");
    return new IdentitySeed(fromBech32(text.toLowerCase(), IDENTITY_PREFIX, 32));
  }

  /** The public half; computed once. */
  get recipient(): Recipient {
    return (this.#recipient ??= Recipient.ofBytes(publicKeyOf(this.#seed)));
  }

  /** The raw seed, for a grant that hands it on. */
  revealSeed(): Bytes {
    return Uint8Array.from(this.#seed);
  }

  /** `AGE-SECRET-KEY-PQ-1…` for the plain age tool. */
  revealText(): string {
    return toBech32(IDENTITY_PREFIX, this.#seed).toUpperCase();
  }

  /** Overwrites the seed, as far as JavaScript lets us. */
  forget(): void {
    this.#seed.fill(0);
  }

  toString(): string {
    return "IdentitySeed[hidden]";
  }

  toJSON(): string {
    return this.toString();
  }
}
