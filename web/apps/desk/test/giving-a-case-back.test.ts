import { randomId } from "@backup/sealing";
import { describe, expect, it } from "vitest";
import { actReasons } from "../src/work/act-reasons.ts";
import { givenBackOf, newCaseIn } from "../src/work/giving-back.ts";

const id = randomId<"case">();

describe("a case given back, on its screen", () => {
  const given = {
    relink: randomId(),
    how: "in-person",
    given: "2026-03-01T12:00:00Z",
    opens: "2026-03-04T12:00:00Z",
  } as const;

  it("says from when it is read, and who ended it", () => {
    expect(givenBackOf(undefined)).toBeUndefined();
    expect(givenBackOf(given)).toMatchObject({ opens: new Date(given.opens), ended: undefined, byOldCode: false });
    const ended = { ...given, ended: "2026-03-02T12:00:00Z" };
    expect(givenBackOf({ ...ended, endedBy: "member" })).toMatchObject({ byOldCode: false });
    expect(givenBackOf({ ...ended, endedBy: "reporter" })).toMatchObject({ byOldCode: true });
  });

  it("names the new case in a proposal as an identifier and nothing else", () => {
    expect(newCaseIn(id)).toBe(id);
    expect(newCaseIn({ kind: "circle", id })).toBeUndefined();
    expect(() => newCaseIn("../cases")).toThrow();
  });

  it("knows no reason that speaks of a name or a date", () => {
    expect(actReasons.relink.filter((code) => /name|date/.test(code))).toEqual([]);
  });
});
