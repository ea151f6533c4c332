import { describe, expect, it } from "vitest";
import { readCountries, textIn } from "../src/flow/countries.ts";
import { cornersOf, findTowns, fold, fromMap, nearestCell, onMap, townNear } from "../src/flow/geography.ts";
import { nextReading } from "../src/flow/hours.ts";
import { kindOf, refusalOf } from "../src/flow/files.ts";
import { safeType } from "../src/flow/record.ts";
import { latin } from "../src/app/digits.ts";
import { geography } from "./files.ts";

describe("duty hours", () => {
  const week = [1, 2, 3, 4, 5].map((day) => ({ day, from: "08:00", to: "18:00" }));
  const bangui = { zone: "Africa/Bangui", week };
  // Saturday 21 November 2026; Bangui is one hour ahead of UTC.
  const at = (text: string) => new Date(`2026-11-${text}:00Z`);

  it("say until when somebody reads now, in the zone of the team", () => {
    expect(nextReading(bangui, at("20T07:30"))).toEqual({ kind: "now", until: at("20T17:00") });
  });

  it("say when somebody reads next, over a weekend too", () => {
    expect(nextReading(bangui, at("20T18:30"))).toEqual({ kind: "later", from: at("23T07:00") });
    expect(nextReading(bangui, at("21T10:00"))).toEqual({ kind: "later", from: at("23T07:00") });
  });

  it("come again in a week when today's have passed", () => {
    const monday = { zone: "UTC", week: [{ day: 1, from: "08:00", to: "09:00" }] };
    expect(nextReading(monday, at("23T09:30"))).toEqual({ kind: "later", from: at("30T08:00") });
  });

  it.each([
    undefined,
    { zone: "UTC", week: [] },
    { zone: "No/Where", week },
    { zone: "UTC", week: [{ day: 1, from: "9", to: "x" }] },
  ])("promise nothing where nothing can be known (%o)", (hours) => {
    expect(nextReading(hours, at("20T07:30"))).toEqual({ kind: "unknown" });
  });
});

describe("the area map", () => {
  const syria = geography("SY");

  it("comes back to the same place from a point", () => {
    const there = fromMap(syria, onMap(syria, 34.73, 36.71));
    expect(there.latitude).toBeCloseTo(34.73, 6);
    expect(there.longitude).toBeCloseTo(36.71, 6);
  });

  it("tells only a cell of the country, the same for two places close together", () => {
    const cell = nearestCell(syria, 34.73, 36.71) ?? "";
    expect(cell).toMatch(/^84[0-9a-f]{5}ffffffff$/);
    expect(nearestCell(syria, 34.735, 36.715)).toBe(cell);
  });

  it.each(["CF", "IQ", "LY", "MM", "SY", "UA"])("has cells with six corners everywhere in %s", (country) => {
    const map = geography(country);
    for (const [cell] of map.cells.slice(0, 60)) expect(cornersOf(map, cell), cell).toHaveLength(6);
  });

  it("has no corner for a cell of another country", () => {
    expect(cornersOf(syria, "84969d9ffffffff")).toEqual([]);
  });

  it("finds a town by its beginning in either script, whatever the spelling of its article", () => {
    expect(findTowns(syria, "hom")[0]?.[0]).toBe("Homs");
    expect(findTowns(syria, "حمص")[0]?.[0]).toBe("Homs");
    expect(findTowns(geography("UA"), "Хар")[0]?.[0]).toBe("Kharkiv");
    expect(fold("الرقة")).toBe(fold("رقه"));
    expect(findTowns(syria, "  ")).toEqual([]);
  });

  it("names a cell after a town", () => {
    const cell = nearestCell(syria, 36.2, 37.16) ?? "";
    expect(townNear(syria, cell)).toBeDefined();
  });
});

describe("a country file", () => {
  const file = (change: object) => ({
    countries: [
      {
        statement: { statement: { code: "CF", circles: ["c"], hours: { zone: "UTC", week: [] } } },
        file: {
          code: "CF",
          emergency: [{ kind: "general", number: "112", free: true }],
          services: [{ kind: "medical", name: { en: "Clinic" }, verified: "2026-11-01", number: "+236 1" }],
          note: { en: "A note." },
          ...change,
        },
      },
    ],
  });

  it("is read whole", () => {
    const [country] = readCountries(file({}));
    expect(country).toMatchObject({ code: "CF", emergency: [{ number: "112" }], note: { en: "A note." } });
  });

  it.each([
    [{ emergency: [{ kind: "general", number: "javascript:1" }] }, "emergency"],
    [{ emergency: [{ kind: "magic", number: "112" }] }, "emergency"],
    [{ services: [{ kind: "medical", name: { en: "Clinic" } }] }, "services"],
    [{ services: [{ kind: "medical", name: {}, verified: "2026-11-01" }] }, "services"],
  ])("leaves out what has not its form (%o)", (change, key) => {
    const [country] = readCountries(file(change));
    expect(country?.[key as "emergency"]).toEqual([]);
  });

  it.each([undefined, null, {}, { countries: "x" }, { countries: [{}] }, file({ code: "SY" })])(
    "of another form is none (%o)",
    (answer) => {
      expect(readCountries(answer)).toEqual([]);
    },
  );

  it("shows a text in her language, else in English, else in any", () => {
    expect(textIn({ en: "a", ar: "ب" }, "ar")).toEqual({ text: "ب", language: "ar" });
    expect(textIn({ en: "a", ar: "ب" }, "uk")).toEqual({ text: "a", language: "en" });
    expect(textIn({ my: "m" }, "uk")).toEqual({ text: "m", language: "my" });
    expect(textIn({}, "uk")).toBeUndefined();
  });
});

describe("a file she adds", () => {
  it("is not taken when it is empty or too large to send", () => {
    expect(refusalOf(new Blob([]))).toBe("empty");
    expect(refusalOf({ size: 5 * 1024 ** 3 } as Blob)).toBe("tooLarge");
    expect(refusalOf(new Blob(["x"]))).toBeUndefined();
  });

  it("is named by its kind", () => {
    expect(kindOf("image/jpeg")).toBe("image");
    expect(kindOf("")).toBe("other");
  });

  it("is shown only as a picture, a sound or a film, never as a page", () => {
    expect(safeType("image/jpeg")).toBe("image/jpeg");
    expect(safeType("video/mp4")).toBe("video/mp4");
    for (const type of ["text/html", "image/svg+xml", "application/pdf", "image/jpeg;x=<", ""])
      expect(safeType(type)).toBe("application/octet-stream");
  });
});

describe("digits", () => {
  it("of any script are read as digits", () => {
    expect(latin("٣٤")).toBe("34");
    expect(latin("۳۴")).toBe("34");
    expect(latin(" 12 ")).toBe("12");
    expect(latin("1a")).toBe("1a");
  });
});
