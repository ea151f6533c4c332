import { describe, expect, it } from "vitest";
import { CONSENT_PURPOSES } from "@backup/sealing";
import { takesTwo } from "../src/work/in-person.ts";
import { allowedFor, allowedLater } from "../src/work/intake-plan.ts";
import type { AnswersView, ConsentView, Purpose } from "../src/work/model.ts";
import { referenceOf } from "../src/work/reference.ts";

const { questionnaire } = await referenceOf("crsv");
const purposes: readonly Purpose[] = CONSENT_PURPOSES.filter((purpose) => purpose !== "release");

const consents = (speaker: string, yes: readonly Purpose[] = ["read"]): readonly ConsentView[] =>
  purposes.map((purpose) => ({
    purpose,
    answer: yes.includes(purpose) ? "yes" : "unanswered",
    to: [],
    excluded: [],
    until: undefined,
    given: undefined,
    due: false,
    asked: undefined,
    mayAsk: false,
    speaker,
    channel: "spoken",
    number: 0,
  }));

const told = (question: string, ...values: readonly string[]): readonly AnswersView[] => [
  {
    questionnaire: "crsv",
    language: "en",
    alone: false,
    answers: [{ question, values, text: undefined, claimed: undefined, received: new Date(0), earlier: [], notes: [] }],
  },
];

const allowed = (list: readonly ConsentView[], answers: readonly AnswersView[] = []) =>
  allowedLater(questionnaire, list, answers).map((one) => one.purpose);

describe("an answer given in person on a later day", () => {
  it("may be to any choice of a person who speaks for herself", () => {
    expect(allowed(consents("self"))).toEqual(purposes);
  });

  it.each(["witness", "third_party"])("of a %s is to the own report only, where no agreement is known", (speaker) => {
    expect(allowed(consents(speaker))).toEqual(["read", "share_professionals", "media", "statistics"]);
  });

  it("for a person who may be under 18 is to reading and to being helped", () => {
    expect(allowed(consents("self"), told("victim.age_band", "under_18"))).toEqual(["read", "help"]);
    expect(allowed(consents("guardian"))).toEqual(["read", "help"]);
  });

  it("takes back whatever is yes, even where it could not be given any more", () => {
    expect(allowed(consents("guardian", ["read", "legal_action"]))).toContain("legal_action");
  });
});

describe("a guardian with the officer beside", () => {
  it("can ask for help for the child and be reached, and for nothing else", () => {
    const { reach, account, consents: given } = allowedFor(questionnaire, "guardian", {});
    expect([reach, account]).toEqual([true, false]);
    expect(given).toEqual(["read", "help"]);
  });
});

describe("the signatures under an answer given in person", () => {
  it.each([
    ["a yes opens", { help: "yes" }],
    ["an end to reading leaves nobody to bring it back", { read: "no" }],
    ["an end to reading that is put off is one too", { read: "later" }],
    ["an end to reading hides behind no other answer", { help: "no", read: "no" }],
  ] as const)("are two: %s", (_why, answers) => {
    expect(takesTwo(answers)).toBe(true);
  });

  it("are one where something else is taken back", () => {
    expect(takesTwo({ help: "no", media: "later" })).toBe(false);
  });
});
