import { describe, expect, it } from "vitest";
import type { CaseState } from "../src/work/case-state.ts";
import { interviewOf, toldAgain } from "../src/work/interview.ts";

const now = new Date("2026-03-01T12:00:00Z");
const later = "2026-03-20T12:00:00Z";
const before = "2026-02-27T12:00:00Z";

type Items = readonly { readonly compartment: string; readonly kind: string }[];
type Decided = readonly { readonly approved: boolean; readonly until: string }[];

const state = (items: Items, interviews?: Decided) =>
  ({
    items,
    first: interviews === undefined ? {} : { interviews },
  }) as unknown as Pick<CaseState, "items" | "first">;

const told: Items = [{ compartment: "account", kind: "document" }];

describe("an account", () => {
  it("counts as recorded once a document of it is there, and by nothing else", () => {
    expect(interviewOf(state(told), now).recorded).toBe(true);
    expect(interviewOf(state([]), now).recorded).toBe(false);
    expect(interviewOf(state([{ compartment: "care", kind: "document" }]), now).recorded).toBe(false);
    expect(interviewOf(state([{ compartment: "account", kind: "media" }]), now).recorded).toBe(false);
  });

  it("may be asked again until the last day that two agreed on", () => {
    const decided = [
      { approved: true, until: "2026-03-10T12:00:00Z" },
      { approved: true, until: later },
    ];
    expect(interviewOf(state(told, decided), now).until).toEqual(new Date(later));
  });

  it.each([
    ["nobody decided", []],
    ["one declined", [{ approved: false, until: later }]],
    ["what was agreed is over", [{ approved: true, until: before }]],
    ["it ends this moment", [{ approved: true, until: now.toISOString() }]],
  ] as const)("stays closed where %s", (_, decided) => {
    expect(interviewOf(state(told, decided), now).until).toBeUndefined();
  });

  it("stays closed where a server does not say what was decided", () => {
    expect(interviewOf(state(told), now).until).toBeUndefined();
  });
});

describe("what is told again", () => {
  it("is a sheet of its own beside the first, and never marked as told alone", () => {
    expect(toldAgain("Cafe\u0301", "fr", "1.3.0")).toEqual({
      questionnaire: "crsv",
      version: "1.3.0",
      language: "fr",
      alone: false,
      answers: { "story.text": { text: "Café" } },
    });
  });
});
