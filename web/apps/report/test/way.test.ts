import { describe, expect, it } from "vitest";
import { type Answers } from "@backup/questionnaire";
import { type Going, stepAfter, stepsOf } from "../src/flow/steps.ts";
import { asked, clinical } from "./files.ts";

const now = new Date(2026, 10, 21, 12);
const going: Going = { path: { kind: "fast" }, end: "send", clinical, now, codeShown: false, noteSeen: false };
const steps = (answers: Answers, change: Partial<Going> = {}) => stepsOf(asked, answers, { ...going, ...change });
const before = (list: readonly string[], one: string, other: string) => {
  expect(list).toContain(one);
  expect(list).toContain(other);
  expect(list.indexOf(one), `${one} before ${other}`).toBeLessThan(list.indexOf(other));
};

describe("the way to help", () => {
  it("is six questions, a note on the law, the code, and who will read", () => {
    const list = steps({});
    expect(list.filter((step) => step.startsWith("q:"))).toHaveLength(6);
    expect(list.slice(-3)).toEqual(["code", "readers", "done"]);
    before(list, "note", "q:contact.reach");
  });

  it("shows help right after danger, before any other question", () => {
    const list = steps({ "safety.now": ["danger"] });
    expect(list[list.indexOf("q:safety.now") + 1]).toBe("help");
  });

  it("shows care that is best within hours before the place is asked", () => {
    before(steps({ "needs.list": ["medical"], "time.since": ["today"] }), "care", "q:place.now");
  });

  it("does not show care where nothing was asked for", () => {
    expect(steps({ "needs.list": ["none_now"], "time.since": ["today"] })).not.toContain("care");
  });
});

describe("the way of telling", () => {
  const tell = { path: { kind: "short" } } as const;

  it("shows the code before the account and the files", () => {
    const list = steps({}, tell);
    before(list, "code", "q:story.text");
    before(list, "code", "q:evidence.media");
    before(list, "note", "q:story.text");
  });

  it("asks for the choices before it says who will read", () => {
    before(steps({}, tell), "choices", "readers");
  });

  it("kept private, ends without readers and without choices", () => {
    const list = steps({}, { ...tell, end: "keep" });
    expect(list).not.toContain("readers");
    expect(list).not.toContain("choices");
    expect(list).toContain("code");
  });

  it("for a person under 18 shows help first, then only what leads to care", () => {
    const list = steps({ "victim.age_band": ["under_18"] }, tell);
    expect(list[list.indexOf("q:victim.age_band") + 1]).toBe("child");
    expect(list.filter((step) => /q:(story|evidence|act|perp)\./.test(step))).toEqual([]);
  });

  it("for a longer section asks its questions and nothing else", () => {
    const list = steps({}, { path: { kind: "section", id: "crsv.context" }, end: "added", noteSeen: true });
    expect(list.every((step) => step.startsWith("q:") || step === "done")).toBe(true);
    expect(list.length).toBeGreaterThan(2);
  });
});

describe("going on", () => {
  it("takes the next step, or the first not yet passed when the present one has gone", () => {
    const list = steps({});
    expect(stepAfter(list, ["q:reporter.role"], "q:reporter.role")).toBe("q:safety.now");
    expect(stepAfter(list, ["q:reporter.role", "q:safety.now", "help"], "help")).toBe("q:needs.list");
  });

  it("ends", () => {
    let step = stepsOf(asked, {}, going)[0] ?? "done";
    const trail = [step];
    for (let count = 0; count < 40 && step !== "done"; count++) {
      step = stepAfter(steps({}), trail, step);
      trail.push(step);
    }
    expect(step).toBe("done");
  });
});
