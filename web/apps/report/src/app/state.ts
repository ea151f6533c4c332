import { signal } from "@preact/signals";
import {
  type Clinical,
  dangerFirst,
  join,
  type Localised,
  mayBeUnder18,
  type Path,
  type Section,
  watchedOrHeld,
  withoutAgreement,
} from "@backup/questionnaire";
import { type Catalogue, Words } from "@backup/ui";
import type { Doorway } from "../door/doorway.ts";
import { type Country, readCountries } from "../flow/countries.ts";
import type { Geography } from "../flow/geography.ts";
import { reach } from "../flow/http.ts";
import { Notebook, type Wording } from "../flow/notebook.ts";
import type { ReadingCircle } from "../flow/consents.ts";
import type { Session } from "../flow/session.ts";
import type en from "../words/en.json";

export type Key = keyof typeof en;

interface LanguageFile {
  readonly words: Catalogue;
  readonly questionnaire: Localised;
  readonly clinical: Clinical<string>;
  readonly rest: string;
  readonly places: string;
}

type Sealed = typeof import("../flow/sealed.ts");

/**
 * What the screens share. One object for one visit: it dies with the page, and Leave forgets it before that.
 */
export class State {
  readonly door: Doorway;
  readonly notebook: Notebook;
  words: Words<Key>;
  asked: Localised;
  clinical: Clinical<string>;
  readonly #file: LanguageFile;
  /** Grows whenever something outside the signals changed: screens that show it read this. */
  readonly changed = signal(0);
  readonly countries = signal<readonly Country[] | "away" | undefined>(undefined);
  readonly country = signal("");
  readonly circles = signal<readonly ReadingCircle[] | "away" | undefined>(undefined);
  readonly struck = signal<readonly string[]>([]);
  readonly session = signal<Session | undefined>(undefined);
  readonly sealed = signal<Sealed | "away" | undefined>(undefined);
  readonly path = signal<Path>({ kind: "fast" });
  geography: Readonly<Record<string, Geography>> | undefined;
  codeShown = false;
  noteSeen = false;

  constructor(door: Doorway, file: LanguageFile) {
    this.door = door;
    this.#file = file;
    this.notebook = new Notebook(door.answers);
    this.words = new Words(door.language, file.words, region());
    this.asked = file.questionnaire;
    this.clinical = file.clinical;
    door.onLeave(() => {
      this.session.value?.forget();
      this.notebook.forget();
    });
    door.countries.then(
      (answer) => (this.countries.value = answer ? readCountries(answer) : "away"),
      () => (this.countries.value = "away"),
    );
  }

  get answers(): Readonly<Record<string, readonly string[]>> {
    return this.notebook.answers;
  }

  get wording(): Wording {
    return { questionnaire: this.asked.id, version: this.asked.version, language: this.asked.language };
  }

  get danger(): boolean {
    return dangerFirst(this.clinical, this.answers);
  }

  get under18(): boolean {
    return mayBeUnder18(this.asked, this.answers);
  }

  get alert(): boolean {
    return withoutAgreement(this.asked, this.answers);
  }

  get watched(): boolean {
    return watchedOrHeld(this.answers);
  }

  /** The country she named, if there is a file of it. */
  get countryFile(): Country | undefined {
    const list = this.countries.value;
    return Array.isArray(list) ? list.find((one: Country) => one.code === this.country.value) : undefined;
  }

  touch(): void {
    this.changed.value++;
  }

  /** Asks again for what a poor network did not bring. */
  async fetchCountries(): Promise<void> {
    this.countries.value = undefined;
    try {
      this.countries.value = readCountries(await this.door.load("/directory/countries"));
    } catch {
      this.countries.value = "away";
    }
  }

  /** The sealing part and a session; loaded once, again after a failure. */
  async seal(): Promise<Session> {
    const ready = this.session.value;
    if (ready) return ready;
    try {
      const sealed = await import("../flow/sealed.ts");
      this.sealed.value = sealed;
      const instance = (this.door.pin as { instance?: string }).instance ?? "";
      const session = new sealed.Session({
        instance: instance as never,
        server: reach,
        stretch: stretchInWorker,
        now: () => new Date(),
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
      this.circles.value = await sealed.checkedCircles(this.door.pin, (path) => this.door.load(path));
    } catch {
      this.circles.value = "away";
    }
  }

  /** Keeps what is written on this phone, sealed under her code; only ever at her word. */
  async keepOnPhone(): Promise<void> {
    const session = await this.seal();
    const sealed = this.sealed.value;
    if (typeof sealed !== "object") throw new Error("away");
    await sealed.keepDraft(await session.draftIdentity(), { notebook: this.notebook.export(), country: this.country.value });
  }

  /** Takes in what this phone kept, and removes it from the phone once it is here. */
  takeDraft(draft: unknown): boolean {
    const { notebook, country } = (draft ?? {}) as { notebook?: unknown; country?: unknown };
    if (!notebook || !this.notebook.import(notebook)) return false;
    if (typeof country === "string") this.country.value = country;
    this.codeShown = true;
    return true;
  }

  async places(): Promise<Readonly<Record<string, Geography>>> {
    this.geography ??= (await this.door.load(this.#file.places)) as Record<string, Geography>;
    return this.geography;
  }

  /** The longer sections, loaded when one is opened. */
  async wholeQuestionnaire(): Promise<void> {
    const rest = (await this.door.load(this.#file.rest)) as { sections: Section<string>[]; order: string[] };
    this.asked = join(this.#file.questionnaire, rest.sections, rest.order);
    this.touch();
  }
}

function region(): string {
  return navigator.language.split("-").find((part) => /^[A-Z]{2}$/.test(part)) ?? "";
}

/** Argon2id beside the page, so that typing stays smooth; in the page itself where workers are refused. */
function stretchInWorker(digits: string, instance: string): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL("../flow/stretch-worker.ts", import.meta.url), { type: "classic" });
    worker.onmessage = ({ data }: MessageEvent<{ kind: string; ikm?: Uint8Array }>) => {
      if (data.kind === "progress") return;
      worker.terminate();
      if (data.ikm) resolve(data.ikm);
      else reject(new Error("the code could not be stretched"));
    };
    worker.onerror = () => {
      worker.terminate();
      reject(new Error("the code could not be stretched"));
    };
    worker.postMessage({ digits, instance });
  });
}

export async function openState(door: Doorway): Promise<State> {
  return new State(door, (await door.words()) as LanguageFile);
}
