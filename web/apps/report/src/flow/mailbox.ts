import type { Answer, Asked, Manner, Method, PathOf, Schema, Transport } from "@backup/api";
import type { CaseId, WorkAsked } from "@backup/sealing";
import { ask, Refused } from "./http.ts";
import type { FindWriter } from "./writers.ts";

export type OwnItem = Schema<"OwnItem">;
export type Speaker = Schema<"Speaker">;
export type OwnReading = Schema<"OwnReading">;
export type Erasure = Schema<"Erasure">;
export type OwnCasePage = Schema<"OwnCase">;
export type GivenBack = Schema<"GivenBack">;
export type OwnEvent = Schema<"OwnEvent">;
export type Receipt = Schema<"Receipt">;
export type Deposited = Schema<"Deposited">;

export const MOST_PAGES = 400;

/** What a mailbox is reached by. */
export interface Reached {
  readonly server: Transport;
  readonly writer: FindWriter;
}

/**
 * The reporter's side of the server. A session lasts 30 minutes; when it ends the next call opens another by itself, so
 * that nothing she does is lost to a clock.
 */
export class Mailbox {
  /** For uploads: the same token, renewed by {@link renew}. */
  readonly transport: Transport;
  readonly #secret: string;
  readonly leaving: AbortSignal;
  /** Who may write to her, by key. */
  readonly writer: FindWriter;
  /** What two members gave to this code of a case she had before, as last listed (protocol section 25). */
  given: readonly GivenBack[] = [];
  #token: string | undefined;
  #opening: Promise<WorkAsked> | undefined;

  constructor({ server, writer }: Reached, secret: string, leaving: AbortSignal) {
    this.transport = { ...server, token: () => this.#token };
    this.writer = writer;
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

  async cases(): Promise<Schema<"OwnCases">["cases"]> {
    const { cases, givenBack = [] } = await this.call(["get", "/mailbox/cases"], {});
    this.given = givenBack;
    return cases;
  }

  /** Every page of a case. */
  async *pages(caseId: CaseId): AsyncGenerator<OwnCasePage> {
    let since: string | undefined;
    for (let page = 0; page < MOST_PAGES; page++) {
      const query = since === undefined ? {} : { since };
      const answer = await this.call(["get", "/mailbox/cases/{case}"], { path: { case: caseId }, query });
      yield answer;
      if (!answer.more) return;
      since = answer.cursor;
    }
  }

  /** One try: the caller repeats the same bytes with its own patience. */
  async deposit(bytes: Uint8Array<ArrayBuffer>): Promise<Deposited> {
    return this.call(["post", "/deposits"], { bytes }, { tries: 1 });
  }

  /** A call with a token; a session that ended is opened once more. */
  async call<M extends Method, P extends PathOf<M>>(
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
