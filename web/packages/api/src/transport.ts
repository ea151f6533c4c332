/** What every call needs of its surroundings; passed in, so that tests have neither network nor clock. */
export interface Transport {
  /** Prefix of every path, without a final slash; empty for the page's own origin. */
  readonly base: string;
  readonly fetch: typeof fetch;
  /** The reporter's token; a member has a cookie and none. */
  readonly token: () => string | undefined;
  /** Pauses between two tries; rejects with the signal's reason. */
  readonly wait: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
  /** From 0 to 1, for the spread of the pauses. */
  readonly random: () => number;
}

/** The browser's own. `token` is asked at each try, so a renewed session is taken up. */
export function browserTransport(token: () => string | undefined = () => undefined): Transport {
  return {
    base: "",
    fetch: (input, init) => fetch(input, init),
    token,
    wait: pause,
    random: () => Math.random(),
  };
}

/** A pause that ends early, and rejects, when the signal is aborted. */
export function pause(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", end);
      if (signal?.aborted === true) reject(signal.reason instanceof Error ? signal.reason : new Error("aborted"));
      else resolve();
    };
    const timer = setTimeout(end, milliseconds);
    signal?.addEventListener("abort", end);
    if (signal?.aborted === true) end();
  });
}

/** Options of every request: no cache, no referrer, cookies only to the own origin and only without a token. */
export function requestInit(transport: Transport, init: RequestInit): RequestInit {
  const token = transport.token();
  const headers = new Headers(init.headers);
  if (token !== undefined) headers.set("Authorization", `Bearer ${token}`);
  return {
    ...init,
    headers,
    cache: "no-store",
    credentials: token === undefined ? "same-origin" : "omit",
    redirect: "error",
    referrerPolicy: "no-referrer",
  };
}

const FIRST_PAUSE = 1000;
const LONGEST_PAUSE = 60_000;

/** Pause before try n (from 1): doubling with full spread, so a crowd does not come back at one moment. */
export function backOff(transport: Transport, tries: number, atLeast = 0): number {
  const most = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** (tries - 1));
  return Math.max(atLeast, Math.round(most * (0.5 + transport.random() / 2)));
}

/** `Retry-After` in milliseconds; only seconds are taken, and at most ten minutes. */
export function retryAfter(answer: Response): number {
  const seconds = Number(answer.headers.get("Retry-After") ?? "0");
  return Number.isFinite(seconds) && seconds > 0 ? Math.min(seconds, 600) * 1000 : 0;
}
