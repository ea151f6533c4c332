/** What coming back needs and sending does not; loaded with the first look at what is kept. */
export { codesTold, countryTold, openFile, readCase } from "./record.ts";

import { pokes } from "@backup/api";
import type { Mailbox } from "./mailbox.ts";

/** Calls back whenever something may be new, until she leaves. */
export async function listenTo(mailbox: Mailbox, onPoke: () => void): Promise<void> {
  const { leaving, transport } = mailbox;
  while (!leaving.aborted) {
    try {
      await mailbox.work();
      const heard = pokes(transport, "/mailbox/events", leaving);
      while ((await heard.next()).done !== true) onPoke();
    } catch {
      await mailbox.work(true).catch(() => undefined);
      await transport.wait(5000, leaving).catch(() => undefined);
    }
  }
}
