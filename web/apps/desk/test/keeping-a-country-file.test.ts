import { describe, expect, it } from "vitest";
import type { Schema } from "@backup/api";
import type { FirstService, NewCountry } from "../src/work/desk.ts";
import { fileOf } from "../src/work/directory/country-file.ts";
import { hoursOf, weekOf } from "../src/work/directory/views.ts";

const signed: Schema<"CountryFile"> = {
  code: "CF",
  emergency: [{ kind: "police", number: "117", name: { fr: "Police" }, free: true }],
  services: [
    {
      kind: "medical",
      name: { en: "House of care", fr: "Maison de soins" },
      number: "+236 1",
      place: { en: "Near the market" },
      verified: "2026-01-01",
    },
  ],
  note: { en: "A note." },
  assessed: "2026-01-02",
  areas: [{ area: "846a001ffffffff", name: { en: "North", fr: "Nord" }, at: { latitude: 1, longitude: 2 } }],
  crisis: { supervised: true },
  trained: "2026-01-03",
};

const shown: NewCountry = {
  code: "CF",
  circles: [],
  zone: "Africa/Bangui",
  hours: [],
  child: false,
  emergency: [{ kind: "police", number: "117" }],
  services: [{ kind: "medical", name: "House of care", number: "+236 1", verified: "2026-01-01" }],
  note: { en: "A note." },
  assessed: "2026-01-02",
  areas: [{ area: "846a001ffffffff", name: "North" }],
  trained: "2026-01-03",
  crisis: true,
};

describe("the record of a country after the form", () => {
  it("is what it was where nothing was changed", () => {
    expect(fileOf(shown, signed, "en")).toEqual(signed);
  });

  it("keeps the other languages of what was changed", () => {
    const file = fileOf({ ...shown, areas: [{ area: "846a001ffffffff", name: "The north" }] }, signed, "en");
    expect(file.areas[0]?.name).toEqual({ en: "The north", fr: "Nord" });
  });

  it("drops the number of a service that has none any more, and nothing else of it", () => {
    const file = fileOf(
      { ...shown, services: [{ ...(shown.services[0] as FirstService), number: " " }] },
      signed,
      "en",
    );
    expect(file.services[0]).not.toHaveProperty("number");
    expect(file.services[0]).toHaveProperty("place");
  });

  it("drops lines that were left empty", () => {
    const empty = { ...shown, emergency: [{ kind: "general" as const, number: "" }], areas: [{ area: "", name: "" }] };
    expect(fileOf(empty, signed, "en")).toMatchObject({ emergency: [], areas: [] });
  });

  it("records no training where no day was given", () => {
    expect(fileOf({ ...shown, trained: "" }, signed, "en")).not.toHaveProperty("trained");
  });

  it("promises no supervised person where nobody says so", () => {
    expect(fileOf({ ...shown, crisis: false }, signed, "en")).not.toHaveProperty("crisis");
  });
});

describe("the hours of a week", () => {
  const week = [
    { day: 1, from: "08:00", to: "12:00" },
    { day: 1, from: "14:00", to: "18:00" },
    { day: 2, from: "08:00", to: "12:00" },
    { day: 6, from: "10:00", to: "11:00" },
  ];

  it("are shown in lines of equal hours and written back as they were", () => {
    expect(hoursOf(week)).toHaveLength(3);
    expect(weekOf(hoursOf(week))).toEqual(week);
  });
});
