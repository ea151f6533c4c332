import { parsePolicy, Policy, Receipt, VerifierKey } from "@backup/ledger";
import { utf8 } from "@backup/sealing";
import type { CaseState } from "./case-state.ts";
import type { Context } from "./context.ts";
import type { CustodyEvent, ReceiptView } from "./model.ts";

/** The root statement may name witnesses; without them a receipt says "logged", never more (protocol section 10). */
const isWitnessed = (receipt: Receipt, policy: string | undefined): boolean => {
  if (policy === undefined) return false;
  try {
    const asked = parsePolicy(policy);
    if (asked.witnesses.length === 0) return false;
    receipt.verify(asked);
    return true;
  } catch {
    return false;
  }
};

/**
 * Checks a receipt in this browser under the pinned log: exactly this event of this case, with the time the history
 * shows. Whatever else is in the file is `wrong`, also where the file by itself would hold.
 */
export const checkReceipt = (
  proof: string,
  asked: Pick<CustodyEvent, "id" | "kind" | "received">,
  place: { readonly case: string; readonly log: string; readonly policy: string | undefined },
): ReceiptView => {
  try {
    const receipt = Receipt.parse(proof);
    const { event } = receipt;
    receipt.verify(Policy.ofLog(VerifierKey.parse(place.log)));
    const same =
      event.id === asked.id &&
      event.case === place.case &&
      event.kind === asked.kind &&
      new Date(event.received).getTime() === asked.received.getTime();
    if (!same) return { kind: "wrong" };
    const file = utf8(proof);
    return { kind: "holds", witnessed: isWitnessed(receipt, place.policy), received: asked.received, file };
  } catch {
    return { kind: "wrong" };
  }
};

/** Fetches and checks the receipt of one event of the case. */
export const receiptOf = async (context: Context, state: CaseState, asked: CustodyEvent): Promise<ReceiptView> => {
  const receipt = await context.server.ask("get", "/cases/{case}/receipts/{event}", {
    path: { case: state.id, event: asked.id },
  });
  if (receipt.proof === undefined) return { kind: "pending" };
  const { pin, history } = context.directory;
  return checkReceipt(receipt.proof, asked, { case: state.id, log: pin.log, policy: history.policy });
};
