import { careFor, type Answers, type Care, type Clinical } from "@backup/questionnaire";
import type { NewCountry } from "./desk.ts";

/** A text of the operator's with the language it is in. */
export interface NoteText {
  readonly text: string;
  readonly language: string;
}

/** What the law may make people tell: in the language of the talk, else the reader's, else any; nothing where none is known. */
export const lawNote = (
  country: Pick<NewCountry, "note"> | undefined,
  languages: readonly string[],
): NoteText | undefined => {
  const note = country?.note ?? {};
  const language = [...languages, "en", ...Object.keys(note)].find((one) => (note[one] ?? "").trim() !== "");
  return language === undefined ? undefined : { text: note[language] ?? "", language };
};

/** The care that concerns the person now, as her own telephone would show it. */
export const careNow = (
  clinical: Clinical<string>,
  answers: Answers,
  country: Pick<NewCountry, "services"> | undefined,
  now: Date,
): readonly Care<string>[] =>
  careFor(
    clinical,
    answers,
    now,
    (country?.services ?? []).map((one) => one.kind),
  );
