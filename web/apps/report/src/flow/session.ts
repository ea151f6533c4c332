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
import { type Capture, FileOnItsWay, type KeptHere, pastClosedKeys, refusalOf, withVoices } from "./files.ts";
import { type Patience, within } from "./http.ts";
import { type Around, Keeper, type Keeping } from "./keeper.ts";
import { type Deposited, Mailbox, type Reached } from "./mailbox.ts";
import type { Draft, Notebook, Taken, Wording } from "./notebook.ts";
import { OneByOne } from "./one-by-one.ts";
import { Quiet, refusedFor, type Sending, waitsFor } from "./quiet.ts";
import type { CaseRecord } from "./record.ts";

export interface World extends Around, Reached {
  readonly instance: InstanceId;
  /** Argon2id in a Worker, or in a test at once. */
  readonly stretch: (digits: string, instance: InstanceId) => Promise<Uint8Array>;
  /** She answered something that goes only once she said who must not read it. */
  readonly withheld?: () => boolean;
  /** Something a screen shows has changed. */
  readonly changed: () => void;
}

/** What {@link Session.inside} hands out, within the page. */
export interface Inside {
  readonly keys: ReporterKeys;
  readonly keeper: Keeper;
  readonly mailbox: Mailbox;
  readonly signal: AbortSignal;
}

/** Files of one deposit: it takes 256 items and 4 MiB, and each file is two items (protocol section 9.5). */
const LOT = 40;
/** A file of so many bytes, or one that takes so long, keeps those before it waiting no longer. */
const LONG = 3_000_000;
const SOON = 5_000;
/** So long the sending screen waits for her voice; then it goes on beside what follows. */
const VOICE = 30_000;

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
  #speaking: Promise<void> = Promise.resolve();
  readonly #words: Quiet;
  readonly #lots: Quiet;
  readonly #deposits = new OneByOne();
  /** What is read later replaces what was read before it, and never meets an erasure half way. */
  readonly readings = new OneByOne();
  readonly files: FileOnItsWay[] = [];
  sending: Sending = { state: "idle" };
  /** Nothing goes up before she sends. */
  holdBack = false;
  /** Files wait until she says so. */
  holdFiles = false;
  record: CaseRecord | undefined;
  last: Deposited | undefined;
  sentAt: Date | undefined;

  constructor(world: World) {
    this.#world = world;
    const quiet = () => new Quiet(world.server.wait, this.#leaving.signal, world.changed);
    [this.#words, this.#lots] = [quiet(), quiet()];
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
  async enter(typed: string): Promise<"opened" | "empty" | AccessCodeRefusal> {
    const reading = AccessCode.read(typed);
    if (reading.kind === "refused") return reading.refusal;
    this.#derive(reading.code);
    const keys = await this.#ownKeys();
    const mailbox = this.#ownMailbox(keys);
    const listed = await mailbox.cases();
    const [own] = casesOf(keys, new Set(listed.map((one) => one.case as CaseId)));
    if (!own) return "empty";
    this.#code = reading.code;
    this.#keeper = new Keeper(keys, own, mailbox, true, this.#world);
    await this.refresh();
    return "opened";
  }

  /** Reads the case again. */
  refresh(): Promise<void> {
    return this.readings.run(() => this.#read());
  }

  async #read(): Promise<void> {
    const keeper = this.#keeper;
    if (!keeper?.opened) return;
    const keys = await this.#ownKeys();
    const { readCase } = await this.#world.returning();
    this.record = await readCase(keys, keeper.case, this.#ownMailbox(keys));
    keeper.learn(this.record);
    this.#world.changed();
  }

  /**
   * Adds a file; it is sealed and sent once the code exists and nothing is held back. `spoken` is the language of a voice
   * note that is her first message, or part of it.
   */
  addFile(
    file: File | Blob,
    capture: Capture,
    where: "exhibits" | "conversation" = "exhibits",
    spoken?: string,
  ): FileOnItsWay | "empty" | "tooLarge" {
    const refusal = refusalOf(file);
    if (refusal) return refusal;
    const kind = file.type.split("/")[0];
    const number = 1 + this.files.filter((one) => one.kind === kind).length;
    const added = new FileOnItsWay(file, { capture, where, number, spoken }, this.#world.changed);
    this.files.push(added);
    if (added.told) void this.carryFiles();
    this.#world.changed();
    return added;
  }

  /** Keeps every file that is not with the server yet on this phone; answers what to find them by. */
  async keepFiles(phone: Phone): Promise<readonly KeptHere[]> {
    const keeper = await this.#ownKeeper();
    const mailbox = this.#ownMailbox(await this.#ownKeys());
    const going = () => this.files.filter((file) => file.told && file.state !== "whole");
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

  /** Carries every waiting file up, one after the other, her voice beside them; nothing of it holds up what she writes. */
  async carryFiles(): Promise<void> {
    this.#speaking = this.#carry(this.#speaking, true);
    this.#carrying = this.#carry(this.#carrying, false);
    await Promise.all([this.#speaking, this.#carrying]);
  }

  /** One refusal must not stop the files that she adds later. */
  #carry(before: Promise<void>, voice: boolean): Promise<void> {
    const going = (file: FileOnItsWay) => file.state === "ready" && file.told && (file.spoken !== undefined) === voice;
    const act = async () => {
      const keeper = this.#keeper;
      if (this.holdBack || (this.holdFiles && !voice) || !keeper?.opened) return;
      const mailbox = this.#ownMailbox(await this.#ownKeys());
      const files = this.files.filter(going);
      for (const file of files) {
        if (!going(file)) continue;
        const carried = file.carry(keeper, mailbox);
        // Leaving during a long one must not lose those that arrived before it.
        if (file.all > LONG || !(await within(this.#world.server.wait, SOON, carried))) await this.#confirmFiles();
        await carried;
        if (this.#arrived().length >= LOT) await this.#confirmFiles();
      }
      if (!voice || files.length > 0) await this.#confirmFiles();
    };
    return before.then(act).catch(() => undefined);
  }

  /** How it stands with what she finished: kept, on its way, or why it is not kept yet. */
  get kept(): Quiet["kept"] {
    const [words, files] = [this.#words.kept, this.#lots.kept];
    return files && "why" in files && !(words && "why" in words) ? files : words;
  }

  /** Keeps what is new as a private record, quietly; does nothing while she holds everything back. */
  async keepQuietly(notebook: Notebook, asked: Localised, wording: Wording): Promise<void> {
    if (!this.#keys) return;
    this.#sayVoices();
    const held = () => this.holdBack || this.#world.withheld?.() === true;
    await this.#words.run(() =>
      this.#deposits.run(async () => {
        if (held()) return false;
        const keeper = await this.#ownKeeper();
        if (held()) return false;
        const taken = notebook.take(asked, wording);
        const opens = !keeper.opened && this.files.some((file) => file.state === "ready");
        if (taken.drafts.length > 0 || opens) await this.#keepNew(taken.drafts, this.#words);
        else if (keeper.owes()) await keeper.keep({}, this.#patience()).catch(() => undefined);
        taken.keep();
        return true;
      }),
    );
    await this.carryFiles();
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

  /** Waiting is said where she is watching it. */
  #patience(quiet?: Quiet): Patience {
    return {
      signal: this.#leaving.signal,
      onWait: (refused) => {
        if (["going", "preparing", "waits"].includes(this.sending.state)) this.#tell(waitsFor(refused));
        quiet?.tell(waitsFor(refused));
      },
    };
  }

  /** One deposit of these drafts and every file that waits for one. */
  async #keepNew(drafts: readonly Draft[], quiet?: Quiet, also: Keeping = {}): Promise<void> {
    const keeper = await this.#ownKeeper();
    const keep = () => this.#keepArrived(keeper, { ...also, drafts }, this.#patience(quiet));
    await pastClosedKeys(() => this.#arrived(), keeper, keep);
  }

  async #keepArrived(keeper: Keeper, keeping: Keeping & { readonly drafts: readonly Draft[] }, patience: Patience) {
    // Her voice as an earlier page sealed it: the words beside it belong into the same conversation.
    for (const { here, spoken } of this.files) if (here && spoken !== undefined) keeper.use(here.sealed.entry);
    const files = this.#arrived();
    const kept = files.flatMap((file) => file.kept ?? []);
    const drafts = withVoices(keeping.drafts, files);
    // Nothing is left to deposit where the only file goes up anew.
    if (drafts.length + files.length === 0 && !keeping.consents && keeper.opened) return;
    this.last = await keeper.keep({ ...keeping, drafts, files: kept }, patience);
    for (const file of files) file.confirm();
  }

  async #deposit(take: () => Taken, also: Keeping): Promise<void> {
    this.#tell({ state: "preparing" });
    this.#sayVoices();
    try {
      await this.#deposits.run(async () => {
        await this.#ownKeys();
        this.#tell({ state: "going" });
        const taken = take();
        await this.#keepNew(taken.drafts, undefined, also);
        taken.keep();
      });
      this.sentAt = this.#world.now();
      this.holdBack = false;
      void this.carryFiles();
      // A voice note is the message itself: it is said to be received once it is.
      const speaks = this.files.some((file) => file.spoken && file.state !== "whole");
      if (speaks) await within(this.#world.server.wait, VOICE, this.#speaking);
      this.#words.settle();
      this.#tell({ state: "idle" });
    } catch (cause) {
      this.#tell(refusedFor(cause));
      throw cause;
    }
  }

  isOn(purpose: ConsentPurpose): boolean {
    return this.#keeper?.consents.latest(purpose)?.answer === "yes";
  }

  /** What she last said of being read: who speaks, for whom, and whom she shut out. */
  get reading(): ConsentDecision | undefined {
    return this.#keeper?.consents.latest("read");
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
    return this.files.filter((file) => file.state === "arrived" && file.told && !file.open).slice(0, LOT);
  }

  /** She went on from her message: what she spoke belongs to it now. */
  #sayVoices(): void {
    for (const file of this.files) file.open = false;
  }

  async #confirmFiles(): Promise<void> {
    if (this.#arrived().length === 0) return;
    await this.#lots.run(() =>
      this.#deposits.run(async () => {
        if (this.#arrived().length > 0) await this.#keepNew([], this.#lots);
        const anew = this.files.some((file) => file.anew);
        if (anew) void this.carryFiles();
        return !anew;
      }),
    );
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
    this.#mailbox ??= new Mailbox(this.#world, keys.mailboxSecret(), this.#leaving.signal);
    return this.#mailbox;
  }

  async #ownKeeper(): Promise<Keeper> {
    const keys = await this.#ownKeys();
    this.#keeper ??= new Keeper(keys, nextCase(keys, new Set()), this.#ownMailbox(keys), false, this.#world);
    return this.#keeper;
  }
}
