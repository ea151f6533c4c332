import { once, type Outcome } from "./call.ts";
import { readProblem } from "./problem.ts";
import { retryAfter, backOff, type Transport } from "./transport.ts";
import { isBusy } from "./problem.ts";

/** A payload on its way: its exact length and its bytes in order. */
export interface ArrivingPayload {
  readonly length: number;
  readonly bytes: AsyncGenerator<Uint8Array<ArrayBuffer>>;
}

const TRIES = 6;

/**
 * Fetches a payload (`/payloads/…` of an opening, or `/mailbox/items/…/payload`) as a stream.
 *
 * The bytes are sealed: whoever opens them notices a cut, so nothing is checked here but the length.
 */
export async function fetchPayload(
  transport: Transport,
  path: string,
  signal?: AbortSignal,
): Promise<Outcome<ArrivingPayload>> {
  for (let tries = 1; ; tries++) {
    const answer = await once(transport, transport.base + path, signal === undefined ? {} : { signal });
    if (answer?.ok === true && answer.body !== null) {
      const length = Number(answer.headers.get("Content-Length") ?? "");
      return { kind: "answered", value: { length, bytes: bytesOf(answer.body) } };
    }
    const problem = answer === undefined ? ({ code: "unreachable" } as const) : await readProblem(answer);
    if (tries >= TRIES || !(isBusy(problem) || problem.code === "unreachable")) return { kind: "refused", problem };
    await transport.wait(backOff(transport, tries, answer === undefined ? 0 : retryAfter(answer)), signal);
  }
}

/** The bytes of a stream by its reader: not every browser can iterate one. */
export async function* bytesOf(
  stream: ReadableStream<Uint8Array<ArrayBuffer>>,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const reader = stream.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
