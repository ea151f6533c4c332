import { describe, expect, it } from "vitest";
import { over } from "../src/parts/window-bar.tsx";

const now = new Date("2026-11-22T06:00:00Z");
const hoursFromNow = (hours: number): Date => new Date(now.getTime() + hours * 3_600_000);
const overAt = (received: number, ends: number): number =>
  over({ from: hoursFromNow(received), ends: hoursFromNow(ends), now });

describe("the bar of a care window", () => {
  it("is nearly two thirds over for a report that comes with 25 of 72 hours left", () => {
    expect(overAt(0, 25)).toBeCloseTo(47 / 72, 6);
  });

  it("enters its last third at 24 hours", () => {
    expect(overAt(-1, 24)).toBeCloseTo(2 / 3, 6);
  });

  it("takes the window of five days where more than three were left at the report", () => {
    expect(overAt(0, 100)).toBeCloseTo(20 / 120, 6);
  });

  it("never goes back while time passes", () => {
    const shares = [0, 10, 30, 60, 90, 110].map((passed) => overAt(-passed, 110 - passed));
    expect(shares).toEqual([...shares].sort((one, other) => one - other));
  });

  it("is over at its end and after it", () => {
    expect([overAt(-30, 0), overAt(-90, -5)]).toEqual([1, 1]);
  });

  it("counts from the report where no known window is so long", () => {
    expect(overAt(0, 400)).toBe(0);
  });
});
