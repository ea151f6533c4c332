// @vitest-environment jsdom
import { beforeAll, describe, expect, it } from "vitest";
import { sentence } from "../src/screens/case/history.tsx";
import type { CustodyEvent } from "../src/work/model.ts";
import { languages, speak } from "../src/words/index.ts";

const opened = (subject: string): CustodyEvent => ({
  id: "3f2b8a1e-0000-4000-8000-000000000000",
  kind: "access",
  actor: { kind: "member", id: "", name: "Demo ivan", organisation: undefined },
  second: undefined,
  subject,
  why: undefined,
  received: new Date("2026-11-22T06:00:00Z"),
});

describe.each(languages)("what was opened, in %s", (language) => {
  beforeAll(() => speak(language, true));

  it("never ends in nothing where the part has no name any more", () => {
    expect(sentence(opened("")).replace(/[\u2066-\u2069]/gu, "")).not.toMatch(/[:،,\s]$/u);
  });

  it("tells of a key that ended, which the server enters, and never as one that was given", () => {
    const given: CustodyEvent = { ...opened("care"), kind: "grant" };
    const ended: CustodyEvent = { ...given, actor: { kind: "service", id: "", name: "", organisation: undefined } };
    const start = sentence({ ...given, actor: { ...given.actor, name: "X" } }).replace(/.*X[\u2066-\u2069]*/u, "");
    expect(sentence(ended)).not.toContain(start);
    expect(sentence(ended)).not.toBe(sentence({ ...ended, subject: "account" }));
  });

  it("names a part that is there", () => {
    expect(sentence(opened("exhibits"))).not.toBe(sentence(opened("")));
  });
});
