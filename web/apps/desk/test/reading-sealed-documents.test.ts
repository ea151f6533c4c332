import { describe, expect, it } from "vitest";
import { SigningKey, systemRandom } from "@backup/sealing";
import { answersOf, safeContactOf } from "../src/work/bodies.ts";
import { hexadecimal, kindOf, playable } from "../src/work/exhibits.ts";
import { DocumentReader } from "../src/work/reading.ts";
import { documents, draft, epoch, kept, person, place, read, serving } from "./sealed-by-her.ts";

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

  it("shows nothing of a document by a hand that does not count here", async () => {
    const one = await kept(draft({ text: "x" }));
    const asked: unknown[] = [];
    const counts = (...what: readonly unknown[]) => (asked.push(...what), false);
    expect((await read([one], undefined, counts))[0]?.kind).toBe("unverified");
    expect(asked).toEqual([person.verification, "care"]);
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
    const reader = new DocumentReader(
      server,
      place,
      () => epoch,
      () => true,
    );
    const [one] = await reader.read([first.item], "care");
    await reader.read([first.item], "care");
    expect(one?.kind).toBe("refused");
    expect(server.calls).toBe(1);
  });
});

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

  it("keep the mark of what was chosen alone once an officer took down more", async () => {
    const told = await documents(draft({ alone: true, answers: {} }), draft({ alone: false, answers: {} }));
    expect(answersOf(told)[0]).toMatchObject({ alone: true, assisted: true });
    expect(answersOf(await documents(draft({ alone: true, answers: {} })))[0]?.assisted).toBe(false);
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
  const yes = { help: true, closed: false };
  const no = { help: false, closed: false };

  it("are the strictest while precautions are unanswered", async () => {
    const contact = safeContactOf(
      await documents(draft({ method: "phone_call", value: "+1 000", precautions: [] }, "contact")),
      yes,
    );
    expect(contact.answered).toBe(false);
  });

  it("show no way to reach without the yes to help", async () => {
    const all = await documents(draft({ method: "sms", value: "+1 000", precautions: ["no_topic"] }, "contact"));
    expect(safeContactOf(all, no)).toMatchObject({ wanted: false, reach: undefined, reachHeld: true });
    expect(safeContactOf(all, yes).reach).toBe("+1 000");
  });

  it("obey “do not contact” whatever else was written", async () => {
    const all = await documents(draft({ method: "no_contact", value: "+1 000", precautions: [] }, "contact"));
    expect(safeContactOf(all, yes)).toMatchObject({ none: true, wanted: false, reach: undefined });
  });

  const reach = draft({ method: "sms", value: "+1 000", precautions: ["no_topic"] }, "contact");
  const note = (about: string) => draft({ about, text: "in the morning" }, "note", 9);

  it("keep “do not contact” and the number hidden under a note on the way of contact", async () => {
    const none = draft({ answers: { "contact.method": { codes: ["no_contact"] } } }, "answers", 1);
    const contact = safeContactOf(await documents(reach, none, note("contact.method")), yes);
    expect(contact).toMatchObject({ none: true, methods: ["no_contact"], reach: undefined, reachHeld: false });
    expect(contact.notes.map((one) => one.text)).toEqual(["in the morning"]);
  });

  it("keep the precautions under a note on them", async () => {
    const careful = draft({ answers: { "contact.precautions": { codes: ["code_word", "no_voicemail"] } } });
    const contact = safeContactOf(await documents(reach, careful, note("contact.precautions")), yes);
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
    expect(safeContactOf(await documents(reach, careful), yes)).toMatchObject({
      codeWord: { text: "oranges" },
      hours: { text: "Tuesday, 9 to 11" },
    });
  });

  it("say that a word and hours are to be kept where nobody wrote down which", async () => {
    const careful = draft({ method: "sms", value: "+1 000", precautions: ["code_word", "certain_hours"] }, "contact");
    const contact = safeContactOf(await documents(careful), yes);
    expect(contact.codeWord).toEqual({ text: undefined });
    expect(contact.hours).toEqual({ text: undefined });
  });

  it("no longer ask for a word that the person dropped", async () => {
    const first = draft({
      answers: { "contact.precautions": { codes: ["code_word"] }, "contact.code_word": { text: "oranges" } },
    });
    const later = draft({ answers: { "contact.precautions": { codes: ["no_topic"] } } }, "answers", 5);
    expect(safeContactOf(await documents(reach, first, later), yes).codeWord).toBeUndefined();
  });

  it.each(["still_held", "device_watched"])(
    "hold the number back while the person is watched or held (%s)",
    async (risk) => {
      const risks = draft({ answers: { "safety.risks": { codes: ["threats", risk] } } }, "answers", 1);
      expect(safeContactOf(await documents(reach, risks), yes)).toMatchObject({ reach: undefined, watched: true });
      expect(safeContactOf(await documents(risks), yes).watched).toBe(false);
    },
  );

  it("are not changed by another risk", async () => {
    const risks = draft({ answers: { "safety.risks": { codes: ["threats"] } } }, "answers", 1);
    expect(safeContactOf(await documents(reach, risks), yes)).toMatchObject({ reach: "+1 000", watched: false });
  });

  it("hold everything back where some of it is sealed to others: that may forbid the call", async () => {
    const all = await documents(reach);
    const contact = safeContactOf(all, { help: true, closed: true });
    expect(contact).toMatchObject({ wanted: false, closed: true, reach: undefined, reachHeld: false });
  });

  it("say no more than that a way may be there while nothing of it is open without the yes to help", () => {
    const contact = safeContactOf([], { help: false, closed: true });
    expect(contact).toMatchObject({ wanted: false, closed: false, reachHeld: true, none: false, methods: [] });
  });

  it("still stand where an earlier case keeps them among the needs", async () => {
    const old = draft({ method: "sms", value: "+1 000", precautions: ["no_topic"] }, "contact");
    const later = draft({ answers: { "contact.method": { codes: ["no_contact"] } } }, "answers", 5);
    expect(safeContactOf(await documents(old), yes).reach).toBe("+1 000");
    expect(safeContactOf(await documents(old, later), yes)).toMatchObject({ none: true, reach: undefined });
  });

  it("are not answered by a note alone", async () => {
    const contact = safeContactOf(await documents(note("contact.precautions")), yes);
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
