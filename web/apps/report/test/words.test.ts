import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { LANGUAGES } from "../build/languages.ts";
import { words } from "./files.ts";

const english = words("en");
const textsOf = (language: string) =>
  Object.entries(words(language)).flatMap(([key, value]) =>
    (typeof value === "string" ? [value] : Object.values(value)).map((text) => [key, text] as const),
  );

/** Words of the trade, and words that promise: none of them stands on a reporter's screen. */
const TRADE: Readonly<Record<string, RegExp>> = {
  en: /\b(ledger|checkpoint|grant|compartment|epoch|encrypt|decrypt|hash|blockchain|upload|submit|user|victim|invalid|failed|error|required|anonymous|guarantee|believed?|tus|log)\b/i,
  fr: /\b(registre|cloisonn|époque|chiffr|déchiffr|hachage|blockchain|téléverser|soumettre|utilisateur|victime|invalide|échec|erreur|obligatoires|anonymes?|garanti|plainte)\b/i,
  ar: /(دفتر|تشفير|سلسلة الكتل|مستخدم|ضحية|ضحايا|خطأ|فشل|غير صالح|مجهولة? الهوية|نضمن|قاصر)/,
  uk: /(шифр|блокчейн|реєстр|користувач|жертв|помилк|невдал|недійсн|обов’язкове|анонім|гарант|епоха|скарга)/i,
};

/** Commands to a woman, to a man, and "you" of a woman: the texts speak of what can be done instead. */
const GENDERED = [
  /^[وف]?[اأ](?!ل)[\u0621-\u064a]{2,5}ي(?:ه|ها|هم|نا)?$/,
  /^[وف]?(?:اكتب|اختر|اضغط|انتظر|افتح|اقرأ|احفظ|أضف|انقر|اذهب|انظر|ارجع|خذ|ابق|حاول|اتصل|اطلب|اسأل)(?:ه|ها|هم|نا|ني)?$/,
  /^[وف]?ل?ت[\u0621-\u064a]{2,7}ين$/,
];
/** Spelt as such a command, and "was given" and "was taken back". */
const NO_COMMAND = ["أعطي", "ألغي"];

const gendered = (text: string): readonly string[] =>
  (text.match(/[\u0621-\u064a]+/g) ?? []).filter(
    (word) => !NO_COMMAND.includes(word) && GENDERED.some((mark) => mark.test(word)),
  );

/** In the questions these are what a person met: a checkpoint on a road, a complaint to the police, a register of births. */
const MET: Readonly<Record<string, RegExp>> = {
  en: /checkpoint/gi,
  fr: /plainte|à l’époque/gi,
  ar: /(?!)/g,
  uk: /реєстрація народження/gi,
};

/** Every text of a questionnaire that somebody may read, by language. */
const asked = (content: unknown, language: string): readonly string[] => {
  if (typeof content !== "object" || content === null) return [];
  const texts = content as Readonly<Record<string, unknown>>;
  const own = texts[language];
  if (typeof own === "string" && LANGUAGES.every((one) => typeof texts[one] === "string")) return [own];
  return Object.values(content).flatMap((part) => asked(part, language));
};

const questionnaires = new URL("../../../../domain/questionnaires/", import.meta.url);
const files = readdirSync(questionnaires).filter((name) => name.endsWith(".json"));

describe("the words of the questionnaires", () => {
  it.each(files.flatMap((file) => LANGUAGES.map((language) => [file, language] as const)))(
    "hold no word of the trade and no promise: %s in %s",
    (file, language) => {
      const texts = asked(JSON.parse(readFileSync(new URL(file, questionnaires), "utf8")), language);
      expect(texts.length).toBeGreaterThan(300);
      const met = MET[language] ?? /(?!)/g;
      expect(texts.filter((text) => TRADE[language]?.test(text.replace(met, "")))).toEqual([]);
    },
  );

  it("are all three", () => {
    expect(files).toEqual(["crsv.json", "domestic.json", "migration.json"]);
  });
});

describe("the words of the screens", () => {
  it.each([...LANGUAGES])("are whole in %s, with the same places to fill in", (language) => {
    const own = words(language);
    expect(Object.keys(own).sort()).toEqual(Object.keys(english).sort());
    for (const [key, value] of Object.entries(english)) {
      const holes = (text: unknown) => [...JSON.stringify(text).matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort();
      const unique = (text: unknown) => [...new Set(holes(text))];
      expect(unique(own[key]), `${language} ${key}`).toEqual(unique(value));
    }
  });

  it.each([...LANGUAGES])("have every plural form of %s", (language) => {
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    for (const [key, value] of Object.entries(words(language)))
      if (typeof value === "object") expect(Object.keys(value).sort(), key).toEqual([...forms].sort());
  });

  it.each([...LANGUAGES])("hold no word of the trade and no promise in %s", (language) => {
    const found = textsOf(language).filter(([, text]) => TRADE[language]?.test(text));
    expect(found).toEqual([]);
  });

  it.each([...LANGUAGES])("do not shout, trail off or leave a text empty in %s", (language) => {
    const odd = textsOf(language).filter(
      ([, text]) => text.trim() === "" || /[!…]/.test(text) || text !== text.normalize("NFC"),
    );
    expect(odd).toEqual([]);
  });

  it("leave the title without a topic", () => {
    expect(LANGUAGES.map((language) => words(language)["title"])).toEqual(["Notes", "Notes", "ملاحظات", "Нотатки"]);
  });

  it("in Arabic have no vowel signs", () => {
    expect(textsOf("ar").length).toBeGreaterThan(300);
    expect(textsOf("ar").filter(([, text]) => /[\u064b-\u0652]/.test(text))).toEqual([]);
  });

  it("in Arabic have no verb that marks gender in the second person", () => {
    expect(textsOf("ar").filter(([, text]) => gendered(text).length > 0)).toEqual([]);
  });

  it.each(["اكتبي ما حدث", "ثم اضغطي هنا", "كما تريدين", "لأنك تستطيعين", "اكتب ما حدث", "فاختر واحدا", "أرسليها"])(
    "would find one in Arabic: %s",
    (text) => {
      expect(gendered(text)).toHaveLength(1);
    },
  );

  it("in French stand with a no-break space before double signs", () => {
    const tight = textsOf("fr").filter(([, text]) => / [:;?»]|[^\u00a0 ][;?»]|« /.test(text));
    expect(tight).toEqual([]);
  });
});

describe("the sources", () => {
  const folder = new URL("../src/", import.meta.url);
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) =>
    /\.(tsx?|css|html)$/.test(name),
  );
  const read = (name: string) => readFileSync(new URL(name, folder), "utf8");

  it("keep to the line of reading: no left, right or translateX outside a rule for one direction", () => {
    for (const name of files.filter((one) => one.endsWith(".css"))) {
      const rules = read(name)
        .split("}")
        .filter((rule) => !rule.includes("[dir"));
      expect(
        rules.filter((rule) => /\b(left|right)\s*:|translateX|(margin|padding|border)-(left|right)/.test(rule)),
        name,
      ).toEqual([]);
    }
  });

  it("use no storage, cookie, worker registration or history but where she chose to keep a draft", () => {
    const storing =
      /localStorage|sessionStorage|document\.cookie|serviceWorker|caches\.|pushState|replaceState|Notification/;
    expect(files.filter((name) => storing.test(read(name)))).toEqual([]);
    expect(files.filter((name) => read(name).includes("indexedDB"))).toEqual(["flow/drafts.ts"]);
  });

  it("name no address of anybody else", () => {
    expect(files.filter((name) => /https?:\/\/(?!www\.w3\.org)/.test(read(name)))).toEqual([]);
  });

  it("never carry a topic in the first response outside its words", () => {
    expect(read("door/page.html")).not.toMatch(/backup|wwow|report|survivor|rape|violence/i);
  });
});
