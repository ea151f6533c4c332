import { once, readProblem, type Schema } from "@backup/api";
import type { CaseId } from "@backup/sealing";
import { Refused } from "./http.ts";
import { type Erasure, type Mailbox, MOST_PAGES, type OwnEvent, type Receipt } from "./mailbox.ts";

/** What she asks about what is kept, beside its pages: only coming back needs it, and it is loaded then. */
export async function custodyOf(mailbox: Mailbox, caseId: CaseId): Promise<readonly OwnEvent[]> {
  const events: OwnEvent[] = [];
  let since: string | undefined;
  for (let page = 0; page < MOST_PAGES; page++) {
    const query = since === undefined ? {} : { since };
    const answer = await mailbox.call(["get", "/mailbox/cases/{case}/custody"], { path: { case: caseId }, query });
    events.push(...answer.events);
    if (!answer.more) break;
    since = answer.cursor;
  }
  return events;
}

export async function receiptOf(mailbox: Mailbox, event: string): Promise<Receipt> {
  return (await mailbox.call(["get", "/mailbox/receipts/{event}"], { path: { event } })).receipt;
}

/** The sealed bytes of an item. */
export async function payloadOf(mailbox: Mailbox, item: string): Promise<Response> {
  await mailbox.work();
  const { transport, leaving } = mailbox;
  const address = `${transport.base}/mailbox/items/${encodeURIComponent(item)}/payload`;
  const answer = await once(transport, address, { signal: leaving });
  if (!answer) throw new Refused("unreachable");
  if (!answer.ok) throw new Refused((await readProblem(answer)).code);
  return answer;
}

/** Asks for erasure or takes it back, by a signed statement; what waits afterwards. */
export async function erase(mailbox: Mailbox, envelope: unknown): Promise<readonly Erasure[]> {
  const body = { envelope } as Schema<"Signed">;
  return (await mailbox.call(["post", "/erasures"], { body }, { repeatable: true })).erasures;
}

/** Ends that a case was given to a new code, by a signed statement (protocol section 25). */
export async function endRelink(mailbox: Mailbox, envelope: unknown): Promise<void> {
  await mailbox.call(["post", "/relinks/ends"], { body: { envelope } as Schema<"Signed"> });
}
