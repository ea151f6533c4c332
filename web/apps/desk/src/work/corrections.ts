import { caseIdOf, correctedBy } from "@backup/sealing/member";
import type { ReadDocument } from "./reading.ts";

export type Read = Extract<ReadDocument, { kind: "read" }>;

/** Whether the person wrote it: the id of a case certifies its author's key. */
export const isHers = ({ statement: { instance, author, case: id } }: Read): boolean =>
  caseIdOf(instance, author) === id;

/** What the person corrected among some documents (protocol section 20). */
export interface Corrections {
  /** What this document corrects; nothing where it stands by itself. */
  readonly firstOf: (one: Read) => Read | undefined;
  /** What corrects this document, in the order received. */
  readonly laterThan: (item: string) => readonly Read[];
}

export const correctionsIn = (documents: readonly ReadDocument[]): Corrections => {
  const told = documents
    .filter((one) => one.kind === "read")
    .map((read) => ({
      read,
      item: read.item.item,
      kind: read.statement.kind,
      compartment: read.statement.compartment,
      body: read.statement.body,
      // Asked of few: of what names another document, and of what is named.
      get mine() {
        return isHers(read);
      },
    }));
  const firsts = new Map<string, Read>();
  for (const one of told) {
    const first = one.body["about"] === undefined ? undefined : correctedBy(one, told);
    if (first !== undefined) firsts.set(one.item, first.read);
  }
  const later = told.map((one) => one.read).filter((one) => firsts.has(one.item.item));
  return {
    firstOf: (one) => firsts.get(one.item.item),
    laterThan: (item) => later.filter((one) => firsts.get(one.item.item)?.item.item === item).sort(byReceipt),
  };
};

/** The server's order; two of one deposit by the time stated. */
export const byReceipt = (a: Read, b: Read): number =>
  a.item.received.localeCompare(b.item.received) || a.statement.claimed.localeCompare(b.statement.claimed);
