import { watchedOrHeld } from "@backup/questionnaire";
import type { JsonObject } from "@backup/sealing";
import {
  sureties,
  type AnswersView,
  type AnswerView,
  type Classification,
  type SafeContact,
  type Surety,
} from "./model.ts";
import { contactInForce } from "./contact-in-force.ts";
import { correctionsIn, isHers, type Corrections, type Read } from "./corrections.ts";
import { objectOf, textOf, textsOf, type ReadDocument } from "./reading.ts";

interface Answered {
  readonly values: readonly string[];
  readonly text: string | undefined;
  /** A cell of the map, named where it is shown. */
  readonly area?: string;
}

const placeText = (place: JsonObject): string | undefined => {
  const words = [textOf(place, "name"), textOf(place, "description"), textOf(place, "country")];
  const latitude = place["latitude"];
  const longitude = place["longitude"];
  const position =
    typeof latitude === "number" && typeof longitude === "number"
      ? `${(latitude / 1e6).toFixed(5)}, ${(longitude / 1e6).toFixed(5)}`
      : undefined;
  const known = [...words, position].filter((one) => one !== undefined);
  return known.length === 0 ? undefined : known.join(", ");
};

const placed = (place: JsonObject): Answered => {
  const area = textOf(place, "area");
  return { values: [], text: placeText(place), ...(area === undefined ? {} : { area }) };
};

/** One answer of section 20: codes, text, a number, a date or a place. */
export const answered = (answer: JsonObject): Answered => {
  const place = objectOf(answer, "place");
  const number = answer["number"];
  const written =
    textOf(answer, "text") ?? textOf(answer, "date") ?? (typeof number === "number" ? String(number) : undefined);
  const where = place === undefined ? { text: undefined } : placed(place);
  return { ...where, values: textsOf(answer, "codes"), text: written ?? where.text };
};

const when = (read: Read) => ({ claimed: new Date(read.statement.claimed), received: new Date(read.item.received) });

const nothing = (question: string, read: Read): AnswerView => ({
  question,
  values: [],
  text: undefined,
  ...when(read),
  earlier: [],
  notes: [],
});

/** Adds an answer: a later one stands beside the earlier, never over it. */
const add = (into: Map<string, AnswerView>, question: string, given: Answered, read: Read): void => {
  const before = into.get(question);
  const first = before === undefined || !isAnswered(before);
  const { values = [], text, area, received = read.item.received } = before ?? {};
  const last = { values, text, ...(area === undefined ? {} : { area }), received: new Date(received) };
  const earlier = first ? [] : [...before.earlier, last];
  into.set(question, { question, ...given, ...when(read), earlier, notes: before?.notes ?? [] });
};

/** Adds a note of the person's beside an answer. It is no answer: codes stay in force whatever it says. */
const addNote = (into: Map<string, AnswerView>, question: string, text: string | undefined, read: Read): void => {
  if (text === undefined) return;
  const before = into.get(question) ?? nothing(question, read);
  into.set(question, { ...before, notes: [...before.notes, { text, received: new Date(read.item.received) }] });
};

const isAnswered = ({ values, text, area }: AnswerView): boolean =>
  values.length > 0 || text !== undefined || area !== undefined;

/** By the time stated; what corrects something never comes before it, whatever the clock of that phone said. */
const byClaim =
  ({ firstOf }: Corrections) =>
  (a: Read, b: Read): number => {
    const [first, other] = [firstOf(a), firstOf(b)];
    const claim = (one: Read, corrected: Read | undefined): string =>
      corrected !== undefined && corrected.statement.claimed > one.statement.claimed
        ? corrected.statement.claimed
        : one.statement.claimed;
    return (
      claim(a, first).localeCompare(claim(b, other)) ||
      Number(first !== undefined) - Number(other !== undefined) ||
      a.item.received.localeCompare(b.item.received)
    );
  };

/** Stands for the question where a note of the person's is about something that is not here: it is shown by itself. */
export const ownNote = "note";

/** What a note is about, as the question it is shown with. */
const noted = (read: Read, { firstOf }: Corrections): string => {
  const about = textOf(read.statement.body, "about") ?? "";
  // Questions have a dot in their names, items have none.
  if (about.includes(".")) return about;
  const first = firstOf(read)?.statement;
  if (first?.kind === "place") return textOf(first.body, "question") ?? "place.now";
  return read.statement.compartment === "contact" ? "contact.reach" : ownNote;
};

/** Whether a sheet was chosen by the person alone. What a member signed was taken down, whatever it says of itself. */
const isAlone = (sheet: Read): boolean => isHers(sheet) && sheet.statement.body["alone"] !== false;

/**
 * The answers of a compartment as one view for each questionnaire, from all its documents in the order they were made.
 * Sheets may be a member's who took them down; places and notes stand as the person's own and are hers alone.
 */
export const answersOf = (documents: readonly ReadDocument[]): readonly AnswersView[] => {
  const corrections = correctionsIn(documents);
  const reads = documents.filter((one): one is Read => one.kind === "read").sort(byClaim(corrections));
  const answers = new Map<string, AnswerView>();
  const sheets = reads.filter((one) => one.statement.kind === "answers");
  for (const read of reads) {
    const { body, kind } = read.statement;
    if (kind === "answers")
      for (const [question, value] of Object.entries(objectOf(body, "answers") ?? {}))
        if (typeof value === "object" && !Array.isArray(value))
          add(answers, question, answered(value as JsonObject), read);
    if (kind === "place" && isHers(read)) add(answers, textOf(body, "question") ?? "place.now", placed(body), read);
    if (kind === "note" && textOf(body, "about") !== undefined && isHers(read))
      addNote(answers, noted(read, corrections), textOf(body, "text"), read);
  }
  const last = sheets.at(-1)?.statement.body ?? {};
  return [
    {
      questionnaire: textOf(last, "questionnaire") ?? "crsv",
      language: textOf(last, "language"),
      // One sheet that was taken down with an officer must not make a statement of what was chosen alone before.
      alone: sheets.length === 0 || sheets.some(isAlone),
      assisted: sheets.some((sheet) => !isAlone(sheet)),
      unverified: documents.some((one) => one.kind === "unverified"),
      answers: [...answers.values()],
    },
  ];
};

/** What is known of a contact without reading it. */
interface Reaching {
  /** Whether the person agreed to be contacted by a circle of this member. */
  readonly help: boolean;
  /** Whether some of `contact` could not be read. */
  readonly closed: boolean;
}

/**
 * The rules of safe contact from `care` and `contact`: the `contact` in force and the answers, hers alone. Unanswered is
 * the strictest, and so is what cannot be read: a rule that is sealed to others may forbid the call.
 */
export const safeContactOf = (documents: readonly ReadDocument[], { help, closed }: Reaching): SafeContact => {
  const { contact: last, corrected, reach, struck, doubt, none: refused } = contactInForce(documents);
  const contact = last?.statement.body;
  const hers = documents.filter((one) => one.kind === "read" && isHers(one));
  const answers = answersOf(hers).flatMap((one) => one.answers);
  const given = (question: string): readonly string[] => answers.find((one) => one.question === question)?.values ?? [];
  const method = contact === undefined ? undefined : textOf(contact, "method");
  const own = method === undefined ? [] : [method];
  const chosen = given("contact.method");
  const none = refused || chosen.includes("no_contact");
  const methods = chosen.length > 0 && (none || !corrected) ? chosen : own;
  const precautions =
    given("contact.precautions").length > 0
      ? given("contact.precautions")
      : contact === undefined
        ? []
        : textsOf(contact, "precautions");
  const askedFor = (precaution: string, question: string) => {
    const text = answers.find((one) => one.question === question)?.text;
    return precautions.includes(precaution) ? { text } : undefined;
  };
  const watched = watchedOrHeld({ "safety.risks": given("safety.risks") });
  const hidden = none || watched || closed || !help;
  return {
    wanted: help && !none && !closed,
    answered: precautions.length > 0,
    none,
    methods,
    precautions,
    codeWord: askedFor("code_word", "contact.code_word"),
    hours: askedFor("certain_hours", "contact.hours"),
    // A way to reach somebody is shown only where the person agreed to be reached.
    reach: hidden ? undefined : reach,
    struck: hidden ? [] : struck,
    doubt: doubt && !hidden,
    reachHeld: (reach !== undefined || closed) && !help && !none && !watched,
    closed: closed && help,
    watched: reach !== undefined && watched && !none,
    notes: answers.filter(({ question }) => question.startsWith("contact.")).flatMap((one) => one.notes),
  };
};

export const classificationOf = (body: JsonObject): Classification => ({
  acts: textsOf(body, "acts"),
  setting: textsOf(body, "settings"),
  circumstance: textsOf(body, "circumstances"),
  perpetrator: textsOf(body, "perpetrators"),
  grade: textOf(body, "grade") ?? "",
  note: textOf(body, "note") ?? "",
});

export const classificationBody = (value: Classification, taxonomy: string): JsonObject => ({
  taxonomy,
  acts: value.acts,
  settings: value.setting,
  circumstances: value.circumstance,
  perpetrators: value.perpetrator,
  ...(value.grade === "" ? {} : { grade: value.grade }),
  ...(value.note === "" ? {} : { note: value.note }),
});

/** A note in `team` that another case is of the same person, or no longer held to be (protocol section 20). */
export interface SamePersonBody {
  readonly case: string;
  readonly reference: string;
  readonly how: Surety;
  readonly joined: boolean;
}

/** Reads such a note; anything that is none, or says nothing of how it is known, is left out. */
export const samePersonOf = (body: JsonObject): SamePersonBody | undefined => {
  const other = textOf(body, "case");
  const reference = textOf(body, "reference");
  const how = sureties.find((one) => one === body["how"]);
  if (body["about"] !== "same" || other === undefined || reference === undefined || how === undefined) return undefined;
  return { case: other, reference, how, joined: body["joined"] === true };
};
