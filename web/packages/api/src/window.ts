type Bytes = Uint8Array<ArrayBuffer>;

/** A source that gave more or fewer bytes than its length, or ended before. */
export class SourceBroken extends Error {
  constructor() {
    super("the payload is not as long as announced");
  }
}

/**
 * The bytes that were made and not yet acknowledged, at most so many at once.
 *
 * Sealing cannot be done twice, so what a server may still ask for again must be kept here.
 */
export class Window {
  readonly #source: AsyncIterator<Bytes>;
  readonly #length: number;
  readonly #most: number;
  #held: Bytes[] = [];
  #start: number;
  #end: number;

  /** `from` is where the source begins, where its first bytes are with the server already. */
  constructor(source: AsyncIterable<Bytes>, length: number, most: number, from = 0) {
    this.#start = from;
    this.#end = from;
    this.#source = source[Symbol.asyncIterator]();
    this.#length = length;
    this.#most = most;
  }

  /** Offset of the first byte that is still here: what was acknowledged. */
  get start(): number {
    return this.#start;
  }

  /** Offset after the last byte made so far. */
  get end(): number {
    return this.#end;
  }

  /** Drops what the server has; false if it asks for bytes that are gone or never were. */
  acknowledge(offset: number): boolean {
    if (!Number.isSafeInteger(offset) || offset < this.#start || offset > this.#end) return false;
    let drop = offset - this.#start;
    while (drop > 0) {
      const [first = new Uint8Array(0), ...rest] = this.#held;
      this.#held = first.length <= drop ? rest : [first.slice(drop), ...rest];
      drop -= Math.min(drop, first.length);
    }
    this.#start = offset;
    return true;
  }

  /** Makes what the server has already and this page never sent, and lets it go. */
  async skipTo(offset: number): Promise<void> {
    while (this.#end < Math.min(offset, this.#length)) {
      await this.#pull();
      this.acknowledge(Math.min(offset, this.#end));
    }
  }

  /** Up to `size` bytes from the start, made if need be; throws `SourceBroken`. */
  async slice(size: number): Promise<Bytes> {
    const wanted = Math.min(size, this.#most, this.#length - this.#start);
    while (this.#end - this.#start < wanted) await this.#pull();
    const slice = new Uint8Array(wanted);
    let at = 0;
    for (const bytes of this.#held) {
      if (at >= wanted) break;
      slice.set(bytes.subarray(0, wanted - at), at);
      at += bytes.length;
    }
    return slice;
  }

  /** Checks that the source ends where it said; its digests are final after that. */
  async finish(): Promise<void> {
    const { done } = await this.#source.next();
    if (done !== true || this.#end !== this.#length) throw new SourceBroken();
  }

  /** Everything from the start on, to the end of the source; nothing stays here. */
  async *rest(): AsyncGenerator<Bytes> {
    const held = this.#held;
    this.#held = [];
    yield* held;
    while (this.#end < this.#length) {
      await this.#pull();
      yield* this.#held.splice(0);
    }
    await this.finish();
  }

  /** Ends the source early, so that it closes its file. */
  async abandon(): Promise<void> {
    this.#held = [];
    await this.#source.return?.();
  }

  async #pull(): Promise<void> {
    const next = await this.#source.next();
    if (next.done === true || this.#end + next.value.length > this.#length) throw new SourceBroken();
    if (next.value.length > 0) this.#held.push(next.value);
    this.#end += next.value.length;
  }
}
