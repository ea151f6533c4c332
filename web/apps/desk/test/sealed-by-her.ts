import {
  b64u,
  type CompartmentName,
  IdentitySeed,
  randomId,
  sealDocument,
  SigningKey,
  systemRandom,
  type DocumentDraft,
  type Epoch,
} from "@backup/sealing";
import { caseIdOf } from "@backup/sealing/member";
import { DocumentReader, type CaseItem, type ReadDocument } from "../src/work/reading.ts";
import type { Server } from "../src/work/server.ts";

const identity = IdentitySeed.draw();
export const epochOf = (name: string): Epoch => ({ compartment: name as CompartmentName, epoch: 0, identity });
export const epoch = epochOf("care");
export const person = new SigningKey(systemRandom(32));
const instance = randomId<"instance">();
export const place = { instance, case: caseIdOf(instance, person.verification) };
export const draft = (body: DocumentDraft["body"], kind: DocumentDraft["kind"] = "answers", at = 0): DocumentDraft => ({
  kind,
  body,
  claimed: new Date(1_700_000_000_000 + at * 60_000),
});

export interface Kept {
  readonly item: CaseItem;
  readonly header: string;
  readonly payload: Uint8Array<ArrayBuffer>;
}

/** Seals a document of the person, or of another, as the server would list it. */
export const kept = async (
  what: DocumentDraft,
  author = person,
  said = author,
  { name = "care", received = "2026-11-20T14:03:00Z" } = {},
): Promise<Kept> => {
  const { item } = await sealDocument(what, place, epochOf(name), author);
  const { entry, header, payload = new Uint8Array() } = item;
  const facts = {
    item: entry.id,
    deposit: randomId(),
    compartment: name,
    epoch: 0,
    kind: "document",
    size: entry.size,
    digests: { header: entry.header, payload: entry.payload },
    bind: entry.bind,
    two: false,
    received,
    state: "live",
    author: said.verification,
  };
  return { item: facts as CaseItem, header: b64u(header), payload };
};

/** A server by hand: it answers openings with what it was given, and counts the calls. */
export const serving = (...all: readonly Kept[]): Server & { calls: number } => ({
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

export const read = (
  all: readonly Kept[],
  held: (item: CaseItem) => Epoch | undefined = (item) => epochOf(item.compartment),
  counts: () => boolean = () => true,
): Promise<readonly ReadDocument[]> =>
  new DocumentReader(serving(...all), place, held, counts).read(
    all.map((one) => one.item),
    "care",
  );

export const documents = async (...drafts: readonly DocumentDraft[]): Promise<readonly ReadDocument[]> => {
  const all: Kept[] = [];
  for (const one of drafts) all.push(await kept(one));
  return read(all);
};
