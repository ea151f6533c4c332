import { describe, expect, it } from "vitest";
import type { CaseRecord, Told } from "../src/flow/record.ts";
import { opensToGuardian } from "../src/flow/record.ts";
import { isVeiled } from "../src/app/screens/veiled.ts";
import type { State } from "../src/app/state.ts";

const note = (body: object, mine = false, kind: Told["kind"] = "note"): Told =>
  ({ kind, mine, compartment: "conversation.00000000", body: { about: "guardian", ...body } }) as unknown as Told;

const record = (...told: readonly Told[]): CaseRecord => ({ told }) as unknown as CaseRecord;

const state = (spoken: Readonly<Record<string, readonly string[]>>, known?: CaseRecord): State =>
  ({ spoken, session: { value: { record: known } } }) as unknown as State;

const guardian = { "reporter.agreement": ["child_guardian"] };

describe("a guardian's page", () => {
  it("shows nothing of what was sent before anybody decided, nor while the case is not read yet", () => {
    expect(isVeiled(state(guardian, record()))).toBe(true);
    expect(isVeiled(state(guardian))).toBe(true);
  });

  it("shows it after a yes, and not after it was taken back", () => {
    expect(isVeiled(state(guardian, record(note({ open: true }))))).toBe(false);
    expect(isVeiled(state(guardian, record(note({ open: true }), note({ open: false }))))).toBe(true);
    expect(isVeiled(state(guardian, record(note({ open: false }), note({ open: true }))))).toBe(false);
  });

  it.each([
    ["a yes by the code itself", note({ open: true }, true)],
    ["a note about something else", note({ about: "case", open: true })],
    ["a message that says so", note({ open: true }, false, "message")],
    ["a word in the place of a yes", note({ open: "true" })],
    ["nothing in the place of a yes", note({})],
  ])("takes %s for no decision", (_, one) => {
    expect(opensToGuardian(record(one))).toBe(false);
  });

  it("is the page of nobody else", () => {
    for (const spoken of [{}, { "reporter.agreement": ["agrees"] }, { "victim.age_band": ["under_18"] }])
      expect(isVeiled(state(spoken, record()))).toBe(false);
  });
});
