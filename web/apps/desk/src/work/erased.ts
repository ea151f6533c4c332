import type { Schema } from "@backup/api";
import type { CaseState } from "./case-state.ts";

/** One item that is closed and waits for its end. */
export interface ErasingItem {
  readonly item: string;
  readonly compartment: string;
  readonly received: Date;
  readonly due: Date;
}

/** What is left of one item. */
export interface TombstoneView {
  readonly item: string;
  readonly erased: Date;
  readonly authority: Schema<"Tombstone">["authority"];
  readonly reason: string;
}

/** Single items that are closed and wait for their end, and what is left of those that came to it (section 11). */
export const erasedItems = ({ first, items }: CaseState) => ({
  items: (first.erasures ?? []).flatMap(({ subject, due }): readonly ErasingItem[] => {
    const item = items.find((one) => subject.kind === "item" && one.item === subject.id);
    if (item === undefined) return [];
    return [{ item: item.item, compartment: item.compartment, received: new Date(item.received), due: new Date(due) }];
  }),
  tombstones: (first.tombstones ?? []).map(({ subject, erased, authority, reason }): TombstoneView => ({
    item: subject,
    erased: new Date(erased),
    authority,
    reason,
  })),
});
