import { useCallback, useState } from "preact/hooks";

/** Tells a form what changes in its draft, and nothing of the rest. */
export type Change<T> = (part: Partial<T>) => void;

/**
 * What is being filled in. A part is laid over the draft as it is by then: a list that arrives late, or a password
 * manager that fills two fields at once, takes back nothing that was typed in between.
 */
export const useDraft = <T extends object>(first: T | (() => T)): readonly [T, Change<T>] => {
  const [draft, setDraft] = useState(first);
  const change = useCallback<Change<T>>((part) => setDraft((now) => ({ ...now, ...part })), []);
  return [draft, change];
};
