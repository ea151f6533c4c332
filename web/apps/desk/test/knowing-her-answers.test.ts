import { nextConsent, randomId, SigningKey, systemRandom, type Consent } from "@backup/sealing";
import { describe, expect, it } from "vitest";
import { CaseState } from "../src/work/case-state.ts";
import { person, place } from "./sealed-by-her.ts";
import {
  answered,
  colleague,
  consents,
  deskWith,
  idle,
  intake,
  lawyer,
  left,
  me,
  nobody,
  others,
  ours,
  outsider,
  theirs,
  type Answer,
  type SignedAnswers,
} from "./two-organisations.ts";

const spoken = { channel: "spoken" } as const;
const read: Answer = { purpose: "read" };
const help: Answer = { purpose: "help" };
/** As an officer takes it down: her author key and his sign what she said. */
const [inPerson] = consents({ ...read, ...spoken });
const opened = answered([inPerson as Consent], [person, me.key]);
const after = (before: Consent, answer: Consent["answer"], more: Partial<Answer> = {}): Consent =>
  nextConsent({ ...before, answer, ...more }, before);
const [helpInPerson] = consents({ ...help, ...spoken }) as [Consent];
const twoOfUs = [me.key, colleague.key] as const;

const open = async (...answers: readonly SignedAnswers[]) => {
  const { context } = await deskWith({ answers });
  return CaseState.read(context, place.case);
};
const given = async (...answers: readonly SignedAnswers[]) =>
  (await open(...answers)).consentViews().flatMap((one) => (one.answer === "yes" ? [one.purpose] : []));

describe("what she answered", () => {
  it("counts by her own hand, in one deposit or in several", async () => {
    const [first, second, third] = consents(read, help, { ...read, answer: "no" }) as [Consent, Consent, Consent];
    expect(await given(answered([first, second], [person]))).toEqual(["read", "help"]);
    expect(await given(answered([first], [person]), answered([second, third], [person]))).toEqual(["help"]);
  });

  it("counts from a deposit with words and keys beside it", async () => {
    const more = { items: [{ id: randomId() }], grants: [{ id: randomId() }], epochs: [{ compartment: "care" }] };
    expect(await given(answered(consents(read), [person], more))).toEqual(["read"]);
  });

  it("says when the server had it, and which deposit carried it", async () => {
    const state = await open(opened);
    expect(state.answers).toMatchObject([{ received: opened.received, consent: { purpose: "read", number: 0 } }]);
    expect(state.answers[0]?.deposit).toBe((opened.envelope.statement as { id?: unknown }).id);
  });

  it("is asked for by nobody while the case waits for its erasure", async () => {
    const { context } = await deskWith({ answers: [opened], page: { state: "erasing" } });
    const asked: string[] = [];
    const ask = context.server.ask.bind(context.server);
    const watched = (method: "get", path: "/cases/{case}", said: never) => {
      asked.push(path);
      return ask(method, path, said);
    };
    Object.assign(context.server, { ask: watched });
    const state = await CaseState.read(context, place.case);
    expect(state.erasing).toBe(true);
    expect(state.answers).toEqual([]);
    expect(asked).toEqual(["/cases/{case}"]);
  });

  const forged: readonly (readonly [string, () => SignedAnswers])[] = [
    ["a key the server made", () => answered(consents(read), [nobody.key])],
    ["a member of the circle it lets in", () => answered(consents({ ...read, to: [others] }), [outsider.key])],
    ["a colleague", () => answered(consents(read), [colleague.key])],
    ["two who would hold the case by it", () => answered(consents(read), twoOfUs)],
    ["two who say that she spoke to them", () => answered(consents({ ...read, ...spoken }), twoOfUs)],
    [
      "somebody who names her as the author",
      () => answered(consents(read), [nobody.key], { author: person.verification }),
    ],
    [
      "her, beside somebody who names himself the author",
      () => answered(consents(read), [person, outsider.key], { author: outsider.key.verification }),
    ],
  ];
  it.each(forged)("does not count by %s", async (_, make) => {
    await expect(open(make())).rejects.toThrow("unverified");
  });

  it.each([
    ["another case", { case: randomId() }],
    ["another instance", { instance: randomId() }],
    ["another kind of statement", { type: "backup/v1/grant" }],
  ])("does not count from %s that she signed", async (_, more) => {
    await expect(open(answered(consents(read), [person], more))).rejects.toThrow("unverified");
  });

  it("does not count once a word of it was changed, or nobody signed", async () => {
    const { envelope, received } = answered(consents({ ...read, to: [ours] }), [person]);
    const statement = { ...envelope.statement, consents: consents({ ...read, to: [theirs] }) };
    await expect(open({ envelope: { ...envelope, statement }, received })).rejects.toThrow("unverified");
    await expect(open({ envelope: { ...envelope, signatures: [] }, received })).rejects.toThrow("unverified");
  });

  it("does not count twice, nor with one left out", async () => {
    const [first, second, third] = consents(read, { ...read, answer: "no" }, read) as [Consent, Consent, Consent];
    const [one, two, three] = [first, second, third].map((each) => answered([each], [person]));
    await expect(open(one as never, one as never)).rejects.toThrow("unverified");
    await expect(open(one as never, three as never)).rejects.toThrow("unverified");
    await expect(open(two as never)).rejects.toThrow("unverified");
    expect(await given(one as never, two as never, three as never)).toEqual(["read"]);
  });
});

describe("what she answered in person, later", () => {
  it("counts by two who hold her case", async () => {
    expect(await given(opened, answered([helpInPerson], twoOfUs))).toEqual(["read", "help"]);
  });

  it("counts by one who has left the circle since", async () => {
    expect(await given(opened, answered([helpInPerson], [me.key, left.key]))).toEqual(["read", "help"]);
  });

  it("counts by one alone where she takes a yes back, but for the reading itself", async () => {
    const yes = answered([helpInPerson], twoOfUs);
    const no = answered([after(helpInPerson, "no")], [colleague.key]);
    expect(await given(opened, yes, no)).toEqual(["read"]);
    const end = [after(inPerson as Consent, "no")];
    await expect(open(opened, answered(end, [colleague.key]))).rejects.toThrow("unverified");
    expect(await given(opened, answered(end, twoOfUs))).toEqual([]);
  });

  it("counts by a colleague who came after the directory was read", async () => {
    const answers = [opened, answered([helpInPerson], twoOfUs)];
    const { context, directory } = await deskWith({ answers, known: 1 });
    expect((await CaseState.read(context, place.case)).answers).toHaveLength(2);
    expect(directory.refreshed).toBe(1);
  });

  it("is asked about once a minute where it stays unverified", async () => {
    const answers = [opened, answered([helpInPerson], [me.key, nobody.key])];
    const { context, directory } = await deskWith({ answers });
    for (let times = 0; times < 3; times++)
      await expect(CaseState.read(context, place.case)).rejects.toThrow("unverified");
    expect(directory.refreshed).toBe(1);
  });

  const again = new SigningKey(systemRandom(32));
  it.each([
    ["by one of them alone", [me.key]],
    ["by one and somebody whom the directory does not know", [me.key, again]],
    ["by one and somebody of another organisation", [me.key, outsider.key]],
    ["by one and somebody of theirs who is in no circle", [me.key, idle.key]],
    ["by one and a lawyer whom no yes of hers speaks of", [me.key, lawyer.key]],
    ["by two who do not hold the case", [outsider.key, lawyer.key]],
    ["by two who hold it and one who does not", [me.key, colleague.key, outsider.key]],
  ] as const)("does not count %s", async (_, by) => {
    await expect(open(opened, answered([helpInPerson], by as never))).rejects.toThrow("unverified");
  });

  it("does not count by those whom it lets in itself", async () => {
    const [widened] = consents({ ...help, ...spoken, to: [others] }) as [Consent];
    await expect(open(opened, answered([widened], [outsider.key, me.key]))).rejects.toThrow("unverified");
    const anew = [after(inPerson as Consent, "yes", { to: [intake, others].sort() })];
    await expect(open(opened, answered(anew, [outsider.key, me.key]))).rejects.toThrow("unverified");
  });

  it("does not count where her case was not taken in person", async () => {
    const hers = answered(consents(read), [person]);
    await expect(open(hers, answered([helpInPerson], twoOfUs))).rejects.toThrow("unverified");
  });

  it("does not count without the way it was said", async () => {
    await expect(open(opened, answered(consents(help), twoOfUs))).rejects.toThrow("unverified");
  });

  it.each(["epochs", "items", "grants", "marks"])("does not count with %s beside it", async (name) => {
    const more = { [name]: [{ id: randomId() }] };
    await expect(open(opened, answered([helpInPerson], twoOfUs, more))).rejects.toThrow("unverified");
  });
});
