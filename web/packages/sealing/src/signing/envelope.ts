import { b64u, bytesOfB64uSized } from "../notation/base64.ts";
import { concat, utf8, type Bytes } from "../notation/bytes.ts";
import { canonicalBytes, canonicalJson, readCanonical } from "../notation/canonical.ts";
import { hash } from "../notation/hashes.ts";
import type { InstanceId } from "../notation/ids.ts";
import type { StatementType } from "../notation/labels.ts";
import { readVerificationKey, verifies, type SigningKey, type VerificationKey } from "./ed25519.ts";

declare const digested: unique symbol;
/** HASH(JCS(statement)) as base64url text. */
export type StatementDigest = string & { readonly [digested]: true };

/** What every signed object says first: its type is the domain separator. */
export interface Statement {
  readonly type: StatementType;
  readonly instance: InstanceId;
}

/** One signature of an envelope. */
export interface EnvelopeSignature {
  readonly key: string;
  readonly signature: string;
}

/** A signed object: signatures sorted by key, and the statement (protocol section 1). */
export interface Envelope<S extends Statement = Statement> {
  readonly signatures: readonly EnvelopeSignature[];
  readonly statement: S;
}

/** Why an envelope was not taken. */
export type EnvelopeRefusal = "shape" | "type" | "instance" | "order" | "key" | "signature" | "signer";

/** An envelope that must not be believed. Never holds what it said. */
export class EnvelopeRefused extends Error {
  readonly reason: EnvelopeRefusal;

  constructor(reason: EnvelopeRefusal) {
    super(`envelope refused: ${reason}`);
    this.reason = reason;
  }
}

/** `statement.type ‖ "\n" ‖ JCS(statement)`. */
export function signedBytes(statement: Statement): Bytes {
  return concat(utf8(`${statement.type}\n`), canonicalBytes(statement));
}

/** Digest of a statement: what chains and `head.intake` name. */
export function digestOf(statement: Statement): StatementDigest {
  return b64u(hash(canonicalBytes(statement))) as StatementDigest;
}

/** Signs a statement with one or more keys; a second signer later is `addSignature`. */
export function signStatement<S extends Statement>(statement: S, ...signers: readonly SigningKey[]): Envelope<S> {
  return signers.reduce<Envelope<S>>(addSignature, { signatures: [], statement });
}

/** Adds a signer; the same key twice is refused, since two persons must be two keys. */
export function addSignature<S extends Statement>(envelope: Envelope<S>, signer: SigningKey): Envelope<S> {
  if (envelope.signatures.some(({ key }) => key === signer.verification)) throw new EnvelopeRefused("order");
  const added = { key: signer.verification, signature: b64u(signer.sign(signedBytes(envelope.statement))) };
  const signatures = [...envelope.signatures, added].sort((one, other) => byKey(one.key, other.key));
  return { signatures, statement: envelope.statement };
}

/** Sorted by the key's text, as every set in a statement is. */
function byKey(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}

/** What a reader expects of an envelope before it looks at the statement. */
export interface Expected {
  readonly type: StatementType;
  readonly instance: InstanceId;
}

/** An envelope whose every signature held, and who signed. Only `verifyEnvelope` makes one. */
export class Verified<S extends Statement = Statement> {
  readonly envelope: Envelope<S>;
  readonly signers: readonly VerificationKey[];
  readonly digest: StatementDigest;

  private constructor(envelope: Envelope<S>, signers: readonly VerificationKey[]) {
    this.envelope = envelope;
    this.signers = signers;
    this.digest = digestOf(envelope.statement);
  }

  /** The statement itself. */
  get statement(): S {
    return this.envelope.statement;
  }

  /** True if this key signed. */
  signedBy(key: string): boolean {
    return this.signers.some((signer) => signer === key);
  }

  /** Checks shape, type, instance, order, keys and every signature; throws `EnvelopeRefused`. */
  static envelope<S extends Statement>(candidate: unknown, expected: Expected): Verified<S> {
    const envelope = readShape<S>(candidate);
    if (envelope.statement.type !== expected.type) throw new EnvelopeRefused("type");
    if (envelope.statement.instance !== expected.instance) throw new EnvelopeRefused("instance");
    const signers = envelope.signatures.map(({ key }) => signerOf(key));
    for (let i = 1; i < signers.length; i++) {
      if (byKey(signers[i - 1] ?? "", signers[i] ?? "") >= 0) throw new EnvelopeRefused("order");
    }
    const message = signedBytes(envelope.statement);
    envelope.signatures.forEach(({ signature }, i) => {
      const key = signers[i];
      if (key === undefined || !verifies(key, message, signatureBytes(signature))) {
        throw new EnvelopeRefused("signature");
      }
    });
    return new Verified(envelope, signers);
  }
}

/** Checks an envelope and says who signed it; throws `EnvelopeRefused`. */
export function verifyEnvelope<S extends Statement>(candidate: unknown, expected: Expected): Verified<S> {
  return Verified.envelope<S>(candidate, expected);
}

/** Reads an envelope from bytes that must be JCS, as every sealed content is. */
export function readEnvelope<S extends Statement>(bytes: Uint8Array, expected: Expected): Verified<S> {
  return Verified.envelope<S>(readCanonical(bytes), expected);
}

/** JCS(envelope), for sealing and sending. */
export function envelopeBytes(envelope: Envelope): Bytes {
  return utf8(canonicalJson(envelope));
}

function signerOf(key: string): VerificationKey {
  try {
    return readVerificationKey(key);
  } catch {
    throw new EnvelopeRefused("key");
  }
}

function signatureBytes(text: string): Bytes {
  try {
    return bytesOfB64uSized(text, 64);
  } catch {
    throw new EnvelopeRefused("signature");
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

const MOST_SIGNATURES = 8;

function readShape<S extends Statement>(candidate: unknown): Envelope<S> {
  if (!isObject(candidate) || Object.keys(candidate).sort().join() !== "signatures,statement") {
    throw new EnvelopeRefused("shape");
  }
  const { signatures, statement } = candidate;
  if (!isObject(statement) || !Array.isArray(signatures)) throw new EnvelopeRefused("shape");
  if (signatures.length === 0 || signatures.length > MOST_SIGNATURES) throw new EnvelopeRefused("shape");
  for (const signature of signatures as readonly unknown[]) {
    const held = isObject(signature) && Object.keys(signature).sort().join() === "key,signature";
    if (!held || typeof signature["key"] !== "string" || typeof signature["signature"] !== "string") {
      throw new EnvelopeRefused("shape");
    }
  }
  return candidate as unknown as Envelope<S>;
}
