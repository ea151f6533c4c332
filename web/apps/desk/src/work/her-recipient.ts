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
import { Refusal, refusal } from "./problem.ts";

/**
 * Her recipient in the statement that she herself signed when she opened this case, and no other.
 *
 * @throws Refusal `her-key` where the candidate is missing, forged, changed, or the opening of another case
 */
export const recipientIn = (candidate: unknown, instance: InstanceId, of: CaseId): Recipient => {
  try {
    const verified = verifyEnvelope(candidate, { type: STATEMENT_TYPES.deposit, instance });
    const said = verified.envelope.statement as unknown as Readonly<Record<string, unknown>>;
    const author = readVerificationKey(said["author"]);
    const opening = said["opening"] as { readonly recipient?: unknown };
    if (said["case"] === of && caseIdOf(instance, author) === of && verified.signedBy(author))
      return Recipient.read(opening.recipient);
  } catch {
    // Whatever is wrong with it, it is not her key: nothing is sealed to it.
  }
  throw new Refusal("her-key");
};

const withheld: ReadonlySet<string> = new Set(["not-permitted", "absent"]);

const openingOf = async ({ server }: Context, of: CaseId): Promise<unknown> => {
  try {
    return (await server.ask("get", "/cases/{case}/opening", { path: { case: of } })).envelope;
  } catch (thrown) {
    if (withheld.has(refusal(thrown))) throw new Refusal("her-key-withheld");
    throw thrown;
  }
};

/**
 * Whom a case is sealed to where she is to read it. The server says it nowhere in its own words: whoever could put
 * another key here would read all that is written under the next epoch (protocol sections 6 and 25).
 *
 * @throws Refusal `her-key` where what the server hands on is not her own opening of this case, `her-key-withheld`
 *     where it hands on none, and what the server says otherwise
 */
export const herRecipient = async (context: Context, of: CaseId): Promise<Recipient> =>
  recipientIn(await openingOf(context, of), context.instance, of);
