import { useEffect, useState } from "preact/hooks";
import { refusal, type Code } from "../work/problem.ts";

export type Loaded<T> =
  | { readonly state: "reading" }
  | { readonly state: "here"; readonly value: T }
  | { readonly state: "problem"; readonly code: Code };

/** Refusals that say nothing about what was read: it stays, and what is being written beside it too. */
const passing: ReadonlySet<Code> = new Set(["offline", "later", "slow-down", "locked"]);

const failed =
  <T>(code: Code) =>
  (before: Loaded<T>): Loaded<T> =>
    before.state === "here" && passing.has(code) ? before : { state: "problem", code };

/** Reads something when its inputs change; an answer that comes too late is dropped. */
export const useLoaded = <T>(read: () => Promise<T>, inputs: readonly unknown[]): [Loaded<T>, () => void] => {
  const [loaded, setLoaded] = useState<Loaded<T>>({ state: "reading" });
  const [round, setRound] = useState(0);
  useEffect(() => {
    let late = false;
    setLoaded((before) => (before.state === "here" ? before : { state: "reading" }));
    read().then(
      (value) => !late && setLoaded({ state: "here", value }),
      (thrown: unknown) => !late && setLoaded(failed(refusal(thrown))),
    );
    return () => {
      late = true;
    };
  }, [...inputs, round]);
  return [loaded, () => setRound((before) => before + 1)];
};
