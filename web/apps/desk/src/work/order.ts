import type { QueueRow } from "./model.ts";

/** Where a row stands in the queue: danger now, a window that runs, one that passed, time unknown, none. */
export type Band = 0 | 1 | 2 | 3 | 4 | 5;

export const bandOf = (row: QueueRow, now: Date): Band => {
  if (row.standing === "erasing" || row.standing === "closed") return 5;
  if (row.priority === 1) return 0;
  if (row.priority === 2 && row.windowEnds !== undefined) return row.windowEnds > now ? 1 : 2;
  return row.priority === 3 ? 3 : 4;
};

const within = (band: Band, a: QueueRow, b: QueueRow): number => {
  const ends = (row: QueueRow): number => row.windowEnds?.getTime() ?? 0;
  if (band === 1) return ends(a) - ends(b);
  // A window that passed an hour ago still leaves more to do than one that passed a week ago.
  if (band === 2) return ends(b) - ends(a);
  return a.received.getTime() - b.received.getTime();
};

/** The queue in the order of protocol section 9.8: urgency, then the window that ends first, then the longest wait. */
export const inOrder = (rows: readonly QueueRow[], now: Date): readonly QueueRow[] =>
  [...rows].sort((a, b) => {
    const band = bandOf(a, now);
    return band - bandOf(b, now) || within(band, a, b) || a.reference.localeCompare(b.reference);
  });

export type Filter = "all" | "window" | "unread" | "news" | "behind";

const kept: Readonly<Record<Filter, (row: QueueRow, now: Date) => boolean>> = {
  all: () => true,
  window: (row, now) => bandOf(row, now) <= 1,
  unread: (row) => row.standing === "unread",
  news: (row) => row.standing === "news",
  // Where it is to be erased nobody seals anything again.
  behind: (row) => row.behind && row.standing !== "erasing",
};

export const passes = (row: QueueRow, filter: Filter, now: Date): boolean => kept[filter](row, now);

/** A reference as it is said on the telephone and typed back: Crockford's base 32, so O is 0, I and L are 1. */
export const referenceOf = (text: string): string =>
  text.toUpperCase().replace(/[\s-]/g, "").replace(/O/g, "0").replace(/[IL]/g, "1");

const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** Whether seven signs and their check sign fit together (protocol section 18). */
export const isReference = (text: string): boolean => {
  if (text.length !== 8) return false;
  const values = Array.from(text, (sign) => alphabet.indexOf(sign));
  if (values.some((value) => value < 0)) return false;
  const sum = values.slice(0, 7).reduce((total, value, index) => total + value * (index + 1), 0);
  return sum % 32 === values[7];
};

/** Written in two groups, so that it can be read aloud. */
export const spoken = (reference: string): string => `${reference.slice(0, 4)}-${reference.slice(4)}`;

/** Whether a row answers what was typed: its reference, or what `care` told this browser. */
export const answers = (row: QueueRow, typed: string, labels: (row: QueueRow) => readonly string[]): boolean => {
  const wanted = typed.trim().toLowerCase();
  if (wanted === "") return true;
  return (
    row.reference.includes(referenceOf(wanted)) || labels(row).some((label) => label.toLowerCase().includes(wanted))
  );
};
