import type { Schema } from "@backup/api";
import { addSignature, readConsent, verifyEnvelope, type Envelope } from "@backup/sealing/member";
import type { Context } from "./context.ts";
import { sureties, type ProposalKind, type ProposalView } from "./model.ts";
import { Refusal } from "./problem.ts";
import type { CaseItem } from "./reading.ts";

const kinds: readonly ProposalKind[] = ["handover", "relink", "erasure", "hold", "deposit"];

/** An envelope of this instance, its signatures checked; of which type is its own word. */
export const envelopeOf = (candidate: unknown, context: Context): Envelope => {
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

const isOfItem = (subject: unknown): boolean => (subject as { readonly kind?: unknown } | undefined)?.kind === "item";

/** The one item an erasure names, as far as this member sees it. */
const itemOf = (subject: unknown, items: readonly CaseItem[]): ProposalView["item"] => {
  const id = isOfItem(subject) ? (subject as { readonly id?: unknown }).id : undefined;
  if (typeof id !== "string") return undefined;
  const item = items.find((one) => one.item === id);
  return item === undefined
    ? undefined
    : { item: id, compartment: item.compartment, received: new Date(item.received) };
};

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
    ofItem: isOfItem(said["subject"]),
    title: to?.id === undefined ? "" : context.directory.anyName(to.id),
    how: sureties.find((one) => one === said["how"]),
    act: text(said["act"]),
    until: until === "" ? undefined : new Date(until),
    answers: answersIn(said["consents"]),
    by: context.directory.readerName({ kind: "member", id: member?.statement.id ?? "" }),
    reason: text(said["reason"]),
    item: itemOf(said["subject"], items),
    lapses: new Date(one.until),
    mine: key === context.keyring.signing.verification,
  };
};

/** The second signature over exactly the statement the first one signed. */
export const secondSignature = (candidate: unknown, context: Context): Schema<"Signature"> => {
  const signed = addSignature(envelopeOf(candidate, context), context.keyring.signing);
  const own = signed.signatures.find((one) => one.key === context.keyring.signing.verification);
  if (own === undefined) throw new Refusal("signature");
  return own;
};
