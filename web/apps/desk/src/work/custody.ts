import type { Schema } from "@backup/api";
import { consentDigest } from "@backup/sealing";
import type { CaseState } from "./case-state.ts";
import type { Context } from "./context.ts";
import { erasedItems } from "./erased.ts";
import type { CustodyEvent } from "./model.ts";
import { allPages } from "./server.ts";

/** What an event is about, in words a person knows: a compartment, a consent, or nothing where neither fits. */
const subjectOf = ({ subject, kind, digest }: Schema<"CustodyEvent">, state: CaseState): string => {
  if (kind === "consent") {
    const asked = (state.first.asks ?? []).find((one) => one.asking === subject);
    if (asked !== undefined) return asked.purpose;
    // One deposit may carry several consents: the event names its own by digest.
    const own = state.answers.find((one) => one.deposit === subject && consentDigest(one.consent) === digest);
    return own?.consent.purpose ?? "";
  }
  const item = state.items.find((one) => one.item === subject || one.deposit === subject);
  const grant = (state.first.readers ?? []).find((one) => one.grant === subject);
  const gone = (state.first.tombstones ?? []).find((one) => one.subject === subject);
  return item?.compartment ?? grant?.compartment ?? gone?.compartment ?? "";
};

/** What an event was, where its kind alone does not say it. */
const kindOf = ({ subject, kind, second }: Schema<"CustodyEvent">, { first }: CaseState): CustodyEvent["kind"] => {
  if ((first.asks ?? []).some((one) => one.asking === subject)) return "asked";
  const interview = (first.interviews ?? []).find((one) => one.interview === subject);
  if (interview !== undefined) return interview.approved ? "interview" : "interview-no";
  if (first.relinks?.includes(subject) !== true) return kind;
  // Two gave it; whoever ended it did so alone.
  return second === undefined ? "relink-end" : "relink";
};

/** The case's events as the ledger has them, newest first. */
export const custodyOf = async (context: Context, state: CaseState): Promise<readonly CustodyEvent[]> => {
  const pages = await allPages((since) =>
    context.server.ask("get", "/cases/{case}/custody", {
      path: { case: state.id },
      ...(since === undefined ? {} : { query: { since } }),
    }),
  );
  const { items, tombstones } = erasedItems(state);
  const events = pages.flatMap((page) => page.events);
  // Asked, taken back and asked again are events of one item: what is left of it stands beside the last.
  const last = new Map(events.map((event) => [event.subject, event.event]));
  return events
    .map((event) => ({
      id: event.event,
      kind: kindOf(event, state),
      actor: context.directory.readerName(event.actor),
      second: event.second === undefined ? undefined : context.directory.readerName(event.second),
      subject: subjectOf(event, state),
      why: event.why,
      received: new Date(event.received),
      ...(last.get(event.subject) === event.event && {
        erasing: items.find((one) => one.item === event.subject),
        tombstone: tombstones.find((one) => one.item === event.subject),
      }),
    }))
    .reverse();
};
