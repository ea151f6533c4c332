import { useLayoutEffect } from "preact/hooks";

/** What was begun on a screen and not sealed, in this page's memory alone. */
export interface Begun<T> {
  draft: T | undefined;
}

/** Keeps the draft while its writer looks elsewhere, and asks before the page itself is left. */
export const useBegun = <T>(begun: Begun<T>, draft: T, untouched: boolean): void => {
  // With the drawing, not after it: whoever leaves before the next frame must not lose the last letter.
  useLayoutEffect(() => {
    if (untouched) return undefined;
    begun.draft = draft;
    const ask = (event: Event): void => event.preventDefault();
    addEventListener("beforeunload", ask);
    return () => removeEventListener("beforeunload", ask);
  }, [draft, untouched]);
};
