// @vitest-environment jsdom
import { createElement, render } from "preact";
import { beforeEach, describe, expect, it } from "vitest";
import { type Begun, useBegun } from "../src/parts/begun.ts";
import { useDraft, type Change } from "../src/parts/draft.ts";

interface Words {
  readonly note: string;
}

describe("what was begun and not sealed", () => {
  const page = document.createElement("div");
  let begun: Begun<Words>;
  let write: Change<Words>;

  const Form = () => {
    const [draft, change] = useDraft<Words>(untouched);
    useBegun(begun, draft, draft === untouched);
    write = change;
    return null;
  };
  const untouched: Words = { note: "" };
  const drawn = (): Promise<void> => Promise.resolve();
  const leave = (): void => render(null, page);
  const asksBeforeThePageIsLeft = (): boolean => !dispatchEvent(new Event("beforeunload", { cancelable: true }));

  beforeEach(() => {
    leave();
    begun = { draft: undefined };
    render(createElement(Form, null), page);
  });

  it("has its last letter though the screen is left before the next frame", async () => {
    write({ note: "Once is enough" });
    await drawn();
    write({ note: "Once is enough." });
    await drawn();
    leave();
    expect(begun.draft).toEqual({ note: "Once is enough." });
  });

  it("is nothing where nothing was written", async () => {
    await drawn();
    leave();
    expect(begun.draft).toBeUndefined();
  });

  it("lets the page be left without a question only while nothing was written, or after its screen was left", async () => {
    expect(asksBeforeThePageIsLeft()).toBe(false);
    write({ note: "Once" });
    await drawn();
    expect(asksBeforeThePageIsLeft()).toBe(true);
    leave();
    expect(asksBeforeThePageIsLeft()).toBe(false);
  });
});
