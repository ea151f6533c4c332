/** How long a file stays uncovered. */
export const uncoveredFor = 10 * 60_000;

export interface Watch {
  addEventListener(type: string, listener: () => void): void;
  removeEventListener(type: string, listener: () => void): void;
}

/**
 * Covers again after ten minutes, when the window loses the member's attention, or when the page is hidden; whichever
 * comes first, once. The answer stops watching.
 */
export const coverAgain = (
  cover: () => void,
  page: Watch & { readonly hidden?: boolean },
  window: Watch,
): (() => void) => {
  let done = false;
  const stop = (): void => {
    clearTimeout(timer);
    window.removeEventListener("blur", once);
    page.removeEventListener("visibilitychange", hidden);
  };
  const once = (): void => {
    if (done) return;
    done = true;
    stop();
    cover();
  };
  const hidden = (): void => {
    if (page.hidden === true) once();
  };
  const timer = setTimeout(once, uncoveredFor);
  window.addEventListener("blur", once);
  page.addEventListener("visibilitychange", hidden);
  return stop;
};
