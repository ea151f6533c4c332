import type { Localised } from "@backup/questionnaire";
import {
  AccessCode,
  type AccessCodeRefusal,
  type CaseId,
  casesOf,
  type ConsentDecision,
  type ConsentPurpose,
  type InstanceId,
  nextCase,
  ReporterKeys,
  type RoutingSlip,
} from "@backup/sealing/reporter";
import { type Deciding, decisionsOf } from "./consents.ts";
import type { Phone } from "./drafts.ts";
import { type Capture, FileOnItsWay, type KeptHere, refusalOf } from "./files.ts";
import type { Transport } from "@backup/api";
import { type Patience, Refused } from "./http.ts";
import { Keeper, type Keeping } from "./keeper.ts";
import { type Deposited, type GivenBack, Mailbox } from "./mailbox.ts";
import type { Notebook, Taken, Wording } from "./notebook.ts";
import type { CaseRecord } from "./record.ts";

export interface World {
  readonly instance: InstanceId;
  readonly server: Transport;
  /** Argon2id in a Worker, or in a test at once. */
  readonly stretch: (digits: string, instance: InstanceId) => Promise<Uint8Array>;
  readonly now: () => Date;
  /** What only coming back needs; loaded when she does. */
  readonly returning: () => Promise<typeof import("./returning.ts")>;
  /** Something a screen shows has changed. */
  readonly changed: () => void;
}

export type Sending =
  | { readonly state: "idle" }
  | { readonly state: "preparing" | "going" }
  | { readonly state: "waits"; readonly why: "away" | "busy" }
  | { readonly state: "refused"; readonly why: string };

/** What {@link Session.inside} hands out, within the page. */
export interface Inside {
  readonly keys: ReporterKeys;
  readonly keeper: Keeper;
  readonly mailbox: Mailbox;
  readonly signal: AbortSignal;
}

/** Files of one deposit: it takes 256 items and 4 MiB, and each file is two items (protocol section 9.5). */
const LOT = 40;

/** What was typed instead of a code. */
export type CodeRefusal = AccessCodeRefusal;

/**
 * One person at one phone: her code, her keys, her case, her files. It lives in memory; {@link forget} ends it.
 */
export class Session {
  readonly #world: World;
  readonly #leaving = new AbortController();
  #code: AccessCode | undefined;
  #keys: Promise<ReporterKeys> | undefined;
  #known: ReporterKeys | undefined;
  #mailbox: Mailbox | undefined;
  #keeper: Keeper | undefined;
  #carrying: Promise<void> = Promise.resolve();
  #turn: Promise<unknown> = Promise.resolve();
  readonly files: FileOnItsWay[] = [];
  sending: Sending = { state: "idle" };
  /** Nothing goes up before she sends. */
  holdBack = false;
  /** Files wait until she says so. */
  holdFiles = false;
  record: CaseRecord | undefined;
  /** Cases of a code she lost, given back to this one (protocol section 25). */
  given: readonly GivenBack[] = [];
  #looked: CaseId | undefined;
  last: Deposited | undefined;
  sentAt: Date | undefined;

  constructor(world: World) {
    this.#world = world;
  }

  /** Draws the code and begins to derive from it, so that it is ready when it is shown. */
  drawCode(): void {
    if (this.#code) return;
    this.#code = AccessCode.draw();
    this.#derive(this.#code);
  }

  /** The six groups; only for the screen that shows them. */
  codeGroups(): readonly string[] {
    return this.#code?.revealGroups() ?? [];
  }

  get ready(): boolean {
    return this.#known !== undefined;
  }

  /** Opens what a typed code holds; `empty` is a mailbox nobody wrote to. */
  async enter(typed: string): Promise<"opened" | "empty" | CodeRefusal> {
    const reading = AccessCode.read(typed);
    if (reading.kind === "refused") return reading.refusal;
    this.#derive(reading.code);
    const keys = await this.#ownKeys();
    const mailbox = this.#ownMailbox(keys);
    const { cases, givenBack = [] } = await mailbox.cases();
    const [own] = casesOf(keys, new Set(cases.map((one) => one.case as CaseId)));
    if (!own) return "empty";
    this.given = givenBack;
    this.#code = reading.code;
    this.#keeper = new Keeper(keys, own, mailbox, true, this.#world.now);
    await this.refresh();
    return "opened";
  }

  /** Reads the case again. */
  async refresh(): Promise<void> {
    const keeper = this.#keeper;
    if (!keeper?.opened) return;
    const keys = await this.#ownKeys();
    const { readCase } = await this.#world.returning();
    const looked = this.#looked;
    const record = await readCase(keys, { ...keeper.case, ...(looked && { id: looked }) }, this.#ownMailbox(keys));
    // She turned to the other one meanwhile.
    if (looked !== this.#looked) return;
    this.record = record;
    if (!looked) keeper.learn(record.page, record.seeds);
    this.#world.changed();
  }

  /** Turns to a case that was given back to this code, to read it; to her own where none is named. */
  look(id?: CaseId): Promise<void> {
    if (id !== this.#looked) this.record = undefined;
    this.#looked = id;
    return this.refresh();
  }

  /** Adds a file; it is sealed and sent once the code exists and nothing is held back. */
  addFile(
    file: File | Blob,
    capture: Capture,
    where: "exhibits" | "conversation" = "exhibits",
  ): FileOnItsWay | "empty" | "tooLarge" {
    const refusal = refusalOf(file);
    if (refusal) return refusal;
    const kind = file.type.split("/")[0];
    const number = 1 + this.files.filter((one) => one.kind === kind).length;
    const added = new FileOnItsWay(file, { capture, where, number }, this.#world.changed);
    this.files.push(added);
    if (where === "exhibits") void this.carryFiles();
    this.#world.changed();
    return added;
  }

  /** Keeps every file that is not with the server yet on this phone; answers what to find them by. */
  async keepFiles(phone: Phone): Promise<readonly KeptHere[]> {
    const keeper = await this.#ownKeeper();
    const mailbox = this.#ownMailbox(await this.#ownKeys());
    const going = () => this.files.filter((file) => file.where === "exhibits" && file.state !== "whole");
    try {
      for (const file of going()) await file.keepHere(this.#freePlace(), keeper, mailbox, phone);
    } finally {
      void this.carryFiles();
    }
    return this.keptFiles;
  }

  /** The files that stand on this phone and are not received yet. */
  get keptFiles(): readonly KeptHere[] {
    return this.files.flatMap((file) => (file.state === "whole" ? [] : (file.here ?? [])));
  }

  #freePlace(): number {
    return 1 + Math.max(0, ...this.files.map((file) => file.here?.place ?? 0));
  }

  /** Takes up what {@link keepFiles} kept, in a later page. */
  takeFiles(kept: readonly KeptHere[], phone: Phone): void {
    for (const here of kept) this.files.push(FileOnItsWay.again(here, phone, this.#world.changed));
    void this.carryFiles();
  }

  removeFile(file: FileOnItsWay): void {
    file.stop();
    this.files.splice(this.files.indexOf(file), 1);
    this.#world.changed();
  }

  /** Carries every waiting file up, one after the other; a large one never holds up what she writes. */
  carryFiles(force = false): Promise<void> {
    const carried = this.#carrying.then(async () => {
      if ((this.holdBack || this.holdFiles) && !force) return;
      const keeper = this.#keeper;
      if (!keeper?.opened) return;
      const mailbox = this.#ownMailbox(await this.#ownKeys());
      for (const file of [...this.files]) {
        if (file.state === "ready") await file.carry(keeper, mailbox);
        if (this.#arrived().length >= LOT) await this.#confirmFiles();
      }
      await this.#confirmFiles();
    });
    // One refusal must not stop the files that she adds later.
    this.#carrying = carried.catch(() => undefined);
    return this.#carrying;
  }

  /** Keeps what is new as a private record, quietly; does nothing while she holds everything back. */
  async keepQuietly(notebook: Notebook, asked: Localised, wording: Wording): Promise<void> {
    if (this.holdBack || !this.#known) return;
    try {
      await this.#inTurn(async () => {
        const taken = notebook.take(asked, wording);
        const opens = this.#keeper?.opened !== true && this.files.some((file) => file.state === "ready");
        if (this.holdBack || (taken.drafts.length === 0 && !opens)) return;
        const keeper = await this.#ownKeeper();
        await keeper.keep({ drafts: taken.drafts }, this.#patience());
        taken.keep();
      });
      await this.carryFiles();
    } catch {
      // What is not kept yet goes with the next deposit; the sending screen says what stands in the way.
    }
  }

  /** Sends: everything new, the consents, the grants and the slip in one deposit; then the files. */
  async send(
    notebook: Notebook,
    asked: Localised,
    sending: Deciding & { readonly routing: RoutingSlip },
  ): Promise<void> {
    const { wording, circles, routing } = sending;
    if (circles.length === 0) throw new RangeError("nobody would read it");
    const also = { consents: decisionsOf(sending), circles, routing };
    await this.#deposit(() => notebook.take(asked, wording), also);
  }

  /** Keeps for herself, at her word: the same without anybody else. */
  async keepPrivate(notebook: Notebook, asked: Localised, wording: Wording): Promise<void> {
    await this.#deposit(() => notebook.take(asked, wording), {});
  }

  /** One deposit after the other, each with what is new at its turn: nothing goes twice, and nothing is passed over. */
  #inTurn<Value>(act: () => Promise<Value>): Promise<Value> {
    const turn = this.#turn.then(act);
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  /** Waiting is said only where she is watching it: while she sends. */
  #patience(): Patience {
    return {
      signal: this.#leaving.signal,
      onWait: ({ why }) => {
        if (this.sending.state === "going" || this.sending.state === "preparing" || this.sending.state === "waits")
          this.#tell({ state: "waits", why: why === "unreachable" ? "away" : "busy" });
      },
    };
  }

  async #deposit(take: () => Taken, also: Keeping): Promise<void> {
    this.#tell({ state: "preparing" });
    try {
      await this.#inTurn(async () => {
        const keeper = await this.#ownKeeper();
        this.#tell({ state: "going" });
        const taken = take();
        const files = this.#arrived();
        const kept = files.flatMap((file) => file.kept ?? []);
        this.last = await keeper.keep({ ...also, drafts: taken.drafts, files: kept }, this.#patience());
        for (const file of files) file.confirm();
        taken.keep();
      });
      this.sentAt = this.#world.now();
      this.holdBack = false;
      this.#tell({ state: "idle" });
      void this.carryFiles();
    } catch (cause) {
      this.#tell({ state: "refused", why: cause instanceof Refused ? cause.why : "form" });
      throw cause;
    }
  }

  isOn(purpose: ConsentPurpose): boolean {
    return this.#keeper?.consents.latest(purpose)?.answer === "yes";
  }

  /** Organisations she shut out when she sent. */
  get shutOut(): ConsentDecision["exclude"] {
    return this.#keeper?.consents.latest("read")?.exclude ?? [];
  }

  /** What her own acts on an open case need. */
  async inside(): Promise<Inside> {
    const keys = await this.#ownKeys();
    const keeper = await this.#ownKeeper();
    return { keys, keeper, mailbox: this.#ownMailbox(keys), signal: this.#leaving.signal };
  }

  /** Her draft key, for what she keeps on this phone. */
  async draftIdentity(): Promise<ReturnType<ReporterKeys["draft"]>> {
    return (await this.#ownKeys()).draft();
  }

  /** Leaving: stops every call and overwrites what can be overwritten. */
  forget(): void {
    this.#leaving.abort();
    for (const file of this.files) file.stop();
    this.files.length = 0;
    this.#known?.forget();
    this.#code = this.#keys = this.#known = this.#keeper = this.#mailbox = undefined;
    this.record = undefined;
  }

  /** Files that wait for their deposit, as many as one takes. */
  #arrived(): readonly FileOnItsWay[] {
    return this.files.filter((file) => file.state === "arrived" && file.where === "exhibits").slice(0, LOT);
  }

  #confirmFiles(): Promise<void> {
    return this.#inTurn(async () => {
      const arrived = this.#arrived();
      if (arrived.length === 0) return;
      const keeper = await this.#ownKeeper();
      await keeper.keep({ files: arrived.flatMap((file) => file.kept ?? []) }, this.#patience());
      for (const file of arrived) file.confirm();
    });
  }

  #tell(sending: Sending): void {
    this.sending = sending;
    this.#world.changed();
  }

  #derive(code: AccessCode): void {
    const { instance, stretch, changed } = this.#world;
    this.#known = undefined;
    this.#mailbox = undefined;
    this.#keys = stretch(code.revealDigits(), instance).then((ikm) => {
      this.#known = new ReporterKeys(instance, ikm);
      changed();
      return this.#known;
    });
    this.#keys.catch(() => undefined);
  }

  #ownKeys(): Promise<ReporterKeys> {
    if (!this.#keys) throw new RangeError("there is no code yet");
    return this.#keys;
  }

  #ownMailbox(keys: ReporterKeys): Mailbox {
    this.#mailbox ??= new Mailbox(this.#world.server, keys.mailboxSecret(), this.#leaving.signal);
    return this.#mailbox;
  }

  async #ownKeeper(): Promise<Keeper> {
    const keys = await this.#ownKeys();
    this.#keeper ??= new Keeper(keys, nextCase(keys, new Set()), this.#ownMailbox(keys), false, this.#world.now);
    return this.#keeper;
  }
}
