import { describe, expect, it } from "vitest";
import {
  after,
  type Answers,
  answersToSend,
  before,
  consentsOf,
  furtherSections,
  holds,
  mayBeUnder18,
  type Questionnaire,
  questionsOf,
  roleOf,
  touch,
  withoutAgreement,
} from "../src/index.ts";
import { adopted, crsv } from "./files.ts";

const ids = (path: Parameters<typeof questionsOf>[1], answers: Answers) =>
  questionsOf(crsv, path, answers).map((question) => question.id);
const every = crsv.sections.map((section) => ({ kind: "section", id: section.id }) as const);
const allIds = (answers: Answers) => every.flatMap((path) => ids(path, answers));

describe("a condition", () => {
  const test = { fact: "safety.now", is: ["danger", "not_sure"] };

  it("is false while the question is not answered, so its negation is true", () => {
    expect(holds(test, {})).toBe(false);
    expect(holds({ not: test }, {})).toBe(true);
  });

  it("is false for an answer that is preferred not to be said, even beside another code", () => {
    expect(holds(test, { "safety.now": ["prefer_not"] })).toBe(false);
    expect(holds(test, { "safety.now": ["prefer_not", "danger"] })).toBe(false);
  });

  it("needs one value in common with a multiple answer", () => {
    const many = { fact: "needs.list", is: ["medical", "legal"] };
    expect(holds(many, { "needs.list": ["shelter", "legal"] })).toBe(true);
    expect(holds(many, { "needs.list": ["shelter"] })).toBe(false);
  });

  it("combines all, any and not; all of nothing is true, any of nothing is false", () => {
    expect(holds({ all: [] }, {})).toBe(true);
    expect(holds({ any: [] }, {})).toBe(false);
    expect(holds({ all: [test, { not: { any: [] } }] }, { "safety.now": ["danger"] })).toBe(true);
  });
});

describe("touching an option", () => {
  const multi = { type: "multi", exclusive: ["none_now", "prefer_not"] };

  it("moves a single choice, and clears it at the second touch", () => {
    expect(touch({ type: "single" }, ["a"], "b")).toEqual(["b"]);
    expect(touch({ type: "single" }, ["b"], "b")).toEqual([]);
  });

  it("adds to a multiple choice", () => {
    expect(touch(multi, ["medical"], "legal")).toEqual(["medical", "legal"]);
  });

  it("lets an exclusive option clear the others, and the others clear it", () => {
    expect(touch(multi, ["medical", "legal"], "none_now")).toEqual(["none_now"]);
    expect(touch(multi, ["prefer_not"], "medical")).toEqual(["medical"]);
  });
});

describe("the fast path to help", () => {
  it("is six questions at most, whatever is answered", () => {
    for (const role of ["survivor", "witness", "third_party", "prefer_not"])
      expect(ids({ kind: "fast" }, { "reporter.role": [role] }).length).toBeLessThanOrEqual(6);
  });

  it("is the six questions of the file for a survivor", () => {
    expect(ids({ kind: "fast" }, {})).toEqual([
      "reporter.role",
      "safety.now",
      "needs.list",
      "time.since",
      "place.now",
      "contact.reach",
    ]);
  });

  it("asks nothing about what happened", () => {
    expect(ids({ kind: "fast" }, {}).some((id) => /^(act|perp|coercion|story|event)\./.test(id))).toBe(false);
  });
});

describe("the short profile", () => {
  it("shows at most twelve questions for any role and any answers on the way", () => {
    for (const role of ["survivor", "witness", "third_party"]) {
      const answers = {
        "reporter.role": [role],
        "reporter.agreement": ["agrees"],
        "safety.now": ["danger"],
        "needs.list": ["medical"],
        "time.since": ["today"],
      };
      expect(ids({ kind: "short" }, answers).length).toBeLessThanOrEqual(12);
    }
  });

  it("asks age and safety before anything else about the person", () => {
    const order = ids({ kind: "short" }, {});
    expect(order.indexOf("victim.age_band")).toBeLessThan(order.indexOf("needs.list"));
    expect(order.indexOf("safety.now")).toBeLessThan(order.indexOf("needs.list"));
  });

  it("treats an unknown role as a survivor and hides what is asked of others", () => {
    expect(roleOf({ "reporter.role": ["prefer_not"] })).toBe("survivor");
    expect(ids({ kind: "short" }, {})).not.toContain("reporter.relation");
  });

  it("shows the risks only after danger or doubt", () => {
    expect(ids({ kind: "short" }, { "safety.now": ["safe"] })).not.toContain("safety.risks");
    expect(ids({ kind: "short" }, { "safety.now": ["not_sure"] })).toContain("safety.risks");
  });
});

describe("going on and back", () => {
  const path = { kind: "short" } as const;

  it("goes through the whole path and back again the same way", () => {
    const forth: string[] = [];
    let id: string | undefined;
    for (let step = 0; step < 20; step++) {
      id = after(crsv, path, {}, id)?.id;
      if (id === undefined) break;
      forth.push(id);
    }
    const back: string[] = [];
    for (let step = 0; step < 20; step++) {
      id = before(crsv, path, {}, id)?.id;
      if (id === undefined) break;
      back.push(id);
    }
    expect(forth.length).toBeGreaterThan(6);
    expect(back).toEqual([...forth].reverse());
  });

  it("finds the next question even when the present one has just disappeared", () => {
    const gone = after(crsv, path, { "safety.now": ["safe"] }, "safety.risks");
    expect(gone?.id).toBe("needs.list");
  });

  it("keeps an answer whose question is hidden, but does not send it", () => {
    const answers = { "safety.now": ["safe"], "safety.risks": ["threats"] };
    expect(answersToSend(crsv, answers)).toEqual({ "safety.now": ["safe"] });
    expect(answersToSend(crsv, { ...answers, "safety.now": ["danger"] })["safety.risks"]).toEqual(["threats"]);
  });

  it("sends nothing for what was skipped", () => {
    expect(answersToSend(crsv, { "needs.list": [] })).toEqual({});
  });
});

describe("a person who may be under 18", () => {
  const ways: Answers[] = [
    { "victim.age_band": ["under_18"] },
    { "victim.age_band": ["a15_17"] },
    { "victim.age_band": ["unsure"] },
    { "reporter.role": ["witness"], "reporter.agreement": ["agrees"], "victim.age_band": ["mixed"] },
    { "needs.list": ["child_services"] },
    { "needs.list": ["child_services"], "victim.age_band": ["prefer_not"] },
    { "reporter.role": ["third_party"], "reporter.agreement": ["child_guardian"] },
  ];

  it.each(ways)("is never asked about acts, pregnancy, who did it, files or an account (%o)", (answers) => {
    const shown = [...allIds(answers), ...ids({ kind: "short" }, answers)];
    expect(mayBeUnder18(crsv, answers)).toBe(true);
    expect(shown.filter((id) => /^(act|coercion|custody|ownership|purpose|words|harm)\./.test(id))).toEqual([]);
    expect(shown.filter((id) => /^(pregnancy|children|perp|story|evidence|context|pattern)\./.test(id))).toEqual([]);
  });

  it("may still ask for help and be reached", () => {
    expect(ids({ kind: "fast" }, ways[0] ?? {})).toContain("contact.reach");
    expect(consentsOf(crsv, ways[0] ?? {}).map((one) => one.id)).toEqual(["consent.help"]);
  });

  it("sends no earlier answer to a question that is not asked any more", () => {
    const answers = { "act.types": ["other"], "victim.age_band": ["under_18"] };
    expect(answersToSend(crsv, answers)).toEqual({ "victim.age_band": ["under_18"] });
  });

  it("is not meant by an adult mother who asks for help for her child: her own account stays open", () => {
    for (const age of ["a18_24", "a25_39", "a40_59", "a60_plus"]) {
      const mother = { "victim.age_band": [age], "needs.list": ["child_services"] };
      expect(mayBeUnder18(crsv, mother)).toBe(false);
      expect(ids({ kind: "short" }, mother)).toContain("story.text");
    }
  });

  it("is not meant by an adult, nor by silence", () => {
    expect(mayBeUnder18(crsv, {})).toBe(false);
    expect(mayBeUnder18(crsv, { "victim.age_band": ["a18_24"] })).toBe(false);
    expect(mayBeUnder18(crsv, { "victim.age_band": ["prefer_not"] })).toBe(false);
  });
});

describe("a report about somebody else", () => {
  const unknown = { "reporter.role": ["third_party"], "reporter.agreement": ["does_not_know"] };

  it("without agreement asks for no contact and for nothing legal", () => {
    const shown = [...allIds(unknown), ...ids({ kind: "fast" }, unknown), ...ids({ kind: "short" }, unknown)];
    expect(withoutAgreement(crsv, unknown)).toBe(true);
    expect(shown.filter((id) => id.startsWith("contact."))).toEqual([]);
    expect(shown).not.toContain("perp.identity");
    expect(consentsOf(crsv, unknown).map((one) => one.id)).not.toContain("consent.legal_action");
    expect(consentsOf(crsv, unknown).map((one) => one.id)).not.toContain("consent.help");
  });

  it("counts silence about agreement as no agreement", () => {
    expect(withoutAgreement(crsv, { "reporter.role": ["witness"] })).toBe(true);
  });

  it("with agreement asks the same as before", () => {
    const agreed = { "reporter.role": ["witness"], "reporter.agreement": ["agrees"] };
    expect(withoutAgreement(crsv, agreed)).toBe(false);
    expect(ids({ kind: "short" }, agreed)).toContain("contact.reach");
  });

  it("does not touch a survivor", () => {
    expect(withoutAgreement(crsv, {})).toBe(false);
  });
});

describe("the code word and the hours", () => {
  const careful = { "contact.precautions": ["code_word", "certain_hours", "no_topic"] };

  it("are asked right after the precaution that needs them, and only then", () => {
    const section = { kind: "section", id: "crsv.contact" } as const;
    expect(ids(section, careful)).toEqual([
      "contact.method",
      "contact.precautions",
      "contact.code_word",
      "contact.hours",
      "contact.language",
    ]);
    expect(ids(section, { "contact.precautions": ["certain_hours"] })).not.toContain("contact.code_word");
    expect(ids(section, {})).not.toContain("contact.hours");
  });

  it("do not go out where nobody is to make contact any more", () => {
    const given = { ...careful, "contact.code_word": ["given"], "contact.hours": ["given"] };
    expect(Object.keys(answersToSend(crsv, given))).toEqual(Object.keys(given));
    expect(answersToSend(crsv, { ...given, "contact.method": ["no_contact"] })).toEqual({
      "contact.method": ["no_contact"],
    });
  });

  it("are asked about a child as about anybody", () => {
    expect(ids({ kind: "section", id: "crsv.contact" }, { ...careful, "victim.age_band": ["under_18"] })).toContain(
      "contact.code_word",
    );
  });
});

describe("a person who is watched or held", () => {
  const ways: Answers[] = ["still_held", "device_watched"].map((risk) => ({
    "safety.now": ["not_sure"],
    "safety.risks": [risk],
  }));

  it.each(ways)("is asked for no way to be reached, on any way (%o)", (answers) => {
    for (const path of [{ kind: "fast" } as const, { kind: "short" } as const, ...every])
      expect(ids(path, answers)).not.toContain("contact.reach");
    expect(consentsOf(crsv, answers).map((one) => one.id)).not.toContain("consent.help");
  });

  it.each(ways)("sends no way to be reached that was given before (%o)", (answers) => {
    expect(answersToSend(crsv, { ...answers, "contact.reach": ["given"] })).toEqual(answers);
  });

  it("is not meant by another risk", () => {
    expect(ids({ kind: "fast" }, { "safety.now": ["danger"], "safety.risks": ["threats"] })).toContain("contact.reach");
  });
});

describe("a man", () => {
  const man = { "victim.sex": ["male"] };

  it("never sees a question on pregnancy, whatever else is answered", () => {
    const answers = { ...man, "pregnancy.status": ["current"], "act.types": ["forced_pregnancy"] };
    const shown = allIds(answers).filter((id) => id.startsWith("pregnancy.") || id.startsWith("children."));
    expect(shown.filter((id) => id !== "children.needs")).toEqual([]);
  });

  it.each([{ sex: [] }, { sex: ["prefer_not"] }, { sex: ["male"] }])(
    "and whoever has not said it meets no question on pregnancy (%o)",
    ({ sex }) => {
      const answers = { "victim.sex": sex, "act.types": ["forced_pregnancy"] };
      expect(allIds(answers).filter((id) => id.startsWith("pregnancy."))).toEqual([]);
      expect(furtherSections(crsv, answers).map((section) => section.id)).not.toContain("crsv.pregnancy");
    },
  );

  it.each(["female", "other_gender", "mixed"])("is not meant by %s, who is asked once it was said", (sex) => {
    const order = allIds({ "victim.sex": [sex] });
    expect(order.indexOf("victim.sex")).toBeLessThan(order.indexOf("pregnancy.status"));
  });
});

describe("the consents", () => {
  const shown = (answers: Answers) => consentsOf(crsv, answers).map((one) => one.id);

  it("are seven once a file was added", () => {
    expect(shown({ "evidence.media": ["added"] })).toHaveLength(7);
  });

  it("do not ask about files where there is none", () => {
    expect(shown({})).not.toContain("consent.media");
  });
});

describe("the longer sections", () => {
  it("are offered without those that the short profile already asked whole", () => {
    const offered = furtherSections(crsv, {}).map((section) => section.id);
    expect(offered).toContain("crsv.acts");
    expect(offered).not.toContain("crsv.start");
    expect(offered).not.toContain("crsv.consent");
  });

  it.each(adopted)("ask what was told before ahead of all else that goes to the account, in %s", (_, file) => {
    const { sections } = file as Questionnaire;
    const asks = sections.flatMap((section) => section.questions).filter((one) => one.compartment.includes("account"));
    expect(asks.slice(0, 2).map((one) => one.id)).toEqual(["report.elsewhere", "report.statement"]);
    expect(asks.length).toBeGreaterThan(20);
  });

  it("offer an earlier statement before any section about what happened", () => {
    const offered = furtherSections(crsv, {}).map((section) => section.id);
    expect(offered.slice(0, 2)).toEqual(["crsv.contact", "crsv.reported"]);
  });

  it("are never offered about acts to a person who may be under 18", () => {
    const offered = furtherSections(crsv, { "victim.age_band": ["under_18"] }).map((section) => section.id);
    expect(offered).toEqual(["crsv.contact"]);
  });
});
