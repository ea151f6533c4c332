import type { Schema } from "@backup/api";
import type { CaseState } from "./case-state.ts";
import type { ExhibitView, MessageView } from "./model.ts";

/** What may be erased by itself: a file with what was noted about it, a message with its files. */
export type ErasableKind = "exhibit" | "message";

/** One item and all that goes with it, so that nothing is left that describes what is gone (section 11). */
export interface Erasable {
  readonly kind: ErasableKind;
  readonly item: string;
  readonly along: readonly string[];
}

/** One item that is closed and waits for its end. */
export interface ErasingItem {
  readonly item: string;
  readonly compartment: string;
  readonly received: Date;
  readonly due: Date;
  readonly reason: string;
}

/** Which single item an erasure that waits is about, and all that goes with it. */
export interface ErasureOf {
  /** Nothing where this member does not see all of it: then he cannot sign it away either. */
  readonly item: Pick<ErasingItem, "item" | "compartment" | "received"> | undefined;
  /** Every item it names, to be marked where it stands. */
  readonly marks: readonly string[];
  readonly files: number;
  /** How many are neither its files nor what describes them. */
  readonly others: number;
}

/** What is left of one item; what was erased before its place was kept has none. */
export interface TombstoneView {
  readonly item: string;
  readonly erased: Date;
  readonly authority: Schema<"Tombstone">["authority"];
  readonly reason: string;
  readonly compartment: string | undefined;
  readonly received: Date | undefined;
}

/** What was erased, or is to be, in one place of a case. */
export interface ErasedItems {
  readonly items: readonly ErasingItem[];
  readonly tombstones: readonly TombstoneView[];
}

/** What stood in a conversation was a message; everything else is told where the files are. */
export const kindIn = (compartment: string | undefined): ErasableKind =>
  compartment?.startsWith("conversation.") === true ? "message" : "exhibit";

export const erasableExhibit = ({ media, item }: ExhibitView): Erasable => ({
  kind: "exhibit",
  item: media,
  along: [item],
});

export const erasableMessage = ({ item, attachments }: MessageView): Erasable => ({
  kind: "message",
  item,
  along: attachments.flatMap((one) => [one.item, one.document]).sort(),
});

/** Single items that are closed and wait for their end, and what is left of those that came to it (section 11). */
export const erasedItems = ({ first, items }: CaseState): ErasedItems => ({
  items: (first.erasures ?? []).flatMap(({ subject, due, reason }): readonly ErasingItem[] => {
    const item = items.find((one) => subject.kind === "item" && one.item === subject.id);
    if (item === undefined) return [];
    const { compartment, received } = item;
    return [{ item: item.item, compartment, received: new Date(received), due: new Date(due), reason }];
  }),
  tombstones: (first.tombstones ?? []).map(
    ({ subject, erased, authority, reason, compartment, received }): TombstoneView => ({
      item: subject,
      erased: new Date(erased),
      authority,
      reason,
      compartment,
      received: received === undefined ? undefined : new Date(received),
    }),
  ),
});

/** Of those, what stood in one conversation, or among the files. */
export const erasedIn = (all: ErasedItems, compartment: string | undefined): ErasedItems => {
  const here = (one: { readonly compartment: string | undefined }): boolean =>
    compartment === undefined ? kindIn(one.compartment) === "exhibit" : one.compartment === compartment;
  return { items: all.items.filter(here), tombstones: all.tombstones.filter(here) };
};

/** One place in a conversation: what was said, what is closed, or what is left. */
export type Entry = { readonly item: string; readonly at: Date } & (
  { readonly message: MessageView } | { readonly closed: ErasingItem } | { readonly left: TombstoneView }
);

/** Everything in the order in which it came: what is gone leaves its place. */
export const entriesOf = (messages: readonly MessageView[], erased: ErasedItems): readonly Entry[] =>
  [
    ...messages.map((message) => ({ item: message.item, at: message.received, message })),
    ...erased.items.map((closed) => ({ item: closed.item, at: closed.received, closed })),
    ...erased.tombstones.map((left) => ({ item: left.item, at: left.received ?? left.erased, left })),
  ].sort((one, other) => one.at.getTime() - other.at.getTime());
