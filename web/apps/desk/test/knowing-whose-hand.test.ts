import type { SigningKey } from "@backup/sealing";
import { describe, expect, it } from "vitest";
import { CaseState } from "../src/work/case-state.ts";
import { OpenedCase } from "../src/work/opened-case.ts";
import { draft, kept, person, place } from "./sealed-by-her.ts";
import {
  colleague,
  consents,
  deskWith,
  guest,
  idle,
  intake,
  lawyer,
  lawyers,
  left,
  me,
  nobody,
  others,
  ours,
  outsider,
  theirs,
  type Answer,
} from "./two-organisations.ts";

const read: Answer = { purpose: "read" };
const told: Answer = { purpose: "share_professionals" };
const talk = "conversation.0a1b2c3d";

type Readers = NonNullable<Parameters<typeof deskWith>[0]["readers"]>;
const reading: Readers = [{ kind: "circle", id: intake }];

/** Whether the desk holds a key of a compartment once somebody granted it to the circle of this member. */
const opens = async (name: string, by: SigningKey, answers: readonly Answer[], readers = reading) => {
  const { context } = await deskWith({ consents: consents(...answers), grants: [[name, by]], readers });
  const state = await CaseState.read(context, place.case);
  expect(state.unverified).toEqual(state.epochOf(name, 0) === undefined ? [name] : []);
  return state.epochOf(name, 0) !== undefined;
};

describe("a key of a case that was granted", () => {
  it("counts by her own hand, whatever she answered", async () => {
    expect(await opens("identity", person, [])).toBe(true);
  });

  it.each([
    ["their organisation", { to: [ours] }],
    ["their circle", { to: [intake] }],
    ["any circle", { to: "network" }],
    ["the teams she was shown", { to: "team" }],
  ])("counts by a colleague where a yes of hers speaks of %s", async (_, to) => {
    expect(await opens("care", colleague.key, [{ ...read, ...to } as Answer])).toBe(true);
  });

  it.each([
    ["by one who has left the circle since", left.key, [read]],
    ["by a colleague after she took her yes back", colleague.key, [read, { ...read, answer: "no" }]],
    ["by a colleague after her yes has run out", colleague.key, [{ ...read, until: "2026-01-01T00:00:00Z" }]],
    ["by a colleague whom she shut out only later", colleague.key, [read, { ...read, to: [theirs], exclude: [ours] }]],
    ["by somebody of another organisation who is in a circle she named", guest.key, [{ ...read, to: [intake] }]],
  ])("counts %s", async (_, by, answers) => {
    expect(await opens("care", by, answers as readonly Answer[])).toBe(true);
  });

  it.each([
    ["somebody whom the directory does not know", nobody.key, [read]],
    ["somebody of an organisation she never named", outsider.key, [read]],
    ["somebody of the organisation she named who is in no circle of it", idle.key, [read]],
    ["somebody whom she named and who is in no circle", idle.key, [{ ...read, to: [idle.id] }]],
    ["a colleague while she has answered nothing", colleague.key, []],
    ["a colleague whom she named where she said no", colleague.key, [{ ...read, answer: "no" }]],
    ["a colleague whom she named where she said later", colleague.key, [{ ...read, answer: "later" }]],
    ["a colleague whose organisation she shut out", colleague.key, [{ ...read, to: "network", exclude: [ours] }]],
    ["a colleague whose circle she shut out", colleague.key, [{ ...read, exclude: [intake] }]],
    ["a colleague whom alone she shut out", colleague.key, [{ ...read, exclude: [colleague.id] }]],
    ["a guest whose own organisation she shut out", guest.key, [{ ...read, exclude: [theirs] }]],
    ["a colleague where she answered something else alone", colleague.key, [told]],
    ["a lawyer of the organisation she named", lawyer.key, [read, { purpose: "legal_analysis" }]],
  ])("does not count by %s", async (_, by, answers) => {
    expect(await opens("care", by, answers as readonly Answer[])).toBe(false);
  });

  it.each([
    ["whose circle the server lists among the readers", { kind: "circle", id: others }],
    ["whom the server lists among the readers", { kind: "member", id: outsider.id }],
  ])("does not count by somebody %s and no yes of hers", async (_, reader) => {
    for (const to of [[ours], "team"] as const)
      expect(await opens("care", outsider.key, [{ ...read, to }], [...reading, reader])).toBe(false);
  });

  it.each([
    ["exhibits", [read]],
    ["exhibits", [read, told]],
    ["exhibits", [read, { purpose: "media" }]],
    ["exhibits", [read, { ...told, to: [theirs] }, { purpose: "media" }]],
    ["account", [read]],
    ["contact", [read]],
    ["contact", [{ purpose: "help" }]],
    ["legal", [read, told, { purpose: "legal_analysis" }]],
    // Her own client alone grants these, to whom she names and to who comes.
    ["identity", [read, told]],
    ["exact", [read, { purpose: "help" }]],
    ["care", [told, { purpose: "release" }]],
  ])("does not count for %s by a colleague of whom her yes speaks for something else", async (name, answers) => {
    expect(await opens(name, colleague.key, answers as readonly Answer[])).toBe(false);
  });

  it.each([
    ["exhibits", [told, { purpose: "media" }]],
    ["account", [told]],
    ["contact", [read, { purpose: "help" }]],
    ["team", [read]],
    [talk, [read]],
  ])("counts for %s by a colleague of whom her yes speaks for it", async (name, answers) => {
    expect(await opens(name, colleague.key, answers as readonly Answer[])).toBe(true);
  });

  it("counts by a lawyer for what she opened to lawyers, and for nothing else", async () => {
    const legal = [{ purpose: "legal_analysis", to: [lawyers] } as const];
    expect(await opens("account", lawyer.key, legal)).toBe(true);
    expect(await opens(talk, lawyer.key, legal)).toBe(false);
    expect(await opens(talk, lawyer.key, [{ purpose: "legal_action", to: [lawyers] }])).toBe(true);
  });

  it("counts by a colleague who came after the directory was read, which is read again once a minute", async () => {
    const said = { consents: consents(read), grants: [["care", colleague.key] as const], known: 1 };
    const { context, directory } = await deskWith(said);
    expect((await CaseState.read(context, place.case)).unverified).toEqual([]);
    expect(directory.refreshed).toBe(1);
    const stranger = await deskWith({ ...said, grants: [["care", outsider.key]] });
    for (let times = 0; times < 3; times++)
      expect((await CaseState.read(stranger.context, place.case)).unverified).toEqual(["care"]);
    expect(stranger.directory.refreshed).toBe(1);
  });

  it("is not even looked at where the chain of her answers is broken", async () => {
    const [first, second] = consents(read, { ...read, answer: "no" });
    for (const broken of [[second], [first, first], [first, { ...second, previous: undefined }]]) {
      const { context } = await deskWith({ consents: broken as never, grants: [["care", person]] });
      await expect(CaseState.read(context, place.case)).rejects.toThrow("unverified");
      expect(context.keyring.epoch(place.case, "care", 0)).toBeUndefined();
    }
  });
});

describe("a document of a case", () => {
  const all: readonly Answer[] = [read, { purpose: "help" }];
  const written = async (name: string, documents: readonly (readonly [object, string, SigningKey])[]) => {
    const sealed = [];
    for (const [body, kind, by] of documents)
      sealed.push(await kept(draft(body as never, kind as "note"), by, by, { name }));
    const { context } = await deskWith({ consents: consents(...all), grants: [[name, person]], documents: sealed });
    return OpenedCase.open(context, place.case, undefined);
  };
  const said = async (by: SigningKey) => {
    const file = await written(talk, [[{ text: "words", attachments: [] }, "message", by]]);
    return (await file.conversations())[0]?.messages[0];
  };

  it.each([
    ["hers", person, { kind: "reporter", id: place.case }],
    ["a colleague's", colleague.key, { kind: "member", id: colleague.id }],
    ["that of one who left since", left.key, { kind: "member", id: left.id }],
  ])("is %s by the key it is signed with", async (_, by, author) => {
    expect(await said(by)).toMatchObject({ text: "words", author, mine: false, unverified: false });
  });

  it("is this member's own by the key it is signed with", async () => {
    expect(await said(me.key)).toMatchObject({ text: "words", mine: true });
  });

  it.each([
    ["whom the directory does not know", nobody.key],
    ["of an organisation she never named", outsider.key],
    ["of the organisation she named who is in no circle", idle.key],
    ["of a circle that she never let into conversations", lawyer.key],
  ])("by somebody %s says nothing, and is neither hers nor a colleague's", async (_, by) => {
    expect(await said(by)).toMatchObject({ text: "", author: undefined, mine: false, unverified: true });
  });

  it.each([nobody.key, outsider.key])("by such a hand is no answer of hers, and the page says so", async (by) => {
    const body = { answers: { "needs.list": { codes: ["medical"] } } };
    await expect((await written("care", [[body, "answers", by]])).answers("care", "care")).rejects.toThrow(
      "unverified",
    );
    const beside = await written("care", [
      [{ answers: { "needs.list": { codes: ["shelter"] } } }, "answers", person],
      [body, "answers", by],
    ]);
    const [view] = await beside.answers("care", "care");
    expect(view).toMatchObject({ unverified: true, answers: [{ values: ["shelter"], earlier: [] }] });
  });

  it.each([nobody.key, outsider.key, lawyer.key])("by such a hand is no note of a colleague's", async (by) => {
    const file = await written("team", [
      [{ about: "case", text: "theirs" }, "note", by],
      [{ about: "case", text: "ours" }, "note", colleague.key],
    ]);
    const notes = await file.notes();
    expect(notes.map((one) => [one.text, one.author.id])).toEqual([["ours", colleague.id]]);
    expect(await file.hasUnverified("team")).toBe(true);
  });

  it("by such a hand is no file of hers", async () => {
    const exhibit = [{ item: place.case, length: 1 }, "exhibit", outsider.key] as const;
    const file = await written("exhibits", [exhibit]);
    expect([await file.exhibits(), await file.notesAlone()]).toEqual([[], []]);
    expect(await file.hasUnverified("exhibits")).toBe(true);
    expect(await file.hasUnverified("team")).toBe(false);
  });

  it("by a colleague does not count where her yes speaks of something else", async () => {
    const file = await written("account", [[{ answers: { "story.text": { text: "x" } } }, "answers", colleague.key]]);
    await expect(file.answers("account", "care")).rejects.toThrow("unverified");
  });

  it("by a colleague is no note or place of hers, and no answer that was given alone", async () => {
    const file = await written("care", [
      [{ answers: { "needs.list": { codes: ["medical"] } }, alone: true }, "answers", colleague.key],
      [{ about: "needs.list", text: "words" }, "note", colleague.key],
      [{ question: "place.now", country: "UA" }, "place", colleague.key],
    ]);
    const [view] = await file.answers("care", "care");
    expect(view).toMatchObject({ alone: false, assisted: true, unverified: false });
    expect(view?.answers.map((one) => [one.question, one.notes])).toEqual([["needs.list", []]]);
  });

  it("by a colleague loosens no rule of safe contact", async () => {
    const file = await written("care", [
      [{ answers: { "contact.method": { codes: ["no_contact"] } } }, "answers", person],
      [{ answers: { "contact.method": { codes: ["sms"] } } }, "answers", colleague.key],
    ]);
    expect(await file.safeContact()).toMatchObject({ none: true, methods: ["no_contact"] });
  });
});
