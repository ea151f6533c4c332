import { readFileSync } from "node:fs";
import {
  type Clinical,
  localise,
  localiseClinical,
  type Localised,
  type Questionnaire,
  type Texts,
} from "@backup/questionnaire";
import type { Geography } from "../src/flow/geography.ts";

const domain = new URL("../../../../domain/", import.meta.url);
const read = (path: string): unknown => JSON.parse(readFileSync(new URL(path, domain), "utf8"));

export const asked: Localised = localise(read("questionnaires/crsv.json") as Questionnaire, "en");
export const clinical: Clinical<string> = localiseClinical(read("clinical.json") as Clinical<Texts>, "en");
export const geography = (country: string) => read(`places/${country}.json`) as Geography;
export const wording = { questionnaire: "crsv", version: asked.version, language: "en" };

export function words(language: string): Readonly<Record<string, string | Readonly<Record<string, string>>>> {
  const path = new URL(`../src/words/${language}.json`, import.meta.url);
  return JSON.parse(readFileSync(path, "utf8")) as Record<string, string | Record<string, string>>;
}
