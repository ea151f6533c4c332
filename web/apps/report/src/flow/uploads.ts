import type { Bytes, MediaSealed, MediaSealing } from "@backup/sealing";
import { patiently, Refused } from "./http.ts";
import type { Mailbox } from "./mailbox.ts";

/** At most this much sealed payload waits in memory for the server's word. */
const WAITING = 8 << 20;
/** One PATCH: small enough for 2G to finish within a minute, large enough not to crawl on Wi-Fi. */
const LEAST_PIECE = 64 << 10;
const MOST_PIECE = 4 << 20;

export interface UploadProgress {
  /** Bytes of the payload the server has durably. */
  readonly stored: number;
  readonly all: number;
  readonly state: "sending" | "waiting" | "paused";
}

/** Carries one sealed payload up through tus 1.0, resuming at any byte while the page lives. */
export class Upload {
  readonly #mailbox: Mailbox;
  readonly #sealing: MediaSealing;
  readonly #told: (progress: UploadProgress) => void;
  readonly #stopped = new AbortController();
  #address = "";
  #stored = 0;
  /** What was pulled from the sealing and not yet acknowledged; starts at byte `#stored`. */
  #waiting: Bytes[] = [];
  #waitingBytes = 0;
  #ended = false;
  #piece = LEAST_PIECE * 4;
  #running: Promise<void> | undefined;
  #resume: (() => void) | undefined;
  #paused = false;

  constructor(mailbox: Mailbox, sealing: MediaSealing, told: (progress: UploadProgress) => void) {
    this.#mailbox = mailbox;
    this.#sealing = sealing;
    this.#told = told;
  }

  /** Address of the finished upload, for the deposit. */
  get address(): string {
    return this.#address;
  }

  pause(): void {
    this.#paused = true;
    this.#tell("paused");
  }

  goOn(): void {
    this.#paused = false;
    this.#resume?.();
  }

  stop(): void {
    this.#stopped.abort();
    this.#resume?.();
    void this.#sealing.payload.return(undefined);
  }

  /** Runs until every byte is stored; the sealing is then finished and its digests known. */
  async run(): Promise<MediaSealed> {
    this.#running ??= this.#carry();
    await this.#running;
    return this.#sealing.finish();
  }

  async #carry(): Promise<void> {
    const signal = this.#stopped.signal;
    const onWait = () => this.#tell("waiting");
    await patiently(() => this.#begin(), { signal, onWait });
    while (this.#stored < this.#sealing.payloadLength) {
      await this.#whilePaused();
      signal.throwIfAborted();
      await this.#fill();
      await patiently(() => this.#sendPiece(), { signal, onWait });
      this.#tell("sending");
    }
    // Reading past the last byte ends the pass, so that digests are known.
    await this.#fill();
  }

  async #begin(): Promise<void> {
    const answer = await this.#mailbox.call("/uploads", {
      method: "POST",
      headers: { "tus-resumable": "1.0.0", "upload-length": String(this.#sealing.payloadLength) },
      signal: this.#stopped.signal,
    });
    const location = answer.headers.get("location") ?? "";
    this.#address = location.startsWith("/") ? location : new URL(location).pathname;
  }

  async #fill(): Promise<void> {
    const whole = () => this.#stored + this.#waitingBytes >= this.#sealing.payloadLength;
    while (!this.#ended && (whole() || this.#waitingBytes < Math.min(WAITING, this.#piece))) {
      const { done, value } = await this.#sealing.payload.next();
      if (done) this.#ended = true;
      else {
        this.#waiting.push(value);
        this.#waitingBytes += value.length;
      }
    }
  }

  async #sendPiece(): Promise<void> {
    const body = gather(this.#waiting, Math.min(this.#piece, this.#waitingBytes));
    const begun = performance.now();
    try {
      const answer = await this.#mailbox.call(this.#address, {
        method: "PATCH",
        body,
        headers: {
          "tus-resumable": "1.0.0",
          "upload-offset": String(this.#stored),
          "content-type": "application/offset+octet-stream",
        },
        signal: this.#stopped.signal,
      });
      this.#acknowledge(Number(answer.headers.get("upload-offset")));
      this.#adapt(performance.now() - begun);
    } catch (cause) {
      if (!(cause instanceof Refused) || !(cause.passing || cause.why === "offset")) throw cause;
      this.#piece = LEAST_PIECE;
      await this.#catchUp();
      if (cause.why !== "offset") throw cause;
    }
  }

  /** Asks how much is stored: a cut connection may have stored more than its answer could tell. */
  async #catchUp(): Promise<void> {
    try {
      const answer = await this.#mailbox.call(this.#address, {
        method: "HEAD",
        headers: { "tus-resumable": "1.0.0" },
        signal: this.#stopped.signal,
      });
      this.#acknowledge(Number(answer.headers.get("upload-offset")));
    } catch (cause) {
      if (!(cause instanceof Refused) || !cause.passing) throw cause;
    }
  }

  #acknowledge(offset: number): void {
    let done = offset - this.#stored;
    if (!Number.isSafeInteger(offset) || done < 0 || done > this.#waitingBytes) throw new Refused("offset");
    this.#stored = offset;
    this.#waitingBytes -= done;
    while (done > 0) {
      const [first] = this.#waiting;
      if (!first) break;
      if (first.length <= done) {
        this.#waiting.shift();
        done -= first.length;
      } else {
        this.#waiting[0] = first.subarray(done) as Bytes;
        done = 0;
      }
    }
  }

  /** Aims at pieces of about three seconds. */
  #adapt(milliseconds: number): void {
    if (milliseconds < 1500) this.#piece = Math.min(MOST_PIECE, this.#piece * 2);
    else if (milliseconds > 6000) this.#piece = Math.max(LEAST_PIECE, this.#piece / 2);
  }

  async #whilePaused(): Promise<void> {
    while (this.#paused && !this.#stopped.signal.aborted)
      await new Promise<void>((resolve) => {
        this.#resume = resolve;
      });
  }

  #tell(state: UploadProgress["state"]): void {
    this.#told({ stored: this.#stored, all: this.#sealing.payloadLength, state: this.#paused ? "paused" : state });
  }
}

function gather(parts: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    if (at >= length) break;
    const piece = part.subarray(0, length - at);
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
