import { readdirSync, readFileSync } from "node:fs";
import {
  check,
  type Clinical,
  localise,
  localiseClinical,
  type Localised,
  type Questionnaire,
  type Section,
  split,
  type Texts,
} from "../../../packages/questionnaire/src/index.ts";
import type { Catalogue, Message } from "../../../packages/ui/src/words.ts";
import { isLater, wordNumbers } from "./word-keys.ts";

export const LANGUAGES = ["en", "fr", "ar", "uk"] as const;

/** Words of the door: the first response holds them already. */
const DOOR = /^start\./;

const domain = new URL("../../../../domain/", import.meta.url);
const read = (path: string): unknown => JSON.parse(readFileSync(new URL(path, domain), "utf8"));
const crsv = read("questionnaires/crsv.json") as Questionnaire;
const clinical = read("clinical.json") as Clinical<Texts>;

export function wordsIn(language: string): Catalogue {
  return JSON.parse(readFileSync(new URL(`../src/words/${language}.json`, import.meta.url), "utf8")) as Catalogue;
}

/** The questionnaire in one language; a file with a fault stops the build. */
export function questionnaireIn(language: string): Localised {
  const faults = check(crsv);
  if (faults.length > 0) throw new Error(faults.map((fault) => `${fault.at}: ${fault.what}`).join("\n"));
  return localise(crsv, language);
}

export function clinicalIn(language: string): Clinical<string> {
  return localiseClinical(clinical, language);
}

export interface LanguageFiles {
  readonly first: {
    readonly words: Catalogue;
    readonly texts: readonly Message[];
    readonly questionnaire: Localised;
    readonly clinical: Clinical<string>;
  };
  readonly rest: {
    readonly sections: readonly Section<string>[];
    readonly order: readonly string[];
    readonly words: Catalogue;
  };
}

/** What a language consists of: what is loaded at once, and the longer sections, loaded when one is opened. */
export function languageFiles(language: string): LanguageFiles {
  const whole = questionnaireIn(language);
  const parts = split(whole);
  const order = whole.sections.flatMap((section) => section.questions).map((question) => question.id);
  const words = wordsIn(language);
  const numbers = wordNumbers();
  const names = Object.keys(words).filter((name) => !DOOR.test(name));
  const textsOf = (wanted: readonly string[]) =>
    Object.fromEntries(wanted.map((name) => [numbers.get(name) ?? name, words[name] ?? ""]));
  return {
    first: {
      words: textsOf(names.filter((name) => !isLater(name) && !numbers.has(name))),
      texts: [...numbers.keys()].filter((name) => !isLater(name)).map((name) => words[name] ?? ""),
      questionnaire: parts.first,
      clinical: clinicalIn(language),
    },
    rest: {
      sections: parts.rest,
      order,
      words: textsOf(names.filter(isLater)),
    },
  };
}

/** Map, cells and towns of every country there is a file of, in one: asking for one would tell where she is. */
export function placesFile(): object {
  const names = readdirSync(new URL("places/", domain)).filter((name) => /^[A-Z]{2}\.json$/.test(name));
  return Object.fromEntries(names.sort().map((name) => [name.slice(0, 2), read(`places/${name}`)]));
}
