import { factsOf, testsOf } from "./answers.ts";
import { formFaults } from "./form.ts";
import type { Condition, Question, Questionnaire, Texts } from "./questionnaire.ts";

/** What is wrong with a questionnaire file, and where; the codes are the same in Java (`vectors/questionnaire`). */
export interface Fault {
  readonly at: string;
  readonly code: string;
  readonly what: string;
}

const TYPES = ["single", "multi", "text", "number", "place", "contact", "date_approx", "media"];
const COMPARTMENTS = [
  "care",
  "contact",
  "meeting",
  "exact",
  "identity",
  "account",
  "exhibits",
  "conversation",
  "deposit",
];
const ROLES = ["survivor", "witness", "third_party"];
const LABEL = 70;
const OPTION = 60;
const SHORT_PROFILE = 12;
/** Values that no option list holds: see the condition language of the file. */
const MEDIA_ADDED = "added";

/**
 * The checks behind `backup questionnaire check`: ids once, texts in every language, conditions that can be true and ask
 * about earlier questions only, exclusive options that exist, compartments, and no compulsory question.
 */
export function check(value: unknown): readonly Fault[] {
  const form = formFaults(value);
  return form.length > 0 ? form : checkRules(value as Questionnaire);
}

function checkRules(file: Questionnaire): readonly Fault[] {
  const faults: Fault[] = [];
  const say: Say = (at, code, what) => faults.push({ at, code, what });
  const questions = file.sections.flatMap((section) => section.questions);
  const ids = questions.map((question) => question.id);
  ids.filter((id, index) => ids.indexOf(id) !== index).forEach((id) => say(id, "id-twice", "this id stands twice"));
  for (const section of file.sections) checkTexts(file, section.title, { at: section.id, longest: LABEL }, say);
  questions.forEach((question, index) => checkQuestion(file, question, ids.slice(0, index), say));
  checkConditions(file, questions, say);
  checkPaths(file, ids, say);
  return faults;
}

type Say = (at: string, code: string, what: string) => void;

function checkQuestion(file: Questionnaire, question: Question<Texts>, earlier: readonly string[], say: Say): void {
  const at = question.id;
  if (question.required as boolean) say(at, "compulsory", "no question is compulsory");
  if (!TYPES.includes(question.type)) say(at, "type", `unknown type ${question.type}`);
  if (question.audience.length === 0 || question.audience.some((role) => !ROLES.includes(role)))
    say(at, "audience", "unknown or empty audience");
  checkCompartment(question, say);
  checkTexts(file, question.label, { at, longest: LABEL }, say);
  if (question.help) checkTexts(file, question.help, { at: `${at} help`, longest: 200 }, say);
  if (question.skip_label) checkTexts(file, question.skip_label, { at: `${at} skip`, longest: OPTION }, say);
  checkOptions(file, question, say);
  for (const fact of question.show_if ? factsOf(question.show_if) : [])
    if (!earlier.includes(fact)) say(at, "depends-on-later", `depends on ${fact}, which is not asked before it`);
}

function checkCompartment(question: Question<Texts>, say: Say): void {
  // A file made elsewhere may lack it, whatever the type says.
  const compartments = (question as { compartment?: readonly string[] }).compartment ?? [];
  if (compartments.length === 0) say(question.id, "no-compartment", "no compartment");
  for (const name of compartments)
    if (!COMPARTMENTS.includes(name)) say(question.id, "compartment", `unknown compartment ${name}`);
  if (question.id.startsWith("consent.") !== compartments.includes("deposit"))
    say(question.id, "deposit", "a consent, and only a consent, goes into the deposit");
}

function checkOptions(file: Questionnaire, question: Question<Texts>, say: Say): void {
  const codes = question.options.map((option) => option.code);
  const choice = question.type === "single" || question.type === "multi";
  codes
    .filter((code, index) => codes.indexOf(code) !== index)
    .forEach((code) => say(question.id, "option-twice", `${code} twice`));
  if (choice && !codes.includes("prefer_not")) say(question.id, "no-prefer-not", "no option prefer_not");
  if (!choice && codes.length > 0) say(question.id, "options", `a question of type ${question.type} has no options`);
  for (const code of question.exclusive ?? [])
    if (!codes.includes(code)) say(question.id, "exclusive", `exclusive option ${code} does not exist`);
  if (question.type === "multi" && !question.exclusive?.includes("prefer_not"))
    say(question.id, "prefer-not-exclusive", "prefer_not is not exclusive");
  for (const option of question.options)
    checkTexts(file, option.label, { at: `${question.id}.${option.code}`, longest: OPTION }, say);
}

function checkTexts(file: Questionnaire, texts: Texts, what: { at: string; longest: number }, say: Say): void {
  for (const language of file.languages) {
    const text = texts[language];
    if (!text?.trim()) say(what.at, "no-text", `no text in ${language}`);
    else if (text.normalize("NFC") !== text) say(what.at, "not-nfc", `the ${language} text is not in Unicode NFC`);
    else if (Array.from(text).length > what.longest)
      say(what.at, "too-long", `the ${language} text is longer than ${what.longest}`);
  }
}

function checkConditions(file: Questionnaire, questions: readonly Question<Texts>[], say: Say): void {
  const values = new Map(questions.map((question) => [question.id, valuesOf(question)]));
  const testAll = (at: string, condition: Condition) => {
    for (const test of testsOf(condition)) {
      const known = values.get(test.fact);
      if (!known) say(at, "unknown-question", `asks about ${test.fact}, which does not exist`);
      for (const code of known ? test.is.filter((one) => !known.includes(one)) : [])
        say(at, "unknown-option", `${test.fact} has no option ${code}`);
    }
  };
  for (const question of questions) if (question.show_if) testAll(question.id, question.show_if);
  for (const [name, rule] of Object.entries(file.protection ?? {})) testAll(`protection ${name}`, rule.when);
}

function valuesOf(question: Question<Texts>): readonly string[] {
  return question.type === "media" ? [MEDIA_ADDED] : question.options.map((option) => option.code);
}

function checkPaths(file: Questionnaire, ids: readonly string[], say: Say): void {
  const known = (at: string, list: readonly string[]) => {
    for (const id of list) if (!ids.includes(id)) say(at, "unknown-question", `${id} does not exist`);
  };
  known("fast_path", file.fast_path.questions);
  if (file.fast_path.questions.length > 6) say("fast_path", "too-many", "help is at most six questions away");
  for (const role of ["survivor", "witness", "third_party"] as const) {
    const list = file.short_profile?.[role] ?? [];
    known(`short_profile ${role}`, list);
    if (list.length > SHORT_PROFILE) say(`short_profile ${role}`, "too-many", `more than ${SHORT_PROFILE} questions`);
  }
  for (const [name, rule] of Object.entries(file.protection ?? {}))
    known(`protection ${name}`, [...(rule.only ?? []), ...(rule.not ?? []), ...rule.consents]);
}
