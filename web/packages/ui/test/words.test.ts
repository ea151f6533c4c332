import { describe, expect, it } from "vitest";
import { directionOf, preferredLanguage, Words } from "../src/index.ts";

describe("words", () => {
  const catalogue = { plain: "Reçu {time}", files: { one: "{n} file", other: "{n} files" } };
  const arabic = {
    files: { zero: "صفر", one: "واحد", two: "اثنان", few: "{n} قليل", many: "{n} كثير", other: "{n} آخر" },
  };

  it("fill in values and leave an unknown one visible", () => {
    expect(new Words("fr", catalogue).say("plain", { time: "14:02" })).toBe("Reçu 14:02");
    expect(new Words("fr", catalogue).say("plain")).toBe("Reçu {time}");
  });

  it.each([
    [0, "صفر"],
    [1, "واحد"],
    [2, "اثنان"],
    [3, "3 قليل"],
    [11, "11 كثير"],
    [100, "100 آخر"],
  ])("choose the Arabic form of %i", (n, text) => {
    expect(new Words("ar", arabic).say("files", { n })).toBe(text);
  });

  it("write Latin digits in Arabic, with Arabic month names", () => {
    const words = new Words("ar", {}, "SY");
    expect(words.day(new Date(2026, 10, 21))).toMatch(/21.*تشرين الثاني.*2026/);
    expect(words.clock(new Date(2026, 10, 21, 14, 2))).toContain("14:02");
    expect(words.number(1150)).toBe("1,150");
  });

  it("show the key where a text is missing, rather than nothing", () => {
    expect(new Words("en", {}).say("no.such.key")).toBe("no.such.key");
  });
});

describe("languages", () => {
  it("follow the first wish there is a translation for", () => {
    expect(preferredLanguage(["de-DE", "uk-UA", "en"])).toBe("uk");
    expect(preferredLanguage(["de"])).toBe("en");
    expect(preferredLanguage([])).toBe("en");
  });

  it("know their direction", () => {
    expect(directionOf("ar")).toBe("rtl");
    expect(directionOf("uk")).toBe("ltr");
  });
});
