import { describe, expect, it } from "vitest";
import { type Answers, routingSlip } from "@backup/questionnaire";
import type { Way } from "../src/door/doorway.ts";
import { Notebook } from "../src/flow/notebook.ts";
import { answeredBy, firstStep, type Going, nextStep, type Step, stepAfter, stepsOf } from "../src/flow/steps.ts";
import { asked, clinical, wording } from "./files.ts";

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

/** Every screen of a way, going forward, with what was answered before or is answered on it. */
function walk(
  way: Way,
  notebook: Notebook,
  answering: Readonly<Record<string, readonly string[]>> = {},
): readonly Step[] {
  const list = () => stepsOf(asked, notebook.answers, going);
  const passed: Step[] = [firstStep(list(), way)];
  for (let count = 0; count < 30; count++) {
    const here = passed[passed.length - 1] ?? "done";
    for (const [step, codes] of Object.entries(answering)) if (step === here) notebook.choose(step.slice(2), codes);
    const next = nextStep(list(), way, passed);
    if (next === "done") return passed;
    passed.push(next);
  }
  throw new Error("the way does not end");
}

describe("the button of danger", () => {
  const pressed = () => new Notebook({ ...answeredBy("danger") });

  it("is an answer: it stands in care, and the slip says now", () => {
    const notebook = pressed();
    walk("danger", notebook);
    const [care] = notebook.drafts(asked, wording);
    expect(care?.compartment).toBe("care");
    expect(care?.body).toMatchObject({ answers: { "safety.now": { codes: ["danger"] } } });
    expect(routingSlip(clinical, notebook.answers, now, "c")).toEqual({ circle: "c", priority: 1 });
  });

  it("leads to help first, then asks who speaks, and ends shortly with who will read", () => {
    const passed = walk("danger", pressed());
    expect(passed.slice(0, 3)).toEqual(["help", "q:reporter.role", "q:needs.list"]);
    expect(passed).not.toContain("q:safety.now");
    expect(passed).not.toContain("choices");
    expect(passed.filter((step) => step.startsWith("q:"))).toHaveLength(5);
    expect(passed.slice(-2)).toEqual(["code", "readers"]);
  });

  it("leads to help first also where it was said before that the person is under 18", () => {
    const notebook = pressed();
    notebook.choose("victim.age_band", ["under_18"]);
    const passed = walk("danger", notebook);
    expect(passed.slice(0, 3)).toEqual(["help", "q:reporter.role", "child"]);
  });

  it("shows help for a child right after the age is said with the role, and asks no account", () => {
    const notebook = pressed();
    const passed = walk("danger", notebook, { "q:reporter.role": ["survivor"] });
    expect(passed).not.toContain("child");
    notebook.choose("victim.age_band", ["under_18"]);
    const child = walk("danger", notebook);
    expect(child[child.indexOf("q:reporter.role") + 1]).toBe("child");
    expect(child.filter((step) => /^q:(story|evidence|act|perp)/.test(step))).toEqual([]);
  });

  it.each<Way>(["care", "tell"])(
    "changes nothing on the way of %s: the door asked who speaks, and whether she is safe",
    (way) => {
      const passed = walk(way, new Notebook());
      expect(passed).not.toContain("q:reporter.role");
      expect(passed).not.toContain("q:safety.now");
      expect(answeredBy(way)).toEqual({});
    },
  );

  it("said at the door leads to help first too", () => {
    const notebook = new Notebook({ "safety.now": ["danger"] });
    expect(walk("care", notebook).slice(0, 2)).toEqual(["help", "q:needs.list"]);
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
    expect(list.length).toBeGreaterThan(1);
    expect(list.filter((step) => !step.startsWith("q:") && step !== "done")).toEqual([]);
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
