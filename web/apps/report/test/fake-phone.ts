import { NoRoom, type Phone } from "../src/flow/drafts.ts";

type Bytes = Uint8Array<ArrayBuffer>;

/** A phone with so much room. */
export class FakePhone implements Phone {
  readonly kept = new Map<number, Bytes[]>();
  /** What the browser tells of its room. */
  told = Infinity;
  /** Room there really is. */
  room = Infinity;

  askRoom(bytes: number): Promise<void> {
    return bytes > this.told ? Promise.reject(new NoRoom()) : Promise.resolve();
  }

  parts(number: number) {
    const parts: Bytes[] = [];
    this.kept.set(number, parts);
    const keep = (bytes: Bytes) => {
      this.room -= bytes.length;
      if (this.room < 0) return Promise.reject(new NoRoom());
      parts.push(bytes.slice());
      return Promise.resolve();
    };
    return { keep, end: () => Promise.resolve() };
  }

  async *bytes(number: number): AsyncGenerator<Bytes> {
    for (const bytes of this.kept.get(number) ?? []) yield await Promise.resolve(bytes);
  }

  forget(number: number): Promise<void> {
    this.kept.delete(number);
    return Promise.resolve();
  }
}
