import type { DutyHours } from "./hours.ts";

export type LocalText = Readonly<Record<string, string>>;

export interface EmergencyNumber {
  readonly kind: "general" | "police" | "ambulance" | "women" | "child" | "crisis";
  readonly number: string;
  readonly name?: LocalText;
  readonly free?: boolean;
}

export interface FirstService {
  readonly kind: string;
  readonly name: LocalText;
  readonly number?: string;
  readonly place?: LocalText;
  readonly hours?: LocalText;
  readonly area?: string;
  readonly verified: string;
  readonly papers?: "none" | "police" | "identity";
  readonly men?: boolean;
}

/** A country file (protocol section 19) with what its statement says. */
export interface Country {
  readonly code: string;
  readonly emergency: readonly EmergencyNumber[];
  readonly services: readonly FirstService[];
  readonly note: LocalText;
  readonly circles: readonly string[];
  readonly hours?: DutyHours;
  readonly supervised: boolean;
  /** Somebody reads what comes from there (protocol section 7). */
  readonly ready: boolean;
}

/**
 * Reads what `GET /directory/countries` answered. Shown before its signatures are checked, so every field is taken only
 * where it has the form it should; what does not is left out, never guessed.
 */
export function readCountries(answer: unknown): readonly Country[] {
  const list = object(answer)["countries"];
  if (!Array.isArray(list)) return [];
  return list.slice(0, 300).flatMap((one): Country[] => {
    const file = object(object(one)["file"]);
    const statement = object(object(object(one)["statement"])["statement"]);
    const code = file["code"];
    if (typeof code !== "string" || !/^[A-Z]{2}$/.test(code) || statement["code"] !== code) return [];
    const hours = readHours(statement["hours"]);
    return [
      {
        code,
        emergency: array(file["emergency"]).flatMap(readNumber),
        services: array(file["services"]).flatMap(readService),
        note: readTexts(file["note"]),
        circles: array(statement["circles"]).filter((id): id is string => typeof id === "string"),
        ...(hours && { hours }),
        supervised: object(file["crisis"])["supervised"] === true,
        ready: object(one)["ready"] !== false,
      },
    ];
  });
}

const NUMBER = /^[0-9+*# ]{2,20}$/;

function readNumber(value: unknown): EmergencyNumber[] {
  const { kind, number, name, free } = object(value);
  const kinds = ["general", "police", "ambulance", "women", "child", "crisis"];
  if (typeof number !== "string" || !NUMBER.test(number) || typeof kind !== "string" || !kinds.includes(kind))
    return [];
  const texts = readTexts(name);
  return [
    {
      kind: kind as EmergencyNumber["kind"],
      number,
      ...(Object.keys(texts).length > 0 && { name: texts }),
      free: free === true,
    },
  ];
}

function readService(value: unknown): FirstService[] {
  const one = object(value);
  const name = readTexts(one["name"]);
  const verified = one["verified"];
  if (Object.keys(name).length === 0 || typeof verified !== "string" || !/^\d{4}-\d\d-\d\d$/.test(verified)) return [];
  const number = one["number"];
  const papers = one["papers"];
  const texts = (key: "place" | "hours") => {
    const text = readTexts(one[key]);
    return Object.keys(text).length > 0 ? { [key]: text } : {};
  };
  return [
    {
      kind: typeof one["kind"] === "string" ? one["kind"] : "other",
      name,
      verified,
      ...(typeof number === "string" && NUMBER.test(number) && { number }),
      ...texts("place"),
      ...texts("hours"),
      ...(typeof one["area"] === "string" && { area: one["area"] }),
      ...((papers === "none" || papers === "police" || papers === "identity") && { papers }),
      ...(one["men"] === true && { men: true }),
    },
  ];
}

function readHours(value: unknown): DutyHours | undefined {
  const { zone, week } = object(value);
  if (typeof zone !== "string") return undefined;
  const entries = array(week).flatMap((entry) => {
    const { day, from, to } = object(entry);
    return typeof day === "number" && typeof from === "string" && typeof to === "string" ? [{ day, from, to }] : [];
  });
  return { zone, week: entries };
}

function readTexts(value: unknown): LocalText {
  const entries = Object.entries(object(value)).filter(
    (entry): entry is [string, string] => typeof entry[1] === "string" && entry[1].trim() !== "",
  );
  return Object.fromEntries(entries);
}

function object(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}

function array(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The text in her language, else in English, else in any; with the language it is in. */
export function textIn(
  texts: LocalText | undefined,
  language: string,
): { readonly text: string; readonly language: string } | undefined {
  if (!texts) return undefined;
  const found = [language, "en", ...Object.keys(texts)].find((one) => texts[one]);
  return found ? { text: texts[found] ?? "", language: found } : undefined;
}

/** A line that listens was checked for this country; only then may the page say that somebody listens. */
export function listeningLine(country: Country | undefined): boolean {
  return country?.emergency.some((one) => one.kind === "crisis") === true;
}

/** The operator recorded that somebody trained and supervised answers thoughts of suicide in this country. */
export function supervised(country: Country | undefined): boolean {
  return country?.supervised === true;
}
