import type { Question, Questionnaire, Texts } from "@backup/questionnaire";

/** A code of the taxonomy with its labels. */
export interface Term {
  readonly code: string;
  readonly label: Texts;
}

export interface Taxonomy {
  readonly act_types: readonly Term[];
  readonly settings: readonly Term[];
  readonly circumstances: readonly Term[];
  readonly perpetrator_categories: readonly Term[];
  readonly verification_grades: readonly (Term & { readonly meaning: string })[];
}

/** The questions by id, as the file of the adopted questionnaire gives them. */
export interface Reference {
  readonly questionnaire: Questionnaire;
  question(id: string): Question<Texts> | undefined;
  option(id: string, code: string): Texts | undefined;
}

const questionnaires: Readonly<Record<string, () => Promise<{ default: unknown }>>> = {
  crsv: () => import("../../../../../domain/questionnaires/crsv.json"),
};

const loaded = new Map<string, Promise<Reference>>();

const index = (questionnaire: Questionnaire): Reference => {
  const byId = new Map(questionnaire.sections.flatMap((section) => section.questions.map((one) => [one.id, one])));
  return {
    questionnaire,
    question: (id) => byId.get(id),
    option: (id, code) => byId.get(id)?.options.find((one) => one.code === code)?.label,
  };
};

/** The questionnaire a person answered; one this desk does not know is read by its ids alone. */
export const referenceOf = (id: string): Promise<Reference> => {
  const known = Object.hasOwn(questionnaires, id) ? id : "crsv";
  let reference = loaded.get(known);
  if (reference === undefined) {
    const load = questionnaires[known];
    if (load === undefined) throw new Error("no questionnaire");
    reference = load().then((file) => index(file.default as Questionnaire));
    loaded.set(known, reference);
  }
  return reference;
};

export const readTaxonomy = async (): Promise<Taxonomy> =>
  (await import("../../../../../domain/taxonomy.json")).default;
