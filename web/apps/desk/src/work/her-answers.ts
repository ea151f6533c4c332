import type { Schema } from "@backup/api";
import {
  readConsent,
  readVerificationKey,
  STATEMENT_TYPES,
  verifyEnvelope,
  type CaseId,
  type Consent,
  type InstanceId,
  type Statement,
  type VerificationKey,
} from "@backup/sealing/member";
import type { CaseSigners } from "./case-signers.ts";
import { takesTwo } from "./in-person.ts";
import { Refusal } from "./problem.ts";

/** One answer of hers, the deposit that carried it and when the server had it. */
export interface Answered {
  readonly deposit: string;
  readonly received: string;
  readonly consent: Consent;
}

/** Whose answers are read: the case, and the author key that its id certifies. */
interface OfCase {
  readonly instance: InstanceId;
  readonly case: CaseId;
  readonly author: VerificationKey;
}

interface Signed {
  readonly author: VerificationKey;
  readonly signers: readonly VerificationKey[];
  readonly answers: readonly Answered[];
  /** Whether it carries answers and nothing else. */
  readonly alone: boolean;
}

interface Deposit extends Statement {
  readonly id: string;
  readonly case: string;
  readonly author: unknown;
  readonly consents: readonly unknown[];
}

const besides = ["epochs", "items", "grants", "marks"] as const;

const readSigned = ({ instance, case: id }: OfCase, { envelope, received }: Given[number]): Signed => {
  const { statement, signers } = verifyEnvelope<Deposit>(envelope, { type: STATEMENT_TYPES.deposit, instance });
  const author = readVerificationKey(statement.author);
  if (statement.case !== id || !signers.includes(author)) throw new Refusal("unverified");
  const said = statement as unknown as Readonly<Record<string, readonly unknown[] | undefined>>;
  return {
    author,
    signers,
    answers: statement.consents.map((one) => ({ deposit: statement.id, received, consent: readConsent(one) })),
    alone: besides.every((name) => (said[name] ?? []).length === 0),
  };
};

/** Whether members may have said this for her, each of whom held her case by what she had answered before (9.10). */
const mayBeSaid = ({ signers, answers, alone }: Signed, known: CaseSigners): boolean => {
  const holding = new Set(signers.map((key) => known.holding(key)));
  const consents = answers.map(({ consent }) => consent);
  return (
    alone &&
    !holding.has(undefined) &&
    consents.every(({ channel }) => channel !== undefined) &&
    (holding.size > 1 || !consents.some(({ purpose, answer }) => takesTwo({ [purpose]: answer })))
  );
};

type Given = Schema<"CaseAnswers">["answers"];

/**
 * What was answered in a case, out of the deposits that carried it: each signed by the author key, or, in a case that was
 * taken in person, by members who hold it. The server's word that she said yes counts for nothing: a yes that it made up
 * would let in whoever it names (protocol sections 6 and 9.10).
 *
 * @throws Refusal `unverified`, EnvelopeRefused or what a text that is no consent throws
 */
export const answersIn = (
  of: OfCase,
  given: Given,
  signersBy: (consents: readonly Consent[]) => CaseSigners,
): readonly Answered[] => {
  const deposits = given.map((one) => readSigned(of, one));
  const answers = deposits.filter(({ author }) => author === of.author).flatMap((one) => one.answers);
  const assisted = answers.some(({ consent }) => consent.channel !== undefined);
  for (const one of deposits.filter(({ author }) => author !== of.author)) {
    const known = signersBy(answers.map(({ consent }) => consent));
    if (!assisted || !mayBeSaid(one, known)) throw new Refusal("unverified");
    answers.push(...one.answers);
  }
  // Hers stand before those of members here; each chain is in its own order by its numbers.
  return answers.sort((one, other) => one.consent.number - other.consent.number);
};
