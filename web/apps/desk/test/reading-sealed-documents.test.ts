import { describe, expect, it } from "vitest";
import {
  b64u,
  compartment,
  IdentitySeed,
  randomId,
  sealDocument,
  SigningKey,
  systemRandom,
  type DocumentDraft,
  type Epoch,
} from "@backup/sealing";
import { answersOf, safeContactOf } from "../src/work/bodies.ts";
import { hexadecimal, kindOf, playable } from "../src/work/exhibits.ts";
import { DocumentReader, type CaseItem, type ReadDocument } from "../src/work/reading.ts";
import type { Server } from "../src/work/server.ts";

const place = { instance: randomId<"instance">(), case: randomId<"case">() };
const epoch: Epoch = { compartment: compartment("care"), epoch: 0, identity: IdentitySeed.draw() };
const person = new SigningKey(systemRandom(32));
const draft = (body: DocumentDraft["body"], kind: DocumentDraft["kind"] = "answers", at = 0): DocumentDraft => ({
  kind,
  body,
  claimed: new Date(1_700_000_000_000 + at * 60_000),
});

interface Kept {
  readonly item: CaseItem;
  readonly header: string;
  readonly payload: Uint8Array<ArrayBuffer>;
}

const kept = async (what: DocumentDraft, author = person, said = author): Promise<Kept> => {
  const { item } = await sealDocument(what, place, epoch, author);
  const { entry, header, payload = new Uint8Array() } = item;
  const facts = {
    item: entry.id,
    deposit: randomId(),
    compartment: "care",
    epoch: 0,
    kind: "document",
    size: entry.size,
    digests: { header: entry.header, payload: entry.payload },
    bind: entry.bind,
    two: false,
    received: "2026-11-20T14:03:00Z",
    state: "live",
    author: said.verification,
  };
  return { item: facts as CaseItem, header: b64u(header), payload };
};

/** A server by hand: it answers openings with what it was given, and counts the calls. */
const serving = (...all: readonly Kept[]): Server & { calls: number } => ({
  calls: 0,
  transport: undefined as never,
  ask(_method: unknown, _path: unknown, asked: unknown) {
    this.calls += 1;
    const { items } = (asked as { body: { items: readonly string[] } }).body;
    const openings = items.map((item) => {
      const one = all.find((each) => each.item.item === item);
      return one === undefined
        ? { item, refused: "not-permitted" }
        : { item, header: one.header, payload: `/payloads/${item}`, until: "" };
    });
    return Promise.resolve({ openings } as never);
  },
  payload(path: string) {
    const one = all.find((each) => path.endsWith(each.item.item));
    const bytes = (async function* () {
      yield await Promise.resolve(one?.payload ?? new Uint8Array());
    })();
    return Promise.resolve({ length: one?.payload.length ?? 0, bytes });
  },
});

const read = (all: readonly Kept[], held: (item: CaseItem) => Epoch | undefined = () => epoch) =>
  new DocumentReader(serving(...all), place, held).read(
    all.map((one) => one.item),
    "care",
  );

describe("reading sealed documents through the gate", () => {
  it("reads what the person wrote", async () => {
    const [one] = await read([await kept(draft({ answers: { "needs.list": { codes: ["medical"] } } }))]);
    expect(one?.kind).toBe("read");
  });

  it("shows nothing of a document that another signed in the person's name", async () => {
    const stranger = new SigningKey(systemRandom(32));
    const [one] = await read([await kept(draft({ text: "x" }), stranger, person)]);
    expect(one?.kind).toBe("unverified");
  });

  it("shows nothing of a document whose commitment is another's", async () => {
    const first = await kept(draft({ text: "x" }));
    const other = await kept(draft({ text: "y" }));
    const [one] = await read([{ ...first, item: { ...first.item, bind: other.item.bind } }]);
    expect(one?.kind).toBe("unverified");
  });

  it("shows nothing of a payload that changed on its way", async () => {
    const first = await kept(draft({ text: "x" }));
    const payload = Uint8Array.from(first.payload);
    payload[100] = (payload[100] ?? 0) ^ 1;
    const [one] = await read([{ ...first, payload }]);
    expect(one?.kind).toBe("unverified");
  });

  it("shows nothing of a document that stands in another's place", async () => {
    const first = await kept(draft({ text: "x" }));
    const other = await kept(draft({ text: "y" }));
    const [one] = await read([{ ...first, header: other.header, payload: other.payload }]);
    expect(one?.kind).toBe("unverified");
  });

  it("does not ask for what it holds no key to", async () => {
    const first = await kept(draft({ text: "x" }));
    expect(await read([first], () => undefined)).toEqual([]);
  });

  it("says when the gate refuses, and asks only once for each document", async () => {
    const first = await kept(draft({ text: "x" }));
    const server = serving();
    const reader = new DocumentReader(server, place, () => epoch);
    const [one] = await reader.read([first.item], "care");
    await reader.read([first.item], "care");
    expect(one?.kind).toBe("refused");
    expect(server.calls).toBe(1);
  });
});

const documents = async (...drafts: readonly DocumentDraft[]): Promise<readonly ReadDocument[]> => {
  const all: Kept[] = [];
  for (const one of drafts) all.push(await kept(one));
  return read(all);
};

describe("answers of a person", () => {
  it("keep the earlier answer beside the later, by the time stated", async () => {
    const later = draft({ answers: { "needs.list": { codes: ["shelter"] } } }, "answers", 5);
    const [view] = answersOf(await documents(later, draft({ answers: { "needs.list": { codes: ["medical"] } } })));
    expect(view?.answers[0]?.values).toEqual(["shelter"]);
    expect(view?.answers[0]?.earlier.map((one) => one.values)).toEqual([["medical"]]);
  });

  it("say that they were given alone unless a document says otherwise", async () => {
    expect(answersOf(await documents(draft({ answers: {} })))[0]?.alone).toBe(true);
    expect(answersOf(await documents(draft({ alone: false, answers: {} })))[0]?.alone).toBe(false);
  });

  it("stay in force with a note beside them, whenever it was written and sealed", async () => {
    const note = draft({ about: "needs.list", text: "not at night" }, "note", 5);
    const answer = draft({ answers: { "needs.list": { codes: ["medical"] } } });
    for (const order of [
      [answer, note],
      [note, answer],
      [answer, { ...note, claimed: new Date(0) }],
    ]) {
      const [given] = answersOf(await documents(...order))[0]?.answers ?? [];
      expect(given).toMatchObject({ values: ["medical"], text: undefined, earlier: [] });
      expect(given?.notes.map((one) => one.text)).toEqual(["not at night"]);
    }
  });

  it("keep a note that came before a correction", async () => {
    const first = draft({ answers: { "needs.list": { codes: ["medical"] } } });
    const note = draft({ about: "needs.list", text: "words" }, "note", 1);
    const later = draft({ answers: { "needs.list": { codes: ["shelter"] } } }, "answers", 2);
    const [given] = answersOf(await documents(first, note, later))[0]?.answers ?? [];
    expect(given?.values).toEqual(["shelter"]);
    expect(given?.earlier.map((one) => one.values)).toEqual([["medical"]]);
    expect(given?.notes.map((one) => one.text)).toEqual(["words"]);
  });

  it("show a note on what was never answered, and make no answer of it", async () => {
    const [given] = answersOf(await documents(draft({ about: "act.types", text: "words" }, "note")))[0]?.answers ?? [];
    expect(given).toMatchObject({ question: "act.types", values: [], text: undefined });
    expect(given?.notes).toHaveLength(1);
  });

  it("survive bodies of a form this desk does not know", async () => {
    const odd = draft({ answers: { a: "text", b: [1], c: { new: { deep: true } } }, language: 5 });
    expect(answersOf(await documents(odd))[0]?.answers.map((one) => one.question)).toEqual(["c"]);
  });
});

describe("the rules of safe contact", () => {
  it("are the strictest while precautions are unanswered", async () => {
    const contact = safeContactOf(
      await documents(draft({ method: "phone_call", value: "+1 000", precautions: [] }, "contact")),
      true,
    );
    expect(contact.answered).toBe(false);
  });

  it("show no way to reach without the yes to help", async () => {
    const all = await documents(draft({ method: "sms", value: "+1 000", precautions: ["no_topic"] }, "contact"));
    expect(safeContactOf(all, false)).toMatchObject({ wanted: false, reach: undefined, reachHeld: true });
    expect(safeContactOf(all, true).reach).toBe("+1 000");
  });

  it("obey “do not contact” whatever else was written", async () => {
    const all = await documents(draft({ method: "no_contact", value: "+1 000", precautions: [] }, "contact"));
    expect(safeContactOf(all, true)).toMatchObject({ none: true, wanted: false, reach: undefined });
  });

  const reach = draft({ method: "sms", value: "+1 000", precautions: ["no_topic"] }, "contact");
  const note = (about: string) => draft({ about, text: "in the morning" }, "note", 9);

  it("keep “do not contact” and the number hidden under a note on the way of contact", async () => {
    const none = draft({ answers: { "contact.method": { codes: ["no_contact"] } } }, "answers", 1);
    const contact = safeContactOf(await documents(reach, none, note("contact.method")), true);
    expect(contact).toMatchObject({ none: true, methods: ["no_contact"], reach: undefined, reachHeld: false });
    expect(contact.notes.map((one) => one.text)).toEqual(["in the morning"]);
  });

  it("keep the precautions under a note on them", async () => {
    const careful = draft({ answers: { "contact.precautions": { codes: ["code_word", "no_voicemail"] } } });
    const contact = safeContactOf(await documents(reach, careful, note("contact.precautions")), true);
    expect(contact).toMatchObject({ answered: true, precautions: ["code_word", "no_voicemail"] });
  });

  it("stand with the word to say first and the hours to keep, in the person's words", async () => {
    const careful = draft({
      answers: {
        "contact.precautions": { codes: ["code_word", "certain_hours"] },
        "contact.code_word": { text: "oranges" },
        "contact.hours": { text: "Tuesday, 9 to 11" },
      },
    });
    expect(safeContactOf(await documents(reach, careful), true)).toMatchObject({
      codeWord: { text: "oranges" },
      hours: { text: "Tuesday, 9 to 11" },
    });
  });

  it("say that a word and hours are to be kept where nobody wrote down which", async () => {
    const careful = draft({ method: "sms", value: "+1 000", precautions: ["code_word", "certain_hours"] }, "contact");
    const contact = safeContactOf(await documents(careful), true);
    expect(contact.codeWord).toEqual({ text: undefined });
    expect(contact.hours).toEqual({ text: undefined });
  });

  it("no longer ask for a word that the person dropped", async () => {
    const first = draft({
      answers: { "contact.precautions": { codes: ["code_word"] }, "contact.code_word": { text: "oranges" } },
    });
    const later = draft({ answers: { "contact.precautions": { codes: ["no_topic"] } } }, "answers", 5);
    expect(safeContactOf(await documents(reach, first, later), true).codeWord).toBeUndefined();
  });

  it.each(["still_held", "device_watched"])(
    "hold the number back while the person is watched or held (%s)",
    async (risk) => {
      const risks = draft({ answers: { "safety.risks": { codes: ["threats", risk] } } }, "answers", 1);
      expect(safeContactOf(await documents(reach, risks), true)).toMatchObject({ reach: undefined, watched: true });
      expect(safeContactOf(await documents(risks), true).watched).toBe(false);
    },
  );

  it("are not changed by another risk", async () => {
    const risks = draft({ answers: { "safety.risks": { codes: ["threats"] } } }, "answers", 1);
    expect(safeContactOf(await documents(reach, risks), true)).toMatchObject({ reach: "+1 000", watched: false });
  });

  it("are not answered by a note alone", async () => {
    const contact = safeContactOf(await documents(note("contact.precautions")), true);
    expect(contact).toMatchObject({ answered: false, precautions: [] });
  });
});

describe("the kind of a file", () => {
  it.each(["text/html", "image/svg+xml", "application/xhtml+xml", "text/javascript", "IMAGE/PNG", "image/png;x=1", ""])(
    "makes %s an inert document",
    (type) => {
      expect(playable(type)).toBe("application/octet-stream");
      expect(kindOf(type)).toBe("document");
    },
  );

  it("shows pictures, films and sound", () => {
    expect(["image/jpeg", "video/mp4", "audio/webm"].map(kindOf)).toEqual(["image", "video", "audio"]);
  });

  it("writes digests as people compare them, and leaves odd ones alone", () => {
    expect(hexadecimal("AAEC")).toBe("000102");
    expect(hexadecimal("not base64!")).toBe("not base64!");
  });
});
