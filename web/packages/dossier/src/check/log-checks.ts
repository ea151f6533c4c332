import {
  leafBytes,
  leafHash,
  NoteRefused,
  ProofRefused,
  verifyConsistency,
  verifyInclusion,
  type Policy,
  type VerifiedCheckpoint,
} from "@backup/ledger";
import { equalBytes } from "@backup/sealing";
import { byTheLog, citedBy, proofPath, type Cited, type Growth, type LoggedReceipt } from "./log-evidence.ts";
import type { Examination } from "./examination.ts";
import { judgePart, unread, valueOf } from "./part.ts";
import { failed, Grounds, notApplicable, type Result } from "./result.ts";

/** How long after a deed a witness may sign for it to be witnessed in time: the log publishes every five minutes. */
const WITNESS_BOUND = 24 * 3_600;

/** Runs a step; a refusal of the ledger fails the check and says why, by its code word. */
function refusing(step: () => void, refused: (why: string) => void): void {
  try {
    step();
  } catch (reason) {
    if (!(reason instanceof NoteRefused) && !(reason instanceof ProofRefused)) throw reason;
    refused(reason.reason);
  }
}

/** Check 9: every custody event stands in the log. */
export async function proofsCheck(examined: Examination): Promise<Result> {
  const log = await examined.log();
  const { events } = await examined.custody();
  return judgePart(log.policy, (policy) => {
    const grounds = new Grounds();
    const owners = new Set(events.map(({ id }) => id));
    grounds.require(owners.size > 0, "NO_CUSTODY");
    [...owners].sort().forEach((id) => {
      grounds.require(log.receipts.has(id), "PROOF_MISSING", id);
    });
    log.strange.forEach((path) => {
      grounds.fail("FILE_WITHOUT_PLACE", path);
    });
    for (const [id, part] of log.receipts) {
      grounds.require(owners.has(id), "PROOF_WITHOUT_OWNER", id);
      if (part.kind === "read") stands(id, part.value, policy, grounds);
      else tell(grounds, unread(part));
    }
    return grounds.orHeld(log.ownPolicy ? "PROOFS_HELD_BY_OWN_POLICY" : "PROOFS_HELD", log.receipts.size);
  });
}

function stands(id: string, { receipt, proof }: LoggedReceipt, policy: Policy, grounds: Grounds): void {
  refusing(
    () => {
      verifyInclusion(proof.proof, leafHash(leafBytes(receipt.leaf)), byTheLog(proof.checkpoint, policy));
    },
    (why) => {
      grounds.fail("PROOF_FAILS", id, why);
    },
  );
}

/** Check 10: witnesses cosigned, in time. */
export async function witnessesCheck(examined: Examination): Promise<Result> {
  const log = await examined.log();
  return judgePart(log.policy, (policy) => {
    if (!policy.asksForWitnesses) return notApplicable("NO_WITNESS_ASKED");
    const grounds = new Grounds();
    const taken = new Map<string, VerifiedCheckpoint>();
    for (const { path, note } of citedBy(log)) {
      refusing(
        () => taken.set(path, policy.verify(note)),
        (why) => {
          grounds.fail("WITNESSES_MISSING", path, why);
        },
      );
    }
    for (const [id, part] of log.receipts) {
      const checkpoint = taken.get(proofPath(id));
      const told = valueOf(part);
      if (checkpoint && told) inTime(id, Date.parse(told.receipt.event.received), checkpoint, grounds);
    }
    if (taken.size === 0 && !grounds.any) return failed("NO_CHECKPOINT");
    return grounds.orHeld("WITNESSES_HELD", taken.size, WITNESS_BOUND);
  });
}

/** A witness that signed before the deed cannot have seen it; one that signed long after proves little. */
function inTime(id: string, received: number, checkpoint: VerifiedCheckpoint, grounds: Grounds): void {
  const times = checkpoint.signatures
    .filter(({ key }) => key.name !== checkpoint.origin)
    .flatMap(({ time }) => time?.getTime() ?? []);
  grounds.require(!times.some((at) => at < received), "WITNESS_BEFORE", id);
  grounds.require(
    times.some((at) => at <= received + WITNESS_BOUND * 1_000),
    "WITNESS_LATE",
    id,
  );
}

/** Check 11: the log grew without change. */
export async function consistencyCheck(examined: Examination): Promise<Result> {
  const log = await examined.log();
  return judgePart(log.policy, (policy) => {
    const grounds = new Grounds();
    const heads = new Map<number, VerifiedCheckpoint>();
    for (const cited of citedBy(log)) take(cited, policy, heads, grounds);
    for (const part of log.checkpoints.values()) if (part.kind !== "read") tell(grounds, unread(part));
    const sizes = [...heads.keys()].sort((one, other) => one - other);
    const [first] = sizes;
    const last = sizes.at(-1);
    if (first === undefined || last === undefined) return grounds.or(failed("NO_CHECKPOINT"));
    const reached = new Set([first]);
    [...log.growths]
      .sort((one, other) => one.older - other.older)
      .forEach((growth) => {
        grow(growth, heads, reached, grounds);
      });
    sizes
      .filter((size) => !reached.has(size))
      .forEach((size) => {
        grounds.fail("GROWTH_MISSING", size);
      });
    return grounds.orHeld("CONSISTENCY_HELD", first, last);
  });
}

function take({ path, note }: Cited, policy: Policy, heads: Map<number, VerifiedCheckpoint>, grounds: Grounds): void {
  refusing(
    () => {
      const checkpoint = byTheLog(note, policy);
      const { size, root } = checkpoint.head;
      const before = heads.get(size);
      if (before === undefined) heads.set(size, checkpoint);
      else grounds.require(equalBytes(before.head.root, root), "TWO_TREES", size);
      const named = !path.endsWith(".checkpoint") || path === `data/log/${size}.checkpoint`;
      grounds.require(named, "CHECKPOINT_NAMED_OTHERWISE", path);
    },
    (why) => {
      grounds.fail("PROOF_FAILS", path, why);
    },
  );
}

function grow(
  { path, older, newer, proof }: Growth,
  heads: ReadonlyMap<number, VerifiedCheckpoint>,
  reached: Set<number>,
  grounds: Grounds,
): void {
  const [from, to] = [heads.get(older), heads.get(newer)];
  if (from === undefined || to === undefined) {
    grounds.fail("FILE_WITHOUT_PLACE", path);
    return;
  }
  if (proof.kind !== "read") {
    grounds.fail("PART_UNREADABLE", path, "");
    return;
  }
  refusing(
    () => {
      verifyConsistency(proof.value, from.head, to);
      if (reached.has(older)) reached.add(newer);
    },
    (why) => {
      grounds.fail("PROOF_FAILS", path, why);
    },
  );
}

function tell(grounds: Grounds, { why }: Result): void {
  for (const { ground, about } of why) grounds.fail(ground, ...about);
}
