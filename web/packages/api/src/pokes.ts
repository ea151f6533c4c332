import { once } from "./call.ts";
import { bytesOf } from "./payload.ts";
import { readProblem, type Problem } from "./problem.ts";
import { backOff, type Transport } from "./transport.ts";

/** Each poke and each keep-alive has this length, so that an observer cannot tell them apart. */
const FRAME_BYTES = 64;
const POKE = "data: poke";
/** Keep-alives come every 20 s; two that stay away mean a dead line. */
const SILENCE = 45_000;

/** Why listening ended for good; everything else is tried again. */
export class ListeningRefused extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(`listening refused: ${problem.code}`);
    this.problem = problem;
  }
}

/**
 * Yields whenever something may be new: at each poke, and after each new connection, since pokes may have been missed.
 *
 * Read by `fetch`, since an EventSource cannot send the token. Ends when the signal is aborted; throws
 * `ListeningRefused` when the session has ended.
 */
export async function* pokes(
  transport: Transport,
  path: "/mailbox/events" | "/events",
  signal: AbortSignal,
): AsyncGenerator<"poke"> {
  for (let tries = 1; !signal.aborted; tries++) {
    const line = new Line(signal);
    const answer = await once(transport, transport.base + path, {
      headers: { Accept: "text/event-stream" },
      signal: line.signal,
    }).catch(() => undefined);
    if (answer?.ok === true && answer.body !== null) {
      tries = 0;
      yield "poke";
      for await (const frame of frames(answer.body, line)) if (frame.startsWith(POKE)) yield "poke";
    } else if (answer !== undefined) {
      const problem = await readProblem(answer);
      if (problem.code === "session" || problem.code === "not-permitted") throw new ListeningRefused(problem);
    }
    line.end();
    try {
      await transport.wait(backOff(transport, Math.max(1, tries)), signal);
    } catch {
      // The listener has left.
    }
  }
}

/** One connection, cut when it stays silent or when the listener leaves. */
class Line {
  readonly #controller = new AbortController();
  readonly #leave = () => {
    this.#controller.abort();
  };
  readonly #listener: AbortSignal;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(listener: AbortSignal) {
    this.#listener = listener;
    listener.addEventListener("abort", this.#leave);
    this.heard();
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  heard(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#leave, SILENCE);
  }

  end(): void {
    clearTimeout(this.#timer);
    this.#listener.removeEventListener("abort", this.#leave);
    this.#controller.abort();
  }
}

/** Frames of 64 bytes until the line ends, for whatever reason. */
async function* frames(stream: ReadableStream<Uint8Array<ArrayBuffer>>, line: Line): AsyncGenerator<string> {
  const held = new Uint8Array(FRAME_BYTES);
  let length = 0;
  try {
    for await (const bytes of bytesOf(stream)) {
      line.heard();
      for (let at = 0; at < bytes.length;) {
        const taken = bytes.subarray(at, at + FRAME_BYTES - length);
        held.set(taken, length);
        length += taken.length;
        at += taken.length;
        if (length < FRAME_BYTES) continue;
        length = 0;
        yield String.fromCharCode(...held);
      }
    }
  } catch {
    // The line was cut; the caller connects again.
  }
}
