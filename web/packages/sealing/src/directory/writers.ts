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

class Writing {
  readonly #writers = new Map<string, Writer>();
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

  /** Who is admitted again has the newest end, also where he was revoked in between. */
  #admit({ id, organisation, signing, notAfter }: MemberStatement): void {
    this.#writers.set(id, { key: signing, organisation, until: notAfter });
  }

  #revoke({ subject: { kind, id }, issued }: RevocationStatement): void {
    for (const [member, one] of this.#writers) {
      const ended = (kind === "member" && member === id) || (kind === "organisation" && one.organisation === id);
      // An end only ever comes sooner.
      if (ended && one.until > issued) this.#writers.set(member, { ...one, until: issued });
    }
  }

  list(): readonly Writer[] {
    return [...this.#writers]
      .filter(([member]) => this.#everInCircle.has(member))
      .map(([, writer]) => writer)
      .sort((one, other) => (one.key < other.key ? -1 : 1));
  }
}
