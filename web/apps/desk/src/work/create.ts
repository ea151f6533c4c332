import type { Desk } from "./desk.ts";
export const createDesk = (): Desk => {
  throw new Error("not made");
};
