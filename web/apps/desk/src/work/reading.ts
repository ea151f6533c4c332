import type { Schema } from "@backup/api";
import {
  bytesOfB64u,
  openDocument,
  openGrant,
  readId,
  type CaseId,
  type CompartmentName,
  type DocumentStatement,
  type Epoch,
  type InstanceId,
  type JsonObject,
  type VerificationKey,
} from "@backup/sealing";
import type { Keyring } from "./keyring.ts";
import type { Reason } from "./model.ts";
import type { Server } from "./server.ts";

export type CaseItem = Schema<"CaseItem">;
export type GrantToMe = Schema<"GrantToMe">;

/** A document that was opened and whose every check held, or one that must not be shown. */
export type ReadDocument =
  | { readonly kind: "read"; readonly item: CaseItem; readonly statement: DocumentStatement }
  | { readonly kind: "unverified"; readonly item: CaseItem }
  | { readonly kind: "refused"; readonly item: CaseItem; readonly why: "not-permitted" | "erased" | "later" };

export interface ReadingPlace {
  readonly instance: InstanceId;
  readonly case: CaseId;
}

/** Opens every grant that this member can: own ones, and those of circles whose epoch is held. */
export const openGrants = async (
  place: ReadingPlace,
  grants: readonly GrantToMe[],
  keyring: Keyring,
  mayGrant: (by: VerificationKey, compartment: CompartmentName) => boolean,
): Promise<readonly string[]> => {
  const unverified: string[] = [];
  for (const grant of grants) {
    if (keyring.epoch(place.case, grant.compartment, grant.epoch) !== undefined) continue;
    const identity =
      grant.circle === undefined
        ? keyring.member.opening
        : keyring.circle(readId<"circle">(grant.circle), grant.circleEpoch ?? 0);
    if (identity === undefined) continue;
    try {
      const compartment = grant.compartment as CompartmentName;
      const counts = (by: VerificationKey): boolean => mayGrant(by, compartment);
      const expected = { ...place, compartment, epoch: grant.epoch, mayGrant: counts };
      keyring.holdEpoch(place.case, await openGrant(bytesOfB64u(grant.file), identity, expected));
    } catch {
      unverified.push(grant.compartment);
    }
  }
  return unverified;
};

const perCall = 64;
const smallest = 2_000_000;

const bytesOf = async (server: Server, path: string): Promise<Uint8Array<ArrayBuffer>> => {
  const { bytes } = await server.payload(path);
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  for await (const part of bytes) {
    length += part.length;
    // A document is at most 1 MiB: more is no document.
    if (length > smallest) throw new RangeError("too long for a document");
    parts.push(part);
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
};

/** Opens documents through the gate, in calls of 64; each opening is an event of the case that the person sees. */
export class DocumentReader {
  readonly #server: Server;
  readonly #place: ReadingPlace;
  readonly #epoch: (item: CaseItem) => Epoch | undefined;
  readonly #mayWrite: (author: VerificationKey, compartment: string) => boolean;
  readonly #read = new Map<string, ReadDocument>();
  #turn: Promise<unknown> = Promise.resolve();

  constructor(
    server: Server,
    place: ReadingPlace,
    epoch: (item: CaseItem) => Epoch | undefined,
    mayWrite: (author: VerificationKey, compartment: string) => boolean,
  ) {
    this.#server = server;
    this.#place = place;
    this.#epoch = epoch;
    this.#mayWrite = mayWrite;
  }

  /** One reading after the other: parts of a page that show the same documents open each of them once. */
  read(items: readonly CaseItem[], reason: Reason): Promise<readonly ReadDocument[]> {
    const mine = this.#turn.then(() => this.#readNow(items, reason));
    this.#turn = mine.catch(() => undefined);
    return mine;
  }

  async #readNow(items: readonly CaseItem[], reason: Reason): Promise<readonly ReadDocument[]> {
    const wanted = items.filter((item) => !this.#read.has(item.item) && this.#epoch(item) !== undefined);
    for (let at = 0; at < wanted.length; at += perCall) await this.#batch(wanted.slice(at, at + perCall), reason);
    return items.flatMap((item) => this.#read.get(item.item) ?? []);
  }

  async #batch(items: readonly CaseItem[], reason: Reason): Promise<void> {
    const path = { case: this.#place.case };
    const answer = await this.#server.ask("post", "/cases/{case}/openings", {
      path,
      body: { reason, items: items.map((item) => item.item) },
    });
    for (const opening of answer.openings) {
      const item = items.find((one) => one.item === opening.item);
      if (item === undefined) continue;
      if ("refused" in opening) this.#read.set(item.item, { kind: "refused", item, why: opening.refused });
      else this.#read.set(item.item, await this.#open(item, opening));
    }
  }

  async #open(item: CaseItem, opening: Schema<"Opened">): Promise<ReadDocument> {
    const epoch = this.#epoch(item);
    if (epoch === undefined) return { kind: "unverified", item };
    try {
      const sealed = { header: bytesOfB64u(opening.header), payload: await bytesOf(this.#server, opening.payload) };
      const expected = { ...this.#place, item: readId<"item">(item.item), bind: item.bind };
      const { statement } = await openDocument(sealed, epoch, expected);
      // Whoever deposited must be whoever signed: otherwise a member could pass on words as if they were the person's.
      const held = statement.author === item.author && this.#mayWrite(statement.author, epoch.compartment);
      return held ? { kind: "read", item, statement } : { kind: "unverified", item };
    } catch {
      return { kind: "unverified", item };
    }
  }
}

/** A text member of a body, if it is one. */
export const textOf = (body: JsonObject, name: string): string | undefined => {
  const value = body[name];
  return typeof value === "string" && value !== "" ? value : undefined;
};

/** A list of texts in a body; anything else in it is left out. */
export const textsOf = (body: JsonObject, name: string): readonly string[] => {
  const value = body[name];
  return Array.isArray(value) ? (value as readonly unknown[]).filter((one) => typeof one === "string") : [];
};

export const objectOf = (body: JsonObject, name: string): JsonObject | undefined => {
  const value = body[name];
  return typeof value === "object" && !Array.isArray(value) ? (value as JsonObject) : undefined;
};
