// @vitest-environment jsdom
import { createElement, render } from "preact";
import { beforeAll, describe, expect, it } from "vitest";
import { CircleChanges } from "../src/screens/people/circle-change.tsx";
import { circleChange } from "../src/work/directory/circle-change.ts";
import { speak } from "../src/words/index.ts";
import { keyNumber } from "../src/words/times.ts";

type Circle = Parameters<typeof circleChange>[0];

const circle = (epoch: number, ...trained: readonly string[]): Circle =>
  ({
    name: "Intake",
    organisation: "one",
    purposes: ["intake"],
    area: [],
    languages: ["ar"],
    epoch,
    recipient: `age1pq1${String(epoch)}`,
    members: ["ivan"],
    keepers: ["ivan"],
    childTrained: trained.map((day) => ({ member: "ivan", day })),
  }) as unknown as Circle;
const names = { memberName: () => "Ivan", organisationName: () => "House" };

const shown = (after: Circle, before: Circle): string => {
  const page = document.createElement("div");
  render(createElement(CircleChanges, { change: circleChange(after, before, names), title: "Intake" }), page);
  // Without the signs that keep a name apart from the sentence around it.
  return page.textContent.replace(/[\u2066-\u2069]/g, "");
};

beforeAll(() => speak("en", true));

describe("a circle that waits, on the screen of who signs second", () => {
  it("has the day of a training as people write it", () => {
    const text = shown(circle(0, "2026-05-06"), circle(0, "2024-09-01"));
    expect(text).toMatch(/Ivan \(6 May 2026\)/);
    expect(text).toMatch(/Ivan \(1 Sept? 2024\)/);
    expect(text).not.toMatch(/\d{4}-\d\d/);
  });

  it("counts the keys of a circle from one, as people do", () => {
    expect(keyNumber(0)).toBe("1");
    expect(shown(circle(1), circle(0))).toContain("New, number 2.");
    expect(shown({ ...circle(0), name: "Night intake" }, circle(0))).toContain("Stays the same, number 1.");
  });
});
