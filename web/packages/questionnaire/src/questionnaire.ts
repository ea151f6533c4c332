/**
 * The shape of a questionnaire file (`domain/questionnaires/*.json`), as it is written: all languages together.
 *
 * Answers, conditions and codes are the same in every language; only labels differ. What a page loads is one
 * {@link Localised} of it (see `localise.ts`).
 */

export type Role = "survivor" | "witness" | "third_party";

export type QuestionType = "single" | "multi" | "text" | "number" | "place" | "contact" | "date_approx" | "media";

/** Text in each language of the file, by language code. */
export type Texts = Readonly<Record<string, string>>;

export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | { readonly fact: string; readonly is: readonly string[] };

/** A compartment of protocol section 6, or `deposit` where the answer is a consent. */
export type Compartment =
  "care" | "contact" | "meeting" | "exact" | "identity" | "account" | "exhibits" | "conversation" | "deposit";

export interface Option<Label> {
  readonly code: string;
  readonly label: Label;
  /** Retired: still understood in old answers, never offered. */
  readonly deprecated?: boolean;
}

export interface Question<Label> {
  readonly id: string;
  readonly audience: readonly Role[];
  readonly type: QuestionType;
  readonly sensitivity: "routing" | "statistical" | "sealed";
  readonly compartment: readonly Compartment[];
  readonly required: false;
  readonly label: Label;
  readonly help?: Label;
  readonly options: readonly Option<Label>[];
  readonly show_if?: Condition;
  readonly exclusive?: readonly string[];
  readonly skip_label?: Label;
  readonly deprecated?: boolean;
}

export interface Section<Label> {
  readonly id: string;
  readonly title: Label;
  readonly intro?: Label;
  readonly questions: readonly Question<Label>[];
}

/** What is asked once a condition holds: only these, or all but these; and which consents stay. */
export interface Protection {
  readonly when: Condition;
  readonly only?: readonly string[];
  readonly not?: readonly string[];
  readonly consents: readonly string[];
}

export interface Rules {
  readonly fast_path: { readonly questions: readonly string[] };
  readonly short_profile?: Readonly<Record<Role, readonly string[]>>;
  readonly protection?: Readonly<Record<string, Protection>>;
}

/** The file as written. */
export interface Questionnaire extends Rules {
  readonly id: string;
  readonly version: string;
  readonly languages: readonly string[];
  readonly master_language: string;
  readonly sections: readonly Section<Texts>[];
}

/** The file in one language, perhaps with some of its sections only. */
export interface Localised extends Rules {
  readonly id: string;
  readonly version: string;
  readonly language: string;
  readonly sections: readonly Section<string>[];
}
