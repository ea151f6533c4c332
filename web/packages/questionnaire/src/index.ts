/**
 * The questionnaire engine: which question comes next, what care concerns the person, and where an answer may go.
 * Pure functions over `domain/questionnaires/*.json` and `domain/clinical.json`; nothing here draws or sends.
 */
export * from "./answers.ts";
export * from "./care.ts";
export * from "./check.ts";
export * from "./hours.ts";
export * from "./localise.ts";
export * from "./path.ts";
export * from "./questionnaire.ts";
export * from "./routing.ts";
