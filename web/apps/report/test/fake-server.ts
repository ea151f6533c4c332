import type { Transport } from "@backup/api";
import {
  b64u,
  bytesOfB64u,
  type DepositStatement,
  type Envelope,
  hash,
  type InstanceId,
  mailboxIdOf,
  systemRandom,
  verifyEnvelope,
  workHolds,
} from "@backup/sealing/reporter";

interface StoredItem {
  readonly entry: DepositStatement["items"][number];
  readonly header: string;
  payload: Uint8Array<ArrayBuffer>;
  readonly deposit: string;
  /** Whom the server names beside it, if not her. */
  readonly author?: { readonly kind: string; readonly organisation?: string };
}

interface StoredCase {
  readonly id: string;
  readonly mailbox: string;
  readonly epochs: { compartment: string; epoch: number; stale: boolean }[];
  readonly items: StoredItem[];
  readonly grants: DepositStatement["grants"][number][];
  readonly grantFiles: Map<string, string>;
  /** Keys of epochs that others made. */
  readonly toHer: { grant: string; compartment: string; epoch: number; file: string }[];
  readonly consents: { deposit: string; consent: unknown }[];
  readonly events: { event: string; kind: string; subject: string; actor: { kind: string; role?: string } }[];
  routing?: unknown;
  erasing: boolean;
}

interface DepositCall {
  readonly envelope: Envelope<DepositStatement>;
  readonly headers: Readonly<Record<string, string>>;
  readonly payloads: Readonly<Record<string, string>>;
  readonly grants: Readonly<Record<string, string>>;
  readonly work?: { readonly challenge: string; readonly nonce: string };
}

type Answer = readonly [status: number, body: unknown, headers?: Readonly<Record<string, string>>];

const problem = (status: number, type: string): Answer => [status, { type, status }];
const id = () => crypto.randomUUID();

/** The server as its contract says, in memory: enough of its checks that a wrong client is refused. */
export class FakeServer {
  readonly instance: InstanceId;
  readonly cases: StoredCase[] = [];
  readonly deposits = new Map<string, string>();
  readonly uploads = new Map<string, { length: number; bytes: Uint8Array<ArrayBuffer> }>();
  /** Every call by method and path, so that a test can see what left the phone. */
  readonly seen: { path: string; body: string }[] = [];
  /** Items that members had closed: they are listed without their content until she keeps them. */
  readonly closed = new Set<string>();
  bits = 4;
  /** Called before each answer: a test may lose it, after the call had its effect. */
  lose: (path: string) => boolean = () => false;
  /** Answers instead of the server. */
  instead: (path: string) => Answer | undefined = () => undefined;
  /** Awaited before each answer: a test may stall a call. */
  hold: (path: string, method: string) => Promise<unknown> = () => Promise.resolve();
  /** Whether a pause of so many milliseconds ends, at once. */
  passes: (milliseconds: number) => boolean = () => true;
  #challenge = "";

  constructor(instance: InstanceId) {
    this.instance = instance;
  }

  get transport(): Transport {
    return {
      base: "",
      token: () => undefined,
      random: () => 0,
      wait: (milliseconds, signal) => {
        signal?.throwIfAborted();
        return new Promise((resolve, reject) => {
          signal?.addEventListener("abort", () => reject(new Error("left")));
          if (this.passes(milliseconds)) setTimeout(resolve, 0);
        });
      },
      fetch: (input, init) => this.#fetch(input as string, init ?? {}),
    };
  }

  async #fetch(path: string, init: RequestInit): Promise<Response> {
    await this.hold(path, init.method ?? "GET");
    init.signal?.throwIfAborted();
    const bytes = init.body instanceof Uint8Array ? (init.body as Uint8Array<ArrayBuffer>) : undefined;
    const text = typeof init.body === "string" ? init.body : bytes ? new TextDecoder().decode(bytes) : "";
    this.seen.push({ path, body: text });
    const headers = new Headers(init.headers);
    const token = headers.get("authorization")?.replace("Bearer ", "") ?? "";
    const call = { method: init.method ?? "GET", path, text, bytes, headers, token };
    const [status, body, more] = this.instead(path) ?? this.#answer(call);
    if (this.lose(path)) throw new TypeError("lost");
    const content =
      body instanceof Uint8Array ? (body as Uint8Array<ArrayBuffer>) : body === undefined ? null : JSON.stringify(body);
    return new Response(content, { status, ...(more && { headers: more }) });
  }

  #answer(call: {
    method: string;
    path: string;
    text: string;
    bytes?: Uint8Array<ArrayBuffer> | undefined;
    headers: Headers;
    token: string;
  }): Answer {
    const { path, token } = call;
    if (path === "/mailbox/session") {
      const { secret } = JSON.parse(call.text) as { secret: string };
      this.#challenge = b64u(systemRandom(41));
      return [200, { token: mailboxIdOf(bytesOfB64u(secret)), work: { challenge: this.#challenge, bits: this.bits } }];
    }
    if (token === "") return problem(401, "session");
    if (path === "/deposits") return this.#deposit(JSON.parse(call.text) as DepositCall, token);
    if (path.startsWith("/uploads")) return this.#upload(call);
    if (path === "/erasures") return this.#erase(call.text);
    return this.#read(path, token);
  }

  #deposit(call: DepositCall, mailbox: string): Answer {
    const { statement } = verifyEnvelope<DepositStatement>(call.envelope, {
      type: "backup/v1/deposit",
      instance: this.instance,
    }).envelope;
    if (call.envelope.signatures[0]?.key !== statement.author) return problem(422, "signature");
    const digest = b64u(hash(JSON.stringify(call.envelope)));
    const before = this.deposits.get(statement.id);
    if (before !== undefined) return before === digest ? this.#deposited() : problem(409, "deposit-differs");
    let own = this.cases.find((one) => one.id === statement.case);
    if (!own) {
      const asked = { challenge: this.#challenge, bits: this.bits };
      if (!statement.opening || !call.work || !workHolds(asked, mailbox as never, call.work))
        return problem(422, "work");
      own = {
        id: statement.case,
        mailbox,
        epochs: [],
        items: [],
        grants: [],
        grantFiles: new Map(),
        toHer: [],
        consents: [],
        events: [],
        erasing: false,
      };
      this.cases.push(own);
    } else if (statement.opening) return problem(422, "statement");
    return this.#take(own, statement, call, digest);
  }

  #take(own: StoredCase, statement: DepositStatement, call: DepositCall, digest: string): Answer {
    const epochs = [...own.epochs];
    for (const made of statement.epochs) {
      if (epochs.some((one) => one.compartment === made.compartment && one.epoch >= made.epoch))
        return problem(409, "epoch-taken");
      epochs.push({ ...made, stale: false });
    }
    const current = (name: string, epoch: number) =>
      epochs.find((one) => one.compartment === name && one.epoch === epoch);
    const items: StoredItem[] = [];
    for (const entry of statement.items) {
      const epoch = current(entry.compartment, entry.epoch);
      if (!epoch) return problem(422, "statement");
      if (epoch.stale) return problem(409, "epoch-stale");
      const given = call.payloads[entry.id] ?? "";
      const payload = given.startsWith("/uploads/") ? this.uploads.get(given)?.bytes : bytesOfB64u(given);
      const header = call.headers[entry.id] ?? "";
      if (!payload || b64u(hash(payload)) !== entry.payload || payload.length !== entry.size)
        return problem(422, "digest");
      if (b64u(hash(bytesOfB64u(header))) !== entry.header) return problem(422, "header");
      items.push({ entry, header, payload, deposit: statement.id });
    }
    if (statement.grants.some((grant) => !current(grant.compartment, grant.epoch))) return problem(422, "statement");
    // All of it, or nothing.
    own.epochs.splice(0, Infinity, ...epochs);
    own.items.push(...items);
    for (const grant of statement.grants) {
      own.grants.push(grant);
      own.grantFiles.set(grant.id, call.grants[grant.id] ?? "");
    }
    for (const consent of statement.consents) {
      own.consents.push({ deposit: statement.id, consent });
      if (consent.answer === "no") this.#withdraw(own, consent.purpose);
    }
    if (statement.routing) own.routing = statement.routing;
    own.events.push({ event: id(), kind: "deposit", subject: statement.id, actor: { kind: "reporter" } });
    this.deposits.set(statement.id, digest);
    return this.#deposited();
  }

  #withdraw(own: StoredCase, purpose: string): void {
    const covers: Readonly<Record<string, RegExp>> = {
      read: /^(care|contact|conversation)/,
      help: /^contact/,
      share_professionals: /^(account|exhibits)/,
    };
    const covered = (name: string) => covers[purpose]?.test(name) === true;
    const ended = own.grants.filter((grant) => covered(grant.compartment));
    for (const grant of ended) own.grants.splice(own.grants.indexOf(grant), 1);
    for (const epoch of own.epochs) if (ended.some((one) => one.compartment === epoch.compartment)) epoch.stale = true;
  }

  #deposited(): Answer {
    return [201, { receipts: [{ event: id(), state: "logged", proof: "x" }], state: "logged", pad: "" }];
  }

  #upload(call: {
    method: string;
    path: string;
    bytes?: Uint8Array<ArrayBuffer> | undefined;
    headers: Headers;
    token: string;
  }): Answer {
    if (call.method === "POST") {
      if (!this.cases.some((one) => one.mailbox === call.token)) return problem(403, "not-permitted");
      const address = `/uploads/${b64u(systemRandom(16))}`;
      this.uploads.set(address, { length: Number(call.headers.get("upload-length")), bytes: new Uint8Array(0) });
      return [201, undefined, { location: address, "tus-resumable": "1.0.0" }];
    }
    const upload = this.uploads.get(call.path);
    if (!upload) return problem(403, "not-permitted");
    const offset = () => ({ "upload-offset": String(upload.bytes.length), "upload-length": String(upload.length) });
    if (call.method === "HEAD") return [200, undefined, offset()];
    if (Number(call.headers.get("upload-offset")) !== upload.bytes.length) return problem(409, "offset");
    const whole = new Uint8Array(upload.bytes.length + (call.bytes?.length ?? 0));
    whole.set(upload.bytes);
    whole.set(call.bytes ?? new Uint8Array(0), upload.bytes.length);
    upload.bytes = whole;
    return [204, undefined, offset()];
  }

  #erase(text: string): Answer {
    const { envelope } = JSON.parse(text) as {
      envelope: { statement: { case: string; act: string; subject: { kind: string; id: string } } };
    };
    const { act, subject } = envelope.statement;
    const own = this.cases.find((one) => one.id === envelope.statement.case);
    if (!own) return problem(410, "erased");
    if (subject.kind === "item") {
      if (act !== "cancel" || !this.closed.delete(subject.id)) return problem(409, "already");
    } else own.erasing = act === "ask";
    return [200, { erasures: this.#erasures(own), pad: "" }];
  }

  #erasures(own: StoredCase): readonly object[] {
    const times = { asked: "2026-11-21T12:00:00Z", due: "2026-12-05T12:00:00Z", held: false };
    const why = { authority: "members", reason: "sent-in-error" };
    const items = [...this.closed].map((item) => ({ subject: { kind: "item", id: item }, ...times, ...why }));
    return own.erasing ? [{ subject: { kind: "case", id: own.id }, ...times }] : items;
  }

  #read(path: string, mailbox: string): Answer {
    const mine = this.cases.filter((one) => one.mailbox === mailbox);
    if (path === "/mailbox/cases")
      return [200, { cases: mine.map((one) => ({ case: one.id, state: "open" })), pad: "" }];
    const item = /^\/mailbox\/items\/(.+)\/payload$/.exec(path)?.[1];
    if (item) {
      const found = mine.flatMap((one) => one.items).find((one) => one.entry.id === item);
      return found ? [200, found.payload] : problem(410, "erased");
    }
    const [, caseId, custody] = /^\/mailbox\/cases\/([^/?]+)(\/custody)?/.exec(path) ?? [];
    const own = mine.find((one) => one.id === caseId);
    if (!own) return [200, { items: [], events: [], cursor: "x", more: false, pad: "" }];
    if (custody && own.erasing) return problem(410, "erased");
    return [200, custody ? this.#custody(own) : this.#page(own)];
  }

  #custody(own: StoredCase): object {
    const events = own.events.map((event) => ({ ...event, received: "2026-11-21T12:00:00Z", commitment: "x" }));
    return { events, cursor: "x", more: false, pad: "" };
  }

  #page(own: StoredCase): object {
    const readers = own.grants
      .filter((grant) => grant.reader.kind === "circle")
      .map((grant) => ({
        grant: grant.id,
        kind: "circle",
        circle: grant.reader.id,
        organisation: "",
        compartment: grant.compartment,
        epoch: grant.epoch,
        state: "live",
      }));
    const items = own.items.map(({ entry, header, payload, deposit, author }) => ({
      item: entry.id,
      deposit,
      compartment: entry.compartment,
      epoch: entry.epoch,
      kind: entry.kind,
      size: entry.size,
      digests: { header: entry.header, payload: entry.payload },
      bind: entry.bind,
      two: false,
      received: "2026-11-21T12:00:00Z",
      state: this.closed.has(entry.id) ? "erasing" : "live",
      author: author ?? { kind: "reporter" },
      ...(!this.closed.has(entry.id) && { header, ...(payload.length <= 16_416 && { payload: b64u(payload) }) }),
    }));
    return {
      state: own.erasing ? "erasing" : "open",
      erasures: this.#erasures(own),
      compartments: own.epochs,
      consents: own.consents,
      readers,
      grants: own.toHer,
      items,
      cursor: "x",
      more: false,
      pad: "",
    };
  }
}
