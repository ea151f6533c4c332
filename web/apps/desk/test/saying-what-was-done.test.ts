import { beforeEach, describe, expect, it } from "vitest";
import { heard, say, toasts } from "../src/frame/state.ts";

const texts = () => toasts.value.map((toast) => toast.text);

describe("what the desk says after an act", () => {
  beforeEach(() => {
    toasts.value = [];
  });

  it("stays until it was read", () => {
    say("Proposed.");
    expect(texts()).toEqual(["Proposed."]);
    heard(toasts.value[0]?.id ?? -1);
    expect(texts()).toEqual([]);
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
