import { useEffect } from "preact/hooks";
import { lockNow } from "./idle.ts";
import { go, place } from "./place.ts";
import { shortcutsShown } from "./shortcuts.tsx";
import { entrance } from "./state.ts";

/** Keys that the screen of the moment answers; each screen registers what it can do. */
export type KeyAct = "find" | "next" | "previous" | "open" | "reply" | "back";
const acts = new Map<KeyAct, () => void>();

export const useKeys = (answers: Readonly<Partial<Record<KeyAct, () => void>>>): void => {
  useEffect(() => {
    for (const [act, answer] of Object.entries(answers)) acts.set(act as KeyAct, answer);
    return () => {
      for (const [act, answer] of Object.entries(answers))
        if (acts.get(act as KeyAct) === answer) acts.delete(act as KeyAct);
    };
  });
};

const plain: Readonly<Record<string, KeyAct>> = {
  "/": "find",
  j: "next",
  k: "previous",
  Enter: "open",
  r: "reply",
  Escape: "back",
};

const goes: Readonly<Record<string, () => void>> = {
  q: () => go({ at: "queue" }),
  n: () => go({ at: "intake" }),
  p: () => go({ at: "people" }),
  m: () => go({ at: "keys" }),
  l: lockNow,
};

const writing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** The letter of a key where it stands on a Latin keyboard, so that the keys work with Arabic and Ukrainian layouts. */
export const letterOf = (event: Pick<KeyboardEvent, "key" | "code">): string => {
  if (/^[a-z/?]$/i.test(event.key)) return event.key.toLowerCase();
  if (/^Key[A-Z]$/.test(event.code)) return event.code.slice(3).toLowerCase();
  return event.key;
};

export interface KeyReader {
  (event: KeyboardEvent): void;
}

/** Reads single keys and `g` with a letter. Never while writing, in a dialog, or with a modifier. */
export const keyReader = (): KeyReader => {
  let goesAt = 0;
  return (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || entrance.value !== "in") return;
    const inDialog = document.querySelector("dialog[open]") !== null;
    if (event.key === "Escape" && writing(event.target) && !inDialog) {
      (event.target as HTMLElement).blur();
      return;
    }
    if (inDialog || writing(event.target)) return;
    const letter = letterOf(event);
    const waited = event.timeStamp - goesAt < 1_500;
    goesAt = letter === "g" ? event.timeStamp : 0;
    const answer =
      letter === "?"
        ? () => (shortcutsShown.value = true)
        : waited && letter in goes
          ? goes[letter]
          : actOf(letter, event);
    if (answer === undefined) return;
    event.preventDefault();
    answer();
  };
};

const actOf = (letter: string, event: KeyboardEvent): (() => void) | undefined => {
  const act = plain[letter];
  if (act === undefined) return undefined;
  const onControl =
    event.target instanceof HTMLElement && event.target.closest("button, a, summary, [role=tab]") !== null;
  if (act === "open" && onControl) return undefined;
  return acts.get(act) ?? (act === "back" && place.value.at !== "queue" ? () => go({ at: "queue" }) : undefined);
};

export const useKeyboard = (): void => {
  useEffect(() => {
    const read = keyReader();
    addEventListener("keydown", read);
    return () => removeEventListener("keydown", read);
  }, []);
};
