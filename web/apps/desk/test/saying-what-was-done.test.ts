import { beforeEach, describe, expect, it } from "vitest";
import { edgeBeside } from "../src/frame/beside.ts";
import { heard, pass, say, toasts } from "../src/frame/state.ts";

const texts = () => toasts.value.map((toast) => toast.text);

describe("what the desk says after an act", () => {
  beforeEach(() => {
    toasts.value = [];
  });

  it("goes once it was read", () => {
    say("Proposed.");
    expect(texts()).toEqual(["Proposed."]);
    heard(toasts.value[0]?.id ?? -1);
    expect(texts()).toEqual([]);
  });

  it("goes by itself, and not before a slow reader is through", () => {
    say("Signed. It waits for the second person.");
    pass(10_000);
    expect(texts()).toHaveLength(1);
    pass(1_000);
    expect(texts()).toEqual([]);
  });

  it("stands longer the more there is to read", () => {
    say("a".repeat(200));
    pass(25_000);
    expect(texts()).toHaveLength(1);
  });

  it("has its whole time again when it is said again", () => {
    say("one");
    pass(6_000);
    say("one");
    pass(6_000);
    expect(texts()).toEqual(["one"]);
  });

  it("never piles up: the last two stand", () => {
    for (const text of ["one", "two", "three"]) say(text);
    expect(texts()).toEqual(["two", "three"]);
  });

  it("says the same thing once, as the latest", () => {
    for (const text of ["one", "two", "one"]) say(text);
    expect(texts()).toEqual(["two", "one"]);
  });
});

describe("the edge where it stands", () => {
  it.each([
    ["nothing is written", undefined, "end"],
    ["the field is low, as where an answer is written", { top: 780, bottom: 840 }, "start"],
    ["the field is high, as where a case is looked for", { top: 20, bottom: 60 }, "end"],
    ["the field is tall and leaves more room above", { top: 300, bottom: 890 }, "start"],
  ] as const)("is the other one where %s", (_, field, edge) => {
    expect(edgeBeside(field, 900)).toBe(edge);
  });
});
