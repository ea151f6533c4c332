import { signal } from "@preact/signals";
import { referenceOf, type Reference } from "../work/reference.ts";
import { inLanguage } from "../words/index.ts";

const known = signal<Reference | undefined>(undefined);

/** The questionnaire's words, once they are here; asked for the first time it is needed. */
export const useReference = (): Reference | undefined => {
  if (known.value === undefined)
    void referenceOf("crsv").then((reference) => {
      known.value = reference;
    });
  return known.value;
};

/** The label of an answer in the reader's language; a code this desk does not know stays a code, never hidden. */
export const optionLabel = (reference: Reference | undefined, question: string, code: string): string => {
  const texts = reference?.option(question, code);
  return texts === undefined ? code : inLanguage(texts);
};
