import { describe, expect, it } from "vitest";
import { samePersonOf } from "../src/work/bodies.ts";

const body = { about: "same", case: "a case", reference: "0000000S", how: "in-person", joined: true } as const;

describe("a note that another case is of the same person", () => {
  it("is read as it was written, joined and parted", () => {
    expect(samePersonOf(body)).toEqual({ case: "a case", reference: "0000000S", how: "in-person", joined: true });
    expect(samePersonOf({ ...body, how: "question", joined: false })).toMatchObject({ how: "question", joined: false });
  });

  it.each([
    ["a plain note", { ...body, about: "case" }],
    ["one that does not say how it is known", { ...body, how: "" }],
    ["a name and a date", { ...body, how: "name-and-date" }],
    ["one without a case", { ...body, case: "" }],
    ["one without a reference", { ...body, reference: "" }],
  ])("is nothing where it is %s", (_, other) => {
    expect(samePersonOf(other)).toBeUndefined();
  });

  it("parts two cases where it does not say that they are joined", () => {
    expect(samePersonOf({ ...body, joined: "yes" })?.joined).toBe(false);
  });
});
