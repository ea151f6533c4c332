import { readFileSync } from "node:fs";
import type { Clinical, Questionnaire, Texts } from "../src/index.ts";

const domain = new URL("../../../../domain/", import.meta.url);
const read = (path: string): unknown => JSON.parse(readFileSync(new URL(path, domain), "utf8"));

export const crsv = read("questionnaires/crsv.json") as Questionnaire;
export const clinical = read("clinical.json") as Clinical<Texts>;

/** A deep copy with one change, for the checks that must refuse. */
export function altered(change: (file: Mutable) => void): Questionnaire {
  const copy = structuredClone(crsv) as unknown as Mutable;
  change(copy);
  return copy as unknown as Questionnaire;
}

export interface MutableQuestion {
  id: string;
  type: string;
  required: boolean;
  compartment?: string[];
  audience: string[];
  label: Record<string, string>;
  options: { code: string; label: Record<string, string> }[];
  exclusive?: string[];
  show_if?: unknown;
}

export interface Mutable {
  sections: { id: string; title: Record<string, string>; questions: MutableQuestion[] }[];
  fast_path: { questions: string[] };
  short_profile: Record<string, string[]>;
  protection: Record<string, { when: unknown; only?: string[] }>;
}

export function question(file: Mutable, id: string): MutableQuestion {
  const found = file.sections.flatMap((section) => section.questions).find((one) => one.id === id);
  if (!found) throw new Error(`no ${id}`);
  return found;
}
