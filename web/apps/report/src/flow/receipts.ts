import { Policy, Receipt, VerifierKey } from "@backup/ledger";
import { readPin } from "./circles.ts";

/** When the receipt says this was received, if everything in it holds under the pinned log; throws otherwise. */
export function checkReceipt(pin: unknown, proof: string): Promise<Date> {
  return Promise.resolve().then(() => {
    const receipt = Receipt.parse(proof);
    receipt.verify(Policy.ofLog(VerifierKey.parse(readPin(pin).log)));
    return new Date(receipt.event.received);
  });
}
