import type { Sending } from "./session.ts";

type Sentence = "send.waits" | "send.busy" | "send.notReady" | "send.refused";

const sentences: Readonly<Partial<Record<string, Sentence>>> = {
  away: "send.waits",
  busy: "send.busy",
  "not-ready": "send.notReady",
};

/** What she is told while she sends: every code of protocol section 13 ends in one of these, none in silence. */
export const said = (now: Sending): Sentence | undefined =>
  "why" in now ? (sentences[now.why] ?? "send.refused") : undefined;
