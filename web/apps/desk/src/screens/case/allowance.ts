import { signal } from "@preact/signals";

/** Minutes of material a day after which the desk says so. It never forbids: the member decides. */
export const allowance = 30;

/** Minutes looked at today in this page. Not stored: it is for the member, not about the member. */
export const minutesToday = signal(0);

let milliseconds = 0;
let date = new Date().toDateString();

export const looked = (elapsed: number, now: Date = new Date()): void => {
  if (now.toDateString() !== date) {
    date = now.toDateString();
    milliseconds = 0;
  }
  milliseconds += Math.max(0, elapsed);
  minutesToday.value = Math.ceil(milliseconds / 60_000);
};
