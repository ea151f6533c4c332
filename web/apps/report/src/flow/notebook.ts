import { type Answers, answersToSend, type Asked, type Compartment, type Question } from "@backup/questionnaire";
import type { CompartmentName } from "@backup/sealing/reporter";

/** A place as she gave it, at the precision she chose. */
export interface GivenPlace {
  readonly precision: "none" | "country" | "area" | "named" | "exact";
  readonly country?: string;
  /** H3 cell of resolution 4. */
  readonly area?: string;
  readonly name?: string;
  readonly description?: string;
  /** Millionths of a degree. */
  readonly latitude?: number;
  readonly longitude?: number;
  /** Metres. */
  readonly accuracy?: number;
}

/** An answer that is not a choice of options. */
export type FreeAnswer =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "date"; readonly date: string }
  | { readonly kind: "place"; readonly place: GivenPlace }
  | { readonly kind: "contact"; readonly method: string; readonly value: string };

/** One thing to seal: a body of protocol section 20 for one compartment. */
export interface Draft {
  readonly compartment: Exclude<Compartment, "deposit"> | CompartmentName;
  readonly kind: "answers" | "contact" | "place" | "message" | "note";
  readonly body: Body;
}

/** What one deposit takes, and how to say that it was acknowledged. */
export interface Taken {
  readonly drafts: readonly Draft[];
  /** Marks exactly what was taken; what she wrote since then is still to go. */
  readonly keep: () => void;
}

export type Body = { readonly [name: string]: BodyValue };
type BodyValue = string | number | boolean | readonly BodyValue[] | Body;

export interface Wording {
  readonly questionnaire: string;
  readonly version: string;
  readonly language: string;
}

/** Codes by which the engine knows that a free answer is there. */
const GIVEN: Readonly<Record<FreeAnswer["kind"], string>> = {
  text: "given",
  number: "given",
  date: "given",
  place: "given",
  contact: "given",
};

/** Whether this document, or this answer to a question, is in the case. */
export type Stands = (kind: Draft["kind"], question: string, body: Body) => boolean;

/**
 * What she wrote so far, in memory only. Leaving forgets it; nothing here reaches a disk by itself.
 */
export class Notebook {
  /** Shared with the door, so that going back to it finds the same answers. */
  readonly answers: Record<string, readonly string[]>;
  readonly #free = new Map<string, FreeAnswer>();
  readonly #notes = new Map<string, string>();
  /** What was handed to a deposit, by question: a change since then is sent again. */
  readonly #kept = new Map<string, string>();
  /** What the next answer to a question corrects: a document that was received. */
  readonly #corrects = new Map<string, string>();

  constructor(answers: Record<string, readonly string[]> = {}) {
    this.answers = answers;
  }

  choose(id: string, codes: readonly string[]): void {
    this.answers[id] = codes;
  }

  /** Takes over what she told earlier: it decides what is asked and offered now, and does not go a second time. */
  learn(told: Iterable<readonly [string, readonly string[]]>): void {
    for (const [id, codes] of told) {
      if ((this.answers[id]?.length ?? 0) > 0) continue;
      this.answers[id] = codes;
      this.#kept.set(id, this.#fingerprint(id));
    }
  }

  write(id: string, free: FreeAnswer | undefined): void {
    if (free === undefined) {
      this.#free.delete(id);
      this.answers[id] = [];
    } else {
      this.#free.set(id, free);
      this.answers[id] = [GIVEN[free.kind]];
    }
  }

  free(id: string): FreeAnswer | undefined {
    return this.#free.get(id);
  }

  /** Whether an answer was not handed to a deposit yet. */
  isNew(id: string): boolean {
    return this.#kept.get(id) !== this.#fingerprint(id);
  }

  /** Asks again what a document told: the next answer goes beside it. */
  correct(question: string, item: string): void {
    this.#corrects.set(question, item);
  }

  annotate(about: string, text: string): void {
    this.#notes.set(about, text);
  }

  skip(id: string): void {
    this.#free.delete(id);
    this.answers[id] = [];
  }

  forget(): void {
    for (const id of Object.keys(this.answers)) this.answers[id] = [];
    this.#free.clear();
    this.#notes.clear();
    this.#kept.clear();
    this.#corrects.clear();
  }

  /** Everything, for a draft that is sealed before it touches the phone. */
  export(): object {
    return { answers: this.answers, free: [...this.#free], notes: [...this.#notes], kept: [...this.#kept] };
  }

  /** Takes a draft in; refuses what has not the form of one. */
  import(draft: unknown): boolean {
    const { answers, free, notes, kept = [] } = draft as Readonly<Record<string, unknown>>;
    if (typeof answers !== "object" || answers === null) return false;
    if (!Array.isArray(free) || !Array.isArray(notes) || !Array.isArray(kept)) return false;
    for (const [id, codes] of Object.entries(answers)) if (Array.isArray(codes)) this.answers[id] = codes as string[];
    for (const [id, one] of free as [string, FreeAnswer][]) this.#free.set(id, one);
    for (const [about, text] of notes as [string, string][]) this.#notes.set(about, text);
    // What had been received before the reload does not go a second time.
    for (const [id, mark] of kept as [string, string][]) this.#kept.set(id, mark);
    return true;
  }

  /** What stands in the case already does not go a second time: a line may come back just before a page goes. */
  settle(asked: Asked<string>, stands: Stands): void {
    for (const question of asked.sections.flatMap((one) => one.questions)) {
      const { id } = question;
      const codes = this.answers[id] ?? [];
      if (codes.length === 0) continue;
      const [own] = this.#ownDocuments(question, "") ?? [];
      if (stands(own?.kind ?? "answers", id, own?.body ?? this.#answer(id, codes)))
        this.#kept.set(id, this.#fingerprint(id));
    }
  }

  /** Whether a sealed answer exists at all: from then on the code is offered. */
  hasSomething(): boolean {
    return Object.values(this.answers).some((codes) => codes.length > 0);
  }

  /** The drafts of now together with the mark that they went: she may write on while they are on their way. */
  take(asked: Asked<string>, wording: Wording): Taken {
    const sendable = Object.keys(answersToSend(asked, this.answers));
    const answers = sendable.map((id) => [id, this.#fingerprint(id)] as const);
    const notes = [...this.#notes].map(([about, text]) => [`note ${about}`, text] as const);
    return {
      drafts: this.drafts(asked, wording),
      keep: () => [...answers, ...notes].forEach(([id, mark]) => this.#kept.set(id, mark)),
    };
  }

  /**
   * What is new since the last call to {@link Taken.keep}, sorted into compartments. Consents are not documents; files are
   * items of their own; what a protection hides stays here.
   */
  drafts(asked: Asked<string>, wording: Wording): readonly Draft[] {
    const sendable = answersToSend(asked, this.answers);
    const questions = new Map(asked.sections.flatMap((one) => one.questions).map((one) => [one.id, one]));
    const answers = new Map<Sheet, Record<string, Body>>();
    const drafts: Draft[] = [];
    for (const [id, codes] of Object.entries(sendable)) {
      const question = questions.get(id);
      if (!question || id.startsWith("consent.") || !this.isNew(id)) continue;
      const own = this.#ownDocuments(question, wording.language);
      if (own) drafts.push(...own);
      else if (question.type !== "media")
        for (const name of question.compartment)
          if (name === "care" || name === "contact" || name === "account")
            answers.set(name, { ...answers.get(name), [id]: this.#answer(id, codes) });
    }
    for (const [name, given] of answers)
      drafts.push({ compartment: name, kind: "answers", body: { ...wording, alone: true, answers: given } });
    for (const [about, text] of this.#notes)
      if (this.#kept.get(`note ${about}`) !== text)
        drafts.push({ compartment: compartmentOfNote(questions.get(about)), kind: "note", body: { about, text } });
    return drafts;
  }

  #fingerprint(id: string): string {
    return JSON.stringify([this.answers[id] ?? [], this.#free.get(id) ?? ""]);
  }

  #ownDocuments(question: Question<string>, language: string): readonly Draft[] | undefined {
    const free = this.#free.get(question.id);
    const about = this.#corrects.get(question.id);
    if (free?.kind === "contact") return [this.#contact(free, about)];
    if (free?.kind === "place" && question.id === "place.now") return placeDrafts(question.id, free.place, about);
    if (free?.kind === "text" && question.compartment.includes("conversation"))
      return [{ compartment: "conversation", kind: "message", body: { text: free.text, attachments: [], language } }];
    return undefined;
  }

  #contact(free: Extract<FreeAnswer, { kind: "contact" }>, about?: string): Draft {
    const precautions = this.answers["contact.precautions"] ?? [];
    const body = {
      method: free.method,
      ...(free.value && { value: free.value }),
      precautions,
      ...(about && { about }),
    };
    return { compartment: "contact", kind: "contact", body };
  }

  #answer(id: string, codes: readonly string[]): Body {
    const free = this.#free.get(id);
    switch (free?.kind) {
      case undefined:
        return { codes };
      case "text":
        return { text: free.text };
      case "number":
        return { number: free.value };
      case "date":
        return { date: free.date };
      case "place":
        return { place: placeBody(free.place) };
      case "contact":
        return { text: free.value };
    }
  }
}

/** The compartments that take answers as they are. */
type Sheet = "care" | "contact" | "account";

/** A note opens to whoever reads what it is about. */
export function compartmentOfNote(question: Question<string> | undefined): Sheet {
  const [first] = question?.compartment ?? [];
  return first === "care" || first === "contact" ? first : "account";
}

const PRECISIONS = ["none", "country", "area", "named", "exact"] as const;

/**
 * How exactly a question may be answered. Where she is now: no finer than somebody could open. `meeting` and `exact` go to
 * a responder who accepted, and nobody can accept yet (protocol section 17). A region asks for no more; where exactly it
 * happened is a question of its own, in `account`.
 */
export function precisionsOf(question: string): readonly GivenPlace["precision"][] {
  return question === "place.now" || question.endsWith(".region") ? PRECISIONS.slice(0, 3) : PRECISIONS;
}

/** One precision, one compartment: who may know the area need not know the door. */
export function compartmentOfPlace(place: GivenPlace): "care" | "meeting" | "exact" {
  if (place.precision === "exact") return "exact";
  return place.precision === "named" ? "meeting" : "care";
}

function placeBody(place: GivenPlace): Body {
  return Object.fromEntries(Object.entries(place).filter(([, value]) => value !== undefined && value !== ""));
}

/** The country or area for `care`, and what is finer for its own compartment: the one can be read without the other. */
function placeDrafts(question: string, place: GivenPlace, about?: string): readonly Draft[] {
  if (place.precision === "none") return [];
  const draft = (given: GivenPlace): Draft => ({
    compartment: compartmentOfPlace(given),
    kind: "place",
    body: { question, ...placeBody(given), ...(about && { about }) },
  });
  const wide = coarse(place);
  if (compartmentOfPlace(place) === "care") return wide ? [draft(wide)] : [];
  return [...(wide ? [draft(wide)] : []), draft(place)];
}

/** The country and area that a place in `care` tells, and nothing finer. */
export function coarse(place: GivenPlace): GivenPlace | undefined {
  if (place.precision === "none" || !place.country) return undefined;
  return place.area
    ? { precision: "area", country: place.country, area: place.area }
    : { precision: "country", country: place.country };
}

export type { Answers };
