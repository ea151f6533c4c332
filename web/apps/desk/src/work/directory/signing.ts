import type { Schema } from "@backup/api";
import {
  canonicalBytes,
  signStatement,
  type DirectoryStatement,
  type Envelope,
  type SigningKey,
} from "@backup/sealing/member";
import type { Context } from "../context.ts";
import { Refusal } from "../problem.ts";

type OwnMembers<S extends DirectoryStatement> = S extends DirectoryStatement
  ? Omit<S, "instance" | "sequence" | "previous" | "issued">
  : never;

/** What a caller says of a statement; number, predecessor and time are filled in from the chain. */
export type StatementDraft = OwnMembers<DirectoryStatement>;

/** The next statement of the chain as it stands now. */
export const nextStatement = (context: Context, draft: StatementDraft, now: Date): DirectoryStatement => {
  const { chain } = context.directory;
  const previous = chain.lastDigest;
  if (previous === undefined) throw new Refusal("chain");
  return {
    ...draft,
    instance: context.instance,
    sequence: chain.next,
    previous,
    issued: chain.nextIssued(now),
  };
};

export interface Beside {
  readonly file?: Schema<"CountryFile">;
  readonly circleKeys?: readonly Schema<"SealedCircleKey">[];
}

const send = async (
  context: Context,
  path: "/directory/statements" | "/directory/proposals",
  envelope: Envelope,
  beside: Beside = {},
): Promise<void> => {
  await context.server.ask("post", path, { bytes: canonicalBytes({ envelope, ...beside }) });
};

/** Signs with one or two keys in hand and appends. */
export const append = async (
  context: Context,
  draft: StatementDraft,
  beside?: Beside,
  ...more: readonly SigningKey[]
): Promise<void> => {
  await context.directory.refresh();
  const statement = nextStatement(context, draft, new Date());
  await send(context, "/directory/statements", signStatement(statement, context.keyring.signing, ...more), beside);
  await context.directory.refresh();
};

/** Appends with the root alone: only while fewer than two administrators exist. */
export const appendByRoot = async (context: Context, draft: StatementDraft, root: SigningKey): Promise<void> => {
  await context.directory.refresh();
  const statement = nextStatement(context, draft, new Date());
  await send(context, "/directory/statements", signStatement(statement, root));
  await context.directory.refresh();
};

/** Signs as the first of two and leaves the rest to a second person, seven days at most. */
export const propose = async (context: Context, draft: StatementDraft, beside?: Beside): Promise<void> => {
  await context.directory.refresh();
  const statement = nextStatement(context, draft, new Date());
  await send(context, "/directory/proposals", signStatement(statement, context.keyring.signing), beside);
};

/** A new head over everything in force that a reporter needs (protocol section 21). */
export const appendHead = async (context: Context): Promise<void> => {
  await context.directory.refresh();
  const { chain } = context.directory;
  const digest = chain.lastDigest;
  if (digest === undefined) throw new Refusal("chain");
  await append(context, {
    type: "backup/v1/head",
    last: { sequence: chain.next - 1, digest },
    intake: chain.neededByReporters(context.keyring.signing.verification),
    ...(chain.writers !== undefined && { writers: chain.writers }),
  });
};
