import type { CareSummary } from "./model.ts";

type Texts = Readonly<Record<string, string>>;

/** Reads labels of the questionnaire by id and code; the file is loaded once, when the first case is read. */
export interface Labels {
  question(id: string): Texts | undefined;
  option(id: string, code: string): Texts | undefined;
  section(question: string): string | undefined;
  sectionTitle(section: string): Texts | undefined;
  order(question: string): number;
}

/** Icons of needs: one sign a kind. */
export const needIcon = {
  medical: "heart",
  health: "heart",
  psychosocial: "talk",
  listening: "talk",
  shelter: "house",
  safety: "shield",
  legal: "scale",
  basics: "bag",
  papers: "file",
  tracing: "people",
} as const;

export const summaryLabels = (summary: CareSummary | undefined, label: (code: string) => string): readonly string[] =>
  summary === undefined ? [] : [...summary.needs.map(label), summary.area ?? "", summary.language ?? ""];
