import { canonicalJson } from "../notation/canonical.ts";
import type { InstanceId } from "../notation/ids.ts";
import { memberIdOf } from "../keys/member-id.ts";
import { STATEMENT_TYPES } from "../notation/labels.ts";
import { Members } from "../notation/members.ts";
import type { Timestamp } from "../notation/times.ts";
import type { VerificationKey } from "../signing/ed25519.ts";
import { verifyEnvelope, type Verified } from "../signing/envelope.ts";
import {
  acceptanceMembers,
  directoryMembers,
  isDirectoryType,
  type AcceptanceStatement,
  type CircleStatement,
  type CountryStatement,
  type DirectoryStatement,
  type HeadStatement,
  type MemberStatement,
  type OrganisationStatement,
  type RevocationStatement,
  type RootStatement,
} from "./statements.ts";

/** Why a directory was not taken. */
export type DirectoryReason =
  /** The first statement is not the pinned root, or names another log. */
  | "pin"
  /** A statement's number or `previous` does not follow. */
  | "chain"
  /** Issued before the statement it follows. */
  | "issued"
  /** The signers are not those its type asks for. */
  | "signers"
  /** An acceptance does not repeat the member statement, or is not by the new key. */
  | "acceptance"
  /** A signing key that is the root's, or not the one that gives the member's id: two signatures must be two persons. */
  | "key"
  /** It names an organisation, member or circle that is not in force, or a circle that was revoked comes back. */
  | "unknown"
  /** A circle's epoch goes back or skips, its recipient does not change with it, or somebody leaves within one. */
  | "epoch"
  /** A statement on the reporter's path is not listed in `head.intake`. */
  | "not-in-force"
  /** Something that `head.intake` lists was kept back from the reporter's path. */
  | "incomplete"
  /** The head is not the newest, lists no path that holds for a reporter, or its proof in the ledger does not hold. */
  | "head"
  /** Not a statement of the directory, or malformed. */
  | "form";

/** A directory that must not be used: nothing is sealed to anybody it names. */
export class DirectoryRefused extends Error {
  readonly reason: DirectoryReason;
  /** Number of the statement, where one is at fault. */
  readonly sequence: number | undefined;

  constructor(reason: DirectoryReason, sequence?: number) {
    super(`directory refused: ${reason}`);
    this.reason = reason;
    this.sequence = sequence;
  }
}

/** What is pinned in the page. */
export interface DirectoryPin {
  readonly instance: InstanceId;
  /** Public root key, b64u. */
  readonly root: string;
  /** vkey of the log. */
  readonly log: string;
}

/** Reads one envelope of the chain: signatures hold, members are those of its type. Who signed is for the rules. */
export function readDirectoryEnvelope(envelope: unknown, instance: InstanceId): Verified<DirectoryStatement> {
  try {
    const type = (envelope as { statement: { type: string } }).statement.type;
    if (!isDirectoryType(type)) throw new DirectoryRefused("form");
    const verified = verifyEnvelope<DirectoryStatement>(envelope, { type, instance });
    Members.read(verified.statement, directoryMembers(type));
    return verified;
  } catch (error) {
    throw error instanceof DirectoryRefused ? error : new DirectoryRefused("form");
  }
}

/**
 * What is in force after some statements, and who may sign the next (protocol section 7).
 *
 * Used for the whole chain and for the reporter's path alike: the same rules, on more or fewer statements.
 */
export class DirectoryState {
  readonly #pin: DirectoryPin;
  readonly #whole: boolean;
  /** Circles that were revoked: their epochs would begin again under the ids that grants name. */
  readonly #circlesEnded = new Set<string>();
  #root: RootStatement | undefined;
  readonly #administrators = new Set<string>();
  readonly organisations = new Map<string, OrganisationStatement>();
  readonly members = new Map<string, MemberStatement>();
  readonly circles = new Map<string, CircleStatement>();
  readonly countries = new Map<string, CountryStatement>();
  #head: HeadStatement | undefined;
  #issued: Timestamp | undefined;

  /** @param whole false on a reporter's path, where members of circles and other circles do not stand. */
  constructor(pin: DirectoryPin, whole: boolean) {
    this.#pin = pin;
    this.#whole = whole;
  }

  /** The root statement, once it was read. */
  get root(): RootStatement | undefined {
    return this.#root;
  }

  /** The last head that was read. */
  get head(): HeadStatement | undefined {
    return this.#head;
  }

  /** Members named by an administrator statement in force. */
  get administrators(): readonly string[] {
    return [...this.#administrators];
  }

  /** When the last statement was issued; the next is not issued before. */
  get issued(): Timestamp | undefined {
    return this.#issued;
  }

  /** Checks a statement against what is in force, then takes it up; throws `DirectoryRefused`. */
  take(verified: Verified<DirectoryStatement>): void {
    this.check(verified);
    this.add(verified.statement);
  }

  /** Checks a statement against what is in force; throws `DirectoryRefused`. */
  check(verified: Verified<DirectoryStatement>): void {
    const { statement } = verified;
    const refuse = (reason: DirectoryReason) => new DirectoryRefused(reason, statement.sequence);
    if (statement.type === STATEMENT_TYPES.root) {
      this.#checkRoot(statement, verified);
      return;
    }
    if (this.#root === undefined) throw refuse("pin");
    if (this.#issued !== undefined && statement.issued < this.#issued) throw refuse("issued");
    if (!this.#maySign(verified)) throw refuse("signers");
    const reason = this.#brokenRule(statement);
    if (reason !== undefined) throw refuse(reason);
  }

  /** Whether exactly two administrators in force signed. */
  areTwoAdministrators({ signers, statement }: Verified<DirectoryStatement>): boolean {
    return signers.length === 2 && this.#administratorsAmong(signers, statement.issued).length === 2;
  }

  #checkRoot(statement: RootStatement, verified: Verified): void {
    const pinned = statement.key === this.#pin.root && statement.log === this.#pin.log;
    if (!pinned || statement.sequence !== 0 || this.#root !== undefined) throw new DirectoryRefused("pin", 0);
    if (verified.signers.length !== 1 || !verified.signedBy(statement.key)) throw new DirectoryRefused("signers", 0);
  }

  /** Administrators in force whose keys signed. */
  #administratorsAmong(signers: readonly VerificationKey[], at: Timestamp): readonly VerificationKey[] {
    const keys = [...this.#administrators]
      .map((id) => this.members.get(id))
      .filter((member) => member !== undefined && member.notAfter >= at)
      .map((member) => member?.signing);
    return signers.filter((signer) => keys.includes(signer));
  }

  /** Exactly the signers the type asks for; one more would be a signature that nobody checked the meaning of. */
  #maySign({ statement, signers }: Verified<DirectoryStatement>): boolean {
    const administrators = this.#administratorsAmong(signers, statement.issued).length;
    const root = this.#root !== undefined && signers.includes(this.#root.key);
    const alone = signers.length === 1;
    const two = signers.length === 2;
    // While there is no administrator yet, the root stands in for one: somebody must admit the first.
    const administrator = alone && (administrators === 1 || (root && this.#administrators.size === 0));
    switch (statement.type) {
      case STATEMENT_TYPES.administrator:
        return (two && administrators + Number(root) === 2) || (alone && root && this.#administrators.size < 2);
      case STATEMENT_TYPES.circle:
        return two && this.#maySignCircle(statement, signers, administrators);
      case STATEMENT_TYPES.revocation:
        return administrator || (alone && this.#isOwn(statement, signers));
      default:
        return administrator;
    }
  }

  #maySignCircle(statement: CircleStatement, signers: readonly VerificationKey[], administrators: number): boolean {
    if (administrators === 2) return true;
    const before = this.circles.get(statement.id);
    if (before === undefined) return false;
    const keepers = before.keepers
      .map((id) => this.members.get(id))
      .filter((member) => member !== undefined && member.notAfter >= statement.issued)
      .map((member) => member?.signing);
    // The keeper and the administrator are two keys, so one person in both roles does not suffice.
    return (
      administrators >= 1 &&
      signers.some((signer, at) => {
        const other = signers[1 - at];
        return (
          keepers.includes(signer) &&
          other !== undefined &&
          this.#administratorsAmong([other], statement.issued).length === 1
        );
      })
    );
  }

  #isOwn(statement: RevocationStatement, signers: readonly VerificationKey[]): boolean {
    const { kind, id } = statement.subject;
    const own = this.members.get(id)?.signing;
    return (kind === "member" || kind === "administrator") && own !== undefined && signers.includes(own);
  }

  /** What a statement says that does not fit those before it, apart from who signed it. */
  #brokenRule(statement: DirectoryStatement): DirectoryReason | undefined {
    switch (statement.type) {
      case STATEMENT_TYPES.administrator:
        return this.members.has(statement.member) ? undefined : "unknown";
      case STATEMENT_TYPES.member:
        if (!this.organisations.has(statement.organisation)) return "unknown";
        if (!accepts(statement, this.#pin.instance)) return "acceptance";
        return this.#isOwnKey(statement) ? undefined : "key";
      case STATEMENT_TYPES.circle:
        if (!this.#namesKnown(statement)) return "unknown";
        return this.#epochFollows(statement) ? undefined : "epoch";
      case STATEMENT_TYPES.country:
        return !this.#whole || statement.circles.every((id) => this.circles.has(id)) ? undefined : "unknown";
      case STATEMENT_TYPES.revocation:
        return this.#has(statement) ? undefined : "unknown";
      default:
        return undefined;
    }
  }

  /** Puts in force what was checked. */
  add(statement: DirectoryStatement): void {
    this.#issued = statement.issued;
    switch (statement.type) {
      case STATEMENT_TYPES.root:
        this.#root = statement;
        break;
      case STATEMENT_TYPES.administrator:
        this.#administrators.add(statement.member);
        break;
      case STATEMENT_TYPES.organisation:
        this.organisations.set(statement.id, statement);
        break;
      case STATEMENT_TYPES.member:
        this.members.set(statement.id, statement);
        break;
      case STATEMENT_TYPES.circle:
        this.circles.set(statement.id, statement);
        break;
      case STATEMENT_TYPES.country:
        this.countries.set(statement.code, statement);
        break;
      case STATEMENT_TYPES.revocation:
        this.#revoke(statement);
        break;
      case STATEMENT_TYPES.head:
        this.#head = statement;
        break;
      case STATEMENT_TYPES.client:
        break;
    }
  }

  #has({ subject: { kind, id } }: RevocationStatement): boolean {
    switch (kind) {
      case "administrator":
        return this.#administrators.has(id);
      case "member":
        return this.members.has(id);
      case "organisation":
        return this.organisations.has(id);
      case "circle":
        return this.circles.has(id);
      case "country":
        return this.countries.has(id);
    }
  }

  #isOwnKey({ signing, id }: MemberStatement): boolean {
    return signing !== this.#pin.root && id === memberIdOf(this.#pin.instance, signing);
  }

  #namesKnown({ id, organisation, members, keepers, childTrained = [] }: CircleStatement): boolean {
    const before = this.circles.get(id);
    const stays = before === undefined ? !this.#circlesEnded.has(id) : before.organisation === organisation;
    const admitted = !this.#whole || members.every((member) => this.members.has(member));
    const own = [...keepers, ...childTrained.map((one) => one.member)].every((one) => members.includes(one));
    return this.organisations.has(organisation) && stays && admitted && own;
  }

  #epochFollows(statement: CircleStatement): boolean {
    const before = this.circles.get(statement.id);
    if (before === undefined) return true;
    const nobodyLeft = before.members.every((member) => statement.members.includes(member));
    // Whoever leaves must not hold the key of what comes.
    if (statement.epoch === before.epoch) return statement.recipient === before.recipient && nobodyLeft;
    return statement.epoch === before.epoch + 1 && statement.recipient !== before.recipient;
  }

  #revoke({ subject: { kind, id } }: RevocationStatement): void {
    switch (kind) {
      case "administrator":
        this.#administrators.delete(id);
        break;
      case "member":
        this.#administrators.delete(id);
        this.members.delete(id);
        break;
      case "organisation":
        this.organisations.delete(id);
        for (const member of this.members.values()) {
          if (member.organisation === id) this.#revokeMember(member);
        }
        for (const circle of this.circles.values()) if (circle.organisation === id) this.#revokeCircle(circle.id);
        break;
      case "circle":
        this.#revokeCircle(id);
        break;
      case "country":
        this.countries.delete(id);
        break;
    }
  }

  #revokeCircle(id: string): void {
    this.circles.delete(id);
    this.#circlesEnded.add(id);
  }

  #revokeMember(member: MemberStatement): void {
    this.#administrators.delete(member.id);
    this.members.delete(member.id);
  }
}

/** The acceptance is by the new key alone and says what the member statement repeats. */
function accepts(statement: MemberStatement, instance: InstanceId): boolean {
  try {
    const expected = { type: STATEMENT_TYPES.acceptance, instance };
    const verified = verifyEnvelope<AcceptanceStatement>(statement.acceptance, expected);
    Members.read(verified.statement, acceptanceMembers);
    const { id, organisation, roles, opening, signing, profile } = statement;
    const repeated = { ...expected, member: id, organisation, roles, opening, signing, profile };
    const same = canonicalJson(repeated) === canonicalJson(verified.statement);
    return same && verified.signers.length === 1 && verified.signedBy(signing);
  } catch {
    return false;
  }
}
