import { signal } from "@preact/signals";
import type { Catalogue, Word } from "./en.ts";

/** The four languages of the desk. Adding one is adding a folder of files and a line here. */
export const languages = ["en", "fr", "ar", "uk"] as const;
export type Language = (typeof languages)[number];

export const languageNames: Readonly<Record<Language, string>> = {
  en: "English",
  fr: "Français",
  ar: "العربية",
  uk: "Українська",
};

const load: Readonly<Record<Language, () => Promise<{ default: Catalogue }>>> = {
  en: () => import("./en.ts"),
  fr: () => import("./fr.ts"),
  ar: () => import("./ar.ts"),
  uk: () => import("./uk.ts"),
};

export const language = signal<Language>("en");
const catalogue = signal<Catalogue | undefined>(undefined);

export type { Word };
export type Values = Readonly<Record<string, string | number>>;

/** Reads the language's words, then sets language and direction of the page. */
export const speak = async (chosen: Language): Promise<void> => {
  const words = (await load[chosen]()).default;
  catalogue.value = words;
  language.value = chosen;
  document.documentElement.lang = chosen;
  document.documentElement.dir = chosen === "ar" ? "rtl" : "ltr";
};

export const isLanguage = (text: string | null | undefined): text is Language => languages.some((one) => one === text);

/** The first language of the browser that the desk speaks. */
export const preferredLanguage = (asked: readonly string[]): Language =>
  asked.map((tag) => tag.slice(0, 2).toLowerCase()).find(isLanguage) ?? "en";

/** Digits stay Latin in every language, so that codes, receipts and courts agree (design language, section 7). */
export const localeOf = (chosen: Language): string => (chosen === "ar" ? "ar-u-nu-latn" : chosen);

const isolated = (value: string | number, chosen: Language): string =>
  typeof value === "number" ? new Intl.NumberFormat(localeOf(chosen)).format(value) : `\u2068${value}\u2069`;

/**
 * The sentence of a key in the language of the moment. `{n}` chooses the plural form; every text put in is isolated,
 * so that a Latin code inside an Arabic sentence cannot turn it round.
 */
export const t = (word: Word, values: Values = {}): string => {
  const entry = catalogue.value?.[word];
  if (entry === undefined) return "";
  const chosen = language.value;
  const count = values["n"];
  const form =
    typeof entry === "string"
      ? entry
      : (entry[new Intl.PluralRules(chosen).select(typeof count === "number" ? count : 0)] ?? entry.other);
  return form.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    return value === undefined ? whole : isolated(value, chosen);
  });
};

/** The sentence of a key that is put together at run time, or nothing where there is none. */
export const tMaybe = (word: string, values: Values = {}): string | undefined => {
  const words = catalogue.value;
  return words !== undefined && Object.hasOwn(words, word) ? t(word as Word, values) : undefined;
};

/** A text of a reference file in the language of the moment, else in its master language. */
export const inLanguage = (texts: Readonly<Partial<Record<string, string>>> | undefined): string =>
  texts?.[language.value] ?? texts?.["en"] ?? "";
