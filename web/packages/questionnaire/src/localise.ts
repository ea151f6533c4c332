import type { CareWindow, Clinical } from "./care.ts";
import type { Localised, Protection, Questionnaire, Role, Section, Texts } from "./questionnaire.ts";

function pick(texts: Texts, language: string): string {
  const text = texts[language];
  if (text === undefined) throw new Error(`a text has no ${language}`);
  return text;
}

function section(source: Section<Texts>, language: string): Section<string> {
  return {
    id: source.id,
    title: pick(source.title, language),
    ...(source.intro && { intro: pick(source.intro, language) }),
    questions: source.questions.map(({ label, help, skip_label, options, ...rest }) => ({
      ...rest,
      label: pick(label, language),
      ...(help && { help: pick(help, language) }),
      ...(skip_label && { skip_label: pick(skip_label, language) }),
      options: options
        .filter((option) => !option.deprecated)
        .map((option) => ({ code: option.code, label: pick(option.label, language) })),
    })),
  };
}

/** The lists without the notes that the file's authors keep beside them. */
function onlyRoles({ survivor, witness, third_party }: Readonly<Record<Role, readonly string[]>>) {
  return { survivor, witness, third_party };
}

function onlyRules(protection: Readonly<Record<string, Protection>>): Readonly<Record<string, Protection>> {
  const bare = ({ when, only, not, consents }: Protection): Protection => ({
    when,
    ...(only && { only }),
    ...(not && { not }),
    consents,
  });
  const rules = Object.entries(protection).filter(([, rule]) => typeof rule === "object");
  return Object.fromEntries(rules.map(([name, rule]) => [name, bare(rule)]));
}

/** One language of a questionnaire; retired options are left out, since nobody new can choose them. */
export function localise(source: Questionnaire, language: string): Localised {
  return {
    id: source.id,
    version: source.version,
    language,
    fast_path: { questions: source.fast_path.questions },
    ...(source.short_profile && { short_profile: onlyRoles(source.short_profile) }),
    ...(source.protection && { protection: onlyRules(source.protection) }),
    sections: source.sections.map((one) => section(one, language)),
  };
}

/**
 * Splits what is loaded first (questions of the fast path and short profile, and the consents) from the rest. The
 * rest names every section in its place, so that {@link join} gives the whole back.
 */
export function split(whole: Localised): { readonly first: Localised; readonly rest: readonly Section<string>[] } {
  const early = new Set([
    ...whole.fast_path.questions,
    ...(["survivor", "witness", "third_party"] as const).flatMap((role) => whole.short_profile?.[role] ?? []),
    "story.voice",
    "contact.precautions",
    "contact.code_word",
    "contact.hours",
  ]);
  const isEarly = (id: string) => early.has(id) || id.startsWith("consent.");
  const part = (keep: (id: string) => boolean) =>
    whole.sections.map((one) => ({ ...one, questions: one.questions.filter((question) => keep(question.id)) }));
  // An introduction stands over a section that is opened for itself, and those come later.
  const sections = part(isEarly)
    .filter(({ questions }) => questions.length > 0)
    .map(({ id, title, questions }) => ({ id, title, questions }));
  return { first: { ...whole, sections }, rest: part((id) => !isEarly(id)) };
}

/** Puts the parts of {@link split} together again, in the order of the file given by `order`. */
export function join(first: Localised, rest: readonly Section<string>[], order: readonly string[]): Localised {
  const place = new Map(order.map((id, index) => [id, index]));
  return {
    ...first,
    sections: rest.map((one) => ({
      ...one,
      questions: [...(first.sections.find(({ id }) => id === one.id)?.questions ?? []), ...one.questions].sort(
        (a, b) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0),
      ),
    })),
  };
}

/** One language of the clinical file, with only what a page needs. */
export function localiseClinical(source: Clinical<Texts>, language: string): Clinical<string> {
  const windows = source.windows.map((window): CareWindow<string> => ({
    id: window.id,
    name: pick(window.name, language),
    message: pick(window.message, language),
    window_hours: { preferred: window.window_hours.preferred, maximum: window.window_hours.maximum },
    routing_priority: window.routing_priority,
    triggered_by: window.triggered_by,
    ...(window.needs_verified_entry && { needs_verified_entry: window.needs_verified_entry }),
  }));
  const { likely, ask_message, applies_to } = source.exposure;
  const { days, hours } = source.time_since_hours;
  return {
    version: source.version,
    windows,
    exposure: { likely, ask_message: pick(ask_message, language), applies_to },
    time_since_hours: { days, hours },
  };
}
