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
/** One draft a phone; its name tells nothing. */
const KEY = "1";

/**
 * What she chose to keep on this phone: one age file to her draft key, which only her code gives again. Nothing is
 * created here before she chooses; removing it removes the database itself.
 */
export async function keepDraft(identity: IdentitySeed, content: object): Promise<void> {
  const sealed = await sealContent("document", utf8(JSON.stringify(content)), identity.recipient);
  const database = await openDatabase();
  try {
    await finished(database.transaction(STORE, "readwrite"), (store) => store.put(ageFile(sealed), KEY));
  } finally {
    database.close();
  }
}

/** The draft of this phone, if there is one under this code; another code's draft opens nothing and is not touched. */
export async function readDraft(identity: IdentitySeed): Promise<unknown> {
  if (!(await hasDraft())) return undefined;
  const database = await openDatabase();
  try {
    const file = await finished<Bytes | undefined>(
      database.transaction(STORE, "readonly"),
      (store) => store.get(KEY) as IDBRequest<Bytes | undefined>,
    );
    if (!file) return undefined;
    return JSON.parse(textOf(await openContent("document", sealedOf(file), identity))) as unknown;
  } catch {
    return undefined;
  } finally {
    database.close();
  }
}

/** Whether this phone keeps something; asks without creating anything where the browser can tell. */
export async function hasDraft(): Promise<boolean> {
  const databases = (indexedDB as { databases?: () => Promise<{ name?: string }[]> }).databases;
  if (!databases) return false;
  return (await databases.call(indexedDB)).some((one) => one.name === DATABASE);
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

function finished<Value>(transaction: IDBTransaction, act: (store: IDBObjectStore) => IDBRequest): Promise<Value> {
  return new Promise((resolve, reject) => {
    const request = act(transaction.objectStore(STORE));
    transaction.oncomplete = () => resolve(request.result as Value);
    transaction.onerror = transaction.onabort = () => reject(new Error("this phone keeps nothing"));
  });
}
