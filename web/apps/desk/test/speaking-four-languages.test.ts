import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { codes } from "../src/work/problem.ts";
import firstAr from "../src/words/ar.ts";
import firstEn, { type Entry } from "../src/words/en.ts";
import firstFr from "../src/words/fr.ts";
import insideAr from "../src/words/inside-ar.ts";
import insideEn from "../src/words/inside-en.ts";
import insideFr from "../src/words/inside-fr.ts";
import insideUk from "../src/words/inside-uk.ts";
import firstUk from "../src/words/uk.ts";

const en: Readonly<Record<string, Entry>> = { ...firstEn, ...insideEn };
const catalogues: Readonly<Record<string, typeof en>> = {
  en,
  fr: { ...firstFr, ...insideFr },
  ar: { ...firstAr, ...insideAr },
  uk: { ...firstUk, ...insideUk },
};
const languages = Object.keys(catalogues);
const forms = (entry: Entry | undefined): readonly string[] =>
  entry === undefined ? [] : typeof entry === "string" ? [entry] : Object.values(entry);
const places = (text: string): readonly string[] =>
  [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? "").sort();
const all = (language: string): readonly (readonly [string, Entry])[] => Object.entries(catalogues[language] ?? {});

describe.each(languages)("the words of the desk in %s", (language) => {
  it("have every key of the master and none beside", () => {
    expect(Object.keys(catalogues[language] ?? {}).sort()).toEqual(Object.keys(en).sort());
  });

  it("have no empty sentence", () => {
    expect(all(language).filter(([, entry]) => forms(entry).some((text) => text.trim() === ""))).toEqual([]);
  });

  it("fill in the same values as the master", () => {
    const wrong = all(language).filter(([key, entry]) => {
      const master = new Set(forms(en[key]).flatMap(places));
      // A plural form may name the number by a word instead.
      return forms(entry).some((text) => places(text).some((name) => !master.has(name)));
    });
    expect(wrong.map(([key]) => key)).toEqual([]);
  });

  it("have every plural form of the language", () => {
    const wanted = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    const counted = all(language).filter(([, entry]) => typeof entry !== "string");
    const wrong = counted.filter(([, entry]) => wanted.some((category) => !(category in (entry as object))));
    expect(wrong.map(([key]) => key)).toEqual([]);
  });

  it("have a sentence for every refusal", () => {
    expect(codes.filter((code) => !Object.hasOwn(catalogues[language] ?? {}, `problem.${code}`))).toEqual([]);
  });

  it("have a sentence of its own for a key of hers that was not checked, and for one that is withheld", () => {
    const said = codes.map((code) => catalogues[language]?.[`problem.${code}`]);
    for (const code of ["her-key", "her-key-withheld"]) {
      const own = catalogues[language]?.[`problem.${code}`];
      expect(own).toBeTypeOf("string");
      expect(said.filter((one) => one === own)).toHaveLength(1);
    }
  });

  it("end no label with an ellipsis and shout nowhere", () => {
    expect(all(language).filter(([, entry]) => forms(entry).some((text) => /[!…]|\.\.\./.test(text)))).toEqual([]);
  });
});

describe("the rules of each language", () => {
  it("puts a no-break space before French signs", () => {
    expect(
      all("fr").filter(([, entry]) => forms(entry).some((text) => /[^\u00a0][:;?!»](?:\s|$)|«[^\u00a0]/.test(text))),
    ).toEqual([]);
  });

  it("writes Arabic without vowel signs, and with its own comma and question mark", () => {
    expect(
      all("ar").filter(([, entry]) => forms(entry).some((text) => /[\u064b-\u0652]|[\u0600-\u06ff] ?[,?;]/.test(text))),
    ).toEqual([]);
  });

  it("uses the Ukrainian apostrophe", () => {
    expect(all("uk").filter(([, entry]) => forms(entry).some((text) => /[а-яіїєґ]'[а-яіїєґ]/i.test(text)))).toEqual([]);
  });

  const never: Readonly<Record<string, RegExp>> = {
    en: /\b(invalid|failed|failure|victim|complaint|submit|user)\b/i,
    fr: /\b(invalide|échec|échoué|victime|plainte|utilisateur)\b/i,
    ar: /ضحية|فشل|قاصر|مستخدم/,
    uk: /жертв|помилк|заявник|користувач|неповнолітн/i,
  };
  it.each(languages)("uses none of the words that are never said in %s", (language) => {
    const wrong = all(language).filter(([, entry]) => forms(entry).some((text) => never[language]?.test(text)));
    expect(wrong.map(([key]) => key)).toEqual([]);
  });
});

describe("what is said before the sign-in", () => {
  it("is loaded with the first screen: no key of it stands among the words behind the sign-in", () => {
    const source = new URL("../src/", import.meta.url);
    const files = ["frame", "parts", "screens/entrance"].flatMap((folder) =>
      readdirSync(new URL(`${folder}/`, source)).map((name) =>
        readFileSync(new URL(`${folder}/${name}`, source), "utf8"),
      ),
    );
    const said = files.flatMap((text) => [...text.matchAll(/"([a-z-]+\.[a-z0-9.-]+)"/g)].map(([, key]) => key ?? ""));
    expect(said.filter((key) => key in firstEn).length).toBeGreaterThan(50);
    expect(said.filter((key) => key in insideEn)).toEqual([]);
  });
});
