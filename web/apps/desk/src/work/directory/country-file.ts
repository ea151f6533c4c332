import type { Schema } from "@backup/api";
import type { NewCountry } from "../desk.ts";

const named = <T extends { readonly name: Readonly<Partial<Record<string, string>>> }>(
  known: readonly T[],
  name: string,
): T | undefined => known.find((one) => Object.values(one.name).includes(name));

const without = <T extends object, K extends keyof T>(value: T, name: K): Omit<T, K> => {
  const rest = { ...value };
  Reflect.deleteProperty(rest, name);
  return rest;
};

/** The file as the form has it. What the form does not show stays as it was signed before. */
export const fileOf = (
  country: NewCountry,
  before: Schema<"CountryFile"> | undefined,
  language: string,
): Schema<"CountryFile"> => ({
  code: country.code,
  emergency: country.emergency
    .filter((one) => one.number.trim() !== "")
    .map(({ kind, number }) => ({
      ...before?.emergency.find((one) => one.kind === kind && one.number === number.trim()),
      kind,
      number: number.trim(),
    })),
  services: country.services
    .filter((one) => one.name.trim() !== "")
    .map((one) => {
      const known = named(before?.services ?? [], one.name);
      return {
        ...(known === undefined ? {} : without(known, "number")),
        kind: one.kind,
        name: { ...known?.name, [language]: one.name.trim().normalize("NFC") },
        ...(one.number.trim() === "" ? {} : { number: one.number.trim() }),
        verified: one.verified,
      };
    }),
  note: Object.fromEntries(
    Object.entries(country.note).flatMap(([code, text]) =>
      text === undefined || text.trim() === "" ? [] : [[code, text.trim().normalize("NFC")]],
    ),
  ),
  assessed: country.assessed,
  areas: country.areas
    .filter((one) => one.area.trim() !== "")
    .map(({ area, name }) => {
      const known = before?.areas.find((one) => one.area === area.trim());
      return { ...known, area: area.trim(), name: { ...known?.name, [language]: name.trim().normalize("NFC") } };
    }),
  ...(country.crisis ? { crisis: { supervised: true } } : {}),
  ...(country.trained === "" ? {} : { trained: country.trained }),
});
