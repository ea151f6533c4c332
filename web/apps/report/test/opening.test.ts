import { describe, expect, it } from "vitest";
import { readCountries } from "../src/flow/countries.ts";
import { informsOnly, isShut } from "../src/flow/opening.ts";

const country = (code: string, ready: unknown) => ({ statement: { statement: { code } }, file: { code }, ready });
const countries = readCountries({ countries: [country("CF", true), country("SD", false)] });
const pin = { instance: "i", ready: true };

describe("a page that only informs", () => {
  it.each([undefined, null, {}, { ready: false }, { ready: "true" }, { ready: 1 }])(
    "is one whose pin does not say that somebody reads: %j",
    (other) => {
      expect(informsOnly(other, countries, "CF")).toBe(true);
      expect(informsOnly(other, "away", "")).toBe(true);
    },
  );

  it("is one for a country where nobody reads yet, and for no other", () => {
    expect(informsOnly(pin, countries, "SD")).toBe(true);
    expect(["", "CF", "other", "XX"].map((code) => informsOnly(pin, countries, code))).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });

  it("asks while the countries are on their way: the server decides then", () => {
    expect(informsOnly(pin, undefined, "SD")).toBe(false);
    expect(informsOnly(pin, "away", "SD")).toBe(false);
  });

  it("offers no team of a country that is shut", () => {
    expect(isShut(countries, "SD")).toBe(true);
    expect(isShut(countries, "CF")).toBe(false);
  });
});
