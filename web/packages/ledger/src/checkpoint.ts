import { readCheckpoint, type Checkpoint } from "./checkpoint-text.ts";
import { NoteRefused } from "./refusals.ts";
import type { SignedNote, VerifiedSignature } from "./signed-note.ts";
import type { TreeHead } from "./tree-head.ts";
import type { VerifierKey } from "./verifier-key.ts";

/** A log that a verifier trusts to be one log: the origin in its checkpoints, and the keys it may sign with. */
export interface KnownLog {
  readonly origin: string;
  readonly keys: readonly VerifierKey[];
}

/** The log whose origin is the name of these keys. */
export function logOf(keys: readonly VerifierKey[]): KnownLog {
  const origin = keys[0]?.name;
  if (origin === undefined || keys.some(({ name }) => name !== origin)) {
    throw new RangeError("the keys of one log have one name");
  }
  return { origin, keys };
}

/**
 * A checkpoint whose signatures were checked against keys the verifier trusts: the only thing a proof is checked
 * against. `VerifiedCheckpoint.of` is the only way to one.
 */
export class VerifiedCheckpoint {
  readonly #checkpoint: Checkpoint;
  /** The note as it came, signatures of strangers included. */
  readonly note: SignedNote;
  /** The signatures that were checked, those of the log first. */
  readonly signatures: readonly VerifiedSignature[];

  private constructor(note: SignedNote, checkpoint: Checkpoint, signatures: readonly VerifiedSignature[]) {
    this.note = note;
    this.#checkpoint = checkpoint;
    this.signatures = signatures;
  }

  /** Checks that the origin is this log's, at least one of its keys signed, and no known key's signature fails. */
  static of(note: SignedNote, log: KnownLog, cosigners: readonly VerifierKey[] = []): VerifiedCheckpoint {
    const checkpoint = readCheckpoint(note.text);
    if (checkpoint.origin !== log.origin) throw new NoteRefused("unknown-origin");
    const held = [...note.verify(log.keys), ...note.verifyAny(cosigners)];
    return new VerifiedCheckpoint(note, checkpoint, held);
  }

  /** As `of`, and every one of the log's keys that is understood here signed: what published checkpoints must hold. */
  static published(note: SignedNote, log: KnownLog): VerifiedCheckpoint {
    const checkpoint = VerifiedCheckpoint.of(note, log);
    const signed = checkpoint.signatures.map(({ key }) => key);
    if (log.keys.some((key) => key.understood && !signed.includes(key))) throw new NoteRefused("signature-missing");
    return checkpoint;
  }

  /** The log's name. */
  get origin(): string {
    return this.#checkpoint.origin;
  }

  /** The size and root that were signed. */
  get head(): TreeHead {
    return this.#checkpoint.head;
  }
}
