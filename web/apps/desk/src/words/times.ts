import { language, localeOf, t, type Language } from "./index.ts";

const sameDay = (a: Date, b: Date): boolean => a.toDateString() === b.toDateString();
const dayBefore = (day: Date): Date => new Date(day.getFullYear(), day.getMonth(), day.getDate() - 1);

const format = (options: Intl.DateTimeFormatOptions, at: Date): string =>
  new Intl.DateTimeFormat(localeOf(language.value), { hourCycle: "h23", ...options }).format(at);

export const clock = (at: Date): string => format({ hour: "2-digit", minute: "2-digit" }, at);
export const day = (at: Date): string => format({ day: "numeric", month: "short", year: "numeric" }, at);

/** A day of a statement, `YYYY-MM-DD`. */
export const dayOf = (text: string): string => day(new Date(`${text}T12:00:00`));
/** The number of a circle's key for people, who count from one; the protocol counts epochs from nought. */
export const keyNumber = (epoch: number): string => String(epoch + 1);

export const today = (): string => new Date().toISOString().slice(0, 10);

/** "14:02" today, "Yesterday, 14:02", else the date with its time: 24-hour clock, digits Latin. */
export const moment = (at: Date, now: Date = new Date()): string => {
  if (sameDay(at, now)) return t("time.today", { clock: clock(at) });
  if (sameDay(at, dayBefore(now))) return t("time.yesterday", { clock: clock(at) });
  return t("time.date", { day: day(at), clock: clock(at) });
};

/** How long something has waited, in its largest unit: minutes, hours, days. */
export const since = (at: Date, now: Date = new Date()): string => {
  const minutes = Math.max(0, Math.floor((now.getTime() - at.getTime()) / 60_000));
  if (minutes < 60) return t("time.minutes", { n: minutes });
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? t("time.hours", { n: hours }) : t("time.days", { n: Math.floor(hours / 24) });
};

/** A size that a person reads: kilobytes, megabytes. */
export const bytes = (length: number): string => {
  const unit = length < 1_000_000 ? "kilobyte" : "megabyte";
  const value = length < 1_000_000 ? length / 1_000 : length / 1_000_000;
  return new Intl.NumberFormat(localeOf(language.value), {
    style: "unit",
    unit,
    maximumFractionDigits: value < 10 ? 1 : 0,
  }).format(value);
};

/** Languages of the first countries that browsers do not name. */
const unnamed: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  sg: { en: "Sango", fr: "sango", ar: "السانغو", uk: "санго" },
  rhg: { en: "Rohingya", fr: "rohingya", ar: "الروهنغية", uk: "рохінджа" },
  tzm: { en: "Tamazight", fr: "tamazight", ar: "الأمازيغية", uk: "тамазігхт" },
};

/** The name of a language or a country in the reader's language. */
export const nameOf = (type: "language" | "region", code: string): string => {
  try {
    const name = new Intl.DisplayNames([localeOf(language.value)], { type }).of(code) ?? code;
    return name === code ? (unnamed[code]?.[language.value] ?? code) : name;
  } catch {
    return code;
  }
};

/** Words in a row, each isolated, with the comma of the language. */
export const row = (texts: readonly string[]): string =>
  texts
    .filter((text) => text !== "")
    .map((text) => `\u2068${text}\u2069`)
    .join(language.value === "ar" ? "، " : ", ");
