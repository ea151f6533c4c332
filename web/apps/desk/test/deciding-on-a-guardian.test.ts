import { describe, expect, it } from "vitest";
import type { ReadDocument } from "../src/work/reading.ts";
import { decisionOf, isDecision } from "../src/work/protecting.ts";

type Read = Extract<ReadDocument, { kind: "read" }>;

const authors: Readonly<Record<string, boolean>> = { ivan: true, tariq: true, inaya: false };
const author = (key: string) => ({ name: `Demo ${key}`, trained: authors[key] ?? false });

const note = (by: string, minute: number, body: object, kind = "note"): Read =>
  ({
    kind: "read",
    item: { received: new Date(minute * 60_000).toISOString() },
    statement: { kind, author: by, body: { about: "guardian", open: true, text: "a reason", ...body } },
  }) as unknown as Read;

describe("a decision on a guardian's code", () => {
  it("is nobody's while nobody decided", () => {
    expect(decisionOf([], author)).toBeUndefined();
  });

  it("is the last one, whichever was read first", () => {
    const all = [note("tariq", 3, { open: false, text: "later" }), note("ivan", 1, {})];
    expect(decisionOf(all, author)).toEqual({
      open: false,
      by: "Demo tariq",
      reason: "later",
      received: new Date(180_000),
    });
    expect(decisionOf(all.slice(1), author)?.open).toBe(true);
  });

  it("counts for nothing where who signed is not trained, is not trained any more, or is nobody known", () => {
    expect(decisionOf([note("inaya", 1, {})], author)).toBeUndefined();
    expect(decisionOf([note("somebody", 1, {})], author)).toBeUndefined();
    expect(decisionOf([note("ivan", 1, { open: false }), note("inaya", 2, {})], author)?.open).toBe(false);
    expect(decisionOf([note("ivan", 1, {})], () => ({ name: "Demo ivan", trained: false }))).toBeUndefined();
  });

  it.each([[{ open: "yes" }], [{ open: 1 }], [{ open: undefined }]])("opens nothing with %o", (body) => {
    expect(decisionOf([note("ivan", 1, body)], author)?.open).toBe(false);
  });

  it.each([
    ["another note of the team", note("ivan", 1, { about: "case" })],
    ["a task", note("ivan", 1, {}, "plan")],
    ["a message", note("ivan", 1, {}, "message")],
  ])("is not %s", (_, read) => {
    expect(isDecision(read)).toBe(false);
    expect(decisionOf([read], author)).toBeUndefined();
  });
});
