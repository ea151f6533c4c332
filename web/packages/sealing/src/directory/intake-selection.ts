import { STATEMENT_TYPES } from "../notation/labels.ts";
import type { VerificationKey } from "../signing/ed25519.ts";
import type { Verified } from "../signing/envelope.ts";
import { walkPath } from "./intake-path.ts";
import type { DirectoryPin, DirectoryState } from "./rules.ts";
import type { DirectoryStatement, HeadStatement } from "./statements.ts";

/** A statement of the chain, with what can only be known when it is taken up. */
export interface Link {
  readonly verified: Verified<DirectoryStatement>;
  /** Whether two administrators of that moment signed it. */
  readonly byTwoAdministrators: boolean;
}

type Wanted = (statement: DirectoryStatement) => boolean;

/**
 * The statements that a head by these signers must list, in the order of the chain, and no others (protocol section
 * 21): the root; each circle of intake or investigation from the last statement that two administrators signed; each country; for every
 * signer among them and of the head his own statements and organisation.
 */
export function neededByReporters(
  links: readonly Link[],
  state: DirectoryState,
  headSigners: readonly VerificationKey[],
): readonly Link[] {
  return new Selection(links).of(state, headSigners);
}

/**
 * Whether a head may follow: it lists all of the path, beyond it only statements that introduce somebody (never an
 * earlier circle, to which nothing may be sealed), and a reporter's client takes all of it.
 */
export function mayPutInForce(
  links: readonly Link[],
  state: DirectoryState,
  head: Verified<HeadStatement>,
  pin: DirectoryPin,
): boolean {
  const { intake } = head.statement;
  const listed = new Set<string>(intake);
  const path = links.filter(({ verified }) => listed.has(verified.digest));
  const needed = new Set(neededByReporters(links, state, head.signers));
  const complete = path.length === intake.length && [...needed].every((link) => path.includes(link));
  if (!complete || !path.every((link) => needed.has(link) || introducesSomebody(link.verified.statement))) return false;
  try {
    walkPath(
      path.map(({ verified }) => verified),
      head,
      pin,
    );
    return true;
  } catch {
    return false;
  }
}

const INTRODUCING: readonly string[] = [
  STATEMENT_TYPES.organisation,
  STATEMENT_TYPES.member,
  STATEMENT_TYPES.administrator,
];

function introducesSomebody({ type }: DirectoryStatement): boolean {
  return INTRODUCING.includes(type);
}

class Selection {
  readonly #links: readonly Link[];
  readonly #chosen = new Set<number>();

  constructor(links: readonly Link[]) {
    this.#links = links;
  }

  of(state: DirectoryState, headSigners: readonly VerificationKey[]): readonly Link[] {
    if (this.#links.length > 0) this.#chosen.add(0);
    for (const { id, purposes, organisation } of state.circles.values()) {
      if (purposes.includes("intake") || purposes.includes("investigation")) this.#addCircle(id, organisation);
    }
    for (const { sequence } of state.countries.values()) this.#add(sequence);
    for (const signer of headSigners) this.#addSigner(signer, this.#links.length);
    return this.#links.filter((_, at) => this.#chosen.has(at));
  }

  #addCircle(id: string, organisation: string): void {
    const own = this.#links.filter(
      ({ verified: { statement } }) => statement.type === STATEMENT_TYPES.circle && statement.id === id,
    );
    const from = own.findLastIndex(({ byTwoAdministrators }) => byTwoAdministrators);
    for (const { verified } of own.slice(Math.max(0, from))) {
      this.#add(verified.statement.sequence);
      this.#addOrganisation(organisation, verified.statement.sequence);
    }
  }

  /** Adds a statement and what its signers stand on; every step goes back in the chain, so it ends. */
  #add(at: number): void {
    if (this.#chosen.has(at)) return;
    this.#chosen.add(at);
    for (const signer of this.#links[at]?.verified.signers ?? []) this.#addSigner(signer, at);
  }

  #addSigner(signer: VerificationKey, before: number): void {
    const admission = this.#newest(before, (one) => one.type === STATEMENT_TYPES.member && one.signing === signer);
    if (admission?.type !== STATEMENT_TYPES.member) return;
    this.#addOrganisation(admission.organisation, admission.sequence);
    this.#add(admission.sequence);
    const office = this.#newest(
      before,
      (one) => one.type === STATEMENT_TYPES.administrator && one.member === admission.id,
    );
    if (office !== undefined) this.#add(office.sequence);
  }

  #addOrganisation(id: string, before: number): void {
    const found = this.#newest(before, (one) => one.type === STATEMENT_TYPES.organisation && one.id === id);
    if (found !== undefined) this.#add(found.sequence);
  }

  #newest(before: number, wanted: Wanted): DirectoryStatement | undefined {
    return this.#links.slice(0, before).findLast(({ verified }) => wanted(verified.statement))?.verified.statement;
  }
}
