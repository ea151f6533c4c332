import { bytesOfB64u, hash, b64u, openMedia, readId, randomId, type DocumentDraft } from "@backup/sealing/member";
import { CaseActs } from "./acts.ts";
import {
  answersOf,
  classificationBody,
  classificationOf,
  safeContactOf,
  samePersonOf,
  type SamePersonBody,
} from "./bodies.ts";
import { CaseState } from "./case-state.ts";
import { mayWrite, type Protection } from "./child.ts";
import type { Context } from "./context.ts";
import type { Read } from "./corrections.ts";
import type { CaseFile, Progress } from "./desk.ts";
import { custodyOf } from "./custody.ts";
import { erasedItems } from "./erased.ts";
import { givenBackOf } from "./giving-back.ts";
import { exhibitsOf, notesAlone, playable } from "./exhibits.ts";
import { interviewOf, toldAgain } from "./interview.ts";
import type * as m from "./model.ts";
import { Refusal } from "./problem.ts";
import { receiptOf } from "./receipts.ts";
import { referenceOf } from "./reference.ts";
import { DocumentReader, textOf, type ReadDocument } from "./reading.ts";
import { conversationsOf } from "./conversation.ts";
import { isPreparedLine } from "./prepared-lines.ts";
import { CaseProtection, isDecision } from "./protecting.ts";
import { compartmentNamed, CaseWriter } from "./writing.ts";

const noProgress: Progress = () => undefined;

/** One case as the screens use it: reading through the gate, writing as this member. */
export class OpenedCase implements CaseFile {
  readonly #context: Context;
  readonly #state: CaseState;
  readonly #reader: DocumentReader;
  readonly #writer: CaseWriter;
  readonly #protection: CaseProtection;
  readonly overview: m.CaseOverview;
  readonly acts: CaseActs;

  private constructor(context: Context, state: CaseState, row: m.QueueRow | undefined) {
    this.#context = context;
    this.#state = state;
    this.#reader = new DocumentReader(context.server, state.place, (item) =>
      state.epochOf(item.compartment, item.epoch),
    );
    this.#writer = new CaseWriter(context, state, () => CaseState.read(context, state.id));
    this.overview = overviewOf(state, row);
    const parts = { context, state, reader: this.#reader, writer: this.#writer };
    this.#protection = new CaseProtection(parts);
    this.acts = new CaseActs(context, state, () => this.protection());
  }

  static async open(context: Context, id: string, row: m.QueueRow | undefined): Promise<OpenedCase> {
    return new OpenedCase(context, await CaseState.read(context, id), row);
  }

  async answers(compartment: string, reason: m.Reason): Promise<readonly m.AnswersView[]> {
    const views = answersOf(await this.#documents(compartment, reason));
    if (compartment === "care") await this.#remember(views);
    return views;
  }

  async #documents(compartment: string, reason: m.Reason): Promise<readonly ReadDocument[]> {
    const documents = await this.#reader.read(this.#state.itemsIn(compartment), reason);
    if (documents.length > 0 && documents.every((one) => one.kind === "unverified")) throw new Refusal("unverified");
    return documents;
  }

  async #remember(views: readonly m.AnswersView[]): Promise<void> {
    const all = views.flatMap((view) => view.answers);
    const first = (question: string) => all.find((one) => one.question === question);
    await this.#context.local.note(this.#state.id, new Date(), {
      needs: (first("needs.list")?.values ?? []).filter((code) => code !== "prefer_not"),
      area: first("place.now")?.area ?? first("place.now")?.text,
      language: first("contact.language")?.values[0] ?? views[0]?.language,
      helper: undefined,
    });
  }

  async safeContact(): Promise<m.SafeContact> {
    const care = await this.#documents("care", "care");
    const items = this.#state.itemsIn("contact");
    const contact = await this.#reader.read(items, "care");
    // One that is sealed to others, refused or unverified may be the one that says "do not contact".
    const closed = this.#state.isClosed("contact") || contact.some((one) => one.kind !== "read");
    return safeContactOf([...care, ...contact], { help: this.#state.wantsContact, closed });
  }

  async exhibits(): Promise<readonly m.ExhibitView[]> {
    const documents = await this.#reader.read(this.#state.itemsIn("exhibits"), "documentation");
    return exhibitsOf(documents, this.#state.items);
  }

  async notesAlone(): Promise<readonly m.NoteBeside[]> {
    const documents = await this.#reader.read(this.#state.itemsIn("exhibits"), "documentation");
    return notesAlone(documents, this.#state.items);
  }

  async openMedia(
    exhibit: m.ExhibitView,
    reason: m.Reason,
    progress: Progress,
    signal: AbortSignal,
  ): Promise<m.OpenedMedia> {
    if (exhibit.two && !exhibit.approved) throw new Refusal("second-needed");
    const { mediaType, sha256 } = exhibit;
    return this.#media({ item: exhibit.media, mediaType, sha256, length: exhibit.length }, reason, progress, signal);
  }

  async #media(
    file: { readonly item: string; readonly mediaType: string; readonly sha256: string; readonly length: number },
    reason: m.Reason,
    progress: Progress,
    signal?: AbortSignal,
  ): Promise<m.OpenedMedia> {
    const item = this.#state.items.find((one) => one.item === file.item);
    const epoch = item === undefined ? undefined : this.#state.epochOf(item.compartment, item.epoch);
    if (item === undefined || epoch === undefined) throw new Refusal("no-key");
    const path = { case: this.#state.id, item: item.item };
    const opened = await this.#context.server.ask("post", "/cases/{case}/items/{item}/opening", {
      path,
      body: { reason },
    });
    const payload = await this.#context.server.payload(opened.payload, signal);
    const parts: Uint8Array<ArrayBuffer>[] = [];
    let done = 0;
    const source = { length: item.size, bytes: payload.bytes };
    for await (const part of openMedia(bytesOfB64u(opened.header), source, epoch)) {
      signal?.throwIfAborted();
      parts.push(part);
      done += part.length;
      progress(done, file.length);
    }
    // Shown only when whole: a file that was changed on its way is never half-shown (section 13).
    if (b64u(hash(...parts)) !== file.sha256) throw new Refusal("unverified");
    const mediaType = playable(file.mediaType);
    const address = URL.createObjectURL(new Blob(parts, { type: mediaType }));
    return { address, mediaType, checked: true, release: () => URL.revokeObjectURL(address) };
  }

  approve(exhibit: m.ExhibitView): Promise<void> {
    return this.acts.approve(exhibit.media);
  }

  async markForTwo(exhibit: m.ExhibitView): Promise<void> {
    await this.#writer.deposit({ marks: [readId<"item">(exhibit.media)] });
  }

  async conversations(): Promise<readonly m.ConversationView[]> {
    const names = this.#state.names().filter((name) => name.startsWith("conversation."));
    const views: m.ConversationView[] = [];
    for (const name of names) {
      const documents = await this.#reader.read(this.#state.itemsIn(name), "conversation");
      if (documents.length > 0 || this.#state.writable(name) !== undefined)
        views.push(conversationsOf(name, documents, this.#state, this.#context));
    }
    if (views.length === 0 && this.#mayWriteAsTeam())
      views.push(conversationsOf(this.#writer.conversation(), [], this.#state, this.#context));
    return views;
  }

  #mayWriteAsTeam(): boolean {
    const { directory, session } = this.#context;
    return directory.circlesOf(session.member).some((circle) => this.#state.mayRead(compartmentNamed("team"), circle));
  }

  protection(): Promise<Protection> {
    return this.#protection.read(this.overview.standing === "unread" ? "triage" : "care");
  }

  async decideOnGuardian(open: boolean, reason: string): Promise<void> {
    const { guardian, trained } = await this.protection();
    if (!guardian || !trained || reason.trim() === "") throw new Refusal("child");
    await this.#protection.decide(open, reason.trim());
  }

  /** The one way by which this desk writes to the person. */
  async #mustWrite(text: string, files: readonly File[]): Promise<void> {
    const writing = mayWrite(await this.protection());
    const line = writing === "lines" && files.length === 0 && isPreparedLine(text);
    if (writing !== "all" && !line) throw new Refusal("child");
  }

  async send(compartment: string, text: string, files: readonly File[], progress: Progress): Promise<void> {
    await this.#mustWrite(text, files);
    const body = {
      ...(text === "" ? {} : { text: text.normalize("NFC") }),
      attachments: [],
      language: document.documentElement.lang,
    };
    const draft = { kind: "message" as const, body, claimed: new Date() };
    await this.#writer.write(compartmentNamed(compartment), [draft], files, progress);
  }

  async openAttachment(compartment: string, attachment: m.Attachment, progress: Progress): Promise<m.OpenedMedia> {
    const documents = await this.#reader.read(this.#state.itemsIn(compartment), "conversation");
    const exhibit = exhibitsOf(documents, this.#state.items).find((one) => one.media === attachment.item);
    if (exhibit === undefined) throw new Refusal("unverified");
    const { mediaType, sha256, length } = exhibit;
    return this.#media({ item: attachment.item, mediaType, sha256, length }, "conversation", progress);
  }

  async #team(kind: string): Promise<readonly Read[]> {
    const documents = await this.#reader.read(this.#state.itemsIn("team"), "documentation");
    return documents.filter((one): one is Read => one.kind === "read" && one.statement.kind === kind);
  }

  /** For the people who work on the case; never granted to the person. */
  #toTeam(kind: DocumentDraft["kind"], body: DocumentDraft["body"]): Promise<void> {
    return this.#writer.write(compartmentNamed("team"), [{ kind, body, claimed: new Date() }], [], noProgress);
  }

  #author(read: Read): m.ReaderName {
    const member = this.#context.directory.memberByKey(read.statement.author);
    return this.#context.directory.readerName(
      member === undefined ? { kind: "reporter", id: this.#state.id } : { kind: "member", id: member.statement.id },
    );
  }

  async classification(): Promise<m.Classification | undefined> {
    const last = (await this.#team("classification")).at(-1);
    return last === undefined ? undefined : classificationOf(last.statement.body);
  }

  async classify(value: m.Classification): Promise<void> {
    await this.#toTeam("classification", classificationBody(value, "1.0.0"));
  }

  async notes(): Promise<readonly m.NoteView[]> {
    const notes = (await this.#team("note")).filter(
      (read) => textOf(read.statement.body, "about") !== "same" && !isDecision(read),
    );
    return notes.map((read) => ({
      item: read.item.item,
      author: this.#author(read),
      text: textOf(read.statement.body, "text") ?? "",
      received: new Date(read.item.received),
    }));
  }

  async addNote(text: string): Promise<void> {
    await this.#toTeam("note", { about: "case", text: text.normalize("NFC") });
  }

  async proposeInterview(reason: string, words: string): Promise<void> {
    if ((await this.protection()).child) throw new Refusal("child");
    if (words !== "") await this.#toTeam("note", { about: "interview", text: words.normalize("NFC") });
    await this.acts.proposeInterview(reason);
  }

  async tellAgain(words: string, language: string): Promise<void> {
    if (mayWrite(await this.protection()) !== "all") throw new Refusal("child");
    const { questionnaire } = await referenceOf("crsv");
    const body = toldAgain(words, language, questionnaire.version);
    const draft = { kind: "answers" as const, body, claimed: new Date() };
    await this.#writer.write(compartmentNamed("account"), [draft], [], noProgress);
  }

  async samePerson(): Promise<readonly m.SamePerson[]> {
    const links = new Map<string, m.SamePerson>();
    for (const read of await this.#team("note")) {
      const link = samePersonOf(read.statement.body);
      if (link === undefined) continue;
      if (link.joined) links.set(link.case, { ...link, author: this.#author(read) });
      else links.delete(link.case);
    }
    return [...links.values()];
  }

  async join(reference: string, how: m.Surety, joined: boolean): Promise<void> {
    const { server } = this.#context;
    const { case: id } = await server.ask("get", "/cases", { query: { reference } });
    if (id === this.#state.id) throw new Refusal("already");
    const other = await OpenedCase.open(this.#context, id, undefined);
    const said = { how, joined };
    await other.#link({ case: this.#state.id, reference: this.overview.reference, ...said });
    await this.#link({ case: id, reference, ...said });
  }

  #link(body: SamePersonBody): Promise<void> {
    return this.#toTeam("note", { about: "same", ...body });
  }

  async tasks(): Promise<readonly m.TaskView[]> {
    const tasks = new Map<string, m.TaskView>();
    for (const read of await this.#team("plan")) {
      const { body } = read.statement;
      const task = textOf(body, "task") ?? read.item.item;
      tasks.set(task, {
        item: read.item.item,
        task,
        text: textOf(body, "text") ?? "",
        due: textOf(body, "due"),
        done: body["done"] === true,
        author: this.#author(read),
        received: new Date(read.item.received),
      });
    }
    return [...tasks.values()].sort(
      (a, b) => Number(a.done) - Number(b.done) || (a.due ?? "9").localeCompare(b.due ?? "9"),
    );
  }

  async putTask(task: Parameters<CaseFile["putTask"]>[0]): Promise<void> {
    const body = {
      task: task.task ?? randomId(),
      text: task.text.normalize("NFC"),
      ...(task.due === undefined ? {} : { due: task.due }),
      done: task.done,
    };
    await this.#toTeam("plan", body);
  }

  custody(): Promise<readonly m.CustodyEvent[]> {
    return custodyOf(this.#context, this.#state);
  }

  receipt(event: m.CustodyEvent): Promise<m.ReceiptView> {
    return receiptOf(this.#context, this.#state, event);
  }

  staleHere(): readonly string[] {
    return this.#state.staleHere();
  }

  renewKeys(): Promise<void> {
    return this.#writer.renew(this.#state.staleHere());
  }

  canWriteTeam(): boolean {
    return this.#state.writable("team") !== undefined || this.#mayWriteAsTeam();
  }

  refresh(): Promise<CaseFile> {
    return OpenedCase.open(this.#context, this.#state.id, undefined);
  }
}

const overviewOf = (state: CaseState, row: m.QueueRow | undefined): m.CaseOverview => {
  const { first } = state;
  const erasure = (first.erasures ?? []).find((one) => one.subject.kind === "case");
  const heldUntil = first.heldUntil === undefined ? undefined : new Date(first.heldUntil);
  const received = row?.received ?? new Date(state.items[0]?.received ?? Date.now());
  const standing =
    first.state === "closed" ? "closed" : first.state === "erasing" ? "erasing" : (row?.standing ?? "open");
  return {
    case: state.id,
    reference: first.reference ?? row?.reference ?? "",
    received,
    standing,
    priority: first.routing?.priority as m.Priority | undefined,
    windowEnds: first.routing?.windowEnds === undefined ? undefined : new Date(first.routing.windowEnds),
    assisted: state.consentViews().some((consent) => consent.channel !== undefined),
    compartments: state.compartmentViews(),
    consents: state.consentViews(),
    erasing: erasure === undefined ? undefined : new Date(erasure.due),
    heldUntil: heldUntil !== undefined && heldUntil > new Date() ? heldUntil : undefined,
    erased: erasedItems(state),
    givenBack: givenBackOf(first.givenBack),
    interview: interviewOf(state, new Date()),
  };
};
