import {
  compartmentKind,
  GATE,
  isCompartmentName,
  speaksOf,
  type CircleStatement,
  type Consent,
  type ConsentPurpose,
  type GateReader,
  type GateRow,
  type MemberStatement,
  type ReaderClass,
  type VerificationKey,
} from "@backup/sealing/member";
import type { Directory } from "./directory/directory.ts";
import type { ReaderName } from "./model.ts";

const classOf: Readonly<Record<string, Exclude<ReaderClass, "named">>> = {
  intake: "intake",
  response: "response",
  legal: "legal",
};

type OfCircle = Pick<CircleStatement, "id" | "organisation" | "purposes">;

/** A circle as the gate sees it. */
export const gateReader = (circle: OfCircle, team: boolean): GateReader => ({
  id: circle.id,
  organisation: circle.organisation,
  classes: circle.purposes.flatMap((purpose) => classOf[purpose] ?? []),
  team,
});

/** The rows of the table of protocol section 6 that a compartment falls under, the usual one first. */
const rowsOf = (compartment: string): readonly GateRow[] => {
  if (!isCompartmentName(compartment)) return [];
  const kind = compartmentKind(compartment);
  return GATE.filter((row) => row.compartments.includes(kind));
};

/** What she is asked for before a compartment opens to those who take in reports, or to whom alone it can open. */
export const neededFor = (compartment: string): readonly ConsentPurpose[] => rowsOf(compartment)[0]?.needs ?? ["read"];

/** A member of a circle that responds is a responder; what a member may hold beyond his circles is no part of this. */
const fits = (row: GateRow, { classes }: GateReader): boolean =>
  row.readers.some(
    (wanted) =>
      wanted === "named" || classes.includes(wanted) || (wanted === "responder" && classes.includes("response")),
  );

interface Known {
  /** The case's author key, which the id of the case certifies. */
  readonly author: VerificationKey;
  /** Every consent of the case, each chain checked; what was taken back stands in it. */
  readonly consents: readonly Consent[];
  /** Whether a circle is of the organisations that a consent to her `team` speaks of. */
  readonly isTeam: (circle: OfCircle) => boolean;
}

/**
 * Whose hand counts in one case (protocol section 6): the person's, by the author key, and for each compartment those
 * members who are or were in a circle of which a yes of hers speaks, or spoke, for it. The directory says who is in a
 * circle and her consents which circle it may be; whom the server lists beside them is no part of it. A server could
 * else hand a member a seed of its own, or a colluding member's words as somebody's.
 */
export class CaseSigners {
  readonly #directory: Pick<Directory, "memberByKey" | "history">;
  readonly #known: Known;
  readonly #yes: readonly Consent[];

  constructor(directory: Pick<Directory, "memberByKey" | "history">, known: Known) {
    this.#directory = directory;
    this.#known = known;
    this.#yes = known.consents.filter((one) => one.answer === "yes");
  }

  /** Whether a grant of this compartment counts under this key. */
  mayGrant(by: VerificationKey, compartment: string): boolean {
    return this.#counts(
      by,
      rowsOf(compartment).filter((row) => row.granted_by.includes("member")),
    );
  }

  /** Whether a document of this compartment is its author's: anybody else's is shown as nobody's. */
  mayWrite(author: VerificationKey, compartment: string): boolean {
    return this.#counts(author, rowsOf(compartment));
  }

  /** Who it is whose key this is, if he holds, or held, anything of the case by her answers; nobody else. */
  holding(key: VerificationKey): string | undefined {
    const member = this.#directory.memberByKey(key)?.statement;
    return member !== undefined && this.#reaches(member, GATE) ? member.id : undefined;
  }

  #counts(key: VerificationKey, rows: readonly GateRow[]): boolean {
    if (key === this.#known.author) return true;
    const member = this.#directory.memberByKey(key)?.statement;
    return member !== undefined && this.#reaches(member, rows);
  }

  #reaches(member: MemberStatement, rows: readonly GateRow[]): boolean {
    const circles = this.#directory.history.circlesOf(member.id);
    return circles.some((circle) => rows.some((row) => this.#spoke(row, circle, member)));
  }

  /** Whether a yes stood for each purpose of a row, not of one moment: each opened what was made while it stood. */
  #spoke(row: GateRow, circle: CircleStatement, { id, organisation }: MemberStatement): boolean {
    const reader = gateReader(circle, this.#known.isTeam(circle));
    if (!fits(row, reader)) return false;
    const named = row.readers.includes("named");
    return row.needs.every((purpose) =>
      this.#yes.some(
        (one) =>
          one.purpose === purpose &&
          // Who is meant by name is in the list itself; `team` and `network` name nobody.
          !(named && typeof one.to === "string") &&
          speaksOf(one, reader) &&
          // She may shut out one person, or a whole organisation whose people sit in another's circle.
          !one.exclude.some((out: string) => out === id || out === organisation),
      ),
    );
  }
}

interface OfCase {
  readonly id: string;
  readonly author: VerificationKey;
}

/** Whose document it is, of one that was read: the person's by the author key alone, else that member's. */
export const authorOf = (
  key: string,
  of: OfCase,
  directory: Pick<Directory, "memberByKey" | "readerName">,
): ReaderName =>
  directory.readerName(
    key === of.author
      ? { kind: "reporter", id: of.id }
      : { kind: "member", id: directory.memberByKey(key)?.statement.id ?? "" },
  );
