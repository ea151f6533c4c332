import { canonicalBytes, readCanonical, sealContent, openContent, sealedOf, ageFile } from "@backup/sealing";
import type { Keyring } from "./keyring.ts";
import type { CareSummary } from "./model.ts";

/** Where this browser keeps one sealed file; nothing in it can be read without the member's keys. */
export interface Shelf {
  get(): Promise<Uint8Array<ArrayBuffer> | undefined>;
  put(file: Uint8Array<ArrayBuffer>): Promise<void>;
}

interface Entry {
  readonly looked: number;
  readonly needs: readonly string[];
  readonly area?: string;
  readonly language?: string;
}

const most = 2_000;

/**
 * What this member learnt from `care` in this browser, by case: needs, area, language, and when the case was last
 * looked at. Sealed to the member's own key on the shelf, in clear only while the keys are in memory.
 */
export class LocalIndex {
  readonly #shelf: Shelf;
  readonly #keyring: Keyring;
  #entries = new Map<string, Entry>();

  constructor(shelf: Shelf, keyring: Keyring) {
    this.#shelf = shelf;
    this.#keyring = keyring;
  }

  async open(): Promise<void> {
    const file = await this.#shelf.get().catch(() => undefined);
    if (file === undefined) return;
    try {
      const content = await openContent("document", sealedOf(file), this.#keyring.member.opening);
      this.#entries = new Map(Object.entries(readCanonical(content) as unknown as Record<string, Entry>));
    } catch {
      // Another member's shelf, or damaged: it is only a convenience, so it begins again empty.
      this.#entries = new Map();
    }
  }

  forget(): void {
    this.#entries.clear();
  }

  looked(id: string): Date | undefined {
    const entry = this.#entries.get(id);
    return entry === undefined || entry.looked === 0 ? undefined : new Date(entry.looked * 1_000);
  }

  summary(id: string): CareSummary | undefined {
    const entry = this.#entries.get(id);
    if (entry === undefined) return undefined;
    return { needs: entry.needs, area: entry.area, language: entry.language, helper: undefined };
  }

  async note(id: string, looked: Date, summary: CareSummary | undefined): Promise<void> {
    const before = this.#entries.get(id);
    const { area, language } = summary ?? before ?? {};
    this.#entries.delete(id);
    this.#entries.set(id, {
      looked: Math.floor(looked.getTime() / 1_000),
      needs: summary?.needs ?? before?.needs ?? [],
      ...(area === undefined ? {} : { area }),
      ...(language === undefined ? {} : { language }),
    });
    await this.#keep();
  }

  /** Drops cases that are no longer in the queue of this member. */
  async only(ids: ReadonlySet<string>): Promise<void> {
    const before = this.#entries.size;
    this.#entries = new Map([...this.#entries].filter(([id]) => ids.has(id)));
    if (this.#entries.size !== before) await this.#keep();
  }

  async #keep(): Promise<void> {
    const newest = Object.fromEntries([...this.#entries].slice(-most));
    const sealed = await sealContent("document", canonicalBytes(newest), this.#keyring.member.opening.recipient);
    await this.#shelf.put(ageFile(sealed)).catch(() => undefined);
  }
}

const database = "desk";
const store = "shelf";

const opened = (): Promise<IDBDatabase> =>
  new Promise((resolve, reject) => {
    const request = indexedDB.open(database, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(store);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(new Error("no shelf"));
  });

const asked = async <T>(mode: IDBTransactionMode, ask: (shelf: IDBObjectStore) => IDBRequest<T>): Promise<T> => {
  const db = await opened();
  try {
    return await new Promise<T>((resolve, reject) => {
      const request = ask(db.transaction(store, mode).objectStore(store));
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(new Error("no shelf"));
    });
  } finally {
    db.close();
  }
};

/** The shelf of this browser: one record, one sealed file. */
export const browserShelf = (): Shelf => ({
  get: () => asked("readonly", (shelf) => shelf.get("index") as IDBRequest<Uint8Array<ArrayBuffer> | undefined>),
  put: async (file) => {
    await asked("readwrite", (shelf) => shelf.put(file, "index"));
  },
});
