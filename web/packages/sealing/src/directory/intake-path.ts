import { STATEMENT_TYPES } from "../notation/labels.ts";
import { readTimestamp, timestamp, type Timestamp } from "../notation/times.ts";
import type { StatementDigest, Verified } from "../signing/envelope.ts";
import { DirectoryRefused, DirectoryState, readDirectoryEnvelope, type DirectoryPin } from "./rules.ts";
import {
  circleInForce,
  type CircleInForce,
  type CountryStatement,
  type DirectoryStatement,
  type HeadStatement,
} from "./statements.ts";

/** How long a head counts as fresh: it is renewed at least every 35 days. */
const HEAD_DAYS = 35;

/** What the server answers to `GET /directory/intake`, as far as it is checked here. */
export interface IntakePathAnswer {
  readonly statements: readonly unknown[];
  readonly head: unknown;
}

/** Throws unless the statement of this number and digest stands in the log under its pinned key. */
export type ProveInLog = (sequence: number, digest: StatementDigest) => void;

/** Whom a reporter may seal to; only `checkIntakePath` makes one. */
export interface IntakeDirectory {
  readonly circles: readonly CircleInForce[];
  /** Whom she may be asked about by name (section 9.11); nothing is sealed to them. */
  readonly investigators: readonly CircleInForce[];
  readonly countries: readonly CountryStatement[];
  /** Digest of the list of whoever may write to her, for {@link readWriters}. */
  readonly writers: HeadStatement["writers"];
  /** When the head was issued, as its signer claims. */
  readonly issued: Timestamp;
  /** A head past its date never blocks a reporter. */
  readonly stale: boolean;
}

/**
 * Checks a reporter's path: pinned root → signer rules of each statement → exactly the statements that `head.intake`
 * lists → the head's inclusion in the log (protocol section 7). Throws `DirectoryRefused`; then nothing may be sealed to
 * a circle.
 */
export function checkIntakePath(
  answer: IntakePathAnswer,
  pin: DirectoryPin,
  prove: ProveInLog,
  now: Date,
): IntakeDirectory {
  const path = answer.statements.map((envelope) => readDirectoryEnvelope(envelope, pin.instance));
  const verified = readDirectoryEnvelope(answer.head, pin.instance);
  const { state, head } = walkPath(path, verified, pin);
  requireExactly(path, head);
  const { sequence, issued, writers } = head;
  try {
    prove(sequence, verified.digest);
  } catch {
    throw new DirectoryRefused("head", sequence);
  }
  return { ...directoryOf(state, issued, now), writers };
}

/** Goes along a path statement by statement, to the head; throws where one breaks a rule. */
export function walkPath(
  path: readonly Verified<DirectoryStatement>[],
  head: Verified<DirectoryStatement>,
  pin: DirectoryPin,
): { readonly state: DirectoryState; readonly head: HeadStatement } {
  const state = new DirectoryState(pin, false);
  let last = -1;
  for (const verified of path) {
    const { sequence, type } = verified.statement;
    if (sequence <= last) throw new DirectoryRefused("chain", sequence);
    // A path brings what is in force; news about what is not has no place on it.
    if (type === STATEMENT_TYPES.head || type === STATEMENT_TYPES.revocation)
      throw new DirectoryRefused("form", sequence);
    last = sequence;
    state.take(verified);
  }
  const { statement } = head;
  if (statement.type !== STATEMENT_TYPES.head || statement.sequence <= last) throw new DirectoryRefused("head");
  state.take(head);
  return { state, head: statement };
}

/** All that the head lists and nothing else: a server that keeps back the newest epoch would have her seal to the old. */
function requireExactly(path: readonly Verified<DirectoryStatement>[], { intake }: HeadStatement): void {
  const unlisted = path.find(({ digest }) => !intake.includes(digest));
  if (unlisted !== undefined) throw new DirectoryRefused("not-in-force", unlisted.statement.sequence);
  const shown = new Set(path.map(({ digest }) => digest));
  if (!intake.every((digest) => shown.has(digest))) throw new DirectoryRefused("incomplete");
}

function directoryOf(state: DirectoryState, issued: Timestamp, now: Date): Omit<IntakeDirectory, "writers"> {
  const today = timestamp(now);
  const all = [...state.circles.values()].flatMap((circle) => {
    const organisation = state.organisations.get(circle.organisation);
    return organisation ? [circleInForce(circle, organisation)] : [];
  });
  const takesIn = ({ statement }: CircleInForce) => statement.purposes.includes("intake");
  const circles = all.filter(takesIn);
  const investigators = all.filter((one) => !takesIn(one));
  const countries = [...state.countries.values()].filter(({ notAfter }) => notAfter >= today);
  return { circles, investigators, countries, issued, stale: isStale(issued, now) };
}

/** True if a head of this date should have been renewed. */
export function isStale(issued: Timestamp, now: Date): boolean {
  return now.getTime() - Date.parse(readTimestamp(issued)) > HEAD_DAYS * 86_400_000;
}
