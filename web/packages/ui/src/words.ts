/** A text, or its plural forms by CLDR category. */
export type Message = string | { readonly [form in Intl.LDMLPluralRule]?: string };

export type Catalogue = Readonly<Record<string, Message>>;

/** The languages of the first delivery, in the order they are offered, each by its own name. */
export const LANGUAGES = { en: "English", fr: "Français", ar: "العربية", uk: "Українська" } as const;

export type Language = keyof typeof LANGUAGES;

export function directionOf(language: string): "rtl" | "ltr" {
  return /^(ar|fa|he|ur|ckb|ps)\b/.test(language) ? "rtl" : "ltr";
}

/** The wish of the browser, as far as there is a translation. */
export function preferredLanguage(wishes: readonly string[]): Language {
  for (const wish of wishes) {
    const base = wish.toLowerCase().split("-")[0] ?? "";
    if (base in LANGUAGES) return base as Language;
  }
  return "en";
}

/**
 * The texts of one language, with plurals, numbers and dates. Digits are Latin in every language, so that codes, receipts
 * and courts agree; month names follow the region of the phone.
 */
export class Words<Key extends string = string> {
  readonly language: string;
  readonly #catalogue: Catalogue;
  readonly #locale: string;
  readonly #plural: Intl.PluralRules;

  constructor(language: string, catalogue: Catalogue, region = "") {
    this.language = language;
    this.#catalogue = catalogue;
    // English dates are written day first, as in the other three languages.
    const where = language === "en" ? "GB" : region;
    this.#locale = `${language}${where && `-${where}`}${language === "ar" ? "-u-nu-latn" : ""}`;
    this.#plural = new Intl.PluralRules(language);
  }

  /** The text of a key, `{name}` filled in; `n` chooses the plural form. A key without text shows itself. */
  say(key: Key, values: Readonly<Record<string, string | number>> = {}): string {
    const message = this.#catalogue[key] ?? key;
    const text = typeof message === "string" ? message : this.#form(message, Number(values["n"] ?? 0));
    return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
      const value = values[name];
      return typeof value === "number" ? this.number(value) : (value ?? whole);
    });
  }

  has(key: string): key is Key {
    return key in this.#catalogue;
  }

  #form(message: Exclude<Message, string>, n: number): string {
    return message[this.#plural.select(n)] ?? message.other ?? "";
  }

  number(value: number, digits = 0): string {
    return new Intl.NumberFormat(this.#locale, { maximumFractionDigits: digits }).format(value);
  }

  /** "21 Nov 2026" */
  day(date: Date): string {
    return new Intl.DateTimeFormat(this.#locale, { day: "numeric", month: "short", year: "numeric" }).format(date);
  }

  /** "14:02", 24 hours everywhere. */
  clock(date: Date): string {
    return new Intl.DateTimeFormat(this.#locale, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(date);
  }

  weekday(date: Date): string {
    return new Intl.DateTimeFormat(this.#locale, { weekday: "long" }).format(date);
  }

  monthNames(): readonly string[] {
    const format = new Intl.DateTimeFormat(this.#locale, { month: "long", timeZone: "UTC" });
    return Array.from({ length: 12 }, (_, month) => format.format(new Date(Date.UTC(2026, month, 15))));
  }

  country(code: string): string {
    return new Intl.DisplayNames([this.#locale], { type: "region" }).of(code) ?? code;
  }
}
