import { signal } from "@preact/signals";
import { desk, entrance } from "../../frame/state.ts";
import type { AssistedCase, IntakeAnswers } from "../../work/desk.ts";
import { refusal, type Code } from "../../work/problem.ts";

export type Ending = "handed" | "dropped";

type UnderWay =
  | { readonly at: "opening"; readonly step: "keys" | "sealing" | "sending" }
  | { readonly at: "refused"; readonly why: Code }
  | { readonly at: "held"; readonly opened: AssistedCase }
  | { readonly at: "ended"; readonly opened: Omit<AssistedCase, "code">; readonly how: Ending };

/**
 * A case that is being opened with the person, until her code was handed over or dropped. It outlives the screen: the
 * code exists nowhere else, and an officer who looks something up meanwhile would have lost it for her.
 */
export const underWay = signal<UnderWay | undefined>(undefined);

/** Opens it; what came of it stands in {@link underWay}. Whether it was opened is the answer. */
export const openCase = async (answers: IntakeAnswers): Promise<boolean> => {
  underWay.value = { at: "opening", step: "keys" };
  try {
    const opened = await desk().intake.open(answers, (step) => (underWay.value = { at: "opening", step }));
    underWay.value = { at: "held", opened };
    return true;
  } catch (thrown) {
    underWay.value = { at: "refused", why: refusal(thrown) };
    return false;
  }
};

/** The person has it, or does not want it: nothing here keeps it. */
export const forgetCode = (how: Ending): void => {
  desk().intake.forget();
  const held = underWay.value;
  if (held?.at !== "held") return;
  const { reference, unsent } = held.opened;
  underWay.value = { at: "ended", opened: { reference, unsent }, how };
};

/** What was only said once goes with the screen; a case under way, and a code, do not. */
export const leaveScreen = (): void => {
  if (underWay.value?.at === "ended" || underWay.value?.at === "refused") underWay.value = undefined;
};

// The lock takes a code that was shown with the other keys; one that is still to come waits for the officer.
entrance.subscribe((state) => {
  if (state !== "in" && underWay.value?.at === "held") {
    forgetCode("dropped");
    underWay.value = undefined;
  }
});
