import type { Remedy } from "@backup/api";
import { Refused } from "../../flow/http.ts";
import type { State } from "../state.ts";

/** What stood in the way of something she did on a later visit. */
export const remedyFor = (cause: unknown): Remedy => (cause instanceof Refused ? cause.remedy : "refused");

/** That it was not done, and what she can do: never a code. What changed meanwhile stands there when she reads it. */
export function undone(state: State, cause: unknown): string {
  const remedy = remedyFor(cause);
  if (remedy === "changed" || remedy === "erased") void state.lookAgain();
  return state.words.say(`undone.${remedy}`);
}
