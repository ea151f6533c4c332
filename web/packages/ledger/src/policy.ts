import { VerifiedCheckpoint, logOf, type KnownLog } from "./checkpoint.ts";
import { readCheckpoint } from "./checkpoint-text.ts";
import { NoteRefused } from "./refusals.ts";
import type { SignedNote } from "./signed-note.ts";
import type { VerifierKey } from "./verifier-key.ts";

/** Who must have cosigned: one witness, or a number of members of a group, or nobody. */
export type Quorum =
  | { readonly kind: "witness"; readonly key: VerifierKey }
  | { readonly kind: "group"; readonly threshold: number; readonly members: readonly Quorum[] };

export const NOBODY: Quorum = { kind: "group", threshold: 0, members: [] };

function isReached(quorum: Quorum, cosigned: readonly VerifierKey[]): boolean {
  if (quorum.kind === "witness") return cosigned.includes(quorum.key);
  return quorum.members.filter((member) => isReached(member, cosigned)).length >= quorum.threshold;
}

/** Which logs a verifier takes, and which witnesses must have cosigned (C2SP tlog-policy). */
export class Policy {
  readonly logs: readonly KnownLog[];
  readonly witnesses: readonly VerifierKey[];
  readonly #quorum: Quorum;

  constructor(logs: readonly KnownLog[], witnesses: readonly VerifierKey[] = [], quorum: Quorum = NOBODY) {
    this.logs = logs;
    this.witnesses = witnesses;
    this.#quorum = quorum;
  }

  /** One log, and no witness asked for: what a reporter's page has pinned. */
  static ofLog(...keys: readonly VerifierKey[]): Policy {
    return new Policy([logOf(keys)]);
  }

  /** Checks a checkpoint: a known log signed it, no signature of a known key fails, and the quorum cosigned. */
  verify(note: SignedNote): VerifiedCheckpoint {
    const { origin } = readCheckpoint(note.text);
    const log = this.logs.find((known) => known.origin === origin);
    if (log === undefined) throw new NoteRefused("unknown-origin");
    const checkpoint = VerifiedCheckpoint.of(note, log, this.witnesses);
    const cosigned = checkpoint.signatures.map(({ key }) => key);
    if (!isReached(this.#quorum, cosigned)) throw new NoteRefused("quorum-missing");
    return checkpoint;
  }

  /** Whether it asks for any witness; without one a receipt says `logged`, never `witnessed`. */
  get asksForWitnesses(): boolean {
    return this.#quorum !== NOBODY;
  }
}
