import { readFileSync } from "node:fs";
import type { Clinical, Questionnaire, Texts } from "../src/index.ts";

const domain = new URL("../../../../domain/", import.meta.url);
const read = (path: string): unknown => JSON.parse(readFileSync(new URL(path, domain), "utf8"));

export const crsv = read("questionnaires/crsv.json") as Questionnaire;
/** Every questionnaire of the project, by its file. */
export const adopted = ["crsv", "domestic", "migration"].map(
  (name) => [name, read(`questionnaires/${name}.json`)] as const,
);
export const clinical = read("clinical.json") as Clinical<Texts>;

interface Change {
  readonly at: readonly (string | number)[];
  readonly value?: unknown;
}

interface Vectors {
  readonly base: unknown;
  readonly cases: readonly {
    readonly name: string;
    readonly change: readonly Change[];
    readonly faults: readonly { readonly at: string; readonly code: string }[];
  }[];
}

function changed(base: unknown, changes: readonly Change[]): unknown {
  const file = structuredClone(base);
  for (const change of changes) {
    const last = change.at.at(-1) ?? "";
    let part = file as Record<string | number, unknown>;
    for (const name of change.at.slice(0, -1)) part = part[name] as Record<string | number, unknown>;
    if ("value" in change) part[last] = change.value;
    else Reflect.deleteProperty(part, last);
  }
  return file;
}

const { base, cases } = read("../vectors/questionnaire/checks.json") as Vectors;

/** The vectors that Java reads too, each as the file it stands for. */
export const vectors = cases.map(({ name, change, faults }) => ({ name, faults, file: changed(base, change) }));

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
