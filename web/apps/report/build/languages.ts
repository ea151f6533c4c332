import { readdirSync, readFileSync } from "node:fs";
import {
  check,
  type Clinical,
  localise,
  localiseClinical,
  type Localised,
  type Questionnaire,
  split,
  type Texts,
} from "../../../packages/questionnaire/src/index.ts";
import type { Catalogue } from "../../../packages/ui/src/words.ts";

export const LANGUAGES = ["en", "fr", "ar", "uk"] as const;

/** Words of the return screens, loaded with them. */
const LATER =
  /^((enter|home|talk|opened|why|role|event|told|erase|choice|parting|asked|undone|gone|given)\.|receipt\.(?!title$)|choices\.now$|place\.(named|exact|nameIt|describe|phone))/;
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

/** What a language consists of: what is loaded at once, and the longer sections, loaded when one is opened. */
export function languageFiles(language: string): { readonly first: object; readonly rest: object } {
  const whole = questionnaireIn(language);
  const parts = split(whole);
  const order = whole.sections.flatMap((section) => section.questions).map((question) => question.id);
  const words = Object.entries(wordsIn(language)).filter(([key]) => !DOOR.test(key));
  const later = (wanted: boolean) => Object.fromEntries(words.filter(([key]) => LATER.test(key) === wanted));
  return {
    first: { words: later(false), questionnaire: parts.first, clinical: clinicalIn(language) },
    rest: { sections: parts.rest, order, words: later(true) },
  };
}

/** Map, cells and towns of every country there is a file of, in one: asking for one would tell where she is. */
export function placesFile(): object {
  const names = readdirSync(new URL("places/", domain)).filter((name) => /^[A-Z]{2}\.json$/.test(name));
  return Object.fromEntries(names.sort().map((name) => [name.slice(0, 2), read(`places/${name}`)]));
}
