import { describe, expect, it } from "vitest";
import { entriesOf, erasableExhibit, erasableMessage, erasedIn, kindIn, type ErasedItems } from "../src/work/erased.ts";
import type { ExhibitView, MessageView } from "../src/work/model.ts";
import { erasureOf } from "../src/work/proposals.ts";
import type { CaseItem } from "../src/work/reading.ts";

const talk = "conversation.0badc0de";
const at = (minute: number): Date => new Date(Date.UTC(2026, 10, 22, 6, minute));

const item = (id: string, kind: "document" | "media", more: Partial<CaseItem> = {}): CaseItem => ({
  item: id,
  deposit: "one-deposit",
  compartment: talk,
  epoch: 0,
  kind,
  size: 1,
  digests: { header: "", payload: "" },
  bind: "",
  two: false,
  received: "2026-11-22T06:00:00Z",
  state: "live",
  author: "",
  ...more,
});

const message = (id: string, minute: number, attachments: MessageView["attachments"] = []): MessageView => ({
  item: id,
  mine: false,
  author: { kind: "reporter", id: "", name: "", organisation: undefined },
  text: "words",
  claimed: undefined,
  received: at(minute),
  attachments,
  corrects: undefined,
  later: [],
  unverified: false,
});

const attached = (file: string, document: string) => ({ item: file, document, name: "", mediaType: "", length: 1 });

describe("what goes with a message", () => {
  it("is every file with the document that describes it, in ascending order", () => {
    const one = message("m", 0, [attached("f2", "d2"), attached("f1", "d1")]);
    expect(erasableMessage(one)).toEqual({ kind: "message", item: "m", along: ["d1", "d2", "f1", "f2"] });
  });

  it("is nothing where nothing was attached", () => {
    expect(erasableMessage(message("m", 0)).along).toEqual([]);
  });

  it("is the document of a file that stands by itself", () => {
    const exhibit = { item: "d", media: "f" } as ExhibitView;
    expect(erasableExhibit(exhibit)).toEqual({ kind: "exhibit", item: "f", along: ["d"] });
  });
});

describe("an erasure that waits for its second signature", () => {
  const items = [
    item("m", "document"),
    item("f", "media"),
    item("d", "document"),
    item("other", "document", { deposit: "another" }),
    item("answers", "document", { compartment: "care" }),
  ];
  const of = (id: string, ...along: readonly string[]) => erasureOf({ kind: "item", id, along }, items);

  it("names the message, where it stands, and counts its files", () => {
    expect(of("m", "d", "f")).toEqual({
      item: { item: "m", compartment: talk, received: at(0) },
      marks: ["m", "d", "f"],
      files: 1,
      others: 0,
    });
  });

  it("counts no files with a file", () => {
    expect(of("f", "d")).toMatchObject({ files: 0, others: 0 });
  });

  it.each([
    ["another message beside a file", "f", ["d", "m"]],
    ["another message in the place of the document", "f", ["other"]],
    ["a message of another deposit", "m", ["d", "f", "other"]],
    ["what stands in another compartment", "m", ["d", "f", "answers"]],
    ["a document beside a message without files", "m", ["d"]],
  ])("says that more goes with it than its own: %s", (_, id, along) => {
    expect(of(id, ...along)?.others).toBe(1);
  });

  it.each([
    ["itself", "gone", []],
    ["a part of it", "m", ["gone"]],
  ])("cannot be signed by who does not see %s", (_, id, along) => {
    expect(of(id, ...along)?.item).toBeUndefined();
  });

  it("is of no item where the whole case is meant, or nothing", () => {
    expect(erasureOf({ kind: "case", id: "c" }, items)).toBeUndefined();
    expect(erasureOf(undefined, items)).toBeUndefined();
  });
});

describe("the place of what was erased", () => {
  const place = (compartment: string | undefined, minute: number) => ({ compartment, received: at(minute) });
  const erased: ErasedItems = {
    items: [{ item: "closed", compartment: talk, received: at(2), due: at(9), reason: "duplicate" }],
    tombstones: [
      { item: "left", erased: at(8), authority: "members", reason: "duplicate", ...place(talk, 1) },
      { item: "file", erased: at(8), authority: "members", reason: "duplicate", ...place("exhibits", 1) },
      { item: "older", erased: at(8), authority: "members", reason: "duplicate", ...place(undefined, 1) },
    ],
  };
  const ids = (all: ErasedItems) => [...all.items, ...all.tombstones].map((one) => one.item);

  it("is its own conversation, and no other", () => {
    expect(ids(erasedIn(erased, talk))).toEqual(["closed", "left"]);
    expect(ids(erasedIn(erased, "conversation.00000000"))).toEqual([]);
  });

  it("is among the files for everything else, and where no place was kept", () => {
    expect(ids(erasedIn(erased, undefined))).toEqual(["file", "older"]);
    expect([kindIn(talk), kindIn("exhibits"), kindIn(undefined)]).toEqual(["message", "exhibit", "exhibit"]);
  });

  it("is where it stood among the messages", () => {
    const all = entriesOf([message("last", 3), message("first", 0)], erasedIn(erased, talk));
    expect(all.map((one) => one.item)).toEqual(["first", "left", "closed", "last"]);
  });
});
