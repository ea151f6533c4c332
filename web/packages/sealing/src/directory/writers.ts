import { b64u } from "../notation/base64.ts";
import { canonicalBytes } from "../notation/canonical.ts";
import { hash } from "../notation/hashes.ts";
import { STATEMENT_TYPES } from "../notation/labels.ts";
import type { Timestamp } from "../notation/times.ts";
import type { VerificationKey } from "../signing/ed25519.ts";
import type { StatementDigest } from "../signing/envelope.ts";
import { DirectoryRefused } from "./rules.ts";
import type { DirectoryStatement, HeadStatement, MemberStatement, RevocationStatement } from "./statements.ts";

/** Somebody who may write to a reporter: known to her page by key, organisation and end alone (protocol section 7). */
export interface Writer {
  readonly key: VerificationKey;
  readonly organisation: string;
  /** What he claims to have written after it is not his. */
  readonly until: Timestamp;
}

/** What a head names of a list: nothing of nobody, so that an empty list has one form. */
export function writersDigest(writers: readonly Writer[]): StatementDigest | undefined {
  return writers.length === 0 ? undefined : (b64u(hash(canonicalBytes(writers))) as StatementDigest);
}

/** The list that a checked head names, by key; throws `DirectoryRefused` where it is another. */
export function readWriters(
  writers: readonly Writer[],
  named: HeadStatement["writers"],
): ReadonlyMap<VerificationKey, Writer> {
  if (writersDigest(writers) !== named) throw new DirectoryRefused("incomplete");
  return new Map(writers.map((writer) => [writer.key, writer]));
}

/** Who may write to a reporter after these statements, sorted by key: every member who is or ever was in a circle. */
export function writersOf(statements: readonly DirectoryStatement[]): readonly Writer[] {
  const writing = new Writing();
  for (const statement of statements) writing.follow(statement);
  return writing.list();
}

type Known = Writer & { readonly member: string };

class Writing {
  readonly #keys = new Map<VerificationKey, Known>();
  readonly #current = new Map<string, VerificationKey>();
  readonly #everInCircle = new Set<string>();

  follow(statement: DirectoryStatement): void {
    switch (statement.type) {
      case STATEMENT_TYPES.member:
        this.#admit(statement);
        break;
      case STATEMENT_TYPES.circle:
        for (const member of statement.members) this.#everInCircle.add(member);
        break;
      case STATEMENT_TYPES.revocation:
        this.#revoke(statement);
        break;
      default:
        break;
    }
  }

  #admit({ id, organisation, signing, notAfter, issued }: MemberStatement): void {
    if (this.#current.get(id) !== signing) this.#end(issued, (one) => one.member === id);
    this.#current.set(id, signing);
    this.#keys.set(signing, { key: signing, organisation, until: notAfter, member: id });
  }

  #revoke({ subject: { kind, id }, issued }: RevocationStatement): void {
    if (kind === "member") this.#end(issued, (one) => one.member === id);
    if (kind === "organisation") this.#end(issued, (one) => one.organisation === id);
  }

  /** An end only ever comes sooner: a key that a later one replaced does not live again with the next revocation. */
  #end(at: Timestamp, which: (one: Known) => boolean): void {
    for (const one of [...this.#keys.values()].filter(which))
      if (one.until > at) this.#keys.set(one.key, { ...one, until: at });
  }

  list(): readonly Writer[] {
    return [...this.#keys.values()]
      .filter(({ member }) => this.#everInCircle.has(member))
      .sort((one, other) => (one.key < other.key ? -1 : 1))
      .map(({ key, organisation, until }) => ({ key, organisation, until }));
  }
}
