import {
  caseIdOf,
  readVerificationKey,
  Recipient,
  STATEMENT_TYPES,
  verifyEnvelope,
  type CaseId,
  type InstanceId,
} from "@backup/sealing/member";
import type { Context } from "./context.ts";
import { Refusal } from "./problem.ts";

/** Her recipient in the statement that she herself signed when she opened this case, and no other. */
export const recipientIn = (candidate: unknown, instance: InstanceId, of: CaseId): Recipient => {
  const verified = verifyEnvelope(candidate, { type: STATEMENT_TYPES.deposit, instance });
  const said = verified.envelope.statement as unknown as Readonly<Record<string, unknown>>;
  const author = readVerificationKey(said["author"]);
  const opening = said["opening"] as { readonly recipient?: unknown } | undefined;
  if (said["case"] !== of || caseIdOf(instance, author) !== of || !verified.signedBy(author) || opening === undefined)
    throw new Refusal("unverified");
  return Recipient.read(opening.recipient);
};

/**
 * Whom a case is sealed to where she is to read it. The server says it nowhere in its own words: whoever could put
 * another key here would read all that is written under the next epoch (protocol sections 6 and 25).
 *
 * @throws Refusal `unverified` where what the server hands on is not her own opening of this case
 */
export const herRecipient = async ({ server, instance }: Context, of: CaseId): Promise<Recipient> => {
  const { envelope } = await server.ask("get", "/cases/{case}/opening", { path: { case: of } });
  try {
    return recipientIn(envelope, instance, of);
  } catch {
    throw new Refusal("unverified");
  }
};
