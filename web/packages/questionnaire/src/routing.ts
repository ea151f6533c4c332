import type { Answers } from "./answers.ts";
import { careFor, type Clinical, dangerFirst, hoursSince } from "./care.ts";

/** The routing slip of protocol section 9, step 8: all that the server reads of the answers. */
export interface RoutingSlip {
  readonly circle: string;
  /** 1 now, 2 within a care window, 3 unknown, 4 open. */
  readonly priority: 1 | 2 | 3 | 4;
  /** End of the earliest care window, rounded down to six hours; only with priority 2. */
  readonly windowEnds?: string;
}

const SIX_HOURS = 6 * 3_600_000;
const STILL_OPEN = ["ongoing"];

/**
 * Derives the slip on the device. Danger is now; a care window that may still be open sets its end from the earliest
 * moment the answer allows; without a time the window counts as unknown, never as closed.
 */
export function routingSlip<Label>(
  clinical: Clinical<Label>,
  answers: Answers,
  now: Date,
  circle: string,
): RoutingSlip {
  if (dangerFirst(clinical, answers)) return { circle, priority: 1 };
  const needs = answers["needs.list"] ?? [];
  const help = needs.some((need) => need !== "none_now" && need !== "prefer_not");
  const timed = careFor(clinical, answers, now, []).filter((care) => care.window.window_hours.maximum !== null);
  if (timed.length === 0) return { circle, priority: help || noTime(answers) ? 3 : 4 };
  const since = hoursSince(clinical, answers, now);
  if (!since) return { circle, priority: answers["time.since"]?.some((code) => STILL_OPEN.includes(code)) ? 1 : 3 };
  const ends = timed
    .map((care) => (care.window.window_hours.maximum ?? 0) - since.most)
    .filter((left) => left > 0)
    .map((left) => now.getTime() + left * 3_600_000);
  if (ends.length === 0) return { circle, priority: 2, windowEnds: sixHourStep(now.getTime() + SIX_HOURS) };
  return { circle, priority: 2, windowEnds: sixHourStep(Math.min(...ends)) };
}

function noTime(answers: Answers): boolean {
  const code = answers["time.since"]?.[0];
  return code === undefined || code === "unsure" || code === "prefer_not";
}

function sixHourStep(time: number): string {
  return new Date(Math.floor(time / SIX_HOURS) * SIX_HOURS).toISOString().replace(".000Z", "Z");
}
