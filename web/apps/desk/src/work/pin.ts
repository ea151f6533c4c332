import { readId, readVerificationKey, type InstanceId, type VerificationKey } from "@backup/sealing";

/** What the page itself pins: which instance this is, its root, and the key of its log (protocol section 1). */
export interface Pin {
  readonly instance: InstanceId;
  readonly root: VerificationKey;
  readonly log: string;
}

/** Reads the pin that the server wrote into the page at set-up; nothing before it. */
export const readPin = (text: string | null | undefined): Pin | undefined => {
  try {
    const pin = JSON.parse(text ?? "") as Readonly<Record<string, unknown>>;
    if (typeof pin["log"] !== "string") return undefined;
    return { instance: readId<"instance">(pin["instance"]), root: readVerificationKey(pin["root"]), log: pin["log"] };
  } catch {
    return undefined;
  }
};
