import { FormRefused, Members, readCanonical, type Bytes } from "@backup/sealing";
import type { VerifiedCheckpoint } from "./checkpoint.ts";
import { readEvent, type LedgerEvent } from "./event.ts";
import { commitmentTo, leafBytes, type Leaf } from "./leaf.ts";
import { leafHash } from "./merkle-hash.ts";
import type { Policy } from "./policy.ts";
import { readTlogProof, verifyTlogProof, type TlogProof } from "./tlog-proof.ts";

/**
 * What a depositor keeps: a `.tlog-proof` whose extra data rebuild the leaf (protocol section 10).
 *
 * It proves that its holder used BackUp. So it is offered, never pushed; text and JSON forms say nothing.
 */
export class Receipt {
  /** The event that is claimed to stand in the ledger. */
  readonly event: LedgerEvent;
  readonly #blind: Bytes;
  readonly #proof: TlogProof;

  private constructor(event: LedgerEvent, blind: Bytes, proof: TlogProof) {
    this.event = event;
    this.#blind = blind;
    this.#proof = proof;
  }

  /** Reads the file; throws `NoteRefused` or `FormRefused`. Nothing in it is checked yet. */
  static parse(file: Uint8Array | string): Receipt {
    const proof = readTlogProof(file);
    if (proof.extra === undefined) throw new FormRefused("MISSING_MEMBER", "extra");
    return Members.read(readCanonical(proof.extra), (members) => {
      const blind = members.bytes("blind", 32);
      return new Receipt(readEvent(members.value("event")), blind, proof);
    });
  }

  /** The leaf, rebuilt from event and blind. */
  get leaf(): Leaf {
    return { kind: "blinded", commitment: commitmentTo(this.event, this.#blind) };
  }

  /** Checks that exactly this event stands in a log that the policy takes; throws `NoteRefused` or `ProofRefused`. */
  verify(policy: Policy): VerifiedCheckpoint {
    return verifyTlogProof(this.#proof, leafHash(leafBytes(this.leaf)), policy);
  }

  toString(): string {
    return "Receipt[hidden]";
  }

  toJSON(): string {
    return this.toString();
  }
}
