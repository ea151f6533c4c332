import {
  type Bytes,
  bytesOfB64u,
  type CaseId,
  caseIdOf,
  collect,
  correctedBy,
  type CompartmentName,
  type DocumentStatement,
  type Epoch,
  hash,
  type ItemId,
  openDocument,
  openHeader,
  openMedia,
  b64u,
  type ReporterCase,
  type ReporterKeys,
  type Verified,
} from "@backup/sealing/reporter";
import { type GrantedSeed, openSeeds } from "./granted.ts";
import { Refused } from "./http.ts";
import type { Erasure, Mailbox, OwnCasePage, OwnEvent, OwnItem, OwnReading, Speaker } from "./mailbox.ts";
import type { Stands } from "./notebook.ts";
import { custodyOf, payloadOf } from "./own-calls.ts";

/** One opened document with where it came from. */
export interface Told {
  readonly item: ItemId;
  readonly kind: DocumentStatement["kind"];
  readonly compartment: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly mine: boolean;
  readonly author: Speaker;
  readonly received: Date;
  readonly claimed: Date;
}

/** Whether what was sealed opens with the key that stands under its epoch. */
export function opens(header: Bytes, { identity }: Epoch): boolean {
  try {
    openHeader(header, identity);
    return true;
  } catch {
    return false;
  }
}

/** What the server holds of a case, and the keys that others made in it. */
export interface Standing {
  readonly page: OwnCasePage;
  readonly seeds: ReadonlyMap<string, GrantedSeed>;
}

/** Everything under one case, as far as it could be opened and checked. */
export interface CaseRecord extends Standing {
  readonly case: ReporterCase;
  readonly told: readonly Told[];
  /** Media items by id, for {@link openFile}. */
  readonly media: ReadonlyMap<string, OwnItem>;
  readonly readers: readonly OwnReading[];
  readonly erasures: readonly Erasure[];
  /** Items that are closed until their end: nothing of them is opened. */
  readonly closed: readonly OwnItem[];
  readonly events: readonly OwnEvent[];
  /** Cases of a code she lost, given to this one. */
  readonly given: Mailbox["given"];
  /** Things that are there and failed a check: kept, never half-shown. */
  readonly unverified: number;
}

/** How a case stands, from its first page alone: nothing of what was told is opened. */
export async function readStanding(keys: ReporterKeys, own: ReporterCase, mailbox: Mailbox): Promise<Standing> {
  for await (const page of mailbox.pages(own.id)) return { page, seeds: await openSeeds({ keys, own, mailbox }, page) };
  throw new RangeError("a case without a page");
}

/** Reads a case whole: opens each document with her own keys, and says how many could not be verified. */
export async function readCase(keys: ReporterKeys, own: ReporterCase, mailbox: Mailbox): Promise<CaseRecord> {
  const pages: OwnCasePage[] = [];
  for await (const page of mailbox.pages(own.id)) pages.push(page);
  const [first] = pages;
  if (!first) throw new RangeError("a case without a page");
  // Nothing is said of a case that was given to her and is not open yet.
  const closed = !first.state || first.erasures?.some((one) => one.subject.kind === "case") === true;
  const events = closed ? [] : await eventsOf(own, mailbox);
  const grants = pages.flatMap((page) => page.grants ?? []);
  const seeds = await openSeeds({ keys, own, mailbox }, { ...first, grants });
  const items = pages.flatMap((page) => page.items);
  const told: Told[] = [];
  let unverified = 0;
  // What helpers wrote for themselves is listed without its header: there is nothing to verify.
  for (const item of items.filter((one) => one.kind === "document" && one.state === "live" && one.header)) {
    const opened = await openTold(keys, own, item, { seeds, mailbox });
    if (opened) told.push(opened);
    else unverified++;
  }
  return {
    case: own,
    page: first,
    told,
    media: new Map(items.filter((one) => one.kind === "media").map((one) => [one.item, one])),
    readers: first.readers ?? [],
    erasures: first.erasures ?? [],
    closed: items.filter((one) => one.state === "erasing"),
    events,
    seeds,
    given: mailbox.given,
    unverified,
  };
}

/** Once erasing was asked the custody is closed to her too; what she still needs is the way to take it back. */
async function eventsOf(own: ReporterCase, mailbox: Mailbox): Promise<readonly OwnEvent[]> {
  try {
    return await custodyOf(mailbox, own.id);
  } catch (cause) {
    if (cause instanceof Refused && cause.why === "erased") return [];
    throw cause;
  }
}

interface Opening {
  readonly seeds: CaseRecord["seeds"];
  readonly mailbox: Mailbox;
}

function epochOf(keys: ReporterKeys, caseId: CaseId, item: OwnItem, seeds: Opening["seeds"]): Epoch {
  const name = item.compartment as CompartmentName;
  const granted = seeds.get(`${item.compartment} ${item.epoch}`)?.identity;
  const identity = granted ?? keys.compartment(caseId, name, item.epoch);
  return { compartment: name, epoch: item.epoch, identity };
}

type Stated = DocumentStatement<Record<string, never>>;

async function openTold(
  keys: ReporterKeys,
  own: ReporterCase,
  item: OwnItem,
  opening: Opening,
): Promise<Told | undefined> {
  const statement = await openStated(keys, own, item, opening);
  const author = statement && (await authorOf(keys, own, { item, statement }, opening.mailbox));
  if (!author) return undefined;
  return {
    item: item.item as ItemId,
    kind: statement.kind,
    compartment: item.compartment,
    body: statement.body,
    ...author,
    received: new Date(item.received),
    claimed: new Date(statement.claimed),
  };
}

/** Whose hand it is: hers, or a writer's with the organisation that the directory says. Nobody else speaks to her. */
async function authorOf(
  keys: ReporterKeys,
  own: ReporterCase,
  { item, statement }: { readonly item: OwnItem; readonly statement: Stated },
  { writer }: Mailbox,
): Promise<Pick<Told, "mine" | "author"> | undefined> {
  // The case id certifies its author, also where the case is of a code she lost.
  if (caseIdOf(keys.instance, statement.author) === own.id) return { mine: true, author: item.author };
  const known = await writer(statement.author);
  if (!known || statement.claimed > known.until) return undefined;
  return { mine: false, author: { ...item.author, organisation: known.organisation } };
}

async function openStated(
  keys: ReporterKeys,
  own: ReporterCase,
  item: OwnItem,
  opening: Opening,
): Promise<Stated | undefined> {
  try {
    const header = bytesOfB64u(item.header ?? "");
    const payload = item.payload
      ? bytesOfB64u(item.payload)
      : new Uint8Array(await (await payloadOf(opening.mailbox, item.item)).arrayBuffer());
    if (b64u(hash(header)) !== item.digests.header || b64u(hash(payload)) !== item.digests.payload) return undefined;
    const epoch = epochOf(keys, own.id, item, opening.seeds);
    const expected = { instance: keys.instance, case: own.id, item: item.item as ItemId, bind: item.bind };
    return ((await openDocument({ header, payload }, epoch, expected)) as Verified<Stated>).statement;
  } catch {
    return undefined;
  }
}

/** A file of hers, opened whole and compared with the digests its exhibit names; nothing if anything differs. */
export async function openFile(
  keys: ReporterKeys,
  record: CaseRecord,
  exhibit: Told,
  mailbox: Mailbox,
): Promise<Blob | undefined> {
  const item = record.media.get(String(exhibit.body["item"]));
  if (!item?.header) return undefined;
  try {
    const answer = await payloadOf(mailbox, item.item);
    const body = answer.body;
    if (!body) return undefined;
    const bytes = { length: item.size, bytes: chunks(body) };
    const epoch = epochOf(keys, record.case.id, item, record.seeds);
    const content = await collect(openMedia(bytesOfB64u(item.header), bytes, epoch));
    if (b64u(hash(content)) !== exhibit.body["sha256"]) return undefined;
    return new Blob([content], { type: safeType(String(exhibit.body["mediaType"])) });
  } catch (cause) {
    // A call that was not taken says nothing about the file.
    if (cause instanceof Refused) throw cause;
    return undefined;
  }
}

async function* chunks(stream: ReadableStream<Uint8Array>): AsyncGenerator<Bytes> {
  const reader = stream.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    yield value as Bytes;
  }
}

/** Only what a media element plays; anything else is bytes, so that no document runs in this page's name. */
export function safeType(mediaType: string): string {
  return /^(image\/(jpeg|png|webp|gif|avif)|(audio|video)\/[a-z0-9.+-]+)$/.test(mediaType)
    ? mediaType
    : "application/octet-stream";
}

/** What is new for her: what others did after her own last act. */
export function newsOf(record: CaseRecord): {
  readonly messages: readonly Told[];
  readonly openings: readonly OwnEvent[];
} {
  const mine = record.events
    .filter((event) => event.actor.kind === "reporter")
    .map((event) => Date.parse(event.received));
  const last = Math.max(0, ...mine);
  return {
    messages: record.told.filter((one) => one.kind === "message" && !one.mine && one.received.getTime() >= last),
    openings: record.events.filter(
      (event) => event.kind === "access" && event.actor.kind !== "reporter" && Date.parse(event.received) >= last,
    ),
  };
}

/** Whether somebody else opened this item. */
export function isRead(record: CaseRecord, item: string): boolean {
  return record.events.some(
    (event) => event.kind === "access" && event.subject === item && event.actor.kind !== "reporter",
  );
}

/** All values told for each question, the latest first; earlier ones stay readable. */
export function answersTold(
  record: CaseRecord,
): ReadonlyMap<string, readonly { readonly value: unknown; readonly at: Date }[]> {
  const all = new Map<string, { value: unknown; at: Date }[]>();
  const documents = record.told
    .filter((one) => one.kind === "answers" && one.mine)
    .sort((one, other) => other.claimed.getTime() - one.claimed.getTime());
  for (const document of documents) {
    const answers = document.body["answers"];
    if (typeof answers !== "object" || answers === null) continue;
    for (const [id, value] of Object.entries(answers)) {
      const before = all.get(id) ?? [];
      // Answers with two compartments come twice at the same moment.
      if (before.some((one) => JSON.stringify(one.value) === JSON.stringify(value))) continue;
      all.set(id, [...before, { value, at: document.claimed }]);
    }
  }
  return all;
}

/** The latest codes she chose for each question. */
export function codesTold(record: CaseRecord): readonly (readonly [string, readonly string[]])[] {
  return [...answersTold(record)].flatMap(([id, [latest]]) => {
    const codes = (latest?.value as { readonly codes?: unknown } | undefined)?.codes;
    return Array.isArray(codes) ? [[id, codes.filter((code) => typeof code === "string")] as const] : [];
  });
}

/** Whether her own words, or this very answer, stand in the case; of other documents a second one does no harm. */
export function standsIn(record: CaseRecord, ...[kind, question, body]: Parameters<Stands>): boolean {
  if (kind === "message")
    return record.told.some((one) => one.mine && one.kind === kind && one.body["text"] === body["text"]);
  return kind === "answers" && JSON.stringify(answersTold(record).get(question)?.[0]?.value) === JSON.stringify(body);
}

/** The country of the place where she may be helped, if she named one. */
export function countryTold(record: CaseRecord): string | undefined {
  const place = record.told.findLast((one) => one.kind === "place" && one.mine && one.body["question"] === "place.now");
  const country = place?.body["country"];
  return typeof country === "string" && /^[A-Z]{2}$/.test(country) ? country : undefined;
}

/** What she told in her own words before anybody wrote back: it opens the conversation, and is part of what she told. */
export function wordsTold(record: CaseRecord): readonly Told[] {
  const messages = record.told.filter((one) => one.kind === "message" && !correctedBy(one, record.told));
  if (isEarlier(record)) return messages;
  const answered = Math.min(...messages.filter((one) => !one.mine).map((one) => one.received.getTime()), Infinity);
  return messages.filter(
    (one) => one.mine && one.received.getTime() < answered && typeof one.body["text"] === "string",
  );
}

/** Whether somebody of the team decided that a guardian may see what lies under this code (protocol section 26). */
export function opensToGuardian(record: CaseRecord | undefined): boolean {
  const said = record?.told.findLast((one) => !one.mine && one.kind === "note" && one.body["about"] === "guardian");
  return said?.body["open"] === true;
}

/** Whether it is a case of a code she lost: to read, with everything that was said in it. */
export function isEarlier(record: CaseRecord | undefined): boolean {
  return record?.page.givenBack?.to !== undefined;
}

/** Notes she put beside an answer, oldest first. */
export function notesOn(record: CaseRecord, question: string): readonly string[] {
  return record.told
    .filter((one) => one.kind === "note" && one.body["about"] === question)
    .map((one) => String(one.body["text"]));
}

/** What she corrected of it, or noted beside it, later; oldest first. */
export function laterThan(record: CaseRecord, first: Told): readonly Told[] {
  return record.told.filter((one) => correctedBy(one, record.told) === first);
}

/** Places, contacts and files as she first told them; a note whose first is gone stands by itself. */
export function othersTold(record: CaseRecord): readonly Told[] {
  const spoken = wordsTold(record);
  const shown = record.told.filter((one) => spoken.includes(one) || correctedBy(one, record.told));
  // What a message brings stands with it.
  const brought = new Set(shown.flatMap((one) => one.body["attachments"] ?? []));
  return record.told.filter(
    (one) =>
      one.mine &&
      !correctedBy(one, record.told) &&
      !brought.has(one.body["item"] ?? "") &&
      (["place", "contact", "exhibit"].includes(one.kind) ||
        // Questions have a dot in their names, items have none.
        (one.kind === "note" && !String(one.body["about"]).includes("."))),
  );
}
