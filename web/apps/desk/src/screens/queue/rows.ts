import { useEffect } from "preact/hooks";
import { newer, queue, desk } from "../../frame/state.ts";
import { useSignal } from "@preact/signals";
import type { Code } from "../../work/problem.ts";
import { refusal } from "../../work/problem.ts";
import type { QueueRow } from "../../work/model.ts";

/** How many rows are new or changed against what the member sees. */
export const countNew = (shown: readonly QueueRow[], fresh: readonly QueueRow[]): number => {
  const before = new Map(shown.map((row) => [row.case, row.changed.getTime()]));
  return fresh.filter((row) => before.get(row.case) !== row.changed.getTime()).length;
};

let waiting: readonly QueueRow[] | undefined;

const read = async (): Promise<void> => {
  const fresh = await desk().cases.queue();
  if (queue.value === undefined) {
    queue.value = fresh;
    return;
  }
  waiting = fresh;
  newer.value = countNew(queue.value, fresh);
};

/** Puts what was only counted into the list, when the member asks for it. */
export const showNew = (): void => {
  if (waiting !== undefined) queue.value = waiting;
  waiting = undefined;
  newer.value = 0;
};

/** Reads the queue now and after every poke; the list itself never jumps. */
export const useQueue = (): { problem: Code | undefined; again: () => void } => {
  const problem = useSignal<Code | undefined>(undefined);
  const run = (): void => {
    read().then(
      () => (problem.value = undefined),
      (thrown: unknown) => (problem.value = refusal(thrown)),
    );
  };
  useEffect(() => {
    run();
    return desk().cases.onNews(run);
  }, []);
  return { problem: problem.value, again: run };
};

/** The freshest rows at once: after the member's own act, and when the desk is entered. */
export const readAnew = async (): Promise<void> => {
  queue.value = await desk().cases.queue();
  waiting = undefined;
  newer.value = 0;
};
