import { describe, expect, it } from "vitest";
import { type Answers, careFor, dangerFirst, hoursSince, routingSlip, watchedOrHeld } from "../src/index.ts";
import { clinical } from "./files.ts";

const NOON = new Date(2026, 10, 21, 12, 0, 0);
const care = (answers: Answers, verified: string[] = []) => careFor(clinical, answers, NOON, verified);
const names = (answers: Answers, verified: string[] = []) => care(answers, verified).map((one) => one.window.id);
const slip = (answers: Answers) => routingSlip(clinical, answers, NOON, "circle");
const medical = { "needs.list": ["medical"] };

describe("how long ago it happened", () => {
  it.each([
    ["today", 12, 0],
    ["yesterday", 36, 12],
    ["d2", 60, 36],
    ["d3", 84, 60],
    ["d4_5", 132, 84],
  ])("%s at noon is at most %i and at least %i hours", (code, most, least) => {
    expect(hoursSince(clinical, { "time.since": [code] }, NOON)).toEqual({ most, least });
  });

  it.each([
    ["today", 0, 10, 1 / 6, 0],
    ["yesterday", 0, 10, 24 + 1 / 6, 1 / 6],
    ["yesterday", 23, 50, 48 - 1 / 6, 24 - 1 / 6],
    ["d3", 0, 10, 72 + 1 / 6, 48 + 1 / 6],
    ["d3", 23, 50, 96 - 1 / 6, 72 - 1 / 6],
  ])("%s is counted from the night between two days, at %i:%i too", (code, hour, minute, most, least) => {
    const since = hoursSince(clinical, { "time.since": [code] }, new Date(2026, 10, 21, hour, minute));
    expect(since?.most).toBeCloseTo(most, 9);
    expect(since?.least).toBeCloseTo(least, 9);
  });

  it("is not known from an open answer", () => {
    for (const code of ["ongoing", "unsure", "prefer_not"])
      expect(hoursSince(clinical, { "time.since": [code] }, NOON)).toBeUndefined();
  });

  it("still understands the retired codes", () => {
    expect(hoursSince(clinical, { "time.since": ["lt_72h"] }, NOON)).toEqual({ most: 72, least: 0 });
  });
});

describe("care", () => {
  it("is not offered against infection or pregnancy after touching alone", () => {
    expect(names({ "act.types": ["sexual_touching"] })).not.toContain("hiv_pep");
    expect(names({ "act.types": ["sexual_touching"] })).not.toContain("emergency_contraception");
  });

  it("says that a health worker decides unless exposure is likely", () => {
    const pep = (answers: Answers) => care(answers).find((one) => one.window.id === "hiv_pep");
    expect(pep({ ...medical, "time.since": ["today"] })?.ask).toBe(true);
    expect(pep({ "act.types": ["attempted_rape"], "time.since": ["today"] })?.ask).toBe(true);
    expect(pep({ "act.types": ["rape_penetration"], "time.since": ["today"] })?.ask).toBe(false);
  });

  it("behaves as if the window were open when the time is unknown or it goes on", () => {
    for (const code of ["unsure", "ongoing", "prefer_not"])
      expect(names({ ...medical, "time.since": [code] })).toContain("hiv_pep");
  });

  it("keeps a window open for three days ago, and closes it after", () => {
    expect(names({ ...medical, "time.since": ["d3"] })).toContain("hiv_pep");
    expect(names({ ...medical, "time.since": ["d4_5"] })).not.toContain("hiv_pep");
    expect(names({ ...medical, "time.since": ["d4_5"] })).toContain("emergency_contraception");
  });

  it("always leaves something that still helps, however long ago", () => {
    expect(names({ ...medical, "time.since": ["gt_1y"] })).toContain("psychological_first_aid");
  });

  it("counts what is left from the latest moment the answer allows", () => {
    const pep = care({ ...medical, "time.since": ["yesterday"] }).find((one) => one.window.id === "hiv_pep");
    expect(pep?.until).toEqual(new Date(NOON.getTime() + 60 * 3_600_000));
  });

  it("never speaks of pregnancy to a man", () => {
    expect(names({ ...medical, "victim.sex": ["male"], "time.since": ["today"] })).not.toContain(
      "emergency_contraception",
    );
  });

  it("shows the choices in a pregnancy only where the country file holds a verified entry", () => {
    const answers = { "pregnancy.status": ["current"] };
    expect(names(answers)).not.toContain("pregnancy_options");
    expect(names(answers, ["pregnancy_options"])).toContain("pregnancy_options");
  });

  it("puts danger to life first", () => {
    expect(names({ ...medical, "health.signs": ["heavy_bleeding"] })[0]).toBe("danger_signs");
  });
});

describe("danger", () => {
  it("comes from the answer on safety, or from a sign", () => {
    expect(dangerFirst(clinical, { "safety.now": ["danger"] })).toBe(true);
    expect(dangerFirst(clinical, { "safety.risks": ["self_harm"] })).toBe(true);
    expect(dangerFirst(clinical, { "health.signs": ["choking"] })).toBe(true);
  });

  it("does not come from silence, doubt or fever", () => {
    expect(dangerFirst(clinical, {})).toBe(false);
    expect(dangerFirst(clinical, { "safety.now": ["not_sure"] })).toBe(false);
    expect(dangerFirst(clinical, { "health.signs": ["fever"] })).toBe(false);
  });

  it("knows who is watched or held", () => {
    expect(watchedOrHeld({ "safety.risks": ["device_watched"] })).toBe(true);
    expect(watchedOrHeld({ "safety.risks": ["threats"] })).toBe(false);
  });
});

describe("the routing slip", () => {
  it("holds a circle, a priority and perhaps the end of a window, nothing else", () => {
    expect(slip({})).toEqual({ circle: "circle", priority: 3 });
    expect(Object.keys(slip({ ...medical, "time.since": ["today"] }))).toEqual(["circle", "priority", "windowEnds"]);
  });

  it("is now in danger, without a window's end", () => {
    expect(slip({ ...medical, "time.since": ["today"], "safety.now": ["danger"] })).toEqual({
      circle: "circle",
      priority: 1,
    });
  });

  it("is now while it goes on and medical care is needed", () => {
    expect(slip({ ...medical, "time.since": ["ongoing"] }).priority).toBe(1);
  });

  it("ends at the earliest window counted from the earliest moment, in steps of six hours", () => {
    const ends = slip({ ...medical, "time.since": ["yesterday"] }).windowEnds ?? "";
    const earliest = NOON.getTime() + (72 - 36) * 3_600_000;
    expect(Date.parse(ends) % (6 * 3_600_000)).toBe(0);
    expect(Date.parse(ends)).toBeLessThanOrEqual(earliest);
    expect(Date.parse(ends)).toBeGreaterThan(earliest - 6 * 3_600_000);
  });

  it("is the same for a child, a man, a language or a sign that is not one of danger", () => {
    const base = { ...medical, "time.since": ["d2"] };
    const others: Answers[] = [
      { ...base, "victim.age_band": ["under_18"] },
      { ...base, "contact.language": ["sg"] },
      { ...base, "health.signs": ["fever"] },
      { ...base, "contact.precautions": ["woman_contact"] },
    ];
    for (const answers of others) expect(slip(answers)).toEqual(slip(base));
  });

  it("is open when nothing is asked for and it is long ago", () => {
    expect(slip({ "needs.list": ["none_now"], "time.since": ["gt_1y"] })).toEqual({ circle: "circle", priority: 4 });
  });
});
