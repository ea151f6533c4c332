import type { Schema } from "@backup/api";
import {
  addSignature,
  b64u,
  canonicalBytes,
  isCompartmentName,
  randomId,
  readId,
  sealGrant,
  signStatement,
  verifyEnvelope,
  type CaseId,
  type Envelope,
  type GrantEntry,
  type SealedGrant,
  type Statement,
} from "@backup/sealing/member";
import type { CaseState } from "./case-state.ts";
import type { Context } from "./context.ts";
import type { ProposalKind, ProposalView } from "./model.ts";
import { Refusal } from "./problem.ts";

interface HandoverStatement extends Statement {
  readonly type: "backup/v1/handover";
  readonly id: string;
  readonly case: CaseId;
  readonly from: { readonly kind: "circle"; readonly id: string };
  readonly to: { readonly kind: "circle"; readonly id: string };
  readonly reason: string;
  readonly grants: readonly GrantEntry[];
}

/** The circle of this member that reads the case: it hands over. */
const fromCircle = (context: Context, state: CaseState): string => {
  const own = new Set<string>(context.directory.circlesOf(context.session.member).map((one) => one.statement.id));
  const reading = (state.first.readers ?? []).find(
    (one) => one.reader.kind === "circle" && own.has(one.reader.id) && one.state === "live",
  );
  if (reading === undefined) throw new Refusal("not-permitted");
  return reading.reader.id;
};

/** Seals what this member holds to the new circle, as far as the consents reach, and proposes the act. */
export const handOverGrants = async (context: Context, state: CaseState, to: string, reason: string): Promise<void> => {
  const circle = context.directory.circle(to);
  if (circle === undefined) throw new Refusal("key-changed");
  const { signing } = context.keyring;
  const grants: SealedGrant[] = [];
  for (const { compartment, epoch } of state.first.compartments ?? []) {
    const held = state.epochOf(compartment, epoch);
    if (held === undefined || !isCompartmentName(compartment) || !state.mayRead(compartment, circle)) continue;
    const grantee = {
      reader: { kind: "circle" as const, id: readId(to) },
      recipient: circle.recipient,
      purpose: "handover",
    };
    grants.push(await sealGrant(grantee, state.place, held, signing));
  }
  const statement: HandoverStatement = {
    type: "backup/v1/handover",
    instance: context.instance,
    id: randomId(),
    case: state.id,
    from: { kind: "circle", id: fromCircle(context, state) },
    to: { kind: "circle", id: to },
    reason: reason.normalize("NFC"),
    grants: grants.map((grant) => grant.entry),
  };
  const files = Object.fromEntries(grants.map((grant) => [grant.entry.id, b64u(grant.file)]));
  const body = { envelope: signStatement(statement, signing), grants: files };
  await context.server.ask("post", "/cases/{case}/proposals", {
    path: { case: state.id },
    bytes: canonicalBytes(body),
  });
};

const kinds: readonly ProposalKind[] = ["handover", "erasure", "hold", "deposit"];

const envelopeOf = (candidate: unknown, context: Context): Envelope => {
  const { type } = (candidate as Envelope).statement;
  return verifyEnvelope(candidate, { type, instance: context.instance }).envelope;
};

const viewOf = (one: Schema<"CaseProposals">["proposals"][number], context: Context): ProposalView => {
  const envelope = envelopeOf(one.envelope, context);
  const said = envelope.statement as unknown as Readonly<Record<string, unknown>>;
  const key = envelope.signatures[0]?.key ?? "";
  const member = context.directory.memberByKey(key);
  const to = said["to"] as { readonly id?: string } | undefined;
  const type = envelope.statement.type.replace("backup/v1/", "");
  return {
    id: one.proposal,
    kind: kinds.find((kind) => kind === type) ?? "deposit",
    title: to?.id === undefined ? "" : context.directory.anyName(to.id),
    by: context.directory.readerName({ kind: "member", id: member?.statement.id ?? "" }),
    reason: typeof said["reason"] === "string" ? said["reason"] : "",
    lapses: new Date(one.until),
    mine: key === context.keyring.signing.verification,
  };
};

const proposalsOf = async (context: Context, id: CaseId): Promise<Schema<"CaseProposals">["proposals"]> =>
  (await context.server.ask("get", "/cases/{case}/proposals", { path: { case: id } })).proposals;

export const caseProposals = async (context: Context, id: CaseId): Promise<readonly ProposalView[]> =>
  (await proposalsOf(context, id)).map((one) => viewOf(one, context));

/** The second signature over exactly the statement the first one signed. */
export const secondSignature = (candidate: unknown, context: Context): Schema<"Signature"> => {
  const signed = addSignature(envelopeOf(candidate, context), context.keyring.signing);
  const own = signed.signatures.find((one) => one.key === context.keyring.signing.verification);
  if (own === undefined) throw new Refusal("signature");
  return own;
};

export const signCaseProposal = async (context: Context, id: CaseId, proposal: string): Promise<void> => {
  const found = (await proposalsOf(context, id)).find((one) => one.proposal === proposal);
  if (found === undefined) throw new Refusal("absent");
  const path = { case: id, proposal };
  const body = secondSignature(found.envelope, context);
  await context.server.ask("post", "/cases/{case}/proposals/{proposal}/signatures", { path, body });
};
