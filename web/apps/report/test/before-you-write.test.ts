// @vitest-environment jsdom
import { createElement, render } from "preact";
import { act } from "preact/test-utils";
import { describe, expect, it } from "vitest";
import { Words } from "@backup/ui/words";
import type { Screen } from "../src/app/parts.tsx";
import { CountryNote } from "../src/app/screens/help.tsx";
import english from "../src/words/en.json" with { type: "json" };

const words = new Words("en", english);

/** The screen before the first sealed question, with what the country's file says of the law there. */
const shown = async (note: Readonly<Record<string, string>> | undefined) => {
  const page = document.createElement("div");
  const went: string[] = [];
  const state = { words, noteSeen: false, countries: { value: [] }, country: { value: "CF" }, countryFile: { note } };
  const go = { next: () => went.push("next") };
  await act(() => render(createElement(CountryNote, { state, go } as unknown as Screen), page));
  const choose = (key: keyof typeof english) =>
    act(() => {
      const label = [...page.querySelectorAll("label")].find((one) => one.textContent === english[key]);
      label?.querySelector("input")?.click();
    });
  const goOn = () => act(() => [...page.querySelectorAll("button")].at(-1)?.click());
  return { page, state, went, choose, goOn };
};

describe("before she writes", () => {
  it("says what the law may make people tell, and where nobody knows, that nobody does", async () => {
    expect((await shown({ en: "What the law says." })).page.textContent).toContain("What the law says.");
    expect((await shown(undefined)).page.textContent).toContain(english["note.unknown"]);
  });

  it("says the limits: a court may ask, and nothing is promised", async () => {
    expect((await shown({ en: "x" })).page.textContent).toContain(english["note.limits"]);
  });

  it.each([
    ["note.check.chosen", "note.check.right"],
    ["note.check.all", "note.check.more"],
    ["note.check.unsure", "note.check.more"],
  ] as const)("asks who can open what she sends, and says what is so after %s", async (answer, said) => {
    const { page, choose } = await shown({ en: "x" });
    expect(page.textContent).toContain(english["note.check"]);
    expect(page.textContent).not.toContain(english[said]);
    await choose(answer);
    expect(page.textContent).toContain(english[said]);
  });

  it("lets her go on without an answer", async () => {
    const { state, went, goOn } = await shown({ en: "x" });
    await goOn();
    expect([went, state.noteSeen]).toEqual([["next"], true]);
  });
});
