import type { Answers } from "@backup/questionnaire";
import {
  type CompartmentName,
  compartmentKind,
  type ConsentAnswer,
  type ConsentDecision,
  type ConsentPurpose,
  ConsentState,
  type Epoch,
  type Grantee,
  type Id,
  type Recipient,
  type Speaker,
  timestamp,
} from "@backup/sealing";
import type { DutyHours } from "./hours.ts";
import type { Wording } from "./notebook.ts";

/** A circle that may read, as the checked directory states it. */
export interface ReadingCircle {
  readonly id: Id;
  readonly name: string;
  readonly organisation: { readonly id: Id; readonly name: string };
  readonly purposes: readonly string[];
  readonly recipient: Recipient;
  /** Its organisation takes in reports about aid workers and peacekeepers, and depends on neither (protocol section 7). */
  readonly independent?: boolean;
  /** Countries whose statement names it, with their hours. */
  readonly countries: readonly {
    readonly code: string;
    readonly hours?: DutyHours;
    /** Somebody in this circle is trained to speak with children, and there within the hours (protocol section 7). */
    readonly child: boolean;
    /** HASH(JCS(file)) of its country file. */
    readonly file?: string;
  }[];
}

/** The consents a screen shows, in the order of the questionnaire; `read` is given by sending. */
export const SHOWN_CONSENTS = [
  "help",
  "share_professionals",
  "media",
  "legal_analysis",
  "legal_action",
  "investigators",
  "statistics",
] as const satisfies readonly ConsentPurpose[];

/** The answer on a consent screen as a consent's answer; nothing and "prefer not" are no consent at all. */
export function answerOf(answers: Answers, purpose: ConsentPurpose): ConsentAnswer | undefined {
  const code = answers[`consent.${purpose}`]?.[0];
  return code === "yes" || code === "no" || code === "later" ? code : undefined;
}

/**
 * The answer that stands. Nothing is chosen for her; but a way to reach her that she leaves, where the screen says that a
 * helper may then use it, is her yes to being contacted until she says otherwise.
 */
export function standingAnswer(answers: Answers, purpose: ConsentPurpose, left: boolean): ConsentAnswer | undefined {
  return answerOf(answers, purpose) ?? (purpose === "help" && left ? "yes" : undefined);
}

/** What sending opens to a team that takes in reports, of what she may have told; named on the screen of the teams. */
export function opensTo(answers: Answers, left: boolean) {
  const yes = (purpose: ConsentPurpose) => standingAnswer(answers, purpose, left) === "yes";
  const told = yes("share_professionals");
  return [
    "care" as const,
    "conversation" as const,
    ...(yes("help") ? ["contact" as const] : []),
    ...(told ? ["account" as const] : []),
    ...(told && yes("media") ? ["exhibits" as const] : []),
  ];
}

export interface Deciding {
  readonly answers: Answers;
  readonly speaker: Speaker;
  readonly circles: readonly ReadingCircle[];
  readonly struck: readonly ReadingCircle[];
  readonly wording: Wording;
  /** A contact was left: that asks a helper to use it. */
  readonly contactLeft: boolean;
}

/**
 * The consents of sending: `read` for the organisations that were shown and not struck out, and what she answered to
 * the others. Consents name organisations, never "network": nobody reads whose name she has not seen.
 */
export function decisionsOf(deciding: Deciding): readonly ConsentDecision[] {
  const to = organisationsOf(deciding.circles);
  const exclude = organisationsOf(deciding.struck).filter((id) => !to.includes(id));
  const { questionnaire, version, language } = deciding.wording;
  const decide = (purpose: ConsentPurpose, answer: ConsentAnswer): ConsentDecision => ({
    purpose,
    answer,
    to,
    exclude,
    speaker: deciding.speaker,
    wording: { questionnaire, version, language },
  });
  const shown = SHOWN_CONSENTS.flatMap((purpose) => {
    const answer = standingAnswer(deciding.answers, purpose, deciding.contactLeft);
    return answer === undefined ? [] : [decide(purpose, answer)];
  });
  return [decide("read", "yes"), ...shown];
}

function organisationsOf(circles: readonly ReadingCircle[]): readonly Id[] {
  return [...new Set(circles.map((circle) => circle.organisation.id))].sort();
}

/** What a circle may be granted by her own client now: the rows of the gate that need no accepted responder. */
export function mayRead(state: ConsentState, circle: ReadingCircle, compartment: CompartmentName, now: Date): boolean {
  const at = timestamp(now);
  const covers = (purpose: ConsentPurpose): boolean => {
    const given = state.given(purpose, at);
    if (!given) return false;
    const ids: readonly string[] = [circle.id, circle.organisation.id];
    if (given.exclude.some((id) => ids.includes(id))) return false;
    return typeof given.to === "string" || given.to.some((id) => ids.includes(id));
  };
  const care = circle.purposes.includes("intake") || circle.purposes.includes("response");
  switch (compartmentKind(compartment)) {
    case "care":
    case "conversation":
      return care && covers("read");
    case "contact":
      return care && covers("read") && covers("help");
    case "account":
      return care && covers("share_professionals");
    case "exhibits":
      return care && covers("share_professionals") && covers("media");
    case "meeting":
    case "exact":
    case "identity":
    case "legal":
    case "team":
      return false;
  }
}

/** The grants that consents allow and that do not stand yet. */
export function missingGrants(
  state: ConsentState,
  circles: readonly ReadingCircle[],
  epochs: readonly Epoch[],
  standing: readonly { readonly circle?: string; readonly compartment: string; readonly epoch: number }[],
  now: Date,
): readonly { readonly grantee: Grantee; readonly epoch: Epoch }[] {
  return circles.flatMap((circle) =>
    epochs
      .filter((epoch) => mayRead(state, circle, epoch.compartment, now))
      .filter(
        (epoch) =>
          !standing.some(
            (one) => one.circle === circle.id && one.compartment === epoch.compartment && one.epoch === epoch.epoch,
          ),
      )
      .map((epoch) => ({
        epoch,
        grantee: { reader: { kind: "circle" as const, id: circle.id }, recipient: circle.recipient, purpose: "read" },
      })),
  );
}
