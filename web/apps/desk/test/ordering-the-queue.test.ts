import { describe, expect, it } from "vitest";
import type { QueueRow } from "../src/work/model.ts";
import { answers, bandOf, inOrder, isReference, passes, referenceOf, spoken } from "../src/work/order.ts";

const now = new Date("2026-11-21T12:00:00Z");
const hours = (count: number): Date => new Date(now.getTime() + count * 3_600_000);

const row = (reference: string, part: Partial<QueueRow> = {}): QueueRow => ({
  case: reference,
  reference,
  circle: undefined,
  circleName: "",
  priority: 4,
  windowEnds: undefined,
  received: hours(-10),
  changed: hours(-1),
  standing: "open",
  openedBy: [],
  behind: false,
  summary: undefined,
  ...part,
});

const order = (...rows: readonly QueueRow[]): readonly string[] => inOrder(rows, now).map((one) => one.reference);

describe("ordering the queue", () => {
  it("puts danger now before every care window", () => {
    expect(order(row("B", { priority: 2, windowEnds: hours(1) }), row("A", { priority: 1 }))).toEqual(["A", "B"]);
  });

  it("puts the window that ends first before the later one", () => {
    const later = row("B", { priority: 2, windowEnds: hours(20) });
    expect(order(later, row("A", { priority: 2, windowEnds: hours(2) }))).toEqual(["A", "B"]);
  });

  it("puts a window that passed after one that runs, and before an unknown time", () => {
    const passed = row("P", { priority: 2, windowEnds: hours(-2) });
    const unknown = row("U", { priority: 3 });
    expect(order(unknown, passed, row("R", { priority: 2, windowEnds: hours(30) }))).toEqual(["R", "P", "U"]);
  });

  it("puts the longest wait first where no window runs", () => {
    expect(order(row("B", { received: hours(-1) }), row("A", { received: hours(-90) }))).toEqual(["A", "B"]);
  });

  it("puts what is to be erased last, whatever its priority", () => {
    expect(order(row("E", { priority: 1, standing: "erasing" }), row("A"))).toEqual(["A", "E"]);
  });

  it("counts a window that ends this very moment as passed", () => {
    expect(bandOf(row("A", { priority: 2, windowEnds: now }), now)).toBe(2);
  });

  it("does not treat priority 2 without an end as a running window", () => {
    expect(bandOf(row("A", { priority: 2 }), now)).toBe(4);
  });

  it("keeps only running windows and danger in the window filter", () => {
    const rows = [
      row("A", { priority: 1 }),
      row("B", { priority: 2, windowEnds: hours(-1) }),
      row("C", { priority: 3 }),
    ];
    expect(rows.filter((one) => passes(one, "window", now)).map((one) => one.reference)).toEqual(["A"]);
  });

  it("does not change the list it was given", () => {
    const rows = [row("B"), row("A")];
    inOrder(rows, now);
    expect(rows.map((one) => one.reference)).toEqual(["B", "A"]);
  });
});

describe("saying a case reference on the telephone", () => {
  const whole = "7Q2F9KX1";

  it("takes a reference with its check sign", () => {
    expect(isReference(whole)).toBe(true);
  });

  it("refuses every single wrong sign but those whose weight divides by 32", () => {
    const wrong = Array.from(
      { length: 7 },
      (_, at) => `${whole.slice(0, at)}${whole[at] === "0" ? "1" : "0"}${whole.slice(at + 1)}`,
    );
    expect(wrong.filter(isReference)).toEqual([]);
  });

  it("refuses seven and nine signs, and signs outside of the alphabet", () => {
    expect([whole.slice(1), `${whole}0`, "7Q2F9KU1"].map(isReference)).toEqual([false, false, false]);
  });

  it("reads O as 0, I and L as 1, with spaces, hyphens and small letters", () => {
    expect(referenceOf(" 7q2f-9kxi ")).toBe(whole);
    expect(referenceOf("O0lL")).toBe("0011");
  });

  it("is written in two groups", () => {
    expect(spoken(whole)).toBe("7Q2F-9KX1");
  });

  it("finds a case by a part of its reference, and by no label that was not told", () => {
    expect(answers(row(whole), "9kx", () => [])).toBe(true);
    expect(answers(row(whole), "medical", () => [])).toBe(false);
  });
});
