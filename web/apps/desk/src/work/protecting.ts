import type { DocumentDraft } from "@backup/sealing/member";
import { answersOf } from "./bodies.ts";
import type { CaseState } from "./case-state.ts";
import { guardianSpeaks, mayBeAChild, type Decision, type Protection, type TrainedMember } from "./child.ts";
import type { Context } from "./context.ts";
import type { Read } from "./corrections.ts";
import { childTrained } from "./directory/child-trained.ts";
import type { AnswersView, Reason } from "./model.ts";
import { textOf, type DocumentReader } from "./reading.ts";
import { referenceOf } from "./reference.ts";
import { compartmentNamed, type CaseWriter } from "./writing.ts";

/** A note on whether the guardian may be written to, in `team` with its reason and in the conversation without. */
const ABOUT = "guardian";

export const isDecision = ({ statement }: Read): boolean =>
  statement.kind === "note" && textOf(statement.body, "about") === ABOUT;

/** Who signed, and whether he is trained now. */
export interface Author {
  readonly name: string;
  readonly trained: boolean;
}

/** The last decision of somebody who is trained now; one of anybody else counts for nothing. */
export const decisionOf = (team: readonly Read[], author: (key: string) => Author): Decision | undefined => {
  const decisions = team
    .filter(isDecision)
    .map((read) => ({ read, by: author(read.statement.author) }))
    .filter(({ by }) => by.trained)
    .sort((a, b) => Date.parse(a.read.item.received) - Date.parse(b.read.item.received));
  const last = decisions.at(-1);
  if (last === undefined) return undefined;
  const { body } = last.read.statement;
  return {
    open: body["open"] === true,
    by: last.by.name,
    reason: textOf(body, "text") ?? "",
    received: new Date(last.read.item.received),
  };
};

interface Parts {
  readonly context: Context;
  readonly state: CaseState;
  readonly reader: DocumentReader;
  readonly writer: CaseWriter;
}

/** What protects a child in one case: who may write, to whom, and who decides it. */
export class CaseProtection {
  readonly #parts: Parts;
  #known: Promise<Protection> | undefined;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Read once while the case stays open; a failure is asked again. */
  read(reason: Reason): Promise<Protection> {
    this.#known ??= this.#read(reason).catch((thrown: unknown) => {
      this.#known = undefined;
      throw thrown;
    });
    return this.#known;
  }

  async #read(reason: Reason): Promise<Protection> {
    const { context, state, reader } = this.#parts;
    const items = state.items.filter((item) => item.compartment === "care" && item.kind === "document");
    const documents = await reader.read(items, reason);
    const views = answersOf(documents);
    const guardian = guardianSpeaks(state.consentViews(), views);
    // What is sealed to others, closed or unverified may be the very answer that says so.
    const unread = state.isClosed("care") || documents.filter((one) => one.kind === "read").length < items.length;
    const hidden = this.#readsCare() && unread;
    const child = guardian || hidden || mayBeAChild((await referenceOf("crsv")).questionnaire, views);
    const trained = childTrained(context.directory).has(context.session.member);
    return {
      child,
      guardian,
      trained,
      decision: guardian ? await this.#decision() : undefined,
      people: child ? await this.#people() : [],
      told: state.itemsIn("account").length > 0,
      language: languageOf(views),
    };
  }

  /** A legal circle reads no `care`: `legal_action` lets it in, which nobody under 18 and no guardian is asked for. */
  #readsCare(): boolean {
    const { context, state } = this.#parts;
    const { directory, session } = context;
    return directory.circlesOf(session.member).some((circle) => state.mayRead(compartmentNamed("care"), circle));
  }

  async #decision(): Promise<Decision | undefined> {
    const { context, state, reader } = this.#parts;
    const documents = await reader.read(state.itemsIn("team"), "documentation");
    const marks = childTrained(context.directory);
    const team = documents.filter((one): one is Read => one.kind === "read");
    return decisionOf(team, (key) => {
      const id = context.directory.memberByKey(key)?.statement.id ?? "";
      return { name: context.directory.memberName(id), trained: marks.has(id) };
    });
  }

  async #people(): Promise<readonly TrainedMember[]> {
    const { context, state } = this.#parts;
    const { directory, server } = context;
    const care = compartmentNamed("care");
    const reading = new Set(
      (state.first.readers ?? []).filter((one) => one.state === "live").map((one) => one.reader.id),
    );
    // Who is on duty is said by the server, for the circles of this member alone; without it the names still stand.
    const duties = await server.ask("get", "/duty", {}).then(
      (answer) => answer.duties,
      () => [],
    );
    const now = new Date();
    return [...childTrained(directory).keys()].flatMap((id): TrainedMember[] => {
      const circles = directory.circlesOf(id).filter((circle) => state.mayRead(care, circle));
      if (circles.length === 0) return [];
      const onDuty = duties.some((duty) => duty.member === id && new Date(duty.until) > now);
      const here = circles.some((circle) => reading.has(circle.statement.id));
      return [{ id, name: directory.memberName(id), here, onDuty }];
    });
  }

  /** One deposit: the reason for the team alone, and for the guardian's page nothing but whether it is open. */
  async decide(open: boolean, reason: string): Promise<void> {
    const { writer } = this.#parts;
    const note = (body: DocumentDraft["body"]): DocumentDraft => ({ kind: "note", body, claimed: new Date() });
    await writer.writeTogether([
      [compartmentNamed("team"), note({ about: ABOUT, open, text: reason.normalize("NFC") })],
      [writer.conversation(), note({ about: ABOUT, open })],
    ]);
    this.#known = undefined;
  }
}

const languageOf = (views: readonly AnswersView[]): string => {
  const asked = views.flatMap((view) => view.answers).find((one) => one.question === "contact.language");
  return asked?.values[0] ?? views[0]?.language ?? "en";
};
