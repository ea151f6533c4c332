import { opensToGuardian } from "../../flow/record.ts";
import type { State } from "../state.ts";

/** A guardian may be the one responsible: nothing is shown of what was sent before somebody trained decided. */
export function isVeiled(state: State): boolean {
  const guardian = state.spoken["reporter.agreement"]?.includes("child_guardian") === true;
  return guardian && !opensToGuardian(state.session.value?.record);
}
