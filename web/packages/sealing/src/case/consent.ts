import { b64u } from "../notation/base64.ts";
import { canonicalBytes } from "../notation/canonical.ts";
import { FormRefused } from "../notation/form.ts";
import { hash } from "../notation/hashes.ts";
import { readUuid, type Id } from "../notation/ids.ts";
import { Members } from "../notation/members.ts";
import type { Timestamp } from "../notation/times.ts";

/** What a consent is for: reading, the seven of the questionnaire, and a release (protocol section 6). */
export const CONSENT_PURPOSES = [
  "read",
  "help",
  "share_professionals",
  "media",
  "legal_analysis",
  "legal_action",
  "investigators",
  "statistics",
  "release",
] as const;
export type ConsentPurpose = (typeof CONSENT_PURPOSES)[number];

export const CONSENT_ANSWERS = ["yes", "no", "later"] as const;
export type ConsentAnswer = (typeof CONSENT_ANSWERS)[number];

export const SPEAKERS = ["self", "guardian", "witness", "third_party"] as const;
/** Who answers. A witness or third party covers that person's own report only. */
export type Speaker = (typeof SPEAKERS)[number];

export const CHANNELS = ["spoken", "signed", "thumbprint"] as const;
/** How it was given in an assisted intake; absent where she answered on the screen herself. */
export type Channel = (typeof CHANNELS)[number];

/** Whom it covers: circles of the organisations shown to her, any circle of the row's purpose, or these ids. */
export type ConsentTo = "team" | "network" | readonly Id[];

/** One consent as it stands in a deposit; the deposit's signature covers it. */
export interface Consent {
  readonly purpose: ConsentPurpose;
  readonly answer: ConsentAnswer;
  readonly to: ConsentTo;
  readonly exclude: readonly Id[];
  readonly until?: Timestamp;
  readonly speaker: Speaker;
  readonly channel?: Channel;
  readonly wording: { readonly questionnaire: string; readonly version: string; readonly language: string };
  /** 0 for the first of its purpose. */
  readonly number: number;
  /** Digest of the one before, b64u; absent in the first. */
  readonly previous?: ConsentDigest;
}

declare const digested: unique symbol;
/** HASH(JCS(consent)), b64u: what the next of its purpose names. */
export type ConsentDigest = string & { readonly [digested]: true };

/** What she decides; its place in the chain is filled in. */
export type ConsentDecision = Omit<Consent, "number" | "previous">;

/** Digest of a consent. */
export function consentDigest(consent: Consent): ConsentDigest {
  return b64u(hash(canonicalBytes(consent))) as ConsentDigest;
}

/** The next consent of a purpose after the latest she knows; the server answers a fork with 409. */
export function nextConsent(decision: ConsentDecision, latest?: Consent): Consent {
  const sorted = {
    ...decision,
    to: typeof decision.to === "string" ? decision.to : [...decision.to].sort(),
    exclude: [...decision.exclude].sort(),
  };
  if (latest === undefined) return { ...sorted, number: 0 };
  if (latest.purpose !== decision.purpose) throw new RangeError("a consent follows one of its own purpose");
  return { ...sorted, number: latest.number + 1, previous: consentDigest(latest) };
}

const MOST_NAMED = 256;

/** Reads a consent; refuses unknown, missing and malformed members. */
export function readConsent(value: unknown): Consent {
  Members.read(value, (members) => {
    members.oneOf("purpose", CONSENT_PURPOSES);
    members.oneOf("answer", CONSENT_ANSWERS);
    if (typeof members.value("to") === "string") members.oneOf("to", ["team", "network"]);
    else members.sorted("to", MOST_NAMED, readUuid);
    members.sorted("exclude", MOST_NAMED, readUuid);
    members.optional("until", () => members.time("until"));
    members.oneOf("speaker", SPEAKERS);
    members.optional("channel", () => members.oneOf("channel", CHANNELS));
    members.object("wording", (wording) => {
      wording.text("questionnaire", 64);
      wording.text("version", 32);
      wording.text("language", 16);
    });
    const number = members.u32("number");
    const previous = members.optional("previous", () => members.bytes("previous", 32));
    if ((number === 0) !== (previous === undefined)) throw new FormRefused("OUT_OF_RANGE", "previous");
  });
  return value as Consent;
}

/** A chain that is broken: a number or `previous` does not follow. */
export class ConsentChainBroken extends Error {
  constructor() {
    super("the chain of consents is broken");
  }
}

/** The latest consent of each purpose, each chain checked from its first link. */
export class ConsentState {
  readonly #latest = new Map<ConsentPurpose, Consent>();

  /** Reads consents in the order they were given; throws `ConsentChainBroken` on a fork or gap. */
  static of(consents: readonly unknown[]): ConsentState {
    const state = new ConsentState();
    for (const value of consents) state.#add(readConsent(value));
    return state;
  }

  #add(consent: Consent): void {
    const before = this.#latest.get(consent.purpose);
    const follows =
      before === undefined
        ? consent.number === 0
        : consent.number === before.number + 1 && consent.previous === consentDigest(before);
    if (!follows) throw new ConsentChainBroken();
    this.#latest.set(consent.purpose, consent);
  }

  /** The latest answer of a purpose, if there is one. */
  latest(purpose: ConsentPurpose): Consent | undefined {
    return this.#latest.get(purpose);
  }

  /** A yes in force: unanswered, later and expired are no. */
  given(purpose: ConsentPurpose, now: Timestamp): Consent | undefined {
    const latest = this.#latest.get(purpose);
    const expired = latest?.until !== undefined && latest.until <= now;
    return latest?.answer === "yes" && !expired ? latest : undefined;
  }

  /** The decision as the next link of its chain. */
  next(decision: ConsentDecision): Consent {
    return nextConsent(decision, this.#latest.get(decision.purpose));
  }
}
