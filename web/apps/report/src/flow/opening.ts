import type { Country } from "./countries.ts";

type Known = readonly Pick<Country, "code" | "ready">[] | "away" | undefined;

/** Whether nothing is taken from a country: its file is there, and says that nobody reads yet. */
export function isShut(countries: Known, code: string): boolean {
  return typeof countries === "object" && countries.some((one) => one.code === code && !one.ready);
}

/**
 * Whether the page only informs: nobody reads anywhere, as the pin says, or not in the country she named (protocol
 * section 7). To ask for words that nobody is there to read would take from somebody in danger.
 */
export function informsOnly(pin: unknown, countries: Known, code: string): boolean {
  return (pin as { readonly ready?: unknown } | null)?.ready !== true || isShut(countries, code);
}
