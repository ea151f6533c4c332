// @vitest-environment jsdom
import { createElement, render } from "preact";
import { act } from "preact/test-utils";
import { describe, expect, it } from "vitest";
import { Words } from "@backup/ui/words";
import type { Screen } from "../src/app/parts.tsx";
import { Opened } from "../src/app/screens/opened.tsx";
import english from "../src/words/en.json" with { type: "json" };

const words = new Words("en", english);

const access = (number: number, subject: string, why = "care") => ({
  event: `event-${String(number)}`,
  kind: "access",
  subject,
  why,
  actor: { kind: "member", role: "intake" },
  received: "2026-11-20T14:03:00Z",
});

/** Her screen of who opened what; the server tells the events from the first on. */
const shown = async (...events: readonly object[]) => {
  const page = document.createElement("div");
  const told = [
    { item: "words", compartment: "account" },
    { item: "need", compartment: "care" },
    { item: "talk", compartment: "conversation.0a1b2c3d" },
    { item: "place", compartment: "exact" },
  ];
  const media = new Map([["photo", { item: "photo", compartment: "exhibits" }]]);
  const record = { events, told, media, readers: [], closed: [], erasures: [], page: {} };
  const state = { words, checkedCircles: [], session: { value: { record } } };
  await act(() => render(createElement(Opened, { state, go: {} } as unknown as Screen), page));
  const rows = () => [...page.querySelectorAll(".plain-rows small")].map((row) => row.textContent);
  const earlier = () =>
    act(() =>
      [...page.querySelectorAll("button")].find((one) => one.textContent === english["opened.earlier"])?.click(),
    );
  return { rows, earlier, page };
};

describe("who opened what, on her screen", () => {
  it.each([
    ["words", "part.account"],
    ["need", "part.care"],
    ["talk", "part.conversation"],
    ["place", "part.place"],
    ["photo", "part.exhibits"],
  ] as const)("names the part that was opened: %s", async (subject, part) => {
    const { rows } = await shown(access(1, subject));
    expect(rows()[0]).toContain(english[part]);
    expect(rows()[0]).toContain(english["why.care"]);
  });

  it("names no part where it is not known which", async () => {
    const { rows } = await shown(access(1, "gone"));
    const parts = Object.entries(english).filter(([key]) => key.startsWith("part."));
    expect(parts.length).toBeGreaterThan(3);
    expect(parts.filter(([, part]) => typeof part !== "string" || rows()[0]?.includes(part) !== false)).toEqual([]);
  });

  it("names no part of an act that opened nothing", async () => {
    const { rows } = await shown({ ...access(1, "words"), kind: "grant" });
    expect(rows()[0]).not.toContain(english["part.account"]);
  });

  it("reaches the first opening, however much was opened since", async () => {
    const later = Array.from({ length: 60 }, (_, number) => access(2 + number, "talk"));
    const { rows, earlier } = await shown(access(1, "words"), ...later);
    expect(rows().some((row) => row.includes(english["part.account"]))).toBe(false);
    await earlier();
    expect(rows()).toHaveLength(61);
    expect(rows().at(-1)).toContain(english["part.account"]);
  });
});
