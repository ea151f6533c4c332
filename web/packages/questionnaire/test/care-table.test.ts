import { describe, expect, it } from "vitest";
import { type Answers, careFor } from "../src/index.ts";
import { clinical } from "./files.ts";

const NOON = new Date(2026, 10, 21, 12, 0, 0);

const LIKELY = ["rape_penetration", "forced_acts_others", "sexual_slavery", "forced_prostitution"];
const POSSIBLE = ["attempted_rape", "genital_violence", "genital_mutilation", "exploitation_aid"];
const TOUCHED = ["sexual_touching"];
const NONE = ["forced_nudity", "sexual_threats", "physical_violence", "psychological_violence", "prefer_not"];
const SEXES = ["female", "male", "other_gender", "mixed", "prefer_not", undefined];
const COUNTRIES = { none: [], medical: ["medical"], options: ["medical", "pregnancy_options"] };

const SHORT: Readonly<Record<string, string>> = {
  hiv_pep: "pep",
  emergency_contraception: "pill",
  sti_prophylaxis: "sti",
  hepatitis_b: "hepatitis",
  forensic_evidence: "samples",
  psychological_first_aid: "listening",
  follow_up: "later",
};

const OPEN = "pep pill sti hepatitis samples listening later";
/** What stands on the screen after an act that may infect, by when it happened; for a man without the pill. */
const EXPOSED: Readonly<Record<string, string>> = {
  today: OPEN,
  yesterday: OPEN,
  d2: OPEN,
  d3: OPEN,
  d4_5: "pill sti hepatitis samples listening later",
  d6_14: "sti hepatitis listening later",
  d15_90: "sti listening later",
  m3_12: "sti listening later",
  gt_1y: "sti listening later",
  ongoing: OPEN,
  unsure: OPEN,
  prefer_not: OPEN,
};

const care = (answers: Answers, country: readonly string[]) => careFor(clinical, answers, NOON, country);
const shown = (answers: Answers, country: readonly string[]) =>
  care(answers, country)
    .map((one) => SHORT[one.window.id] ?? one.window.id)
    .sort()
    .join(" ");
const sorted = (words: string, without?: string) =>
  words
    .split(" ")
    .filter((word) => word !== without)
    .sort()
    .join(" ");

const cells = Object.keys(EXPOSED).flatMap((time) =>
  SEXES.flatMap((sex) => Object.entries(COUNTRIES).map(([name, country]) => ({ time, sex, name, country }))),
);
const answersOf = (act: string, { time, sex }: (typeof cells)[number]): Answers => ({
  "act.types": [act],
  "time.since": [time],
  ...(sex === undefined ? {} : { "victim.sex": [sex] }),
});

describe("care after each act, at each time, for each sex, in each kind of country", () => {
  it.each([...LIKELY, ...POSSIBLE])("is what can still help after %s", (act) => {
    for (const cell of cells)
      expect(shown(answersOf(act, cell), cell.country), `${cell.time} ${cell.sex ?? "-"} ${cell.name}`).toBe(
        sorted(EXPOSED[cell.time] ?? "", cell.sex === "male" ? "pill" : undefined),
      );
  });

  it.each(TOUCHED)("opens no window of infection or pregnancy after %s", (act) => {
    for (const cell of cells) {
      const late = ["d6_14", "d15_90", "m3_12", "gt_1y"].includes(cell.time);
      expect(shown(answersOf(act, cell), cell.country), cell.time).toBe(
        late ? "later listening" : "later listening samples",
      );
    }
  });

  it.each(NONE)("is not offered unasked after %s", (act) => {
    expect(cells.length).toBeGreaterThan(0);
    for (const cell of cells) expect(shown(answersOf(act, cell), cell.country)).toBe("");
  });

  it("is certain where exposure is likely, and left to a health worker where it is only possible", () => {
    const doubts = (act: string) =>
      care({ "act.types": [act], "time.since": ["today"] }, []).filter((one) => one.ask).length;
    for (const act of LIKELY) expect(doubts(act), act).toBe(0);
    for (const act of POSSIBLE) expect(doubts(act), act).toBe(4);
  });

  it("names the choices in a pregnancy only where a place for them was verified, and then no pill", () => {
    for (const [name, country] of Object.entries(COUNTRIES)) {
      const answers = { "act.types": ["rape_penetration"], "time.since": ["today"], "pregnancy.status": ["current"] };
      expect(shown(answers, country).includes("pregnancy_options"), name).toBe(name === "options");
      expect(shown(answers, country)).not.toContain("pill");
    }
  });
});
