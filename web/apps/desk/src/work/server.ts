import {
  browserTransport,
  call,
  fetchPayload,
  type Answer,
  type ArrivingPayload,
  type Asked,
  type Manner,
  type Method,
  type Outcome,
  type PathOf,
  type Problem,
  type Transport,
} from "@backup/api";
import { Refusal, type Code } from "./problem.ts";

const codeFor = (problem: Problem): Code =>
  problem.code === "unreachable" ? "offline" : problem.code === "unreadable" ? "fault" : problem.code;

const valueOf = <T>(outcome: Outcome<T>): T => {
  if (outcome.kind === "answered") return outcome.value;
  throw new Refusal(codeFor(outcome.problem));
};

/** The server as the desk calls it: an answer, or a `Refusal` whose code has a sentence. */
export interface Server {
  readonly transport: Transport;
  ask<M extends Method, P extends PathOf<M>>(
    method: M,
    path: P,
    asked: Asked<M, P>,
    manner?: Manner,
  ): Promise<Answer<M, P>>;
  payload(path: string, signal?: AbortSignal): Promise<ArrivingPayload>;
}

export const createServer = (transport: Transport = browserTransport()): Server => ({
  transport,
  ask: async (method, path, asked, manner) =>
    valueOf(await call(transport, method, path, asked, { tries: 3, ...manner })),
  payload: async (path, signal) => valueOf(await fetchPayload(transport, path, signal)),
});

/** A server reached with a reporter's token, for the case that an officer opens with the person. */
export const withToken = (transport: Transport, token: () => string | undefined): Server =>
  createServer({ ...transport, token });

/** Reads a list that comes in pages; bounded, so that a server cannot keep the desk reading for ever. */
export const allPages = async <P extends { readonly cursor: string; readonly more: boolean }>(
  read: (since: string | undefined) => Promise<P>,
): Promise<readonly P[]> => {
  const pages: P[] = [];
  let since: string | undefined;
  for (let count = 0; count < 400; count++) {
    const page = await read(since);
    pages.push(page);
    if (!page.more) return pages;
    since = page.cursor;
  }
  throw new Refusal("too-large");
};
