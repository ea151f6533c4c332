import { once } from "./call.ts";
import { isBusy, readProblem, type Problem } from "./problem.ts";
import { backOff, retryAfter, type Transport } from "./transport.ts";
import { SourceBroken, Window } from "./window.ts";

type Bytes = Uint8Array<ArrayBuffer>;

/** A payload to send: its exact length and its bytes, made once and in order. */
export interface UploadSource {
  readonly length: number;
  readonly payload: AsyncIterable<Bytes>;
  /** An upload that an earlier page began: where it is, and at which byte `payload` begins. */
  readonly begun?: { readonly address: string | undefined; readonly from: number };
}

/** How an upload ended. Only `paused` and `unreachable` can go on by `run()`. */
export type UploadEnd =
  | { readonly kind: "uploaded"; readonly address: string }
  | { readonly kind: "paused" }
  | { readonly kind: "cancelled" }
  /** No answer for a long while; nothing is lost while the page lives. */
  | { readonly kind: "unreachable" }
  /** The server asks for bytes that cannot be made again: the file must be sealed anew. */
  | { readonly kind: "lost" }
  /** The file changed or could not be read to its end. */
  | { readonly kind: "source-broken" }
  | { readonly kind: "refused"; readonly problem: Problem };

/** Options of one upload. */
export interface UploadManner {
  /** Told after each acknowledgement. */
  readonly onProgress?: (acknowledged: number, length: number) => void;
  /** Told when nothing answers and the upload pauses before it tries again; progress follows once it goes on. */
  readonly onWait?: () => void;
  /** Calls back when the device itself says that the line is gone; answers how to stop listening. */
  readonly onBreak?: (broke: () => void) => () => void;
  /** Opens a new session after 401; true if there is one. */
  readonly renew?: () => Promise<boolean>;
}

/** At most so much is kept until the server acknowledged it. */
export const KEPT_MOST = 8 << 20;
const FIRST_SLICE = 64 << 10;
const LEAST_SLICE = 16 << 10;
const MOST_SLICE = 4 << 20;
/** A slice that took less goes up doubled; one that took more, halved. */
const QUICK = 3_000;
const SLOW = 20_000;
/** Tries without a byte of progress. */
const TRIES = 12;
/** Half a minute beyond what a slice should take. */
const GRACE = 30_000;
/** Before anything is known of the line: a kilobyte a second, slower than any 2G. */
const UNKNOWN_PACE = 1;
/** A line may become so many times slower within a slice before the slice is given up. */
const SLOWER = 8;
const ADDRESS = /^\/uploads\/[A-Za-z0-9_-]{22}$/;

/** What a step says: go on, wait and go on, or the end. */
type Step =
  { readonly kind: "on" } | { readonly kind: "wait"; readonly atLeast: number; readonly ask: boolean } | UploadEnd;

const ON: Step = { kind: "on" };

/**
 * One resumable upload: tus 1.0 without extensions but creation (protocol section 9.3).
 *
 * Resumes at any byte while the page lives. The server keeps what came before a cut, so each retry first asks it where
 * it stands.
 */
export class Upload {
  readonly #transport: Transport;
  readonly #length: number;
  readonly #window: Window;
  readonly #manner: UploadManner;
  #address: string | undefined;
  /** Begun by an earlier page, and not yet asked where it stands: the server may have more than that page knew. */
  #resumed: boolean;
  #slice = FIRST_SLICE;
  /** Bytes a millisecond of the last slice that arrived. */
  #pace: number | undefined;
  #controller = new AbortController();
  #running = false;
  #ending: "paused" | "cancelled" = "paused";
  #ended: UploadEnd | undefined;

  constructor(transport: Transport, source: UploadSource, manner: UploadManner = {}) {
    this.#transport = transport;
    this.#length = source.length;
    this.#window = new Window(source.payload, source.length, KEPT_MOST, source.begun?.from);
    const address = source.begun?.address ?? "";
    if (ADDRESS.test(address)) this.#address = address;
    this.#resumed = this.#address !== undefined;
    this.#manner = manner;
  }

  /** Bytes the server has for certain. */
  get acknowledged(): number {
    return this.#window.start;
  }

  /** Where the server keeps it, once it was begun. */
  get address(): string | undefined {
    return this.#address;
  }

  /** Begins, or goes on after `paused` or `unreachable`. One run at a time. */
  async run(): Promise<UploadEnd> {
    if (this.#ended !== undefined) return this.#ended;
    if (this.#running) throw new Error("the upload is already running");
    this.#running = true;
    this.#controller = new AbortController();
    try {
      const end = await this.#loop();
      if (end.kind !== "paused" && end.kind !== "unreachable") this.#ended = end;
      return end;
    } finally {
      this.#running = false;
      if (this.#ended !== undefined) await this.#window.abandon();
    }
  }

  /** Stops after the bytes the server has; `run()` goes on. */
  pause(): void {
    this.#ending = "paused";
    this.#controller.abort(new Error("paused"));
  }

  /** Stops for good and drops what was kept. The server forgets the rest after seven days. */
  async cancel(): Promise<void> {
    this.#ending = "cancelled";
    this.#controller.abort(new Error("cancelled"));
    if (this.#running) return;
    this.#ended = { kind: "cancelled" };
    await this.#window.abandon();
  }

  /**
   * Hands out every byte the server has not acknowledged, to be kept elsewhere, and ends this upload; the server's part
   * stays. Only while it does not run. Another `Upload` goes on from what this answers.
   */
  async takeOver(keep: (bytes: Bytes) => Promise<void>): Promise<{ address: string | undefined; from: number }> {
    if (this.#running) throw new Error("the upload is running");
    const from = this.acknowledged;
    this.#ended = { kind: "cancelled" };
    for await (const bytes of this.#window.rest()) await keep(bytes);
    return { address: this.#address, from };
  }

  async #loop(): Promise<UploadEnd> {
    let ask = this.#address !== undefined;
    for (let tries = 0; tries <= TRIES;) {
      const before = this.acknowledged;
      let step: Step;
      try {
        step = await this.#step(ask);
        if (step.kind === "wait") {
          this.#manner.onWait?.();
          const pause = backOff(this.#transport, Math.max(1, tries), step.atLeast);
          await this.#transport.wait(pause, this.#controller.signal);
        }
      } catch (error) {
        if (this.#controller.signal.aborted) return { kind: this.#ending };
        if (error instanceof SourceBroken) return { kind: "source-broken" };
        throw error;
      }
      if (step.kind !== "on" && step.kind !== "wait") return step;
      ask = step.kind === "wait" && step.ask && this.#address !== undefined;
      tries = this.acknowledged > before ? 0 : tries + 1;
    }
    return { kind: "unreachable" };
  }

  async #step(ask: boolean): Promise<Step> {
    if (this.#address === undefined) return this.#begin();
    if (ask) return this.#askOffset(this.#address);
    if (this.acknowledged < this.#length) return this.#send(this.#address);
    await this.#window.finish();
    return { kind: "uploaded", address: this.#address };
  }

  async #begin(): Promise<Step> {
    const headers = { "Tus-Resumable": "1.0.0", "Upload-Length": String(this.#length) };
    const answer = await this.#request("/uploads", { method: "POST", headers }, 0);
    if (answer?.status !== 201) return this.#failed(answer, false);
    const location = answer.headers.get("Location") ?? "";
    // Only an address of this very form is ever asked: a server cannot send the bytes elsewhere.
    if (!ADDRESS.test(location)) {
      return { kind: "refused", problem: { code: "unreadable", status: answer.status } };
    }
    this.#address = location;
    return ON;
  }

  async #askOffset(address: string): Promise<Step> {
    const headers = { "Tus-Resumable": "1.0.0" };
    const answer = await this.#request(address, { method: "HEAD", headers }, 0);
    if (answer?.ok !== true) return this.#failed(answer, true);
    if (this.#resumed) await this.#window.skipTo(offsetOf(answer));
    this.#resumed = false;
    return this.#acknowledge(answer);
  }

  async #send(address: string): Promise<Step> {
    const slice = await this.#window.slice(this.#slice);
    const offset = String(this.acknowledged);
    const headers = {
      "Tus-Resumable": "1.0.0",
      "Upload-Offset": offset,
      "Content-Type": "application/offset+octet-stream",
    };
    const began = performance.now();
    const answer = await this.#request(address, { method: "PATCH", headers, body: slice }, slice.length);
    const took = performance.now() - began;
    if (answer?.status !== 204) {
      this.#slice = Math.max(LEAST_SLICE, this.#slice / 2);
      if (this.#pace !== undefined) this.#pace /= 2;
      return this.#failed(answer, true);
    }
    this.#pace = slice.length / Math.max(1, took);
    if (took < QUICK) this.#slice = Math.min(MOST_SLICE, this.#slice * 2);
    if (took > SLOW) this.#slice = Math.max(LEAST_SLICE, this.#slice / 2);
    return this.#acknowledge(answer);
  }

  #acknowledge(answer: Response): Step {
    if (!this.#window.acknowledge(offsetOf(answer))) return { kind: "lost" };
    this.#manner.onProgress?.(this.acknowledged, this.#length);
    return ON;
  }

  /** What follows an answer that is no success, or none at all. */
  async #failed(answer: Response | undefined, ask: boolean): Promise<Step> {
    if (answer === undefined) return { kind: "wait", atLeast: 0, ask };
    const problem = await readProblem(answer);
    // Another offset, or the upload's lock still held by a connection that died: ask where it stands.
    if (answer.status === 409 || answer.status === 423) return { kind: "wait", atLeast: 0, ask: true };
    if (isBusy(problem) || answer.status >= 500) return { kind: "wait", atLeast: retryAfter(answer), ask };
    if (problem.code === "session" && (await this.#manner.renew?.()) === true) {
      return { kind: "wait", atLeast: 0, ask };
    }
    return { kind: "refused", problem };
  }

  /** Longest wait for an answer: what the line's own pace asks for, and some; never the better part of an hour. */
  #patience(bytes: number): number {
    return GRACE + (this.#pace === undefined ? bytes / UNKNOWN_PACE : (SLOWER * bytes) / this.#pace);
  }

  /** One request, given up when the device says the line is gone, or when nothing came for too long. */
  async #request(path: string, init: RequestInit, bytes: number): Promise<Response | undefined> {
    const { signal } = this.#controller;
    signal.throwIfAborted();
    const limit = new AbortController();
    const stop = () => {
      limit.abort();
    };
    const timer = setTimeout(stop, this.#patience(bytes));
    const deaf = this.#manner.onBreak?.(stop);
    signal.addEventListener("abort", stop);
    try {
      return await once(this.#transport, this.#transport.base + path, { ...init, signal: limit.signal });
    } catch {
      signal.throwIfAborted();
      return undefined;
    } finally {
      clearTimeout(timer);
      deaf?.();
      signal.removeEventListener("abort", stop);
    }
  }
}

function offsetOf(answer: Response): number {
  const header = answer.headers.get("Upload-Offset") ?? "";
  return /^(?:0|[1-9]\d{0,15})$/.test(header) ? Number(header) : NaN;
}
