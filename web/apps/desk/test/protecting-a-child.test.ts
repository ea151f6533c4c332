import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { localiseClinical, type Clinical, type Questionnaire, type Texts } from "@backup/questionnaire";
import {
  guardianSpeaks,
  mayBeAChild,
  mayTakeAnswers,
  mayWrite,
  type Decision,
  type Protection,
} from "../src/work/child.ts";
import { allowedFor } from "../src/work/intake-plan.ts";
import { CaseActs } from "../src/work/acts.ts";
import type { AnswersView, ProposalView } from "../src/work/model.ts";
import { isPreparedLine, lineIn, preparedLines, type PreparedLine } from "../src/work/prepared-lines.ts";
import { careNow, lawNote } from "../src/work/read-first.ts";

const domain = new URL("../../../../domain/", import.meta.url);
const read = (path: string): unknown => JSON.parse(readFileSync(new URL(path, domain), "utf8"));
const crsv = read("questionnaires/crsv.json") as Questionnaire;
const clinical = localiseClinical(read("clinical.json") as Clinical<Texts>, "en");

const view = (answers: Readonly<Record<string, readonly string[]>>): readonly AnswersView[] => [
  {
    questionnaire: "crsv",
    language: "en",
    alone: true,
    answers: Object.entries(answers).map(([question, values]) => ({
      question,
      values,
      text: undefined,
      claimed: undefined,
      received: new Date(0),
      earlier: [],
      notes: [],
    })),
  },
];

describe("a case", () => {
  it.each([
    { "victim.age_band": ["under_18"] },
    { "victim.age_band": ["unsure"] },
    { "needs.list": ["child_services"] },
    { "reporter.agreement": ["child_guardian"] },
  ])("is marked as one that may be about a child (%o)", (answers) => {
    expect(mayBeAChild(crsv, view(answers))).toBe(true);
  });

  it.each([{}, { "victim.age_band": ["a25_39"] }, { "victim.age_band": ["a25_39"], "needs.list": ["child_services"] }])(
    "is not marked for an adult or for silence (%o)",
    (answers) => {
      expect(mayBeAChild(crsv, view(answers))).toBe(false);
    },
  );

  it("stays marked when the answer that said so was changed since", () => {
    const [now] = view({ "victim.age_band": ["a25_39"], "reporter.agreement": ["agrees"] });
    const changed = now?.answers.map((one) => ({
      ...one,
      earlier: [
        {
          values: one.question === "victim.age_band" ? ["under_18"] : ["child_guardian"],
          text: undefined,
          received: new Date(0),
        },
      ],
    }));
    const views = [{ ...now, answers: changed }] as unknown as readonly AnswersView[];
    expect(mayBeAChild(crsv, views)).toBe(true);
    expect(guardianSpeaks([{ speaker: "self" }], views)).toBe(true);
    expect(guardianSpeaks([{ speaker: "self" }], view({ "reporter.agreement": ["agrees"] }))).toBe(false);
  });

  it("is marked where a guardian speaks, before anything is opened", () => {
    expect(guardianSpeaks([{ speaker: undefined }, { speaker: "guardian" }])).toBe(true);
    expect(guardianSpeaks([{ speaker: "self" }, { speaker: "third_party" }])).toBe(false);
  });
});

const decided = (open: boolean): Decision => ({ open, by: "Ivan", reason: "a reason", received: new Date(0) });
const protection = (part: Partial<Protection>): Protection => ({
  child: true,
  guardian: false,
  trained: false,
  decision: undefined,
  people: [],
  told: false,
  language: "en",
  ...part,
});

describe("writing to the person of a case", () => {
  it.each([
    ["all in a case of no child, trained or not", { child: false }, "all"],
    ["nothing to a child by who is not trained", {}, "none"],
    ["all to a child by who is", { trained: true }, "all"],
    ["lines alone to a guardian by who is not trained", { guardian: true }, "lines"],
    ["lines alone by who is trained while nobody decided", { guardian: true, trained: true }, "lines"],
    ["lines alone after a no", { guardian: true, trained: true, decision: decided(false) }, "lines"],
    ["all by who is trained after a yes", { guardian: true, trained: true, decision: decided(true) }, "all"],
    ["still lines alone by who is not, whatever was decided", { guardian: true, decision: decided(true) }, "lines"],
  ] as const)("is %s", (_, part, writing) => {
    expect(mayWrite(protection(part))).toBe(writing);
  });

  it("takes no yes in person from a child but by who is trained", () => {
    expect(mayTakeAnswers(protection({}), ["yes"])).toBe(false);
    expect(mayTakeAnswers(protection({}), ["no", "later"])).toBe(false);
    expect(mayTakeAnswers(protection({ trained: true }), ["yes"])).toBe(true);
    expect(mayTakeAnswers(protection({ child: false }), ["yes"])).toBe(true);
  });

  it("takes back in person through anybody", () => {
    expect(mayTakeAnswers(protection({}), ["no", "no"])).toBe(true);
  });
});

describe("the second signature under an answer of a child", () => {
  const waiting = (...answers: readonly ("yes" | "no" | "later")[]): ProposalView =>
    ({ id: "p", kind: "deposit", answers: answers.map((answer) => ({ purpose: "help", answer })) }) as never;

  /** The calls that signing makes; the proposal itself is gone by then, so that nothing else is needed. */
  const signing = async (proposal: ProposalView, ...who: readonly Partial<Protection>[]) => {
    const calls: string[] = [];
    const ask = (_: string, path: string) => Promise.resolve(calls.push(path) && { proposals: [] });
    const context = { server: { ask } } as unknown as ConstructorParameters<typeof CaseActs>[0];
    const acts = new CaseActs(context, { id: "c" } as never, () => Promise.resolve(protection(who[0] ?? {})));
    return { calls, end: await acts.second(proposal).catch((thrown: unknown) => String(thrown)) };
  };

  it("is refused to who is not trained, before anything is asked of the server or signed", async () => {
    for (const proposal of [waiting("yes"), waiting("no", "yes"), waiting("later")]) {
      const { calls, end } = await signing(proposal);
      expect(calls).toEqual([]);
      expect(end).toContain("child");
    }
  });

  it.each([
    ["by who is trained", waiting("yes"), { trained: true }],
    ["by anybody where it is no child's", waiting("yes"), { child: false }],
    ["by anybody where everything is taken back", waiting("no"), {}],
    ["by anybody where it is another act", waiting(), {}],
  ] as const)("is asked for %s", async (_, proposal, who) => {
    expect((await signing(proposal, who)).calls).toEqual(["/cases/{case}/proposals"]);
  });
});

describe("a prepared line", () => {
  it("is the line word by word, in each language, and in English for another", () => {
    for (const line of Object.keys(preparedLines) as PreparedLine[]) {
      for (const language of ["en", "fr", "ar", "uk", "ln"]) expect(isPreparedLine(lineIn(line, language))).toBe(true);
      expect(lineIn(line, "ln")).toBe(preparedLines[line].en);
      expect(lineIn(line, "toString")).toBe(preparedLines[line].en);
    }
  });

  it("is nothing else, and no line with something added", () => {
    for (const text of [
      "",
      "We have received it.",
      `${preparedLines.received.en} Call us.`,
      ` ${preparedLines.received.en}`,
    ])
      expect(isPreparedLine(text)).toBe(false);
  });
});

describe("an assisted intake", () => {
  it("takes no account and no legal consent for a child, nor where the age is not known", () => {
    for (const age of ["under_18", "unsure"])
      expect(allowedFor(crsv, "self", { "victim.age_band": [age] })).toMatchObject({
        account: false,
        consents: ["read", "help"],
      });
    expect(allowedFor(crsv, "guardian", {})).toMatchObject({ account: false, consents: ["read", "help"] });
  });

  it("reads the country's note in the language of the talk, else in one it has", () => {
    const note = { fr: "Ce que dit la loi.", en: "What the law says." };
    expect(lawNote({ note }, ["fr", "uk"])).toEqual({ text: note.fr, language: "fr" });
    expect(lawNote({ note }, ["ar", "uk"])).toEqual({ text: note.en, language: "en" });
    expect(lawNote({ note: { uk: "Що каже закон." } }, ["ar"])?.language).toBe("uk");
  });

  it("has no note where none was written: then the page says that the rules are not known", () => {
    expect(lawNote(undefined, ["en"])).toBeUndefined();
    expect(lawNote({ note: { en: " " } }, ["en"])).toBeUndefined();
  });

  it("shows the care windows that the answers call for, with their end", () => {
    const now = new Date(2026, 10, 21, 12);
    const care = careNow(clinical, { "needs.list": ["medical"], "time.since": ["yesterday"] }, undefined, now);
    expect(care.find((one) => one.window.id === "hiv_pep")?.until).toEqual(new Date(now.getTime() + 60 * 3_600_000));
    expect(careNow(clinical, {}, undefined, now)).toEqual([]);
  });
});
