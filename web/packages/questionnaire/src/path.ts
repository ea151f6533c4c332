import { type Answers, holds } from "./answers.ts";
import type { Protection, Question, Role, Rules, Section } from "./questionnaire.ts";

/** Which questions a path asks: the six to help, the short profile, or one longer section after sending. */
export type Path =
  { readonly kind: "fast" } | { readonly kind: "short" } | { readonly kind: "section"; readonly id: string };

/** A questionnaire of any language: the engine reads no label. */
export interface Asked<Label> extends Rules {
  readonly sections: readonly Section<Label>[];
}

const ROLES: readonly Role[] = ["survivor", "witness", "third_party"];

/** Who speaks; while it is open, or preferred not to say, the questions of a survivor are asked. */
export function roleOf(answers: Answers): Role {
  const role = answers["reporter.role"]?.[0];
  return ROLES.find((known) => known === role) ?? "survivor";
}

/** The protections in force with these answers. */
export function protectionsOf(rules: Rules, answers: Answers): readonly Protection[] {
  return Object.values(rules.protection ?? {}).filter(
    (entry): entry is Protection => typeof entry === "object" && holds(entry.when, answers),
  );
}

/** Whether the person affected may be under 18. */
export function mayBeUnder18(rules: Rules, answers: Answers): boolean {
  const rule = rules.protection?.["under_18"];
  return rule !== undefined && holds(rule.when, answers);
}

/** Whether this is a report about somebody who has not agreed to it. */
export function withoutAgreement(rules: Rules, answers: Answers): boolean {
  const rule = rules.protection?.["without_agreement"];
  return rule !== undefined && holds(rule.when, answers);
}

function allowed(id: string, protections: readonly Protection[]): boolean {
  return protections.every((rule) => {
    if (id.startsWith("consent.")) return rule.consents.includes(id);
    if (rule.only && !rule.only.includes(id)) return false;
    return !rule.not?.includes(id);
  });
}

/** Whether this question is asked of this person now. */
export function isAsked<Label>(rules: Rules, question: Question<Label>, answers: Answers): boolean {
  if (question.deprecated || !question.audience.includes(roleOf(answers))) return false;
  if (!allowed(question.id, protectionsOf(rules, answers))) return false;
  return !question.show_if || holds(question.show_if, answers);
}

/**
 * The questions of a path in order, with what was answered so far. It is computed anew after each answer, so going back
 * loses nothing: an answer whose question is hidden for now is kept, and simply not sent.
 */
export function questionsOf<Label>(asked: Asked<Label>, path: Path, answers: Answers): readonly Question<Label>[] {
  const byId = new Map(
    asked.sections.flatMap((section) => section.questions).map((question) => [question.id, question]),
  );
  return idsOf(asked, path, answers)
    .map((id) => byId.get(id))
    .filter((question): question is Question<Label> => question !== undefined && isAsked(asked, question, answers));
}

function idsOf<Label>(asked: Asked<Label>, path: Path, answers: Answers): readonly string[] {
  if (path.kind === "fast") return asked.fast_path.questions;
  if (path.kind === "short") return asked.short_profile?.[roleOf(answers)] ?? asked.fast_path.questions;
  const section = asked.sections.find((one) => one.id === path.id);
  return section?.questions.map((question) => question.id) ?? [];
}

/** The question after this one, or nothing at the end. A question that disappeared meanwhile counts as passed. */
export function after<Label>(
  asked: Asked<Label>,
  path: Path,
  answers: Answers,
  id: string | undefined,
): Question<Label> | undefined {
  return neighbour(asked, path, answers, { id, step: 1 });
}

/** The question before this one, or nothing at the start. */
export function before<Label>(
  asked: Asked<Label>,
  path: Path,
  answers: Answers,
  id: string | undefined,
): Question<Label> | undefined {
  return neighbour(asked, path, answers, { id, step: -1 });
}

function neighbour<Label>(
  asked: Asked<Label>,
  path: Path,
  answers: Answers,
  from: { readonly id: string | undefined; readonly step: 1 | -1 },
): Question<Label> | undefined {
  const shown = questionsOf(asked, path, answers);
  if (from.id === undefined) return from.step === 1 ? shown[0] : shown.at(-1);
  const order = idsOf(asked, path, answers);
  const place = order.indexOf(from.id);
  const rank = (question: Question<Label>) => order.indexOf(question.id);
  return from.step === 1
    ? shown.find((question) => rank(question) > place)
    : shown.findLast((question) => rank(question) < place);
}

/** The consents to show: those of the questionnaire that audience, protections and conditions leave. */
export function consentsOf<Label>(asked: Asked<Label>, answers: Answers): readonly Question<Label>[] {
  return asked.sections
    .flatMap((section) => section.questions)
    .filter((question) => question.id.startsWith("consent.") && isAsked(asked, question, answers));
}

/** The longer sections that may still be offered one by one: those with a question not yet on the short profile. */
export function furtherSections<Label>(asked: Asked<Label>, answers: Answers): readonly Section<Label>[] {
  const told = new Set([...idsOf(asked, { kind: "short" }, answers), "story.voice"]);
  return asked.sections.filter((section) =>
    section.questions.some(
      (question) => !question.id.startsWith("consent.") && !told.has(question.id) && isAsked(asked, question, answers),
    ),
  );
}

/** The answers that go out: only of questions that are asked of this person, in file order. */
export function answersToSend<Label>(asked: Asked<Label>, answers: Answers): Answers {
  const entries = asked.sections
    .flatMap((section) => section.questions)
    .filter((question) => (answers[question.id]?.length ?? 0) > 0 && isAsked(asked, question, answers))
    .map((question) => [question.id, answers[question.id] ?? []] as const);
  return Object.fromEntries(entries);
}
