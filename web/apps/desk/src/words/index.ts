import { signal } from "@preact/signals";
import { directionOf, LANGUAGES, Words, type Language } from "@backup/ui/words";
import type { Catalogue } from "./en.ts";
import type { Catalogue as Inside } from "./inside-en.ts";

export { preferredLanguage, type Language } from "@backup/ui/words";

/** The four languages of the desk, in the order they are offered, and each by its own name. */
export const languageNames: Readonly<Record<Language, string>> = LANGUAGES;
export const languages = Object.keys(LANGUAGES) as readonly Language[];

const load: Readonly<Record<Language, () => Promise<{ default: Catalogue }>>> = {
  en: () => import("./en.ts"),
  fr: () => import("./fr.ts"),
  ar: () => import("./ar.ts"),
  uk: () => import("./uk.ts"),
};

const loadInside: Readonly<Record<Language, () => Promise<{ default: Inside }>>> = {
  en: () => import("./inside-en.ts"),
  fr: () => import("./inside-fr.ts"),
  ar: () => import("./inside-ar.ts"),
  uk: () => import("./inside-uk.ts"),
};

export const language = signal<Language>("en");
const spoken = signal<Words | undefined>(undefined);

export type Word = keyof Catalogue | keyof Inside;
export type Values = Readonly<Record<string, string | number>>;

/** Set once a screen behind the sign-in was asked for: from then on its words come with every language. */
let inside: Promise<void> | undefined;

const wordsOf = async (chosen: Language, all: boolean): Promise<Catalogue & Partial<Inside>> => {
  const [first, rest] = await Promise.all([load[chosen](), all ? loadInside[chosen]() : undefined]);
  return { ...first.default, ...rest?.default };
};

/** Reads the language's words, then sets language and direction of the page. */
export const speak = async (chosen: Language, all = inside !== undefined): Promise<void> => {
  spoken.value = new Words(chosen, await wordsOf(chosen, all));
  language.value = chosen;
  document.documentElement.lang = chosen;
  document.documentElement.dir = directionOf(chosen);
};

/** Reads what the screens behind the sign-in say; once, and again after a failure. */
export const speakInside = (): Promise<void> =>
  (inside ??= speak(language.value, true).catch((cause: unknown) => {
    inside = undefined;
    throw cause;
  }));

export const isLanguage = (text: string | null | undefined): text is Language => languages.some((one) => one === text);

/** Digits stay Latin in every language, so that codes, receipts and courts agree (design language, section 7). */
export const localeOf = (chosen: Language): string =>
  chosen === "ar" ? "ar-u-nu-latn" : chosen === "en" ? "en-GB" : chosen;

/**
 * Every text put in is isolated, so that a Latin code inside an Arabic sentence cannot turn it round. A text that holds
 * isolates itself takes the direction of the page: its own first strong sign would be looked for outside of them.
 */
const isolate = (value: string): string =>
  `${value.includes("\u2068") ? (document.documentElement.dir === "rtl" ? "\u2067" : "\u2066") : "\u2068"}${value}\u2069`;

const isolated = (values: Values): Values =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, typeof value === "string" ? isolate(value) : value]),
  );

/** The sentence of a key in the language of the moment; `{n}` chooses the plural form. */
export const t = (word: Word, values: Values = {}): string => spoken.value?.say(word, isolated(values)) ?? "";

/** The sentence of a key that is put together at run time, or nothing where there is none. */
export const tMaybe = (word: string, values: Values = {}): string | undefined => {
  const words = spoken.value;
  return words?.has(word) === true ? words.say(word, isolated(values)) : undefined;
};

/** A text of a reference file in the language of the moment, else in its master language. */
export const inLanguage = (texts: Readonly<Partial<Record<string, string>>> | undefined): string =>
  texts?.[language.value] ?? texts?.["en"] ?? "";
