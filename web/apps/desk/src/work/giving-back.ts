import type { Schema } from "@backup/api";
import { isCompartmentName, readId, sealGrant, type CaseId, type SealedGrant } from "@backup/sealing/member";
import type { CaseState } from "./case-state.ts";
import type { Context } from "./context.ts";
import { herRecipient } from "./her-recipient.ts";
import type { GivenBack } from "./model.ts";
import { Refusal } from "./problem.ts";

/** When a case began, as far as its reader sees: the server looks at it once more. */
const begun = (state: CaseState): string =>
  state.answers.map((one) => one.received).sort()[0] ?? state.items[0]?.received ?? "";

/** Whether another case is the later of the two: only the earlier is ever given back. */
export const isLater = (other: CaseState, than: CaseState): boolean => begun(other) > begun(than);

/** What helpers wrote for themselves is no part of what she told (section 6). */
const helpersOnly: readonly string[] = ["team", "legal"];

/** Every epoch of this case that this member holds and that she may read, sealed to her new code. */
export const sealedToNewCode = async (
  context: Context,
  state: CaseState,
  to: CaseId,
): Promise<readonly SealedGrant[]> => {
  const { keyring } = context;
  const recipient = await herRecipient(context, to);
  const grants: SealedGrant[] = [];
  for (const { compartment, epoch } of state.first.compartments ?? []) {
    const held = state.epochOf(compartment, epoch);
    if (held === undefined || !isCompartmentName(compartment) || helpersOnly.includes(compartment)) continue;
    const grantee = { reader: { kind: "reporter" as const, id: to }, recipient, purpose: "relink" };
    grants.push(await sealGrant(grantee, state.place, held, keyring.signing));
  }
  if (grants.length === 0) throw new Refusal("not-permitted");
  return grants;
};

/** The last giving back of a case, as its screen shows it. */
export const givenBackOf = (given: Schema<"GivenBack"> | undefined): GivenBack | undefined =>
  given === undefined
    ? undefined
    : {
        relink: given.relink,
        opens: new Date(given.opens),
        ended: given.ended === undefined ? undefined : new Date(given.ended),
        byOldCode: given.endedBy === "reporter",
      };

/** The case that a proposal gives another one to. */
export const newCaseIn = (to: unknown): CaseId | undefined => (typeof to === "string" ? readId<"case">(to) : undefined);
