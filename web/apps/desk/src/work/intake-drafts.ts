import { isAsked, type Answers } from "@backup/questionnaire";
import type { DocumentDraft, JsonObject } from "@backup/sealing/reporter";
import type { IntakeAnswers } from "./desk.ts";
import { withSpeaker } from "./intake-plan.ts";
import type { Reference } from "./reference.ts";

/** The compartments that take answers as they are. */
const sheets: readonly string[] = ["care", "contact", "account"];
/** Questions whose words are documents of their own. */
const apart = ["place.now", "contact.reach"];

/** What each compartment of the new case gets: help in `care`, a way to reach in `contact`, own words in a conversation. */
export const draftsFor = (
  given: IntakeAnswers,
  reference: Reference,
): ReadonlyMap<string, readonly DocumentDraft[]> => {
  const drafts = new Map<string, DocumentDraft[]>();
  const claimed = new Date();
  const add = (name: string, draft: DocumentDraft): void => {
    drafts.set(name, [...(drafts.get(name) ?? []), draft]);
  };
  const { id: questionnaire, version } = reference.questionnaire;
  const sheet = { questionnaire, version, language: given.language, alone: false };
  for (const [name, answers] of answersByCompartment(given, reference))
    add(name, { kind: "answers", claimed, body: { ...sheet, answers } });
  const place = given.answers["place.now"];
  if (typeof place === "string")
    add("care", {
      kind: "place",
      claimed,
      body: { question: "place.now", precision: "area", name: place.normalize("NFC") },
    });
  const contact = contactBody(given);
  if (contact !== undefined) add("contact", { kind: "contact", claimed, body: contact });
  if (given.note !== "")
    add("conversation", {
      kind: "message",
      claimed,
      body: { text: given.note.normalize("NFC"), attachments: [], language: given.language },
    });
  return drafts;
};

const answersByCompartment = (
  given: IntakeAnswers,
  reference: Reference,
): ReadonlyMap<string, Record<string, JsonObject>> => {
  const byName = new Map<string, Record<string, JsonObject>>();
  const put = (question: string, answer: JsonObject): void => {
    for (const name of reference.question(question)?.compartment ?? [])
      if (sheets.includes(name)) byName.set(name, { ...byName.get(name), [question]: answer });
  };
  const codes = withSpeaker(given.speaker, codesOf(given.answers));
  for (const [question, chosen] of Object.entries({ ...codes, "contact.language": [given.language] }))
    if (chosen.length > 0) put(question, { codes: chosen });
  for (const [question, text] of Object.entries(given.answers)) {
    const found = reference.question(question);
    if (typeof text !== "string" || apart.includes(question) || found === undefined) continue;
    // Words to a question that a later answer hides are not asked for any more.
    if (isAsked(reference.questionnaire, found, codes)) put(question, { text: text.normalize("NFC") });
  }
  return byName;
};

const contactBody = ({ answers }: IntakeAnswers): JsonObject | undefined => {
  const reach = answers["contact.reach"];
  const codes = codesOf(answers);
  const method = codes["contact.method"]?.[0];
  if (typeof reach !== "string" && method === undefined) return undefined;
  return {
    method: method ?? "in_person",
    ...(typeof reach === "string" ? { value: reach.normalize("NFC") } : {}),
    precautions: codes["contact.precautions"] ?? [],
  };
};

export const codesOf = (answers: IntakeAnswers["answers"]): Answers =>
  Object.fromEntries(
    Object.entries(answers).filter((entry): entry is [string, readonly string[]] => Array.isArray(entry[1])),
  );
