import type { CircleId, MemberId } from "../notation/ids.ts";
import { STATEMENT_TYPES } from "../notation/labels.ts";
import { timestamp, type Timestamp } from "../notation/times.ts";
import type { VerificationKey } from "../signing/ed25519.ts";
import type { StatementDigest, Verified } from "../signing/envelope.ts";
import { DirectoryRefused, DirectoryState, readDirectoryEnvelope, type DirectoryPin } from "./rules.ts";
import {
  circleInForce,
  type CircleInForce,
  type DirectoryStatement,
  type HeadStatement,
  type MemberStatement,
} from "./statements.ts";
import { isStale } from "./intake-path.ts";
import { mayPutInForce, neededByReporters, type Link } from "./intake-selection.ts";
import { writersDigest, writersOf } from "./writers.ts";

/** The whole directory as a member's client checks it: every number, every `previous`, every signer (section 7). */
export class DirectoryChain {
  readonly #pin: DirectoryPin;
  readonly #state: DirectoryState;
  readonly #links: Link[] = [];

  constructor(pin: DirectoryPin) {
    this.#pin = pin;
    this.#state = new DirectoryState(pin, true);
  }

  /** The number the next statement must have; also what to ask the server for. */
  get next(): number {
    return this.#links.length;
  }

  /** Digest of the last statement: `previous` of the next. */
  get lastDigest(): StatementDigest | undefined {
    return this.#links.at(-1)?.verified.digest;
  }

  /** Appends statements in order; throws `DirectoryRefused` at the first that does not follow, keeping those before. */
  append(envelopes: readonly unknown[]): void {
    for (const envelope of envelopes) this.#appendOne(readDirectoryEnvelope(envelope, this.#pin.instance));
  }

  #appendOne(verified: Verified<DirectoryStatement>): void {
    const { statement } = verified;
    const follows = statement.sequence === this.next && statement.previous === this.lastDigest;
    if (!follows) throw new DirectoryRefused("chain", statement.sequence);
    this.#state.check(verified);
    if (isHead(verified) && !this.#mayFollow(verified)) throw new DirectoryRefused("head", statement.sequence);
    this.#links.push({ verified, byTwoAdministrators: this.#state.areTwoAdministrators(verified) });
    this.#state.add(statement);
  }

  #mayFollow(head: Verified<HeadStatement>): boolean {
    const { sequence, digest } = head.statement.last;
    const newest = sequence === this.next - 1 && digest === this.lastDigest;
    const { writers } = head.statement;
    // Chains from before writers were named stay true; with such a head nobody is a writer.
    const named = writers === undefined || writers === this.writers;
    return newest && named && mayPutInForce(this.#links, this.#state, head, this.#pin);
  }

  /** Digest of the list of whoever may write to a reporter, which the next head must name; none while nobody may. */
  get writers(): StatementDigest | undefined {
    return writersDigest(writersOf(this.#links.map(({ verified }) => verified.statement)));
  }

  /** Digests of what a head by this signer must list, sorted: what reporters need, and the way to the signer himself. */
  neededByReporters(headSigner: VerificationKey): readonly StatementDigest[] {
    return neededByReporters(this.#links, this.#state, [headSigner])
      .map(({ verified }) => verified.digest)
      .sort();
  }

  /** When the next statement is issued: now, and never before the last one, whatever the clocks of two people say. */
  nextIssued(now: Date): Timestamp {
    const own = timestamp(now);
    const last = this.#state.issued;
    return last !== undefined && last > own ? last : own;
  }

  /** A member in force: admitted, not revoked, not past `notAfter`. */
  member(id: MemberId, now: Date): MemberStatement | undefined {
    const member = this.#state.members.get(id);
    return member !== undefined && member.notAfter >= timestamp(now) ? member : undefined;
  }

  /** The member in force whose signing key this is. */
  memberByKey(key: VerificationKey, now: Date): MemberStatement | undefined {
    const found = [...this.#state.members.values()].find(({ signing }) => signing === key);
    return found === undefined ? undefined : this.member(found.id, now);
  }

  /** A circle in force. */
  circle(id: CircleId): CircleInForce | undefined {
    const circle = this.#state.circles.get(id);
    const organisation = circle && this.#state.organisations.get(circle.organisation);
    return circle && organisation && circleInForce(circle, organisation);
  }

  /** Every circle in force that has this member. */
  circlesOf(member: MemberId): readonly CircleInForce[] {
    const ids = [...this.#state.circles.values()].filter(({ members }) => members.includes(member)).map(({ id }) => id);
    return ids.flatMap((id) => this.circle(id) ?? []);
  }

  /** True if an administrator statement in force names the member. */
  isAdministrator(member: MemberId): boolean {
    return this.#state.administrators.includes(member);
  }

  /** What is in force, for lists. */
  get inForce(): Pick<DirectoryState, "organisations" | "members" | "circles" | "countries"> {
    return this.#state;
  }

  /** The statement of a number, with its digest. */
  statement(sequence: number): Verified<DirectoryStatement> | undefined {
    return this.#links[sequence]?.verified;
  }

  /** Statements about a member since a number: shown to her at sign-in. */
  about(member: MemberId, since: number): readonly Verified<DirectoryStatement>[] {
    const news = this.#links.slice(since).map(({ verified }) => verified);
    return news.filter(({ statement }) => isAbout(statement, member));
  }

  /** A warning, never a block: the newest head is older than 35 days, or there is none. */
  isStale(now: Date): boolean {
    const head = this.#state.head;
    return head === undefined || isStale(head.issued, now);
  }

  /**
   * Whether the newest head leaves out what reporters need by now. Their pages seal by the head: what a keeper and an
   * administrator changed in a circle reaches them only with the next one, and a key it replaced is refused. What a new
   * writer says to them is shown to nobody before the head names him.
   */
  lags(): boolean {
    const head = this.#links.findLast(({ verified }) => isHead(verified))?.verified;
    if (head === undefined || !isHead(head)) return false;
    const listed = new Set(head.statement.intake);
    const needed = neededByReporters(this.#links, this.#state, head.signers);
    return head.statement.writers !== this.writers || needed.some(({ verified }) => !listed.has(verified.digest));
  }
}

function isHead(verified: Verified<DirectoryStatement>): verified is Verified<HeadStatement> {
  return verified.statement.type === STATEMENT_TYPES.head;
}

function isAbout(statement: DirectoryStatement, member: MemberId): boolean {
  switch (statement.type) {
    case STATEMENT_TYPES.administrator:
      return statement.member === member;
    case STATEMENT_TYPES.member:
      return statement.id === member;
    case STATEMENT_TYPES.circle:
      return statement.members.includes(member) || statement.keepers.includes(member);
    case STATEMENT_TYPES.revocation:
      return statement.subject.id === member;
    default:
      return false;
  }
}
