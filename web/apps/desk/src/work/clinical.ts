import { localiseClinical, type Clinical, type Texts } from "@backup/questionnaire";

/** The clinical file in one language, read when an intake begins. */
export const clinicalIn = async (language: string): Promise<Clinical<string>> => {
  const file = (await import("../../../../../domain/clinical.json")).default as unknown as Clinical<Texts>;
  return localiseClinical(file, language);
};
