import type { paths } from "./generated/openapi.d.ts";
import { isBusy, readProblem, type Problem } from "./problem.ts";
import { backOff, requestInit, retryAfter, type Transport } from "./transport.ts";

/** The methods of the contract. */
export type Method = "get" | "post" | "put" | "delete";

/** The paths that have this method. */
export type PathOf<M extends Method> = {
  [P in keyof paths]: paths[P] extends Record<M, infer O> ? ([O] extends [undefined] ? never : P) : never;
}[keyof paths];

type Operation<M extends Method, P extends PathOf<M>> = NonNullable<paths[P][M]>;

type Part<O, Place extends "path" | "query"> = O extends { parameters: infer P }
  ? Place extends keyof P
    ? NonNullable<P[Place]>
    : never
  : never;
type Body<O> = O extends { requestBody: { content: { "application/json": infer T } } } ? T : never;

type Success<R> = R extends Readonly<Record<number, unknown>> ? R[keyof R & (200 | 201 | 202)] : never;
type JsonOf<A> = A extends { content: { "application/json": infer T } } ? T : undefined;
/** What a call answers when it is taken. */
export type Answer<M extends Method, P extends PathOf<M>> =
  Operation<M, P> extends { responses: infer R } ? JsonOf<Success<R>> : never;

type Needed<Name extends string, T> = [T] extends [never] ? unknown : Readonly<Record<Name, T>>;

/** What a call is given: path and query as the contract has them, and a body, typed or as bytes made before. */
export type Asked<M extends Method, P extends PathOf<M>> = Needed<"path", Part<Operation<M, P>, "path">> &
  ([Part<Operation<M, P>, "query">] extends [never] ? unknown : { readonly query?: Part<Operation<M, P>, "query"> }) &
  ([Body<Operation<M, P>>] extends [never]
    ? unknown
    : { readonly body: Body<Operation<M, P>> } | { readonly bytes: Uint8Array<ArrayBuffer> });

/** How a call is made. */
export interface Manner {
  readonly signal?: AbortSignal;
  /** Tries in all, for 429 and 503, and for lost answers where `repeatable`. */
  readonly tries?: number;
  /** True if the same bytes may arrive twice: reading, and deposits, whose ids make a replay harmless. */
  readonly repeatable?: boolean;
}

/** The end of a call: an expected refusal is an answer, not an exception. */
export type Outcome<T> =
  { readonly kind: "answered"; readonly value: T } | { readonly kind: "refused"; readonly problem: Problem };

interface Loose {
  readonly path?: Readonly<Record<string, string | number>>;
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  readonly body?: unknown;
  readonly bytes?: Uint8Array<ArrayBuffer>;
}

const TRIES = 6;

/** Makes a call of the contract. Rejects only when its signal is aborted. */
export async function call<M extends Method, P extends PathOf<M>>(
  transport: Transport,
  method: M,
  path: P,
  asked: Asked<M, P>,
  manner: Manner = {},
): Promise<Outcome<Answer<M, P>>> {
  const loose = asked as Loose;
  const repeatable = manner.repeatable ?? method === "get";
  const url = transport.base + address(path, loose);
  let last: Outcome<Answer<M, P>> = { kind: "refused", problem: { code: "unreachable" } };
  for (let tries = 1; tries <= (manner.tries ?? TRIES); tries++) {
    const answer = await once(transport, url, init(method, loose, manner.signal));
    if (answer?.ok === true) return readAnswer<Answer<M, P>>(answer);
    const problem: Problem = answer === undefined ? { code: "unreachable" } : await readProblem(answer);
    last = { kind: "refused", problem };
    const again = isBusy(problem) || (repeatable && problem.code === "unreachable");
    if (!again || tries === (manner.tries ?? TRIES)) return last;
    await transport.wait(backOff(transport, tries, answer === undefined ? 0 : retryAfter(answer)), manner.signal);
  }
  return last;
}

/** The path with its parameters; each is percent-encoded, so an id can never become another path. */
function address(path: string, { path: parameters = {}, query = {} }: Loose): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = String(parameters[name] ?? "");
    if (value === "" || value === "." || value === "..") throw new RangeError(`the path needs ${name}`);
    return encodeURIComponent(value);
  });
  const asked = Object.entries(query).filter((entry): entry is [string, string | number] => entry[1] !== undefined);
  const search = new URLSearchParams(asked.map(([name, value]) => [name, String(value)])).toString();
  return search === "" ? filled : `${filled}?${search}`;
}

function init(method: Method, { body, bytes }: Loose, signal: AbortSignal | undefined): RequestInit {
  const sent = bytes ?? (body === undefined ? undefined : JSON.stringify(body));
  return {
    method: method.toUpperCase(),
    ...(sent === undefined ? {} : { body: sent, headers: { "Content-Type": "application/json" } }),
    ...(signal === undefined ? {} : { signal }),
  };
}

/** One try; `undefined` if no answer came. Rejects when the caller gave up. */
export async function once(transport: Transport, url: string, wanted: RequestInit): Promise<Response | undefined> {
  wanted.signal?.throwIfAborted();
  try {
    return await transport.fetch(url, requestInit(transport, wanted));
  } catch {
    wanted.signal?.throwIfAborted();
    return undefined;
  }
}

async function readAnswer<T>(answer: Response): Promise<Outcome<T>> {
  if (answer.status === 204) return { kind: "answered", value: undefined as T };
  try {
    return { kind: "answered", value: (await answer.json()) as T };
  } catch {
    return { kind: "refused", problem: { code: "unreadable", status: answer.status } };
  }
}
