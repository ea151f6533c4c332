/** Why a call did not give its answer. `away`: nobody could be reached; the rest are codes of protocol section 13. */
export type Refusal = { readonly why: string; readonly after?: number };

export class Refused extends Error {
  readonly why: string;
  /** Seconds to wait, where the server said so. */
  readonly after: number;

  constructor(why: string, after = 0) {
    super(why);
    this.why = why;
    this.after = after;
  }

  /** Whether the same call may succeed later with nothing changed. */
  get passing(): boolean {
    return this.why === "away" || this.why === "later" || this.why === "slow-down" || this.why === "fault";
  }
}

export interface Call {
  readonly method?: "GET" | "POST" | "PATCH" | "HEAD";
  readonly token?: string;
  readonly body?: BodyInit | Uint8Array<ArrayBuffer>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal | undefined;
}

/** The server, as a function: tests and the real page give their own. */
export type Reach = (path: string, call: Call) => Promise<Response>;

/** The real one: no cookie, no referrer, no cache. */
export const reach: Reach = (path, call) =>
  fetch(path, {
    method: call.method ?? "GET",
    credentials: "omit",
    cache: "no-store",
    referrerPolicy: "no-referrer",
    redirect: "error",
    headers: {
      ...(call.token && { authorization: `Bearer ${call.token}` }),
      ...(typeof call.body === "string" && { "content-type": "application/json" }),
      ...call.headers,
    },
    ...(call.body !== undefined && { body: call.body }),
    ...(call.signal && { signal: call.signal }),
  });

/** One call; anything but a 2xx is {@link Refused}. */
export async function ask(server: Reach, path: string, call: Call = {}): Promise<Response> {
  let answer: Response;
  try {
    answer = await server(path, call);
  } catch (cause) {
    if (call.signal?.aborted) throw cause;
    throw new Refused("away");
  }
  if (answer.ok) return answer;
  const after = Number(answer.headers.get("retry-after") ?? 0);
  const problem = (await answer.json().catch(() => ({}))) as { type?: unknown };
  const code = typeof problem.type === "string" ? problem.type : answer.status >= 500 ? "later" : "form";
  throw new Refused(code, Number.isFinite(after) ? after : 0);
}

export interface Patience {
  readonly signal?: AbortSignal | undefined;
  /** Told each time a try did not go through. */
  readonly onWait?: (refused: Refused) => void;
  readonly wait?: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
  readonly tries?: number;
}

const LONGEST = 60_000;

/** Repeats what may pass by itself, with growing pauses; coming online again ends a pause. */
export async function patiently<Value>(act: () => Promise<Value>, patience: Patience = {}): Promise<Value> {
  const tries = patience.tries ?? 500;
  for (let attempt = 0; ; attempt++) {
    try {
      return await act();
    } catch (cause) {
      if (!(cause instanceof Refused) || !cause.passing || attempt + 1 >= tries) throw cause;
      patience.onWait?.(cause);
      const pause = Math.max(cause.after * 1000, Math.min(LONGEST, 1000 * 2 ** Math.min(attempt, 6)));
      await (patience.wait ?? pauseOrOnline)(pause, patience.signal);
    }
  }
}

export function pauseOrOnline(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const done = () => {
      clearTimeout(timer);
      globalThis.removeEventListener("online", done);
      signal?.removeEventListener("abort", stop);
      resolve();
    };
    const stop = () => {
      clearTimeout(timer);
      globalThis.removeEventListener("online", done);
      reject(new DOMException("left", "AbortError"));
    };
    const timer = setTimeout(done, milliseconds);
    globalThis.addEventListener("online", done);
    if (signal?.aborted) stop();
    else signal?.addEventListener("abort", stop, { once: true });
  });
}
