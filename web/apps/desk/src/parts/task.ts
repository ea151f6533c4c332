import { useState } from "preact/hooks";
import { refusal, type Code } from "../work/problem.ts";

export interface Task {
  readonly busy: boolean;
  readonly problem: Code | undefined;
  run(work: () => Promise<void>): void;
  clear(): void;
}

/** One act at a time: busy while it runs, and its refusal as a code for a sentence. */
export const useTask = (): Task => {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Code | undefined>(undefined);
  const run = (work: () => Promise<void>): void => {
    if (busy) return;
    setBusy(true);
    setProblem(undefined);
    work()
      .catch((thrown: unknown) => setProblem(refusal(thrown)))
      .finally(() => setBusy(false));
  };
  return { busy, problem, run, clear: () => setProblem(undefined) };
};
