import { type Answers, holds } from "./answers.ts";
import type { Condition } from "./questionnaire.ts";

/** One entry of `domain/clinical.json`: help that is urgent, or best within some hours. */
export interface CareWindow<Label> {
  readonly id: string;
  readonly name: Label;
  readonly message: Label;
  readonly window_hours: { readonly preferred: number | null; readonly maximum: number | null };
  readonly routing_priority: 1 | 2 | 3 | 4;
  readonly triggered_by: Condition;
  readonly needs_verified_entry?: string;
}

export interface Clinical<Label> {
  readonly version: string;
  readonly windows: readonly CareWindow<Label>[];
  readonly exposure: {
    readonly likely: Condition;
    readonly ask_message: Label;
    readonly applies_to: readonly string[];
  };
  readonly time_since_hours: {
    readonly days: Readonly<Record<string, readonly [number, number]>>;
    readonly hours: Readonly<Record<string, readonly [number, number]>>;
  };
}

/** A care window that concerns this person now. */
export interface Care<Label> {
  readonly window: CareWindow<Label>;
  /** A health worker decides: exposure is not likely from what was answered. */
  readonly ask: boolean;
  /** Until when the person can count on it (from the latest moment her answer allows); absent where nothing closes. */
  readonly until?: Date;
}

const HOUR = 3_600_000;

/** How many hours ago it happened, at most and at least, as far as the answer tells; absent where it does not. */
export function hoursSince<Label>(
  clinical: Clinical<Label>,
  answers: Answers,
  now: Date,
): { readonly most: number; readonly least: number } | undefined {
  const code = answers["time.since"]?.[0] ?? "";
  const days = clinical.time_since_hours.days[code];
  if (days) {
    const today = now.getHours() + now.getMinutes() / 60;
    return { most: days[0] * 24 + today, least: days[1] === 0 ? 0 : (days[1] - 1) * 24 + today };
  }
  const hours = clinical.time_since_hours.hours[code];
  return hours && { most: hours[0], least: hours[1] };
}

/**
 * Which care concerns this person, most urgent first. A window that has closed is left out: the page never says "too
 * late", it shows what still helps. `verified` names the kinds of service the country file holds a verified entry of.
 */
export function careFor<Label>(
  clinical: Clinical<Label>,
  answers: Answers,
  now: Date,
  verified: readonly string[],
): readonly Care<Label>[] {
  const since = hoursSince(clinical, answers, now);
  const likely = holds(clinical.exposure.likely, answers);
  return clinical.windows
    .filter((window) => holds(window.triggered_by, answers))
    .filter((window) => !window.needs_verified_entry || verified.includes(window.needs_verified_entry))
    .flatMap((window): Care<Label>[] => {
      const ask = !likely && clinical.exposure.applies_to.includes(window.id);
      const closes = window.window_hours.maximum;
      if (closes === null || !since) return [{ window, ask }];
      const left = closes - since.least;
      return left > 0 ? [{ window, ask, until: new Date(now.getTime() + left * HOUR) }] : [];
    })
    .sort((one, other) => one.window.routing_priority - other.window.routing_priority);
}

/** Whether a sign of danger to life, or danger around her, was answered: help comes before any other question. */
export function dangerFirst<Label>(clinical: Clinical<Label>, answers: Answers): boolean {
  if (answers["safety.now"]?.includes("danger")) return true;
  return clinical.windows.some((window) => window.routing_priority === 1 && holds(window.triggered_by, answers));
}

/** Held, or watched through her phone: no long form and no outgoing contact. */
export function watchedOrHeld(answers: Answers): boolean {
  const risks = answers["safety.risks"] ?? [];
  return risks.includes("still_held") || risks.includes("device_watched");
}

/** Watched, held, in danger, or not sure to be safe: no code stands on the screen without a tap. */
export function mayBeSeen(answers: Answers): boolean {
  const now = answers["safety.now"] ?? [];
  return watchedOrHeld(answers) || now.includes("danger") || now.includes("not_sure");
}

/**
 * Those who did it are near, she is held, her phone may be watched, or she is confused: a good moment to be told that she
 * can stop.
 */
export function mayNeedToStop(answers: Answers): boolean {
  const risks = answers["safety.risks"] ?? [];
  if (["persons_nearby", "still_held", "device_watched"].some((risk) => risks.includes(risk))) return true;
  return answers["health.signs"]?.includes("confused") === true;
}
