import type { VerificationKey, Verified } from "@backup/sealing";
import type { CircleStatement, DirectoryChain, DirectoryStatement, MemberStatement } from "@backup/sealing/member";

export interface KnownMember {
  readonly statement: MemberStatement;
  readonly signers: readonly VerificationKey[];
  readonly revoked: boolean;
}

/** What the chain ever said, also of members who left: custody and old grants still name them. */
export class History {
  readonly members = new Map<string, KnownMember>();
  readonly #keys = new Map<string, KnownMember>();
  readonly #circles = new Map<string, CircleStatement>();
  readonly #names = new Map<string, string>();
  readonly #memberships = new Map<string, CircleStatement[]>();
  #policy: string | undefined;
  #read = 0;

  /** Takes up what the chain has grown by. */
  follow(chain: DirectoryChain): void {
    for (; this.#read < chain.next; this.#read++) {
      const verified = chain.statement(this.#read);
      if (verified !== undefined) this.#take(verified);
    }
  }

  #take({ statement, signers }: Verified<DirectoryStatement>): void {
    switch (statement.type) {
      case "backup/v1/member": {
        const known = { statement, signers, revoked: false };
        this.members.set(statement.id, known);
        this.#keys.set(statement.signing, known);
        break;
      }
      case "backup/v1/circle":
        this.#circles.set(`${statement.id} ${String(statement.epoch)}`, statement);
        this.#names.set(statement.id, statement.name);
        for (const id of statement.members) {
          const his = this.#memberships.get(id);
          if (his === undefined) this.#memberships.set(id, [statement]);
          else his.push(statement);
        }
        break;
      case "backup/v1/root":
        this.#policy = statement.policy;
        break;
      case "backup/v1/organisation":
        this.#names.set(statement.id, statement.name);
        break;
      case "backup/v1/revocation": {
        const member = this.members.get(statement.subject.id);
        if (statement.subject.kind === "member" && member !== undefined)
          this.members.set(statement.subject.id, { ...member, revoked: true });
        break;
      }
      default:
        break;
    }
  }

  /** The witness policy that the root statement names, if it names one. */
  get policy(): string | undefined {
    return this.#policy;
  }

  byKey(key: string): KnownMember | undefined {
    return this.#keys.get(key);
  }

  /** Every statement of a circle that this member was in when it was made: what a circle is for may change. */
  circlesOf(member: string): readonly CircleStatement[] {
    return this.#memberships.get(member) ?? [];
  }

  /** The statement that gave a circle this epoch; it certifies the epoch's recipient. */
  circleAt(id: string, epoch: number): CircleStatement | undefined {
    return this.#circles.get(`${id} ${String(epoch)}`);
  }

  /** Last name of an organisation or circle, in force or not. */
  name(id: string): string | undefined {
    return this.#names.get(id);
  }
}
