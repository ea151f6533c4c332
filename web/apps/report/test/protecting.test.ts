import { describe, expect, it } from "vitest";
import { type Answers, mayBeSeen } from "@backup/questionnaire";
import { type Country, listeningLine, supervised } from "../src/flow/countries.ts";
import { asSpoken, offeredNow } from "../src/flow/offered.ts";
import { type Going, stepsOf } from "../src/flow/steps.ts";
import { asked, clinical, words } from "./files.ts";

const now = new Date(2026, 10, 21, 12);
const going: Going = { path: { kind: "fast" }, end: "send", clinical, now, codeShown: false, noteSeen: false };
const steps = (answers: Answers, change: Partial<Going> = {}) => stepsOf(asked, answers, { ...going, ...change });
const follows = (list: readonly string[], one: string) => list[list.indexOf(one) + 1];
const tell = { path: { kind: "short" } } as const;

describe("somebody who asks for help for a child", () => {
  const needs = { "needs.list": ["child_services"] };

  it("is asked for the age first on the short way, so that a mother is not taken for her child", () => {
    const mother = { ...needs, "victim.age_band": ["a25_39"] };
    expect(follows(steps(needs), "q:needs.list")).toBe("q:victim.age_band");
    expect(follows(steps(needs), "q:victim.age_band")).toBe("child");
    expect(steps(mother)).toContain("q:victim.age_band");
    expect(steps(mother)).not.toContain("child");
  });

  it("is not asked twice", () => {
    const said = { ...needs, "victim.age_band": ["under_18"] };
    expect(steps(said)).not.toContain("q:victim.age_band");
    expect(steps(said)).toContain("child");
    expect(steps(needs, tell).filter((step) => step === "q:victim.age_band")).toHaveLength(1);
  });
});

describe("a guardian", () => {
  const guardian = { "reporter.role": ["third_party"], "reporter.agreement": ["child_guardian"] };

  it("meets help for a child first, no account, no file, no contact, and no screen of choices without a choice", () => {
    const list = steps(guardian, tell);
    expect(follows(list, "q:reporter.agreement")).toBe("child");
    expect(list.filter((step) => /q:(story|evidence|act|perp|contact)/.test(step))).toEqual([]);
    expect(list).not.toContain("choices");
    expect(list.slice(-2)).toEqual(["readers", "done"]);
  });
});

describe("an answer that asks much of her", () => {
  const near = { "safety.now": ["not_sure"], "safety.risks": ["persons_nearby"] };
  const held = { "safety.now": ["not_sure"], "safety.risks": ["still_held"] };
  const watched = { "safety.now": ["not_sure"], "safety.risks": ["device_watched"] };
  const confused = { "needs.list": ["medical"], "health.signs": ["confused"] };

  it.each([near, held, watched])("is followed by a screen where she can stop, and by the code (%o)", (answers) => {
    const list = steps(answers, tell);
    expect(follows(list, "q:safety.risks")).toBe("pause");
    expect(follows(list, "pause")).toBe("code");
    expect(list.filter((step) => step === "code")).toHaveLength(1);
  });

  it("shows help before it where there is danger to life", () => {
    const list = steps(confused, tell);
    expect(follows(list, "q:health.signs")).toBe("help");
    expect(follows(list, "help")).toBe("pause");
  });

  it("stops nobody: the way goes on behind it, once", () => {
    const list = steps({ ...near, ...confused }, tell);
    expect(list.filter((step) => step === "pause")).toHaveLength(1);
    expect(list.at(-1)).toBe("done");
    expect(list).toContain("q:story.text");
  });

  it("shows no code a second time", () => {
    const list = steps(near, { ...tell, codeShown: true });
    expect(list).toContain("pause");
    expect(list).not.toContain("code");
  });

  it("is not any other answer", () => {
    expect(steps({ "safety.now": ["not_sure"], "safety.risks": ["threats"] }, tell)).not.toContain("pause");
    expect(steps({}, tell)).not.toContain("pause");
  });
});

describe("a longer section", () => {
  const section = (id: string) => ({ path: { kind: "section", id }, end: "added", noteSeen: true }) as const;
  const listened = { "needs.list": ["psychosocial"], "time.since": ["yesterday"] };

  it("ends with the care that its answers call for first", () => {
    const list = steps({ ...listened, "act.types": ["rape_penetration"] }, section("crsv.acts"));
    expect(list.slice(-2)).toEqual(["care", "done"]);
  });

  it("ends with care that is surer now, though it stood there with a doubt", () => {
    const list = steps({ "needs.list": ["medical"], "act.types": ["rape_penetration"] }, section("crsv.acts"));
    expect(list).toContain("care");
  });

  it.each([["psychological_violence"], ["prefer_not"], []].map((acts) => ({ acts })))(
    "says nothing of care where nothing new calls for it (%o)",
    ({ acts }) => {
      expect(steps({ ...listened, "act.types": acts }, section("crsv.acts"))).not.toContain("care");
    },
  );

  it("does not repeat what another section called for", () => {
    const told = { ...listened, "act.types": ["rape_penetration"] };
    expect(steps(told, section("crsv.context"))).not.toContain("care");
  });

  it("says first what the law may make people tell, on a phone that has not shown it", () => {
    const list = steps({}, { ...section("crsv.acts"), noteSeen: false });
    expect(list[0]).toBe("note");
    expect(steps({}, section("crsv.acts"))).not.toContain("note");
  });
});

describe("the code", () => {
  it.each<Answers>([
    { "safety.now": ["danger"] },
    { "safety.now": ["not_sure"] },
    { "safety.risks": ["device_watched"] },
    { "safety.risks": ["still_held"] },
  ])("is behind one tap where somebody may look on (%o)", (answers) => {
    expect(mayBeSeen(answers)).toBe(true);
  });

  it("stands open where she said that she is safe, or nothing", () => {
    expect(mayBeSeen({})).toBe(false);
    expect(mayBeSeen({ "safety.now": ["safe"] })).toBe(false);
  });
});

describe("thoughts of suicide", () => {
  const country: Country = {
    code: "UA",
    emergency: [{ kind: "general", number: "112" }],
    services: [],
    note: {},
    circles: [],
    ready: true,
    supervised: false,
  };

  it("meet no promise that somebody listens where no line is known", () => {
    expect(listeningLine(country)).toBe(false);
    expect(listeningLine(undefined)).toBe(false);
    expect(listeningLine({ ...country, emergency: [{ kind: "crisis", number: "7333" }] })).toBe(true);
  });

  it("are only said to be answered by trained people where that was recorded", () => {
    expect(supervised(country)).toBe(false);
    expect(supervised(undefined)).toBe(false);
    expect(supervised({ ...country, supervised: true })).toBe(true);
  });

  it("are met in the clinical texts without “now”", () => {
    const message = clinical.windows.find((one) => one.id === "suicide_risk")?.message ?? "";
    expect(message).not.toBe("");
    expect(message).not.toMatch(/now|listen/i);
  });

  it.each(["en", "fr", "ar", "uk"])(
    "have one sentence that promises to listen now, kept for a known line (%s)",
    (one) => {
      const now = {
        en: "listen to you now",
        fr: "écouter maintenant",
        ar: "أن يستمع إليك الآن",
        uk: "вислухати зараз",
      }[one];
      const keys = Object.entries(words(one)).filter(([, text]) => JSON.stringify(text).includes(now ?? "?"));
      expect(keys.map(([key]) => key)).toEqual(["help.listen"]);
    },
  );
});

describe("who speaks in a case that was sent", () => {
  const on = () => false;

  it("leaves a guardian only reading to choose, though no answer could be opened here", () => {
    expect(offeredNow(asked, asSpoken({}, "guardian"), on)).toEqual(["read"]);
  });

  it.each(["witness", "third_party"] as const)(
    "leaves a %s nothing that sends somebody or acts for another",
    (speaker) => {
      const offered = offeredNow(asked, asSpoken({}, speaker), on);
      expect(offered).toEqual(["read", "share_professionals", "media", "statistics"]);
    },
  );

  it("loosens nothing that was answered", () => {
    expect(offeredNow(asked, asSpoken({ "victim.age_band": ["under_18"] }, "self"), on)).toEqual(["read", "help"]);
    const child = { "reporter.agreement": ["child_guardian"], "reporter.role": ["third_party"] };
    expect(asSpoken(child, "third_party")).toMatchObject(child);
  });
});
