import {
  type Answer,
  type Asked,
  type Manner,
  type Method,
  once,
  type PathOf,
  readProblem,
  type Schema,
  type Transport,
} from "@backup/api";
import type { CaseId, WorkAsked } from "@backup/sealing";
import { ask, Refused } from "./http.ts";

export type OwnItem = Schema<"OwnItem">;
export type Speaker = Schema<"Speaker">;
export type OwnReading = Schema<"OwnReading">;
export type Erasure = Schema<"Erasure">;
export type OwnCasePage = Schema<"OwnCase">;
export type GivenBack = Schema<"GivenBack">;
export type OwnEvent = Schema<"OwnEvent">;
export type Receipt = Schema<"Receipt">;
export type Deposited = Schema<"Deposited">;

const MOST_PAGES = 400;

/**
 * The reporter's side of the server. A session lasts 30 minutes; when it ends the next call opens another by itself, so
 * that nothing she does is lost to a clock.
 */
export class Mailbox {
  /** For uploads: the same token, renewed by {@link renew}. */
  readonly transport: Transport;
  readonly #secret: string;
  readonly leaving: AbortSignal;
  #token: string | undefined;
  #opening: Promise<WorkAsked> | undefined;

  constructor(server: Transport, secret: string, leaving: AbortSignal) {
    this.transport = { ...server, token: () => this.#token };
    this.#secret = secret;
    this.leaving = leaving;
  }

  /** The work asked of a first deposit; a new session renews it. */
  async work(fresh = false): Promise<WorkAsked> {
    if (fresh) this.#opening = undefined;
    return this.#session();
  }

  /** Opens a new session; true if there is one. */
  async renew(): Promise<boolean> {
    this.#opening = undefined;
    return this.#session().then(
      () => true,
      () => false,
    );
  }

  async cases(): Promise<Schema<"OwnCases">> {
    return this.#do(["get", "/mailbox/cases"], {});
  }

  /** Every page of a case. */
  async *pages(caseId: CaseId): AsyncGenerator<OwnCasePage> {
    let since: string | undefined;
    for (let page = 0; page < MOST_PAGES; page++) {
      const query = since === undefined ? {} : { since };
      const answer = await this.#do(["get", "/mailbox/cases/{case}"], { path: { case: caseId }, query });
      yield answer;
      if (!answer.more) return;
      since = answer.cursor;
    }
  }

  async custody(caseId: CaseId): Promise<readonly OwnEvent[]> {
    const events: OwnEvent[] = [];
    let since: string | undefined;
    for (let page = 0; page < MOST_PAGES; page++) {
      const query = since === undefined ? {} : { since };
      const answer = await this.#do(["get", "/mailbox/cases/{case}/custody"], { path: { case: caseId }, query });
      events.push(...answer.events);
      if (!answer.more) break;
      since = answer.cursor;
    }
    return events;
  }

  async receipt(event: string): Promise<Receipt> {
    return (await this.#do(["get", "/mailbox/receipts/{event}"], { path: { event } })).receipt;
  }

  /** The sealed bytes of an item. */
  async payload(item: string): Promise<Response> {
    await this.#session();
    const address = `${this.transport.base}/mailbox/items/${encodeURIComponent(item)}/payload`;
    const answer = await once(this.transport, address, { signal: this.leaving });
    if (!answer) throw new Refused("unreachable");
    if (!answer.ok) throw new Refused((await readProblem(answer)).code);
    return answer;
  }

  /** One try: the caller repeats the same bytes with its own patience. */
  async deposit(bytes: Uint8Array<ArrayBuffer>): Promise<Deposited> {
    return this.#do(["post", "/deposits"], { bytes }, { tries: 1 });
  }

  async erase(envelope: unknown): Promise<readonly Erasure[]> {
    const body = { envelope } as Schema<"Signed">;
    return (await this.#do(["post", "/erasures"], { body }, { repeatable: true })).erasures;
  }

  async endRelink(envelope: unknown): Promise<void> {
    await this.#do(["post", "/relinks/ends"], { body: { envelope } as Schema<"Signed"> });
  }

  /** A call with a token; a session that ended is opened once more. */
  async #do<M extends Method, P extends PathOf<M>>(
    what: readonly [M, P],
    asked: Asked<M, P>,
    manner: Manner = {},
  ): Promise<Answer<M, P>> {
    const now = { signal: this.leaving, ...manner };
    await this.#session();
    try {
      return await ask(this.transport, what, asked, now);
    } catch (cause) {
      if (!(cause instanceof Refused) || cause.why !== "session") throw cause;
      this.#opening = undefined;
      await this.#session();
      return ask(this.transport, what, asked, now);
    }
  }

  #session(): Promise<WorkAsked> {
    this.#opening ??= ask(
      { ...this.transport, token: () => undefined },
      ["post", "/mailbox/session"],
      { body: { secret: this.#secret } },
      { signal: this.leaving, repeatable: true, tries: 3 },
    ).then(
      (answer) => {
        this.#token = answer.token;
        return answer.work;
      },
      (cause: unknown) => {
        this.#opening = undefined;
        throw cause;
      },
    );
    return this.#opening;
  }
}
