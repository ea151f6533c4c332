import type { Consent, ConsentPurpose } from "@backup/sealing/reporter";
import type { OwnCasePage } from "./mailbox.ts";

/** How long a yes counts as fresh (protocol section 9.11). */
const FRESH = 180 * 86_400_000;
/** How long a yes to a release runs. */
export const RELEASE = 30 * 86_400_000;

/** A person who cannot come back must not lose her care: these are never due. */
const NEVER_DUE: readonly ConsentPurpose[] = ["read", "help", "release"];

/** What she is asked when she comes back: a yes that is due, what somebody asked, whether investigators may be answered. */
export type Asked =
  | { readonly kind: "due"; readonly purpose: ConsentPurpose; readonly since: Date }
  | { readonly kind: "choice"; readonly purpose: ConsentPurpose; readonly by: AskedBy }
  | { readonly kind: "release"; readonly recipient: string; readonly by: AskedBy };

export interface AskedBy {
  readonly organisation: string;
  readonly role?: string;
  readonly at: Date;
}

type Asking = NonNullable<OwnCasePage["asks"]>[number];

/** Every question that waits for her, what investigators want first; nothing she put a no to. */
export function askedNow(page: OwnCasePage, now: Date): readonly Asked[] {
  const latest = latestConsents(page);
  const open = (page.asks ?? []).filter((one) => !one.answered);
  const due = [...latest.values()].flatMap(({ consent, received }): Asked[] => {
    const old = now.getTime() - received.getTime() >= FRESH;
    const asks = consent.answer === "yes" && old && !NEVER_DUE.includes(consent.purpose);
    return asks ? [{ kind: "due", purpose: consent.purpose, since: received }] : [];
  });
  const asked = open.flatMap((one): Asked[] => {
    if (one.purpose === "release")
      return one.recipient ? [{ kind: "release", recipient: one.recipient, by: by(one) }] : [];
    const purpose = one.purpose as ConsentPurpose;
    const known = due.some((other) => other.kind === "due" && other.purpose === purpose);
    return known || latest.get(purpose)?.consent.answer === "no" ? [] : [{ kind: "choice", purpose, by: by(one) }];
  });
  return [...asked.filter((one) => one.kind === "release"), ...due, ...asked.filter((one) => one.kind === "choice")];
}

function by({ organisation, role, asked }: Asking): AskedBy {
  return { organisation, at: new Date(asked), ...(role && { role }) };
}

function latestConsents(page: OwnCasePage) {
  const latest = new Map<ConsentPurpose, { readonly consent: Consent; readonly received: Date }>();
  for (const one of page.consents ?? []) {
    const consent = one.consent as unknown as Consent;
    const before = latest.get(consent.purpose);
    if (!before || before.consent.number < consent.number)
      latest.set(consent.purpose, { consent, received: new Date(one.received) });
  }
  return latest;
}
