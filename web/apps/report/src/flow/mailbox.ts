import { b64u, type CaseId, type Id, type ItemId, type WorkAsked } from "@backup/sealing";
import { ask, type Call, type Reach, Refused } from "./http.ts";

/** Shapes of `openapi.yaml` that the reporter's side reads; they are checked again where they are opened. */
export interface OwnItem {
  readonly item: ItemId;
  readonly deposit: string;
  readonly compartment: string;
  readonly epoch: number;
  readonly kind: "document" | "media";
  readonly size: number;
  readonly digests: { readonly header: string; readonly payload: string };
  readonly bind: string;
  readonly received: string;
  readonly state: "live" | "erasing";
  readonly author: Speaker;
  readonly key?: string;
  readonly header?: string;
  readonly payload?: string;
}

export interface Speaker {
  readonly kind: "reporter" | "member" | "service" | "server";
  readonly role?: string;
  readonly organisation?: string;
}

export interface OwnReading {
  readonly grant: string;
  readonly kind: "member" | "circle" | "service";
  readonly organisation: string;
  readonly circle?: string;
  readonly role?: string;
  readonly compartment: string;
  readonly epoch: number;
  readonly state: "live" | "contingent";
}

export interface GrantToMe {
  readonly grant: string;
  readonly compartment: string;
  readonly epoch: number;
  readonly file: string;
}

export interface Erasure {
  readonly subject: { readonly kind: "case" | "item"; readonly id: string };
  readonly asked: string;
  readonly due: string;
  readonly held: boolean;
}

export interface OwnCasePage {
  readonly state?: "open" | "closed" | "erasing";
  readonly erasures?: readonly Erasure[];
  readonly compartments?: readonly { readonly compartment: string; readonly epoch: number; readonly stale: boolean }[];
  readonly consents?: readonly { readonly deposit: string; readonly consent: unknown }[];
  readonly readers?: readonly OwnReading[];
  readonly grants?: readonly GrantToMe[];
  readonly items: readonly OwnItem[];
  readonly cursor: string;
  readonly more: boolean;
}

export interface OwnEvent {
  readonly event: string;
  readonly kind: string;
  readonly subject: string;
  readonly received: string;
  readonly commitment: string;
  readonly why?: string;
  readonly actor: Speaker;
  readonly second?: Speaker;
}

export interface Receipt {
  readonly event: string;
  readonly state: "pending" | "logged" | "witnessed";
  readonly proof?: string;
}

export interface Deposited {
  readonly receipts: readonly Receipt[];
  readonly state: "logged" | "pending";
}

const MOST_PAGES = 400;

/**
 * The reporter's side of the server. A session lasts 30 minutes; when it ends the next call opens another by itself, so
 * that nothing she does is lost to a clock.
 */
export class Mailbox {
  readonly #server: Reach;
  readonly #secret: string;
  readonly #leaving: AbortSignal;
  #opening: Promise<{ readonly token: string; readonly work: WorkAsked }> | undefined;

  constructor(server: Reach, secret: string, leaving: AbortSignal) {
    this.#server = server;
    this.#secret = secret;
    this.#leaving = leaving;
  }

  /** The work asked of a first deposit; a new session renews it. */
  async work(fresh = false): Promise<WorkAsked> {
    if (fresh) this.#opening = undefined;
    return (await this.#session()).work;
  }

  async cases(): Promise<readonly { readonly case: CaseId; readonly state: string }[]> {
    const answer = (await this.#json("/mailbox/cases")) as { cases: { case: CaseId; state: string }[] };
    return answer.cases;
  }

  /** Every page of a case after a cursor. */
  async *pages(caseId: CaseId, since?: string): AsyncGenerator<OwnCasePage> {
    let cursor = since;
    for (let page = 0; page < MOST_PAGES; page++) {
      const query = cursor ? `?since=${encodeURIComponent(cursor)}` : "";
      const answer = (await this.#json(`/mailbox/cases/${caseId}${query}`)) as OwnCasePage;
      yield answer;
      if (!answer.more) return;
      cursor = answer.cursor;
    }
  }

  async custody(caseId: CaseId): Promise<readonly OwnEvent[]> {
    const events: OwnEvent[] = [];
    let cursor = "";
    for (let page = 0; page < MOST_PAGES; page++) {
      const query = cursor && `?since=${encodeURIComponent(cursor)}`;
      const answer = (await this.#json(`/mailbox/cases/${caseId}/custody${query}`)) as {
        events: OwnEvent[];
        cursor: string;
        more: boolean;
      };
      events.push(...answer.events);
      if (!answer.more) break;
      cursor = answer.cursor;
    }
    return events;
  }

  async receipt(event: string): Promise<Receipt> {
    return ((await this.#json(`/mailbox/receipts/${event}`)) as { receipt: Receipt }).receipt;
  }

  async payload(item: ItemId): Promise<Response> {
    return this.call(`/mailbox/items/${item}/payload`);
  }

  async deposit(body: Uint8Array<ArrayBuffer>): Promise<Deposited> {
    const headers = { "content-type": "application/json" };
    return (await (await this.call("/deposits", { method: "POST", body, headers })).json()) as Deposited;
  }

  async erase(body: string): Promise<{ readonly erasures: readonly Erasure[] }> {
    const answer = await this.call("/erasures", { method: "POST", body });
    return (await answer.json()) as { erasures: Erasure[] };
  }

  /** Calls back at each poke that is not a keep-alive; ends with the session, and is then listened to again. */
  async listen(onPoke: () => void): Promise<void> {
    const answer = await this.call("/mailbox/events");
    const reader = answer.body?.getReader();
    if (!reader) return;
    const decoder = new TextDecoder();
    let line = "";
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      line = (line + decoder.decode(value, { stream: true })).slice(-512);
      if (/(^|\n)(data|event):/.test(line)) {
        line = "";
        onPoke();
      }
    }
  }

  /** A call with a token; a session that ended is opened once more. */
  async call(path: string, call: Call = {}): Promise<Response> {
    const once = async () => {
      const { token } = await this.#session();
      return ask(this.#server, path, { ...call, token, signal: call.signal ?? this.#leaving });
    };
    try {
      return await once();
    } catch (cause) {
      if (!(cause instanceof Refused) || cause.why !== "session") throw cause;
      this.#opening = undefined;
      return once();
    }
  }

  async #json(path: string): Promise<unknown> {
    return (await this.call(path)).json();
  }

  #session(): Promise<{ readonly token: string; readonly work: WorkAsked }> {
    this.#opening ??= ask(this.#server, "/mailbox/session", {
      method: "POST",
      body: JSON.stringify({ secret: this.#secret }),
      signal: this.#leaving,
    })
      .then((answer) => answer.json() as Promise<{ token: string; work: WorkAsked }>)
      .catch((cause: unknown) => {
        this.#opening = undefined;
        throw cause;
      });
    return this.#opening;
  }
}

export type { Id };
export { b64u };
