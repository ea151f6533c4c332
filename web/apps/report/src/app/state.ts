import {
  answersToSend,
  type Clinical,
  dangerFirst,
  join,
  type Localised,
  mayBeSeen,
  mayBeUnder18,
  type Path,
  type Section,
  watchedOrHeld,
  withoutAgreement,
} from "@backup/questionnaire";
import { type Catalogue, type Message, Words } from "@backup/ui";
import type { Doorway } from "../door/doorway.ts";
import type { Country } from "../flow/countries.ts";
import { type Apart, apartOf, type Turned, turnedIn } from "../flow/choosing.ts";
import type { KeptHere } from "../flow/files.ts";
import { furtherOffered } from "../flow/further.ts";
import type { Geography } from "../flow/geography.ts";
import { informsOnly, isShut } from "../flow/opening.ts";
import { Notebook, type Stands, type Wording } from "../flow/notebook.ts";
import { asSpoken } from "../flow/offered.ts";
import type { ReadingCircle } from "../flow/consents.ts";
import type { Session } from "../flow/session.ts";
import type { FindWriter } from "../flow/writers.ts";
import type en from "../words/en.json";
import { Shown } from "./shown.ts";
import { ToldCountries } from "./told-countries.ts";

export type Key = keyof typeof en;

interface LanguageFile {
  readonly words: Catalogue;
  /** The texts whose names the build turned into numbers. */
  readonly texts: readonly Message[];
  readonly questionnaire: Localised;
  readonly clinical: Clinical<string>;
  readonly rest: string;
  readonly places: string;
}

/** What is loaded later: the longer sections, and the words of coming back. */
interface RestFile {
  readonly sections: Section<string>[];
  readonly order: readonly string[];
  readonly words: Catalogue;
}

type Sealed = typeof import("../flow/sealed.ts");

/**
 * What the screens share. One object for one visit: it dies with the page, and Leave forgets it before that.
 */
export class State {
  readonly door: Doorway;
  readonly notebook: Notebook;
  words!: Words<Key>;
  asked!: Localised;
  clinical!: Clinical<string>;
  #file!: LanguageFile;
  #keptHere = false;
  #mark = "";
  #whole = false;
  /** Draws the screen again; set by the screens' root. */
  redraw: () => void = () => undefined;
  readonly countries = new ToldCountries(() => this.redraw());
  readonly country = this.#shown("");
  readonly circles = this.#shown<readonly ReadingCircle[] | "away" | undefined>(undefined);
  /** Teams she switched on or off herself; the others stand as proposed. */
  readonly turned = this.#shown<Turned>({});
  /** What she said of who did it on the screen of the teams; not said: as she answered before. */
  readonly saidApart = this.#shown<Apart | false>(undefined);
  readonly session = this.#shown<Session | undefined>(undefined);
  readonly sealed = this.#shown<Sealed | "away" | undefined>(undefined);
  readonly path = this.#shown<Path>({ kind: "fast" });
  geography: Readonly<Record<string, Geography>> | undefined;
  /** The return screens, once loaded. */
  later: object | undefined;
  codeShown = false;
  /** She pressed Send, and it did not go yet. */
  sends = false;
  noteSeen = false;
  /** She said who of the readers must not learn what comes now. */
  parted = false;
  /** What had been seen when the present way began. */
  before = { codeShown: false, noteSeen: false };

  constructor(door: Doorway, file: LanguageFile) {
    this.door = door;
    this.notebook = new Notebook(door.answers);
    this.#speak(file);
    door.onLeave(() => {
      // First: what is kept on this phone must not follow the forgetting.
      this.#keptHere = false;
      this.sealed.value = "away";
      this.session.value?.forget();
      this.notebook.forget();
    });
    void this.countries.take(door.countries);
  }

  #speak(file: LanguageFile): void {
    this.#file = file;
    this.#hear();
    this.asked = file.questionnaire;
    this.clinical = file.clinical;
    this.#whole = false;
    this.later = undefined;
  }

  #hear(more: Catalogue = {}): void {
    const { words, texts } = this.#file;
    this.words = new Words(this.door.language, Object.assign({}, texts, words, more), region());
  }

  /** Goes on in the language of the door: what she wrote, her code and her files stay. */
  async speak(): Promise<void> {
    if (this.words.language !== this.door.language) this.#speak((await this.door.words()) as LanguageFile);
  }

  get answers(): Readonly<Record<string, readonly string[]>> {
    return this.notebook.answers;
  }

  get wording(): Wording {
    return { questionnaire: this.asked.id, version: this.asked.version, language: this.asked.language };
  }

  /** The answers, with who speaks in a case that was sent. */
  get spoken(): Readonly<Record<string, readonly string[]>> {
    return asSpoken(this.answers, this.session.value?.reading?.speaker);
  }

  get danger(): boolean {
    return dangerFirst(this.clinical, this.answers);
  }

  get under18(): boolean {
    return mayBeUnder18(this.asked, this.spoken);
  }

  get alert(): boolean {
    return withoutAgreement(this.asked, this.answers);
  }

  get apart(): Apart {
    return apartOf(this.saidApart.value, this.answers["perp.category"]);
  }

  /** Aid or a peace force did it, she just answered, and somebody reads: they must not be the first to learn of it. */
  get mustPart(): boolean {
    const reads = this.session.value?.isOn("read") === true;
    return reads && !this.parted && this.apart !== undefined && this.notebook.isNew("perp.category");
  }

  get watched(): boolean {
    return watchedOrHeld(this.answers);
  }

  /** Somebody may look on, or come: nothing stands open on the screen that she did not ask for. */
  get guarded(): boolean {
    return mayBeSeen(this.answers);
  }

  /** The longer sections that are left and offered. */
  get further(): readonly Section<string>[] {
    return furtherOffered(this.door.pin, this.asked, this.answers);
  }

  /** She left a way to reach her, and no protection hides it by now. */
  get contactLeft(): boolean {
    const contact = this.notebook.free("contact.reach");
    if (contact?.kind !== "contact" || !answersToSend(this.asked, this.answers)["contact.reach"]) return false;
    return contact.value !== "" && contact.method !== "return_code";
  }

  /** The circles that were checked; none while they are on their way or away. */
  get checkedCircles(): readonly ReadingCircle[] {
    const shut = (code: string) => isShut(this.countries.value, code);
    return this.knownCircles.filter(
      ({ purposes, countries }) =>
        purposes.includes("intake") && !(countries.length > 0 && countries.every((one) => shut(one.code))),
    );
  }

  /** Nobody reads yet, or not where she is: numbers, places and advice, and no question. */
  get informs(): boolean {
    return informsOnly(this.door.pin, this.countries.value, this.country.value);
  }

  /** Those, and the investigators whom she may be asked about. */
  get knownCircles(): readonly ReadingCircle[] {
    const list = this.circles.value;
    return typeof list === "object" ? list : [];
  }

  /** The country she named, if there is a file of it. */
  get countryFile(): Country | undefined {
    const list = this.countries.value;
    return typeof list === "object" ? list.find((one) => one.code === this.country.value) : undefined;
  }

  touch(): void {
    this.redraw();
    void this.#followUp().catch(() => undefined);
  }

  #shown<Value>(value: Value): Shown<Value> {
    return new Shown(value, () => this.redraw());
  }

  /** Asks again for what a poor network did not bring. */
  fetchCountries(): Promise<void> {
    return this.countries.take(this.door.load("/directory/countries"));
  }

  /** The sealing part and a session; loaded once, again after a failure. */
  async seal(): Promise<Session> {
    const ready = this.session.value;
    if (ready) return ready;
    const { door } = this;
    let writers: FindWriter | undefined;
    try {
      const sealed = await import("../flow/sealed.ts");
      this.sealed.value = sealed;
      const instance = (this.door.pin as { instance?: string }).instance ?? "";
      const session = new sealed.Session({
        instance: instance as never,
        server: sealed.browserTransport(),
        stretch: sealed.stretchBeside,
        now: () => new Date(),
        circles: () => this.knownCircles,
        withheld: () => this.mustPart,
        returning: () => import("../flow/returning.ts"),
        writer: async (key) => {
          writers ??= (await import("../flow/returning.ts")).findingWriters(door.pin, (path) => door.load(path));
          return writers(key);
        },
        changed: () => this.touch(),
      });
      this.session.value = session;
      return session;
    } catch (cause) {
      this.sealed.value = "away";
      throw cause;
    }
  }

  /** The circles that may read, once every signature on their path was checked. */
  async findCircles(): Promise<void> {
    try {
      await this.seal();
      const sealed = this.sealed.value;
      if (typeof sealed !== "object") throw new Error("away");
      const circles = await sealed.checkedCircles(this.door.pin, (path) => this.door.load(path));
      this.circles.value = circles;
      this.countries.hold((answer) => sealed.countriesThatHold(answer, circles));
      // What was kept before anybody was known to read it opens to them now.
      this.keepQuietly();
    } catch (cause) {
      this.circles.value = "away";
      const sealed = this.sealed.value;
      if (typeof sealed === "object" && cause instanceof sealed.DirectoryUntrue) this.countries.hold(() => new Set());
    }
  }

  /** Takes in what changed meanwhile: what is kept, and who may read. */
  async lookAgain(): Promise<void> {
    await this.session.value?.refresh().catch(() => undefined);
    await this.findCircles();
  }

  /**
   * Keeps what is written, and files with their sealed bytes, on this phone under her code; only ever at her word.
   * `words` where there was no room for the files.
   */
  async keepOnPhone(): Promise<"all" | "words"> {
    const session = await this.seal();
    const sealed = this.sealed.value;
    if (typeof sealed !== "object") throw new Error("away");
    let files: readonly KeptHere[] | undefined;
    try {
      files = await session.keepFiles(sealed.phone);
    } catch (cause) {
      if (!(cause instanceof sealed.NoRoom)) throw cause;
    }
    this.#keptHere = true;
    await this.#saveDraft(files ?? session.keptFiles);
    return files ? "all" : "words";
  }

  /** What this phone keeps follows what she pressed; where there is no room for it, it goes all the same. */
  async sendsNow(send: boolean): Promise<void> {
    this.sends = send;
    if (this.#keptHere) await this.#saveDraft(this.session.value?.keptFiles ?? []).catch(() => undefined);
  }

  get keptHere(): boolean {
    return this.#keptHere;
  }

  async #saveDraft(files: readonly KeptHere[]): Promise<void> {
    const session = this.session.value;
    const sealed = this.sealed.value;
    if (typeof sealed !== "object" || !session) return;
    const { holdBack, holdFiles } = session;
    const { sends } = this;
    const [country, turned, apart] = [this.country.value, this.turned.value, this.saidApart.value];
    const draft = { notebook: this.notebook.export(), country, turned, apart, sends, files, holdBack, holdFiles };
    await sealed.keepDraft(await session.draftIdentity(), draft);
  }

  /** What is kept here follows what happens: once all was received, nothing of it stays on this phone. */
  async #followUp(): Promise<void> {
    const session = this.session.value;
    if (!this.#keptHere || !session || session.sending.state !== "idle") return;
    const left = session.files.some((file) => file.state !== "whole");
    if (!left && this.notebook.drafts(this.asked, this.wording).length === 0) {
      await this.dropFromPhone();
      return;
    }
    const files = session.keptFiles;
    const mark = JSON.stringify([this.notebook.export(), files.map((file) => [file.place, file.begun])]);
    if (mark === this.#mark) return;
    this.#mark = mark;
    await this.#saveDraft(files);
  }

  /** Nothing of it stays on this phone. */
  async dropFromPhone(): Promise<void> {
    const sealed = this.sealed.value;
    if (!this.#keptHere || typeof sealed !== "object") return;
    this.#keptHere = false;
    await sealed.dropDraft();
    this.touch();
  }

  /** Takes in what this phone kept; it is removed from the phone once it was received. */
  takeDraft(draft: unknown, stands: Stands): boolean {
    const kept = (draft ?? {}) as Readonly<Record<string, unknown>>;
    const { notebook, country, apart, files } = kept;
    const session = this.session.value;
    const sealed = this.sealed.value;
    if (!notebook || !session || typeof sealed !== "object" || !this.notebook.import(notebook)) return false;
    this.notebook.settle(this.asked, stands);
    if (typeof country === "string") this.country.value = country;
    this.turned.value = turnedIn(kept["turned"]);
    if (typeof apart === "string" || apart === false) this.saidApart.value = apart;
    this.sends = kept["sends"] === true;
    session.holdBack = kept["holdBack"] === true;
    session.holdFiles = kept["holdFiles"] === true;
    if (Array.isArray(files)) session.takeFiles(files as KeptHere[], sealed.phone);
    // Only now: what is kept follows what is there, and before this nothing was.
    this.#keptHere = true;
    this.codeShown = true;
    this.keepQuietly();
    return true;
  }

  /** Finished answers are kept as a private record once the code was shown; not before she says who must not read it. */
  keepQuietly(): void {
    if (this.codeShown && !this.mustPart)
      void this.session.value?.keepQuietly(this.notebook, this.asked, this.wording).then(() => this.touch());
  }

  async places(): Promise<Readonly<Record<string, Geography>>> {
    this.geography ??= (await this.door.load(this.#file.places)) as Record<string, Geography>;
    return this.geography;
  }

  /** The longer sections, loaded when one is opened. */
  async wholeQuestionnaire(): Promise<void> {
    if (this.#whole) return;
    const rest = (await this.door.load(this.#file.rest)) as RestFile;
    this.#whole = true;
    this.asked = join(this.#file.questionnaire, rest.sections, rest.order);
    this.#hear(rest.words);
    this.touch();
  }
}

function region(): string {
  return navigator.language.split("-").find((part) => /^[A-Z]{2}$/.test(part)) ?? "";
}

export async function openState(door: Doorway): Promise<State> {
  return new State(door, (await door.words()) as LanguageFile);
}
