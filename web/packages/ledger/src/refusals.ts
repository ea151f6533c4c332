/** Why a signed note, or what it carries, is not taken. The same reasons as in Java. */
export type NoteReason =
  /** The bytes are not in the form of the specification. */
  | "malformed"
  /** None of the signatures is by a key that the verifier trusts. */
  | "no-known-signature"
  /** A signature that names a trusted key is not by that key: the note was altered or forged. */
  | "signature-fails"
  /** No log of this origin is known to the verifier. */
  | "unknown-origin"
  /** A published checkpoint lacks the signature of one of the log's keys. */
  | "signature-missing"
  /** Too few witnesses cosigned for the policy. */
  | "quorum-missing";

/** A note that must not be believed. */
export class NoteRefused extends Error {
  readonly reason: NoteReason;

  constructor(reason: NoteReason) {
    super(`note refused: ${reason}`);
    this.reason = reason;
  }
}

/** Why a proof does not prove what it claims. */
export type ProofReason =
  /** The leaf, or the older tree, is not within the tree of the checkpoint. */
  | "outside-tree"
  /** The path has more or fewer hashes than the shape of the tree asks for. */
  | "wrong-length"
  /** The hashes do not lead to the root that was signed. */
  | "wrong-root";

/** A proof that must not be believed. */
export class ProofRefused extends Error {
  readonly reason: ProofReason;

  constructor(reason: ProofReason) {
    super(`proof refused: ${reason}`);
    this.reason = reason;
  }
}

/** Bytes that are no leaf of our ledger. */
export class LeafRefused extends Error {
  constructor() {
    super("not a leaf of this ledger");
  }
}

/** A policy file that breaks a rule of C2SP tlog-policy. */
export class PolicyRefused extends Error {
  readonly line: number;

  constructor(line: number, why: string) {
    super(`Line ${line} of the policy: ${why}`);
    this.line = line;
  }
}
