/** Everything that seals, in one part: loaded in the background while she reads the first screens. */
export { browserTransport } from "@backup/api";
export { Session } from "./session.ts";
export { checkedCircles, countriesThatHold, DirectoryUntrue } from "./circles.ts";
export { dropDraft, hasDraft, keepDraft, NoRoom, phone, readDraft } from "./drafts.ts";

import { answerStretch, askStretch } from "@backup/sealing/stretch";
import { type InstanceId, stretchCode } from "@backup/sealing/reporter";

/**
 * Argon2id beside the page, so that typing stays smooth. The worker is this very file, so that nobody loads the code
 * twice; where a browser has no module workers it runs in the page, in slices.
 */
export async function stretchBeside(digits: string, instance: InstanceId): Promise<Uint8Array> {
  let worker: Worker | undefined;
  try {
    worker = new Worker(import.meta.url, { type: "module" });
    const asked = worker;
    const broken = new Promise<never>((_, reject) => {
      asked.onerror = () => reject(new Error("no worker"));
    });
    return await Promise.race([askStretch(asked, { digits, instance }), broken]);
  } catch {
    return await stretchCode(digits, instance);
  } finally {
    worker?.terminate();
  }
}

if (typeof document === "undefined" && typeof self !== "undefined" && "importScripts" in self) answerStretch(self);
