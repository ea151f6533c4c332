import { directionOf, LANGUAGES, preferredLanguage, Words, type Language } from "@backup/ui/words";
import { computed, effect, signal } from "@preact/signals";
import sentences from "virtual:sentences";
import type { Telling } from "./told.ts";
import ar from "./words/ar.json";
import en from "./words/en.json";
import fr from "./words/fr.json";
import uk from "./words/uk.json";

export type Word = keyof typeof en;

const catalogues = { en, fr, ar, uk };

/** An address may ask for a language (`#fr`); else the browser's own. */
const asked = location.hash.slice(1);

export const language = signal<Language>(preferredLanguage(asked === "" ? navigator.languages : [asked]));

const words = computed(() => new Words<Word>(language.value, catalogues[language.value]));

/** The sentence of a key. Every text put in is isolated, so that a Latin name cannot turn an Arabic sentence round. */
export function t(word: Word, values: Readonly<Record<string, string | number>> = {}): string {
  const isolated = Object.entries(values).map(
    ([name, value]) => [name, typeof value === "string" ? `\u2068${value}\u2069` : value] as const,
  );
  return words.value.say(word, Object.fromEntries(isolated));
}

export function size(bytes: number): string {
  const units = ["unit.bytes", "unit.kb", "unit.mb", "unit.gb"] as const;
  const step = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  return t(units[step] ?? "unit.bytes", { n: words.value.number(bytes / 1_000 ** step, step === 0 ? 0 : 1) });
}

/** A time as it is stated, to the second of UTC: the expert compares it with other papers. */
export function utc(time: string): string {
  return `${time.slice(0, 10)} ${time.slice(11, 19)} UTC`;
}

export const telling = computed<Telling>(() => ({
  sentences: sentences[language.value],
  refusal: (code) => {
    const word = `refusal.${code}`;
    return words.value.has(word) ? words.value.say(word) : undefined;
  },
}));

export const languages = Object.entries(LANGUAGES) as readonly (readonly [Language, string])[];

effect(() => {
  document.documentElement.lang = language.value;
  document.documentElement.dir = directionOf(language.value);
  document.title = t("title");
});
