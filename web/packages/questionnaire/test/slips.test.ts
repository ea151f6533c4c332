import { describe, expect, it } from "vitest";
import { type Answers, answersToSend, localise, localiseClinical, routingSlip, split } from "../src/index.ts";
import { clinical, crsv } from "./files.ts";

const CASES = 500;
const SIX_HOURS = 6 * 3_600_000;
const CIRCLE = "11111111-1111-4111-8111-111111111111";
const asked = localise(crsv, "en");
const windows = localiseClinical(clinical, "en");
const now = new Date("2026-11-21T09:17:33Z");

/** What decides how soon somebody reads; everything else must leave the slip as it is. */
const DECIDES = ["safety.now", "safety.risks", "health.signs", "needs.list", "time.since"];

/** Numbers that look drawn and come again: Park and Miller's. */
function drawing(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

/** A synthetic person who answers about half of what the first screens ask, at random. */
function person(draw: () => number): Answers {
  const questions = split(asked).first.sections.flatMap((section) => section.questions);
  const entries = questions
    .filter((question) => question.options.length > 0 && draw() < 0.6)
    .map((question) => {
      const codes = question.options.map((option) => option.code);
      const one = () => codes[Math.floor(draw() * codes.length)] ?? "";
      const chosen = question.type === "multi" ? [one(), one(), one()] : [one()];
      return [question.id, [...new Set(chosen)]] as const;
    });
  return answersToSend(asked, Object.fromEntries(entries));
}

const draw = drawing(20_261_121);
const people = Array.from({ length: CASES }, () => person(draw));
const slip = (answers: Answers) => routingSlip(windows, answers, now, CIRCLE);
const text = (answers: Answers) => JSON.stringify(slip(answers));
const bySlip = new Map<string, readonly Answers[]>();
for (const answers of people) bySlip.set(text(answers), [...(bySlip.get(text(answers)) ?? []), answers]);

describe(`the slips of ${String(CASES)} synthetic cases, as a seized database holds them`, () => {
  it("hold a circle, a priority and at most the end of a window, and nothing else", () => {
    for (const answers of people) {
      const { circle, priority, windowEnds, ...more } = slip(answers);
      expect(more).toEqual({});
      expect(circle).toBe(CIRCLE);
      expect([1, 2, 3, 4]).toContain(priority);
      expect(windowEnds === undefined).toBe(priority !== 2);
      expect(Date.parse(windowEnds ?? "1970-01-01T00:00:00Z") % SIX_HOURS).toBe(0);
    }
  });

  it("are the same few for everybody: no slip is a person's own mark", () => {
    // One for danger, unknown and open each, and one for each six hours of the longest window there is.
    const longest = Math.max(...windows.windows.map((one) => one.window_hours.maximum ?? 0));
    expect(bySlip.size).toBeLessThanOrEqual(3 + longest / 6 + 1);
    expect(bySlip.size).toBeGreaterThan(3);
  });

  it("do not change with who speaks, how old, which language, which contact: only with what decides how soon", () => {
    for (const answers of people) {
      const bare = Object.fromEntries(Object.entries(answers).filter(([id]) => DECIDES.includes(id)));
      expect(text(bare)).toBe(text(answers));
    }
  });

  it("tell no child: under 18 or not, the slip is the same", () => {
    for (const answers of people)
      for (const age of ["under_18", "a6_11", "a25_39"])
        expect(text({ ...answers, "victim.age_band": [age] })).toBe(text(answers));
  });

  it("tell no need apart: any but medical care can stand in the place of any other", () => {
    const codes = asked.sections
      .flatMap((section) => section.questions)
      .find((question) => question.id === "needs.list")
      ?.options.map((option) => option.code);
    const others = codes?.filter((code) => !["medical", "none_now", "prefer_not"].includes(code)) ?? [];
    expect(others.length).toBeGreaterThan(5);
    for (const answers of people) {
      const medical = answers["needs.list"]?.includes("medical") ? ["medical"] : [];
      const slips = new Set(others.map((need) => text({ ...answers, "needs.list": [...medical, need] })));
      expect(slips.size).toBe(1);
    }
  });

  it.each(["psychosocial", "shelter", "legal", "child_services"])(
    "leave open whether %s was asked for, in every slip that many share, but the one of who asked for nothing",
    (need) => {
      const asks = (answers: Answers) => answers["needs.list"]?.includes(need) === true;
      const shared = [...bySlip].filter(([, group]) => group.length >= 40);
      expect(shared.length).toBeGreaterThan(1);
      for (const [one, group] of shared) {
        if (one.includes('"priority":4')) {
          expect(group.some(asks)).toBe(false);
          continue;
        }
        expect(group.some(asks)).toBe(true);
        expect(group.every(asks)).toBe(false);
      }
    },
  );

  it("say, where a window is given, that care has a deadline, and not which care", () => {
    const ends = [...bySlip.keys()].filter((one) => one.includes("windowEnds"));
    expect(ends.length).toBeGreaterThan(0);
    for (const one of ends)
      expect(Object.keys(JSON.parse(one) as object)).toEqual(["circle", "priority", "windowEnds"]);
  });
});
