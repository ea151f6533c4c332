import { describe, expect, it } from "vitest";
import { randomId, SigningKey, systemRandom, type DocumentDraft, type ItemId } from "@backup/sealing";
import { answersOf, safeContactOf } from "../src/work/bodies.ts";
import type { CaseState } from "../src/work/case-state.ts";
import type { Context } from "../src/work/context.ts";
import { conversationsOf } from "../src/work/conversation.ts";
import { exhibitsOf, notesAlone } from "../src/work/exhibits.ts";
import type { CaseItem, ReadDocument } from "../src/work/reading.ts";
import { draft, kept, person, read } from "./sealed-by-her.ts";

const talk = "conversation.0badc0de";
const member = new SigningKey(systemRandom(32));
const yes = { help: true, closed: false };

interface Said {
  readonly item?: ItemId;
  readonly kind: DocumentDraft["kind"];
  readonly body: DocumentDraft["body"];
  /** Minutes: the server's, and the device's where it says another time. */
  readonly at: number;
  readonly claimed?: number;
  readonly in?: string;
  readonly by?: SigningKey;
}

/** Documents as the server lists them, each in its compartment and received at its minute. */
const documents = async (...all: readonly Said[]): Promise<readonly ReadDocument[]> =>
  read(
    await Promise.all(
      all.map(({ item, kind, body, at, claimed = at, in: name = "contact", by = person }) =>
        kept({ ...draft(body, kind, claimed), ...(item && { item }) }, by, by, {
          name,
          received: new Date(Date.UTC(2026, 10, 20, 14, at)).toISOString(),
        }),
      ),
    ),
  );

const [first, second] = [randomId<"item">(), randomId<"item">()];
const number = (value: string, at: number, more: Partial<Said> & { readonly about?: string } = {}): Said => {
  const { about, ...rest } = more;
  const body = { method: "sms", value, precautions: ["no_topic"], ...(about === undefined ? {} : { about }) };
  return { kind: "contact", body, at, ...rest };
};
const old = number("+1 000", 0, { item: first });

describe("a number that the person corrected", () => {
  it("is struck since then, and the new one counts", async () => {
    const contact = safeContactOf(await documents(old, number("+2 000", 5, { about: first })), yes);
    expect(contact.reach).toBe("+2 000");
    expect(contact.struck.map((one) => [one.value, one.since.getUTCMinutes()])).toEqual([["+1 000", 5]]);
  });

  it("stays struck whatever the clock of either phone said, and in whatever order both are listed", async () => {
    const fast = { ...old, claimed: 900 };
    const later = number("+2 000", 5, { about: first, claimed: 1 });
    for (const order of [
      [fast, later],
      [later, fast],
    ])
      expect(safeContactOf(await documents(...order), yes)).toMatchObject({
        reach: "+2 000",
        struck: [{ value: "+1 000" }],
      });
  });

  it("is struck by one of the same deposit, with the same time on it", async () => {
    const contact = safeContactOf(await documents(number("+2 000", 0, { about: first }), old), yes);
    expect(contact).toMatchObject({ reach: "+2 000", struck: [{ value: "+1 000" }] });
  });

  it("is called no more once she says that she comes back with the code", async () => {
    const back = { kind: "contact", body: { method: "return_code", precautions: [], about: first }, at: 5 } as const;
    const contact = safeContactOf(await documents(old, back), yes);
    expect(contact).toMatchObject({ reach: undefined, methods: ["return_code"], struck: [{ value: "+1 000" }] });
  });

  it("counts again once she gives it anew", async () => {
    const all = [old, number("+2 000", 5, { about: first }), number("+1 000", 9, { about: first })];
    const contact = safeContactOf(await documents(...all), yes);
    expect(contact).toMatchObject({ reach: "+1 000", struck: [{ value: "+2 000" }] });
  });

  it("is not struck where only the precautions changed", async () => {
    const careful = number("+1 000", 5, { about: first });
    expect(safeContactOf(await documents(old, careful), yes)).toMatchObject({ reach: "+1 000", struck: [] });
  });

  it("gives way to “do not contact”, and everything is hidden with it", async () => {
    const none = { kind: "contact", body: { method: "no_contact", precautions: [], about: first }, at: 5 } as const;
    const contact = safeContactOf(await documents(old, none), yes);
    expect(contact).toMatchObject({ none: true, wanted: false, reach: undefined, struck: [] });
  });

  it("lifts the “do not contact” that it corrects, and no other", async () => {
    const none = { item: first, kind: "contact", body: { method: "no_contact", precautions: [] }, at: 0 } as const;
    const about = number("+2 000", 5, { about: first });
    expect(safeContactOf(await documents(none, about), yes)).toMatchObject({ none: false, reach: "+2 000" });
    const beside = number("+2 000", 5);
    expect(safeContactOf(await documents(none, beside), yes)).toMatchObject({ none: true, reach: undefined });
    const answered = {
      kind: "answers",
      body: { answers: { "contact.method": { codes: ["no_contact"] } } },
      at: 2,
    } as const;
    expect(safeContactOf(await documents(old, answered, about), yes)).toMatchObject({ none: true, reach: undefined });
  });

  it("goes by the newest where she corrected the same one twice", async () => {
    const all = [
      old,
      number("+3 000", 7, { about: first, claimed: 1 }),
      number("+2 000", 5, { about: first, claimed: 9 }),
    ];
    const contact = safeContactOf(await documents(...all), yes);
    expect(contact.reach).toBe("+3 000");
    expect(contact.struck.map((one) => one.value)).toEqual(["+1 000", "+2 000"]);
  });

  it("is used by nobody once she wrote about it: her words may take it back", async () => {
    const words = { kind: "note", body: { about: first, text: "he has this phone" }, at: 5 } as const;
    const contact = safeContactOf(await documents(old, words), yes);
    expect(contact).toMatchObject({ reach: undefined, doubt: true, struck: [{ value: "+1 000" }] });
    expect(contact.notes.map((one) => one.text)).toEqual(["he has this phone"]);
  });

  it("is used again once she left one after her words", async () => {
    const words = { kind: "note", body: { about: first, text: "words" }, at: 5 } as const;
    const contact = safeContactOf(await documents(old, words, number("+2 000", 9, { about: first })), yes);
    expect(contact).toMatchObject({ reach: "+2 000", doubt: false, struck: [{ value: "+1 000" }] });
  });

  it.each([
    ["without the yes to help", { help: false, closed: false }, []],
    ["while some rule is sealed to others", { help: true, closed: true }, []],
    ["while a device is watched", yes, ["device_watched"]],
  ])("is shown to nobody, struck or not, %s", async (_, reaching, risks) => {
    const answers = { kind: "answers", body: { answers: { "safety.risks": { codes: risks } } }, at: 1 } as const;
    const all = await documents(old, answers, number("+2 000", 5, { about: first }));
    expect(safeContactOf(all, reaching)).toMatchObject({ reach: undefined, struck: [] });
  });

  it("is not changed by a member, with or without the name of what is corrected", async () => {
    for (const about of [{}, { about: first }]) {
      const foreign = number("+6 666", 9, { by: member, ...about });
      expect(safeContactOf(await documents(old, foreign), yes)).toMatchObject({ reach: "+1 000", struck: [] });
    }
  });
});

describe("a place that the person corrected", () => {
  const place = (country: string, at: number, more: Partial<Said> & { readonly about?: string } = {}): Said => {
    const { about, ...rest } = more;
    const body = { question: "place.now", precision: "country", country, ...(about === undefined ? {} : { about }) };
    return { kind: "place", body, at, in: "care", ...rest };
  };

  it("stands beside the later one, each with its time, whatever the clocks said", async () => {
    const wrong = place("SY", 0, { item: first, claimed: 99 });
    const [given] = answersOf(await documents(wrong, place("UA", 5, { about: first })))[0]?.answers ?? [];
    expect(given).toMatchObject({ question: "place.now", text: "UA", earlier: [{ text: "SY" }] });
    expect(given?.received.getUTCMinutes()).toBe(5);
    expect(given?.earlier[0]?.received.getUTCMinutes()).toBe(0);
  });

  it("has her note beside it", async () => {
    const words = { kind: "note", body: { about: first, text: "the other village" }, at: 5, in: "care" } as const;
    const [given] = answersOf(await documents(place("SY", 0, { item: first }), words))[0]?.answers ?? [];
    expect(given).toMatchObject({ question: "place.now", text: "SY" });
    expect(given?.notes.map((one) => one.text)).toEqual(["the other village"]);
  });

  it("loses no note whose place is gone", async () => {
    const words = { kind: "note", body: { about: second, text: "the other village" }, at: 5, in: "care" } as const;
    const [given] = answersOf(await documents(words))[0]?.answers ?? [];
    expect(given).toMatchObject({ question: "note", values: [], text: undefined });
    expect(given?.notes.map((one) => one.text)).toEqual(["the other village"]);
  });
});

describe("words that the person corrected", () => {
  const state = (items: readonly CaseItem[] = []) =>
    ({ author: person.verification, items, compartmentViews: () => [] }) as unknown as CaseState;
  const context = {
    session: { member: "me" },
    directory: { memberByKey: () => undefined, readerName: (who: object) => who },
  } as unknown as Context;
  const message = (text: string, at: number, more: Partial<Said> & { readonly about?: string } = {}): Said => {
    const { about, ...rest } = more;
    const body = { text, attachments: [], language: "en", ...(about === undefined ? {} : { about }) };
    return { kind: "message", body, at, in: talk, ...rest };
  };
  const shown = async (...all: readonly Said[]) =>
    conversationsOf(talk, await documents(...all), state(), context).messages;

  it("stand first and later beside one another, and the later at its own place too", async () => {
    const messages = await shown(message("in May", 0, { item: first }), message("in June", 5, { about: first }));
    expect(messages.map((one) => one.text)).toEqual(["in May", "in June"]);
    expect(messages[0]?.later.map((one) => [one.text, one.received.getUTCMinutes()])).toEqual([["in June", 5]]);
    expect(messages[0]?.corrects).toBeUndefined();
    expect(messages[1]?.corrects?.getUTCMinutes()).toBe(0);
  });

  it("stand with every correction, the oldest first", async () => {
    const all = [
      message("b", 7, { about: first }),
      message("a", 5, { about: first }),
      message("x", 0, { item: first }),
    ];
    expect((await shown(...all))[0]?.later.map((one) => one.text)).toEqual(["a", "b"]);
  });

  it.each([
    ["what is gone", message("words", 5, { about: second })],
    ["what a member wrote", message("words", 5, { about: second })],
    ["what corrects something itself", message("words", 9, { about: second })],
  ])("lose nothing where they name %s: it stands by itself", async (what, words) => {
    const others: readonly Said[] =
      what === "what is gone"
        ? []
        : what === "what a member wrote"
          ? [message("an answer", 0, { item: second, by: member })]
          : [message("x", 0, { item: first }), message("y", 1, { item: second, about: first })];
    const messages = await shown(...others, words);
    const last = messages.at(-1);
    expect(last).toMatchObject({ text: "words", corrects: undefined });
    expect(messages.flatMap((one) => one.later.map((later) => later.text))).not.toContain("words");
  });

  it("are not corrected by a member", async () => {
    const messages = await shown(message("x", 0, { item: first }), message("y", 5, { about: first, by: member }));
    expect(messages[0]?.later).toEqual([]);
    expect(messages[1]).toMatchObject({ text: "y", corrects: undefined });
  });

  it("lose no note that was written among them", async () => {
    const note = { kind: "note", body: { about: first, text: "not on Sunday" }, at: 5, in: talk } as const;
    const messages = await shown(message("x", 0, { item: first }), note);
    expect(messages[0]?.later.map((one) => one.text)).toEqual(["not on Sunday"]);
    expect(messages[1]?.text).toBe("not on Sunday");
  });

  it("spoken in a voice note have what she said of it beside the message that carried it", async () => {
    const [media, voice] = [randomId<"item">(), randomId<"item">()];
    const exhibit = { item: media, name: "", mediaType: "audio/webm", length: 1 };
    const file = { kind: "exhibit", item: voice, body: exhibit, at: 0, in: talk } as const;
    const carrier = { kind: "message", body: { attachments: [media], language: "en" }, at: 0, in: talk } as const;
    const all = await documents(file, carrier, message("another day", 5, { about: voice }));
    const items = [{ item: media, compartment: talk, received: "2026-11-20T14:00:00Z" }] as unknown as CaseItem[];
    const { messages } = conversationsOf(talk, all, state(items), context);
    expect(messages[0]?.later.map((one) => one.text)).toEqual(["another day"]);
  });
});

describe("a file that the person wrote about", () => {
  const media = randomId<"item">();
  const body = { item: media, name: "IMG 1.jpg", mediaType: "image/jpeg", length: 3 };
  const file: Said = { kind: "exhibit", item: first, body, at: 0, in: "exhibits" };
  const note = (about: string, more: Partial<Said> = {}): Said => ({
    kind: "note",
    body: { about, text: "this is from another day" },
    at: 5,
    in: "exhibits",
    ...more,
  });
  const items = [{ item: media, compartment: "exhibits", received: "2026-11-20T14:00:00Z" }] as unknown as CaseItem[];

  it("has her note beside it, and is the same file", async () => {
    const all = await documents(file, note(first));
    const [shown] = exhibitsOf(all, items);
    expect(shown).toMatchObject({ item: first, media, name: "IMG 1.jpg", length: 3 });
    expect(shown?.notes.map((one) => one.text)).toEqual(["this is from another day"]);
    expect(notesAlone(all, items)).toEqual([]);
  });

  it.each([
    ["is gone", [], note(first)],
    ["lies in another compartment", [{ ...file, in: talk }], note(first)],
  ])("loses no note where it %s", async (_, files, words) => {
    const all = await documents(...files, words);
    expect(exhibitsOf(all, items).flatMap((one) => one.notes)).toEqual([]);
    expect(notesAlone(all, items).map((one) => one.text)).toEqual(["this is from another day"]);
  });

  it("loses no note where its bytes are gone and its document is left", async () => {
    const all = await documents(file, note(first));
    expect(exhibitsOf(all, [])).toEqual([]);
    expect(notesAlone(all, []).map((one) => one.text)).toEqual(["this is from another day"]);
  });

  it("gets no note from a member, and none stands among the files as the person's", async () => {
    const all = await documents(file, note(first, { by: member }));
    expect(exhibitsOf(all, items)[0]?.notes).toEqual([]);
    expect(notesAlone(all, items)).toEqual([]);
  });
});
