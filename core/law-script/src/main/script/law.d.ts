/** The engine of core/law (protocol section 22). Values are as JSON.parse gives them; nothing is thrown for a file. */

export interface Problem {
  readonly path: string;
  readonly sentence: string;
}

export type Checked<T> = { readonly value: T; readonly problems?: undefined } | { readonly problems: readonly Problem[] };

export type Status = "documented" | "indicated" | "not_yet_documented";
export type Listing = "listed" | "waits_for_context" | "set_aside" | "not_touched";
export type Reach = "available" | "to_be_checked" | "not_available";

export interface Jurisdiction {
  readonly reach: Reach;
  readonly reasons: readonly string[];
}

export interface Answer {
  readonly fact: string;
  readonly is: string;
}

export interface FindingSource {
  readonly finding: string;
  readonly bears: "establishes" | "indicates" | "contradicts" | "exculpates";
  readonly reviewer: string;
  readonly on: string;
  readonly exhibits: readonly string[];
}

export interface AnswerSource {
  readonly strength: "establishes" | "indicates";
  readonly answers: readonly Answer[];
  readonly exhibits: readonly string[];
}

export type Against = FindingSource | { readonly answers: readonly Answer[]; readonly exhibit?: string };

/** Beside the instrument's own words, in the language asked; a list only where each of its texts is translated. */
export interface RowTranslation {
  readonly text?: string;
  readonly questions?: readonly string[];
  readonly note?: string;
}

export interface ElementRow {
  readonly id: string;
  readonly provision: string;
  readonly text: string;
  readonly kind: "material" | "mental" | "contextual";
  readonly context?: string;
  readonly alternativeGroup?: string;
  readonly optional: boolean;
  readonly status: Status;
  readonly sources: readonly (AnswerSource | FindingSource)[];
  readonly derivation: readonly string[];
  readonly against: readonly Against[];
  readonly againstSentences: readonly string[];
  readonly questions: readonly string[];
  readonly evidenceTypes: readonly string[];
  readonly note?: string;
  readonly review?: string;
  readonly translation?: RowTranslation;
}

export interface Entry {
  readonly id: string;
  readonly name: string;
  readonly provision: string;
  readonly category: string;
  readonly status: Status;
  readonly coverage: "complete" | "partial" | "none";
  readonly listing: Listing;
  readonly jurisdiction?: Jurisdiction;
  readonly limitation: string;
  readonly elements: readonly ElementRow[];
  readonly against: readonly Against[];
  readonly notes: readonly string[];
  readonly translation?: { readonly limitation?: string; readonly notes?: readonly string[] };
}

export interface Kind extends Readonly<Record<Listing, readonly string[]>> {
  readonly category: string;
  readonly name: string;
  readonly context: readonly { readonly row: string; readonly status: Status }[];
}

export interface InstrumentAssessment {
  readonly instrument: string;
  readonly version: string;
  readonly review: string;
  readonly title: string;
  readonly textLanguage: string;
  readonly translationStatus?: "working_translation" | "reviewed";
  readonly sources: readonly string[];
  readonly jurisdiction: Jurisdiction;
  readonly kinds: readonly Kind[];
  readonly crimes: readonly Entry[];
  readonly modes: readonly Entry[];
  readonly circumstances: readonly ElementRow[];
  readonly evidenceRules: readonly {
    readonly provision: string;
    readonly rule: string;
    readonly translation?: { readonly rule: string };
  }[];
  readonly notes: readonly string[];
  readonly translation?: { readonly notes: readonly string[] };
}

interface Said {
  readonly notice: string;
  readonly language: string;
  readonly withheld: Readonly<Record<string, number>>;
}

/** For one instrument its members stand at the top, for several under `assessments`. */
export type Assessment = Said & (InstrumentAssessment | { readonly assessments: readonly InstrumentAssessment[] });

/** Opens instruments, questionnaires, files of words and of translations; answers the ids of the instruments. */
export function open(
  instruments: readonly unknown[],
  questionnaires: readonly unknown[],
  words: readonly unknown[],
  translations: readonly unknown[],
): Checked<readonly string[]>;

/** Checks one instrument; answers its id or every problem. */
export function check(instrument: unknown, questionnaires: readonly unknown[]): Checked<string>;

/** Assesses a file of facts under the instruments named, in a language that was opened. */
export function assess(facts: unknown, ids: readonly string[], language: string): Checked<Assessment>;
