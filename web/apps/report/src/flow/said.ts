import type { Sending } from "./quiet.ts";

/** What she is told while she sends: every code of protocol section 13 ends in one of these, none in silence. */
export const said = (now: Sending) => ("why" in now ? (`send.${now.why}` as const) : undefined);
