import { describe, expect, it } from "vitest";
import { Notebook } from "../src/flow/notebook.ts";
import { OwnCase } from "../src/flow/own-case.ts";
import { laterThan, notesOn, othersTold, type Told, wordsTold } from "../src/flow/record.ts";
import type { Session } from "../src/flow/session.ts";
import { asked, wording } from "./files.ts";
import { begun } from "./keeping-world.ts";

const recordOf = (session: Session) => {
  if (!session.record) throw new Error("nothing was read");
  return session.record;
};

const first = (session: Session, kind: Told["kind"]): Told => {
  const [one] = recordOf(session).told.filter((told) => told.kind === kind);
  if (!one) throw new Error(`no ${kind}`);
  return one;
};

const texts = (all: readonly Told[], name = "text") => all.map((one) => one.body[name]);

/** A record with words, a number, a place and a file, opened on another phone. */
async function returned(): Promise<Session> {
  const world = begun();
  const notebook = new Notebook();
  notebook.write("story.text", { kind: "text", text: "in May" });
  notebook.write("contact.reach", { kind: "contact", method: "sms", value: "+000 55 0100" });
  notebook.write("place.now", { kind: "place", place: { precision: "country", country: "SY" } });
  await world.mine.keepPrivate(notebook, asked, wording);
  world.mine.addFile(new File([new Uint8Array(3000).fill(7)], "IMG 1.jpg", { type: "image/jpeg" }), "camera");
  await world.mine.carryFiles();
  const again = world.session();
  await again.enter(world.code);
  return again;
}

/** Answers a question again, as what was told before asks it. */
async function again(session: Session, write: (notebook: Notebook) => void): Promise<void> {
  const notebook = new Notebook();
  write(notebook);
  await session.keepPrivate(notebook, asked, wording);
  await session.refresh();
}

describe("what she corrects", () => {
  it("in words stands beside her first words, which stay as they were", async () => {
    const session = await returned();
    const words = first(session, "message");
    await new OwnCase(session).write("in June", [], "en", words.item);
    const record = recordOf(session);
    expect(texts(wordsTold(record))).toEqual(["in May"]);
    expect(texts(laterThan(record, first(session, "message")))).toEqual(["in June"]);
  });

  it("in her voice stands there once, with the file it came in", async () => {
    const session = await returned();
    const voice = session.addFile(
      new Blob([new Uint8Array(900)], { type: "audio/webm" }),
      "microphone",
      "conversation",
    );
    if (typeof voice !== "object") throw new Error(voice);
    await new OwnCase(session).write("", [voice], "en", first(session, "message").item);
    const record = recordOf(session);
    const [later] = laterThan(record, first(session, "message"));
    const files = record.told.filter((one) => one.kind === "exhibit" && one.compartment.startsWith("conversation"));
    expect(later?.body["attachments"]).toEqual(texts(files, "item"));
    expect(files).toHaveLength(1);
    expect(othersTold(record)).not.toContain(files[0]);
  });

  it("of a number goes beside the old one, sealed where that lies", async () => {
    const session = await returned();
    const old = first(session, "contact");
    await again(session, (notebook) => {
      notebook.correct("contact.reach", old.item);
      notebook.write("contact.reach", { kind: "contact", method: "sms", value: "+000 55 0200" });
    });
    const [later] = laterThan(recordOf(session), first(session, "contact"));
    expect(later).toMatchObject({ kind: "contact", compartment: "contact", body: { value: "+000 55 0200" } });
    expect(othersTold(recordOf(session)).filter((one) => one.kind === "contact")).toHaveLength(1);
  });

  it("takes a number back where she comes back with the code instead", async () => {
    const session = await returned();
    const old = first(session, "contact");
    await again(session, (notebook) => {
      notebook.correct("contact.reach", old.item);
      notebook.write("contact.reach", { kind: "contact", method: "return_code", value: "" });
    });
    const [later] = laterThan(recordOf(session), first(session, "contact"));
    expect(later?.body).toEqual({ method: "return_code", precautions: [], about: old.item });
  });

  it("of a place goes beside the first", async () => {
    const session = await returned();
    await again(session, (notebook) => {
      notebook.correct("place.now", first(session, "place").item);
      notebook.write("place.now", { kind: "place", place: { precision: "country", country: "UA" } });
    });
    expect(texts(laterThan(recordOf(session), first(session, "place")), "country")).toEqual(["UA"]);
  });

  it("of a file is a note: not a byte of the file or of what describes it changes", async () => {
    const session = await returned();
    const before = first(session, "exhibit");
    const body = { about: before.item, text: "this is from another day" };
    await new OwnCase(session).annotate({ compartment: "exhibits", kind: "note", body });
    expect(first(session, "exhibit")).toEqual(before);
    expect(texts(laterThan(recordOf(session), first(session, "exhibit")))).toEqual(["this is from another day"]);
  });

  it("twice stands beside the first twice, in its order", async () => {
    const session = await returned();
    const words = first(session, "message");
    for (const text of ["in June", "no, in July"]) await new OwnCase(session).write(text, [], "en", words.item);
    expect(texts(laterThan(recordOf(session), first(session, "message")))).toEqual(["in June", "no, in July"]);
  });

  it("of an answer is a note beside it, and beside nothing else", async () => {
    const session = await returned();
    const body = { about: "needs.list", text: "not at night" };
    await new OwnCase(session).annotate({ compartment: "care", kind: "note", body });
    expect(notesOn(recordOf(session), "needs.list")).toEqual(["not at night"]);
    expect(othersTold(recordOf(session)).some((one) => one.kind === "note")).toBe(false);
  });

  it.each([
    ["care", "note"],
    ["exhibits", "note"],
    ["contact", "contact"],
    ["care", "place"],
  ] as const)("is not lost in %s where what it names is not there: %s", async (name, kind) => {
    const session = await returned();
    const about = "99999999-9999-4999-8999-999999999999";
    const body = { about, text: "words", method: "sms", precision: "country", precautions: [] };
    await new OwnCase(session).annotate({ compartment: name, kind, body });
    const alone = othersTold(recordOf(session)).filter((one) => one.body["about"] === about);
    expect(alone.map((one) => one.kind)).toEqual([kind]);
  });

  it("does not stand beside what lies in another compartment", async () => {
    const session = await returned();
    const body = { about: first(session, "exhibit").item, text: "words" };
    await new OwnCase(session).annotate({ compartment: "care", kind: "note", body });
    expect(laterThan(recordOf(session), first(session, "exhibit"))).toEqual([]);
    expect(texts(othersTold(recordOf(session)).filter((one) => one.kind === "note"))).toEqual(["words"]);
  });
});

describe("a question that is asked again", () => {
  it("names what it corrects until she leaves, and never after", () => {
    const notebook = new Notebook();
    const abouts = () => notebook.drafts(asked, wording).map((one) => one.body["about"]);
    notebook.correct("contact.reach", "11111111-1111-4111-8111-111111111111");
    notebook.write("contact.reach", { kind: "contact", method: "sms", value: "+000 55 0200" });
    expect(abouts()).toContain("11111111-1111-4111-8111-111111111111");
    notebook.forget();
    notebook.write("contact.reach", { kind: "contact", method: "sms", value: "+000 55 0200" });
    expect(abouts()).toEqual([undefined]);
  });

  it("sends nothing where she leaves it empty", () => {
    const notebook = new Notebook();
    notebook.correct("contact.reach", "11111111-1111-4111-8111-111111111111");
    notebook.skip("contact.reach");
    expect(notebook.drafts(asked, wording)).toEqual([]);
  });

  it("sends no number while she is watched or held, corrected or not", () => {
    const notebook = new Notebook();
    notebook.choose("safety.risks", ["device_watched"]);
    notebook.correct("contact.reach", "11111111-1111-4111-8111-111111111111");
    notebook.write("contact.reach", { kind: "contact", method: "sms", value: "+000 55 0200" });
    expect(notebook.drafts(asked, wording).some((one) => one.kind === "contact")).toBe(false);
  });
});
