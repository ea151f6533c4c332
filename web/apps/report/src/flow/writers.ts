import { readWriters, type VerificationKey, type Writer } from "@backup/sealing/reporter";
import { checkedPath } from "./circles.ts";

/** Who writes with this key, if the head of the directory lists it among those who may write to her. */
export type FindWriter = (key: VerificationKey) => Promise<Writer | undefined>;

type Writers = ReadonlyMap<VerificationKey, Writer>;
type Load = (path: string) => Promise<unknown>;

/** A key that is not listed is looked for again, but a server cannot make her page ask without end. */
const AGAIN = 60_000;

/**
 * Asks for the list only once something was made by somebody else, and again where a key is not on it: whoever joined
 * while the page was open stands on a newer one. Where the directory does not hold nobody is a writer; where nobody
 * answers it throws, as every call does.
 */
export function findingWriters(pin: unknown, load: Load, now = () => new Date()): FindWriter {
  let known: Writers | undefined;
  let asked = -Infinity;
  return async (key) => {
    const found = known?.get(key);
    if (found || now().getTime() - asked < AGAIN) return found;
    known = await checkedWriters(pin, load, now());
    asked = now().getTime();
    return known.get(key);
  };
}

/** Path and list are two answers: a head that came between them is no lie, so each is asked for twice at most. */
async function checkedWriters(pin: unknown, load: Load, now: Date): Promise<Writers> {
  for (let tries = 2; tries > 0; tries--) {
    const path = await load("/directory/intake");
    const { writers } = (await load("/directory/writers")) as { readonly writers: readonly Writer[] };
    try {
      return readWriters(writers, checkedPath(pin, path, now).writers);
    } catch {
      // The next try, or nobody.
    }
  }
  return new Map();
}
