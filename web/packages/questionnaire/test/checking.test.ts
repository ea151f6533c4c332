import { describe, expect, it } from "vitest";
import { check, join, localise, localiseClinical, split } from "../src/index.ts";
import { adopted, altered, clinical, crsv, type Mutable, question, vectors } from "./files.ts";

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const faults = (change: (file: Mutable) => void) => check(altered(change)).map((fault) => `${fault.at}: ${fault.what}`);

describe("the adopted questionnaires", () => {
  it.each(adopted)("have no fault: %s", (_, file) => {
    expect(check(file)).toEqual([]);
  });

  it("gives every question a compartment", () => {
    const questions = crsv.sections.flatMap((section) => section.questions);
    expect(questions.length).toBeGreaterThan(50);
    expect(questions.filter((one) => one.compartment.length === 0)).toEqual([]);
  });

  it("keeps places apart by precision", () => {
    const place = crsv.sections.flatMap((section) => section.questions).find((one) => one.id === "place.now");
    expect(place?.compartment).toEqual(["care", "meeting", "exact"]);
  });
});

describe("the vectors", () => {
  it.each(vectors)("find what Java finds: $name", ({ file, faults }) => {
    const found = check(file).map(({ at, code }) => ({ at, code }));
    expect(found.sort((a, b) => order(a.at, b.at) || order(a.code, b.code))).toEqual(faults);
  });
});

describe("a questionnaire is refused when", () => {
  it("a question is compulsory", () => {
    expect(faults((file) => (question(file, "act.types").required = true))).toContainEqual(
      "act.types: no question is compulsory",
    );
  });

  it("an id stands twice", () => {
    expect(faults((file) => (question(file, "safety.now").id = "time.since"))).toContainEqual(
      "time.since: this id stands twice",
    );
  });

  it("a language is missing, or a text is empty or too long", () => {
    expect(faults((file) => delete question(file, "safety.now").label["uk"])).toContainEqual(
      "safety.now: no text in uk",
    );
    expect(faults((file) => (question(file, "safety.now").label["ar"] = " "))).toContainEqual(
      "safety.now: no text in ar",
    );
    expect(faults((file) => (question(file, "safety.now").label["fr"] = "x".repeat(71)))).toContainEqual(
      "safety.now: the fr text is longer than 70",
    );
  });

  it("a text is not in NFC", () => {
    expect(faults((file) => (question(file, "safety.now").label["fr"] = "e\u0301"))).toContainEqual(
      "safety.now: the fr text is not in Unicode NFC",
    );
  });

  it("a condition asks about a later or an unknown question, or an unknown option", () => {
    const later = faults((file) => (question(file, "reporter.role").show_if = { fact: "safety.now", is: ["safe"] }));
    expect(later).toContainEqual("reporter.role: depends on safety.now, which is not asked before it");
    const unknown = faults((file) => (question(file, "contact.reach").show_if = { fact: "safety.now", is: ["blue"] }));
    expect(unknown).toContainEqual("contact.reach: safety.now has no option blue");
    const nowhere = faults((file) => (question(file, "contact.reach").show_if = { fact: "no.where", is: ["x"] }));
    expect(nowhere).toContainEqual("contact.reach: asks about no.where, which does not exist");
  });

  it("there is no way to prefer not to say", () => {
    const without = faults((file) => {
      const one = question(file, "safety.now");
      one.options = one.options.filter((option) => option.code !== "prefer_not");
    });
    expect(without).toContainEqual("safety.now: no option prefer_not");
    expect(faults((file) => (question(file, "needs.list").exclusive = ["none_now"]))).toContainEqual(
      "needs.list: prefer_not is not exclusive",
    );
  });

  it("an exclusive option does not exist, or an option stands twice", () => {
    expect(faults((file) => question(file, "needs.list").exclusive?.push("nowhere"))).toContainEqual(
      "needs.list: exclusive option nowhere does not exist",
    );
    expect(
      faults((file) => {
        const one = question(file, "safety.now");
        one.options.push(...one.options.slice(0, 1));
      }),
    ).toContainEqual("safety.now: safe twice");
  });

  it("a compartment is missing, unknown, or a consent stands outside the deposit", () => {
    expect(faults((file) => delete question(file, "act.types").compartment)).toContainEqual(
      "act.types: no compartment",
    );
    expect(faults((file) => (question(file, "act.types").compartment = ["cellar"]))).toContainEqual(
      "act.types: unknown compartment cellar",
    );
    expect(faults((file) => (question(file, "act.types").compartment = ["deposit"]))).toContainEqual(
      "act.types: a consent, and only a consent, goes into the deposit",
    );
  });

  it("help is more than six questions away, or the short profile is not short", () => {
    expect(faults((file) => file.fast_path.questions.push("act.types"))).toContainEqual(
      "fast_path: help is at most six questions away",
    );
    expect(faults((file) => file.short_profile["survivor"]?.push("act.types"))).toContainEqual(
      "short_profile survivor: more than 12 questions",
    );
    expect(faults((file) => file.short_profile["witness"]?.push("no.such"))).toContainEqual(
      "short_profile witness: no.such does not exist",
    );
  });

  it("a protection names a question that does not exist", () => {
    expect(faults((file) => file.protection["under_18"]?.only?.push("no.such"))).toContainEqual(
      "protection under_18: no.such does not exist",
    );
  });
});

describe("one language", () => {
  it.each(["en", "fr", "ar", "uk"])("%s is whole, and says nothing in another", (language) => {
    const one = localise(crsv, language);
    expect(one.sections).toHaveLength(crsv.sections.length);
    expect(JSON.stringify(one)).not.toContain("deprecated");
    expect(localiseClinical(clinical, language).windows).toHaveLength(clinical.windows.length);
  });

  it("is refused where a text is missing", () => {
    expect(() => localise(crsv, "xx")).toThrow("a text has no xx");
  });

  it("no longer offers a retired option", () => {
    const since = localise(crsv, "en")
      .sections.flatMap((section) => section.questions)
      .find((one) => one.id === "time.since");
    expect(since?.options.map((option) => option.code)).not.toContain("lt_72h");
    expect(since?.options.map((option) => option.code).slice(0, 4)).toEqual(["today", "yesterday", "d2", "d3"]);
  });

  it("comes in two parts that make the whole again", () => {
    const whole = localise(crsv, "uk");
    const parts = split(whole);
    const order = whole.sections.flatMap((section) => section.questions).map((one) => one.id);
    expect(join(parts.first, parts.rest, order)).toEqual(whole);
    expect(JSON.stringify(parts.first)).not.toContain('act.types","audience');
  });
});
