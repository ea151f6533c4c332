import type { Schema } from "@backup/api";
import { addSignature, digestOf, readConsent, verifyEnvelope, type Envelope } from "@backup/sealing/member";
import type { Context } from "./context.ts";
import type { ErasureOf } from "./erased.ts";
import { sureties, type ProposalKind, type ProposalView } from "./model.ts";
import { Refusal } from "./problem.ts";
import type { CaseItem } from "./reading.ts";

const kinds: readonly ProposalKind[] = ["handover", "interview", "relink", "erasure", "hold", "deposit"];

/** An envelope of this instance, its signatures checked; of which type is its own word. */
export const envelopeOf = (candidate: unknown, context: Pick<Context, "instance">): Envelope => {
  const { type } = (candidate as Envelope).statement;
  return verifyEnvelope(candidate, { type, instance: context.instance }).envelope;
};

const text = (value: unknown): string => (typeof value === "string" ? value : "");

const answersIn = (consents: unknown): ProposalView["answers"] =>
  Array.isArray(consents)
    ? consents.map((one) => {
        const { purpose, answer } = readConsent(one);
        return { purpose, answer };
      })
    : [];

/** A file brings its document, a message its files with theirs. What else is named must not go unseen. */
const others = (item: CaseItem, along: readonly CaseItem[], files: number): number => {
  const expected = item.kind === "media" ? 1 : files;
  const own = along.filter((one) => one.kind === "document" && isBeside(item, one)).length;
  return along.length - Math.min(own, expected) - (item.kind === "media" ? 0 : files);
};

const isBeside = (item: CaseItem, one: CaseItem): boolean =>
  one.deposit === item.deposit && one.compartment === item.compartment;

/** What an erasure names, if this member sees all of it: nobody signs away what was never before his eyes. */
export const erasureOf = (subject: unknown, items: readonly CaseItem[]): ErasureOf | undefined => {
  const { kind, id, along } = (subject ?? {}) as Readonly<Record<string, unknown>>;
  if (kind !== "item") return undefined;
  const marks = [id, ...(Array.isArray(along) ? (along as readonly unknown[]) : [])].map(text);
  const found = marks.flatMap((mark) => items.find((one) => one.item === mark) ?? []);
  const [item, ...rest] = found;
  if (item === undefined || found.length < marks.length) return { item: undefined, marks, files: 0, others: 0 };
  const files = rest.filter((one) => one.kind === "media" && isBeside(item, one)).length;
  const { compartment, received } = item;
  return {
    item: { item: item.item, compartment, received: new Date(received) },
    marks,
    files: item.kind === "media" ? 0 : files,
    others: others(item, rest, files),
  };
};

/** What a giving back opens, as the signed statement lists it. */
const givenIn = (grants: unknown): readonly string[] =>
  Array.isArray(grants)
    ? [...new Set(grants.map((one) => text((one as { readonly compartment?: unknown }).compartment)))]
    : [];

/** A two-person act of a case as the second person must read it before signing. */
export const proposalView = (
  one: Schema<"CaseProposals">["proposals"][number],
  context: Context,
  items: readonly CaseItem[],
): ProposalView => {
  const envelope = envelopeOf(one.envelope, context);
  const said = envelope.statement as unknown as Readonly<Record<string, unknown>>;
  const key = envelope.signatures[0]?.key ?? "";
  const member = context.directory.memberByKey(key);
  const to = said["to"] as { readonly id?: string } | undefined;
  const type = envelope.statement.type.replace("backup/v1/", "");
  const until = text(said["until"]);
  return {
    id: one.proposal,
    kind: kinds.find((kind) => kind === type) ?? "deposit",
    erasureOf: erasureOf(said["subject"], items),
    title: to?.id === undefined ? "" : context.directory.anyName(to.id),
    how: sureties.find((one) => one === said["how"]),
    given: type === "relink" ? givenIn(said["grants"]) : [],
    act: text(said["act"]),
    until: until === "" ? undefined : new Date(until),
    answers: answersIn(said["consents"]),
    by: context.directory.readerName({ kind: "member", id: member?.statement.id ?? "" }),
    reason: text(said["reason"]),
    lapses: new Date(one.until),
    mine: key === context.keyring.signing.verification,
    shown: digestOf(envelope.statement),
  };
};

/** The envelope again, if its statement is the one that was read: a server must not put another under the pen. */
export const asShown = (candidate: unknown, proposal: ProposalView, context: Pick<Context, "instance">): Envelope => {
  const envelope = envelopeOf(candidate, context);
  if (digestOf(envelope.statement) !== proposal.shown) throw new Refusal("unverified");
  return envelope;
};

/** The second signature over exactly the statement that was read. */
export const secondSignature = (candidate: unknown, proposal: ProposalView, context: Context): Schema<"Signature"> => {
  const signed = addSignature(asShown(candidate, proposal, context), context.keyring.signing);
  const own = signed.signatures.find((one) => one.key === context.keyring.signing.verification);
  if (own === undefined) throw new Refusal("signature");
  return own;
};
