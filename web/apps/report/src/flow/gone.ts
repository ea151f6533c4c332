import type { CaseRecord } from "./record.ts";

/** One thing that was closed by itself: it can be kept until `due`, or `erased` says when it went. */
export interface Gone {
  readonly item: string;
  readonly message: boolean;
  readonly received: Date | undefined;
  readonly reason: string;
  readonly end: { readonly due: Date; readonly held: boolean } | { readonly erased: Date };
}

const isTalk = (compartment: string | undefined): boolean => compartment?.startsWith("conversation.") === true;
const date = (text: string | undefined): Date | undefined => (text === undefined ? undefined : new Date(text));

/** Single items that others had closed, or she herself, and what is left of those that are gone (protocol section 11). */
export function goneFrom({ erasures, closed, page }: CaseRecord): readonly Gone[] {
  const waiting = erasures.flatMap(({ subject, due, held, reason }): readonly Gone[] => {
    if (subject.kind !== "item") return [];
    const at = closed.find((one) => one.item === subject.id);
    const end = { due: new Date(due), held };
    return [{ item: subject.id, message: isTalk(at?.compartment), received: date(at?.received), reason, end }];
  });
  const left = (page.tombstones ?? []).map(({ subject, erased, reason, compartment, received }): Gone => ({
    item: subject,
    message: isTalk(compartment),
    received: date(received),
    reason,
    end: { erased: new Date(erased) },
  }));
  return [...waiting, ...left];
}

/** Those she can still keep. */
export const keepable = (record: CaseRecord): readonly Gone[] => goneFrom(record).filter((one) => "due" in one.end);
