import {
  type Asked,
  type Answer,
  call,
  type Manner,
  type Method,
  type PathOf,
  type Problem,
  type Remedy,
  remedyOf,
  type Transport,
} from "@backup/api";

/** A call that was not taken. `why` is a code of protocol section 13, or `unreachable`, or `unreadable`. */
export class Refused extends Error {
  readonly why: Problem["code"];

  constructor(why: Problem["code"]) {
    super(why);
    this.why = why;
  }

  /** What she can do about it. */
  get remedy(): Remedy {
    return remedyOf(this.why);
  }

  /** Whether the same call may succeed later with nothing changed. */
  get passing(): boolean {
    return ["away", "busy"].includes(this.remedy);
  }
}

/** One call of the contract; a refusal is thrown, so that a way of several calls reads as one. */
export async function ask<M extends Method, P extends PathOf<M>>(
  transport: Transport,
  what: readonly [M, P],
  asked: Asked<M, P>,
  manner: Manner = {},
): Promise<Answer<M, P>> {
  const outcome = await call(transport, what[0], what[1], asked, manner);
  if (outcome.kind === "refused") throw new Refused(outcome.problem.code);
  return outcome.value;
}

export interface Patience {
  readonly signal?: AbortSignal | undefined;
  /** Told each time a try did not go through. */
  readonly onWait?: (refused: Refused) => void;
  readonly tries?: number;
}

const LONGEST = 60_000;
const TRIES = 500;

/** Repeats what may pass by itself, with growing pauses; coming online again ends a pause. */
export async function patiently<Value>(
  act: () => Promise<Value>,
  wait: Transport["wait"],
  patience: Patience = {},
): Promise<Value> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await act();
    } catch (cause) {
      if (!(cause instanceof Refused) || !cause.passing || attempt + 1 >= (patience.tries ?? TRIES)) throw cause;
      patience.onWait?.(cause);
      await wait(Math.min(LONGEST, 1000 * 2 ** Math.min(attempt, 6)), patience.signal);
    }
  }
}

/** A pause that also ends when the phone comes online again. */
export function untilOnline(pause: Transport["wait"]): Transport["wait"] {
  return async (milliseconds, signal) => {
    const waking = new AbortController();
    const wake = () => waking.abort();
    const page = typeof window === "undefined" ? undefined : window;
    page?.addEventListener("online", wake);
    signal?.addEventListener("abort", wake);
    try {
      await pause(milliseconds, waking.signal).catch(() => undefined);
      signal?.throwIfAborted();
    } finally {
      page?.removeEventListener("online", wake);
      signal?.removeEventListener("abort", wake);
    }
  };
}

/** Whether it ended within this time. */
export async function within(wait: Transport["wait"], milliseconds: number, act: Promise<unknown>): Promise<boolean> {
  const ended = new AbortController();
  const late = () => false;
  const time = wait(milliseconds, ended.signal).then(late, late);
  const inTime = await Promise.race([act.then(() => true), time]);
  ended.abort();
  return inTime;
}
