import { signal } from "@preact/signals";
import type { Desk } from "../work/desk.ts";
import type { Me, QueueRow } from "../work/model.ts";

/** Who is at the desk, and whether the keys are in memory. */
export type Entrance = "reading" | "set-up" | "out" | "locked" | "in";

export const entrance = signal<Entrance>("reading");
/** Counts unlocks: what was read with keys that are gone is read again with the new ones. */
export const unlocks = signal(0);
export const me = signal<Me | undefined>(undefined);
export const minutesLeft = signal(10);

/** The list as the member last saw it; what came since is only counted, so that it never jumps under the hand. */
export const queue = signal<readonly QueueRow[] | undefined>(undefined);
export const newer = signal(0);

/** A sentence after an act. What went wrong is never one: it stands where it happened, and stays. */
export interface Toast {
  readonly id: number;
  readonly text: string;
  /** Milliseconds it still stands. */
  readonly left: number;
}
export const toasts = signal<readonly Toast[]>([]);
let counter = 0;

/** Twice as long as a slow reader needs, and some seconds to notice it. */
const timeToRead = (text: string): number => 6_000 + 120 * text.length;

export const say = (text: string): void => {
  counter += 1;
  const before = toasts.value.filter((toast) => toast.text !== text).slice(-1);
  // The one before stays, so that nothing vanishes unread; more would cover what is worked on.
  toasts.value = [...before, { id: counter, text, left: timeToRead(text) }];
};
export const heard = (id: number): void => {
  toasts.value = toasts.value.filter((toast) => toast.id !== id);
};
/** Lets time pass in which they could be read; what had its time goes. */
export const pass = (milliseconds: number): void => {
  toasts.value = toasts.value
    .map((toast) => ({ ...toast, left: toast.left - milliseconds }))
    .filter((toast) => toast.left > 0);
};

let current: Desk | undefined;
export const provide = (desk: Desk): void => {
  current = desk;
};
export const desk = (): Desk => {
  if (current === undefined) throw new Error("The desk is used before it is made");
  return current;
};
