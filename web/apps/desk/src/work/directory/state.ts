import type { Envelope, StatementDigest, Verified, VerificationKey } from "@backup/sealing";
import type {
  AdministratorStatement,
  CircleStatement,
  CountryStatement,
  HeadStatement,
  Link,
  MemberStatement,
  OrganisationStatement,
  RevocationStatement,
} from "./statements.ts";

export interface KnownMember {
  readonly statement: MemberStatement;
  readonly signers: readonly VerificationKey[];
  readonly revoked: RevocationStatement | undefined;
  readonly administrator: boolean;
}

/** The directory as its whole chain leaves it. */
export class DirectoryState {
  readonly organisations = new Map<string, OrganisationStatement>();
  readonly members = new Map<string, KnownMember>();
  readonly circles = new Map<string, CircleStatement>();
  readonly countries = new Map<string, CountryStatement>();
  readonly #recipients = new Map<string, CircleStatement>();
  readonly links: Link[] = [];
  readonly signers: (readonly VerificationKey[])[] = [];
  root: VerificationKey;
  head: HeadStatement | undefined;
  last: StatementDigest | undefined;

  constructor(root: VerificationKey) {
    this.root = root;
  }

  /** Number of the next statement. */
  get next(): number {
    return this.links.length;
  }

  inForce(id: string, at: Date): KnownMember | undefined {
    const member = this.members.get(id);
    if (member === undefined || new Date(member.statement.notAfter) <= at) return undefined;
    return member.revoked !== undefined && new Date(member.revoked.from) <= at ? undefined : member;
  }

  administrators(at: Date): readonly KnownMember[] {
    return [...this.members.values()].filter(
      (member) => member.administrator && this.inForce(member.statement.id, at) !== undefined,
    );
  }

  byKey(key: string): KnownMember | undefined {
    return [...this.members.values()].find((member) => member.statement.signing === key);
  }

  /** The statement that gave a circle this epoch; it certifies the epoch's recipient. */
  circleAt(id: string, epoch: number): CircleStatement | undefined {
    return this.#recipients.get(`${id} ${String(epoch)}`);
  }

  /** Takes a statement whose signers were found right. */
  take(verified: Verified<Link>): void {
    const { statement, digest, signers } = verified;
    switch (statement.type) {
      case "backup/v1/organisation":
        this.organisations.set((statement as OrganisationStatement).id, statement as OrganisationStatement);
        break;
      case "backup/v1/member":
        this.#member(statement as MemberStatement, signers);
        break;
      case "backup/v1/administrator":
        this.#change((statement as AdministratorStatement).member, { administrator: true });
        break;
      case "backup/v1/revocation":
        this.#change((statement as RevocationStatement).subject, { revoked: statement as RevocationStatement });
        break;
      case "backup/v1/circle":
        this.circles.set((statement as CircleStatement).id, statement as CircleStatement);
        this.#recipients.set(
          `${(statement as CircleStatement).id} ${String((statement as CircleStatement).epoch)}`,
          statement as CircleStatement,
        );
        break;
      case "backup/v1/country":
        this.countries.set((statement as CountryStatement).code, statement as CountryStatement);
        break;
      case "backup/v1/head":
        this.head = statement as HeadStatement;
        break;
      default:
        break;
    }
    this.links.push(statement);
    this.signers.push(signers);
    this.last = digest;
  }

  #member(statement: MemberStatement, signers: readonly VerificationKey[]): void {
    const before = this.members.get(statement.id);
    const administrator = before?.administrator ?? false;
    this.members.set(statement.id, { statement, signers, revoked: undefined, administrator });
  }

  #change(id: string, part: Partial<KnownMember>): void {
    const member = this.members.get(id);
    if (member !== undefined) this.members.set(id, { ...member, ...part });
  }
}

export type LinkEnvelope = Envelope<Link>;
