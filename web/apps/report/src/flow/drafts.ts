import {
  ageFile,
  type Bytes,
  type IdentitySeed,
  sealContent,
  sealedOf,
  openContent,
  utf8,
  textOf,
} from "@backup/sealing/reporter";

const DATABASE = "notes";
const STORE = "kept";
/** One draft a phone; its name tells nothing. Parts of sealed files stand beside it under pairs of numbers. */
const KEY = "1";
const PART = 1 << 20;

/**
 * What she chose to keep on this phone: one age file to her draft key, which only her code gives again. Nothing is
 * created here before she chooses; removing it removes the database itself.
 */
export async function keepDraft(identity: IdentitySeed, content: object): Promise<void> {
  const sealed = await sealContent("document", utf8(JSON.stringify(content)), identity.recipient);
  await inStore("readwrite", (store) => store.put(ageFile(sealed), KEY));
}

/** The draft of this phone, if there is one under this code; another code's draft opens nothing and is not touched. */
export async function readDraft(identity: IdentitySeed): Promise<unknown> {
  try {
    if (!(await hasDraft())) return undefined;
    const file = await inStore<Bytes | undefined>("readonly", (store) => store.get(KEY));
    if (!file) return undefined;
    return JSON.parse(textOf(await openContent("document", sealedOf(file), identity))) as unknown;
  } catch {
    return undefined;
  }
}

/** There is no room for it on this phone. */
export class NoRoom extends Error {}

/** Where sealed bytes of files are kept, in parts: what stands here was sealed before, and opens with her code alone. */
export const phone = {
  /** Refuses before anything is read where the browser can tell that there is no room. */
  async askRoom(bytes: number): Promise<void> {
    const { storage } = navigator as { storage?: Partial<StorageManager> };
    const told = await storage?.estimate?.().catch(() => undefined);
    if (told?.quota !== undefined && told.quota - (told.usage ?? 0) < bytes * 1.1) throw new NoRoom();
  },

  /** Keeps the bytes of file `number` as they come; `end` writes the last part. */
  parts(number: number): { readonly keep: (bytes: Bytes) => Promise<void>; readonly end: () => Promise<void> } {
    let held: Bytes[] = [];
    let size = 0;
    let next = 0;
    const end = async () => {
      if (size === 0) return;
      const part = new Blob(held);
      [held, size] = [[], 0];
      const bytes = await part.arrayBuffer();
      await inStore("readwrite", (store) => store.put(bytes, [number, next++]));
    };
    const keep = async (bytes: Bytes) => {
      held.push(bytes);
      size += bytes.length;
      if (size >= PART) await end();
    };
    return { keep, end };
  },

  /** The bytes again, in order. */
  async *bytes(number: number): AsyncGenerator<Bytes> {
    for (let part = 0; ; part++) {
      const bytes = await inStore<ArrayBuffer | undefined>("readonly", (store) => store.get([number, part]));
      if (!bytes) return;
      yield new Uint8Array(bytes);
    }
  },

  forget: (number: number): Promise<void> =>
    inStore("readwrite", (store) => store.delete(IDBKeyRange.bound([number], [number, []]))),
};

export type Phone = typeof phone;

/** Whether this phone keeps something; asking leaves nothing behind, also in a browser that cannot list its databases. */
export function hasDraft(): Promise<boolean> {
  return new Promise((resolve) => {
    const request = indexedDB.open(DATABASE);
    // Not there before: the opening is taken back, and with it what it made.
    request.onupgradeneeded = () => request.transaction?.abort();
    request.onsuccess = () => {
      request.result.close();
      resolve(true);
    };
    request.onerror = () => resolve(false);
  });
}

export function dropDraft(): Promise<void> {
  return new Promise((resolve) => {
    const request = indexedDB.deleteDatabase(DATABASE);
    request.onsuccess = request.onerror = request.onblocked = () => resolve();
  });
}

function openDatabase(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore(STORE);
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(new Error("this phone keeps nothing"));
  });
}

async function inStore<Value>(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest): Promise<Value> {
  const database = await openDatabase();
  try {
    return await new Promise((resolve, reject) => {
      const transaction = database.transaction(STORE, mode);
      const request = act(transaction.objectStore(STORE));
      transaction.oncomplete = () => resolve(request.result as Value);
      transaction.onerror = transaction.onabort = () =>
        reject(transaction.error?.name === "QuotaExceededError" ? new NoRoom() : new Error("this phone keeps nothing"));
    });
  } finally {
    database.close();
  }
}
