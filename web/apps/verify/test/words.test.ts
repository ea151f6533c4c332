import { describe, expect, it } from "vitest";
import { sentencesIn } from "../build/sentences.ts";
import ar from "../src/words/ar.json";
import en from "../src/words/en.json";
import fr from "../src/words/fr.json";
import uk from "../src/words/uk.json";

type Entry = string | Readonly<Record<string, string>>;
const catalogues: Readonly<Record<"en" | "fr" | "ar" | "uk", Readonly<Record<string, Entry>>>> = { en, fr, ar, uk };
const languages = ["en", "fr", "ar", "uk"] as const;
const forms = (entry: Entry | undefined) =>
  entry === undefined ? [] : typeof entry === "string" ? [entry] : Object.values(entry);
const places = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? "");

describe.each(languages)("the words of the page in %s", (language) => {
  const all = Object.entries(catalogues[language]);

  it("have every key of the master and none beside, and no empty sentence", () => {
    expect(Object.keys(catalogues[language]).sort()).toEqual(Object.keys(en).sort());
    expect(all.filter(([, entry]) => forms(entry).some((text) => text.trim() === ""))).toEqual([]);
  });

  it("fill in nothing that the master does not", () => {
    const wrong = all.filter(([key, entry]) => {
      const master = new Set(forms(catalogues.en[key]).flatMap(places));
      return forms(entry).some((text) => places(text).some((name) => !master.has(name)));
    });
    expect(wrong).toEqual([]);
  });

  it("have every plural form of the language", () => {
    const wanted = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    const counted = all.filter(([, entry]) => typeof entry !== "string");
    expect(counted.filter(([, entry]) => wanted.some((form) => !(form in (entry as object))))).toEqual([]);
  });

  it("shout nowhere and end no label with an ellipsis", () => {
    expect(all.filter(([, entry]) => forms(entry).some((text) => /[!…]|\.\.\./.test(text)))).toEqual([]);
  });

  it("stand beside the verifier's own sentences, each with its places and no sign of their file left", () => {
    const sentences = Object.entries(sentencesIn(language));
    const master = sentencesIn("en");
    expect(sentences.map(([key]) => key)).toEqual(Object.keys(master));
    expect(sentences.filter(([, text]) => text === "" || /''|\\u/.test(text))).toEqual([]);
    expect(sentences.filter(([key]) => /^CHECK_\d+$/.test(key))).toHaveLength(40);
  });
});

describe("the rules of each language", () => {
  it("puts a no-break space before French signs", () => {
    const wrong = Object.entries(fr as Readonly<Record<string, Entry>>).filter(([, entry]) =>
      forms(entry).some((text) => /[^\u00a0][:;?!»](?:\s|$)|«[^\u00a0]/.test(text)),
    );
    expect(wrong).toEqual([]);
  });

  it("writes Arabic without vowel signs, and with its own comma and question mark", () => {
    const wrong = Object.entries(ar as Readonly<Record<string, Entry>>).filter(([, entry]) =>
      forms(entry).some((text) => /[\u064b-\u0652]|[\u0600-\u06ff] ?[,?;]/.test(text)),
    );
    expect(wrong).toEqual([]);
  });

  it("uses the Ukrainian apostrophe", () => {
    const wrong = Object.entries(uk as Readonly<Record<string, Entry>>).filter(([, entry]) =>
      forms(entry).some((text) => /[а-яіїєґ]'[а-яіїєґ]/i.test(text)),
    );
    expect(wrong).toEqual([]);
  });
});
