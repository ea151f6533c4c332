import {
  assembleDeposit,
  type CompartmentName,
  type Consent,
  type ConsentDecision,
  ConsentState,
  type DepositId,
  type DepositParts,
  doWork,
  type Epoch,
  type MediaSealed,
  newConversation,
  type Place,
  randomId,
  type ReporterCase,
  type ReporterKeys,
  type RoutingSlip,
  type SealedGrant,
  type SealedItem,
  sealDocument,
  sealGrant,
  sealMedia,
  type MediaSealing,
  systemRandom,
  timestamp,
} from "@backup/sealing/reporter";
import { missingGrants, type ReadingCircle } from "./consents.ts";
import { type Patience, patiently, Refused, untilOnline } from "./http.ts";
import type { Deposited, Mailbox, OwnReading } from "./mailbox.ts";
import type { Body, Draft } from "./notebook.ts";
import type { Standing } from "./record.ts";

/** A file that went up, with what its exhibit says. */
export interface KeptFile {
  readonly sealed: MediaSealed;
  readonly header: MediaSealing["header"];
  readonly address: string;
  readonly compartment: CompartmentName;
  readonly exhibit: Body;
}

/** What one deposit is to carry. */
export interface Keeping {
  readonly drafts?: readonly Draft[];
  readonly files?: readonly KeptFile[];
  readonly consents?: readonly ConsentDecision[];
  /** Circles that may get what consents allow; absent: those that read already. */
  readonly circles?: readonly ReadingCircle[];
  readonly routing?: RoutingSlip;
}

/** What a case stands in: the time, and the circles that were checked. */
export interface Around {
  readonly now: () => Date;
  readonly circles: () => readonly ReadingCircle[];
  /** What only coming back needs; loaded when she does, or when something changed elsewhere. */
  readonly returning: () => Promise<typeof import("./returning.ts")>;
}

interface KnownEpoch extends Epoch {
  readonly stale: boolean;
  /** Made here and not yet in a deposit: stated by the first one that uses it. */
  readonly unsaid: boolean;
}

const FIRST_EPOCH = 0;

/** Refusals that say that the case, or who may read it, changed elsewhere since it was last read here. */
const CHANGED: readonly Refused["why"][] = ["epoch-stale", "epoch-taken", "key-changed", "not-permitted"];

/**
 * One case as its reporter holds it: her keys, the epochs of its compartments, the chain of her consents, and the way
 * of a deposit. Deposits go one after the other; each is made once and repeated with the same bytes until it is taken.
 */
export class Keeper {
  readonly case: ReporterCase;
  readonly place: Place;
  readonly #keys: ReporterKeys;
  readonly #mailbox: Mailbox;
  readonly #epochs = new Map<string, KnownEpoch[]>();
  readonly #around: Around;
  readonly #standing: OwnReading[] = [];
  /** Epochs under whose number another's key may stand than the one that something was sealed to here. */
  readonly #doubted = new Set<string>();
  /** Files that open with no key that stands. */
  readonly #orphaned = new Set<string>();
  #consents: Consent[] = [];
  #opened: boolean;
  #conversation: CompartmentName | undefined;
  #last: Promise<unknown> = Promise.resolve();

  constructor(keys: ReporterKeys, own: ReporterCase, mailbox: Mailbox, opened: boolean, around: Around) {
    this.#keys = keys;
    this.#mailbox = mailbox;
    this.#opened = opened;
    this.#around = around;
    this.case = own;
    this.place = { instance: keys.instance, case: own.id };
  }

  /** Whether the server holds this case already. */
  get opened(): boolean {
    return this.#opened;
  }

  get conversation(): CompartmentName | undefined {
    return this.#conversation;
  }

  get consents(): ConsentState {
    return ConsentState.of(this.#consents);
  }

  /**
   * Takes in what the server holds. A key is held by what its maker granted, then by what was known here, then by her
   * code: one that a member made is not in her code, and what she sealed to that nobody could open.
   */
  learn({ page, seeds }: Standing): void {
    this.#opened = true;
    for (const { compartment: name, epoch, stale } of page.compartments ?? []) {
      const at = name as CompartmentName;
      const granted = seeds.get(`${name} ${epoch}`);
      const before = this.#epochs.get(name)?.find((one) => one.epoch === epoch);
      if (before?.unsaid) this.#doubted.add(`${name} ${epoch}`);
      const identity = granted?.identity ?? before?.identity ?? this.#keys.compartment(this.case.id, at, epoch);
      // Under what a stranger made she writes nothing: she makes the next, as after a withdrawal.
      const closed = stale || granted?.current === false;
      this.#put({ compartment: at, epoch, identity, stale: closed, unsaid: false });
      if (name.startsWith("conversation.")) this.#conversation ??= at;
    }
    if (page.consents) this.#state(page.consents.map((one) => one.consent as unknown as Consent));
    if (page.readers) this.#standing.splice(0, Infinity, ...page.readers);
  }

  /** Begins to seal a file; the upload reads it. The case must be open: uploads need a mailbox with a case. */
  seal(file: Blob, where: "exhibits" | "conversation"): MediaSealing {
    return sealMedia(file, this.#epochFor(where));
  }

  /** Takes up the epoch under which an earlier page sealed something: stated with its deposit if it never was. */
  use(entry: { readonly compartment: CompartmentName; readonly epoch: number }): void {
    const { compartment: name, epoch } = entry;
    if (this.#epochs.get(name)?.some((one) => one.epoch === epoch)) {
      this.#doubted.add(`${name} ${epoch}`);
      return;
    }
    const identity = this.#keys.compartment(this.case.id, name, epoch);
    this.#put({ compartment: name, epoch, identity, stale: false, unsaid: true });
    if (name.startsWith("conversation.")) this.#conversation ??= name;
  }

  /** Whether nothing more is written under the key that something was sealed to, as far as it is known here. */
  isClosed(entry: { readonly id: string; readonly compartment: CompartmentName; readonly epoch: number }): boolean {
    return this.#orphaned.has(entry.id) || this.#epochOf(entry)?.stale === true;
  }

  #epochOf({ compartment: name, epoch }: Pick<KnownEpoch, "compartment" | "epoch">): KnownEpoch | undefined {
    return this.#epochs.get(name)?.find((one) => one.epoch === epoch);
  }

  /** Whether somebody who reads already lacks a key that her choices give: what she told since then waits for it. */
  owes(): boolean {
    const { consents } = this;
    return this.#missing(this.#readers(consents), consents).length > 0;
  }

  /** Makes and sends one deposit after all earlier ones. */
  keep(keeping: Keeping, patience: Patience = {}): Promise<Deposited> {
    const next = this.#last.catch(() => undefined).then(() => this.#deposit(keeping, patience));
    this.#last = next.catch(() => undefined);
    return next;
  }

  /**
   * Makes the next epoch of every compartment that a withdrawal left stale, and grants it to whoever may still read: the
   * reader who left cannot open what follows.
   */
  async renew(circles: readonly ReadingCircle[], patience: Patience = {}): Promise<void> {
    await this.#readAgain();
    const stale = [...this.#epochs.keys()].some((name) => this.#latest(name)?.stale);
    if (stale) await this.keep({ circles }, patience);
  }

  async #readAgain(): Promise<void> {
    const { readStanding } = await this.#around.returning();
    this.learn(await readStanding(this.#keys, this.case, this.#mailbox));
  }

  /** What she tells is kept even where who reads changed meanwhile: then without a key for anybody, until that is known. */
  async #deposit(keeping: Keeping, patience: Patience): Promise<Deposited> {
    try {
      await this.#requireReadable(keeping.files ?? []);
      return await this.#once(keeping, patience);
    } catch (cause) {
      const changed = cause instanceof Refused && CHANGED.includes(cause.why);
      const tells = [keeping.drafts, keeping.files, keeping.consents].some((list) => (list?.length ?? 0) > 0);
      if (!changed || keeping.circles || !this.#opened || !tells) throw cause;
      await this.#readAgain();
      await this.#requireReadable(keeping.files ?? []);
      return this.#once({ ...keeping, circles: [] }, patience);
    }
  }

  /**
   * Sends no file under a number whose key is not the one that it was sealed to, as where a member made the same epoch
   * meanwhile: it would arrive whole, and open to nobody. It is closed, and goes up anew from its original.
   */
  async #requireReadable(files: readonly KeptFile[]): Promise<void> {
    const doubted = files.filter(({ sealed: { entry } }) => this.#doubted.has(`${entry.compartment} ${entry.epoch}`));
    if (doubted.length === 0) return;
    const { opens } = await this.#around.returning();
    for (const { sealed, header } of doubted) {
      const epoch = this.#epochOf(sealed.entry);
      if (!epoch || !opens(header, epoch)) this.#orphaned.add(sealed.entry.id);
    }
    if (files.some(({ sealed }) => this.#orphaned.has(sealed.entry.id))) throw new Refused("epoch-stale");
  }

  async #once(keeping: Keeping, patience: Patience): Promise<Deposited> {
    this.#turnStale();
    // Who holds care is who she sent to, also where she told nothing yet.
    if (keeping.routing) this.#epochFor("care");
    const items = await this.#documents(keeping);
    const chain = this.consents;
    const consents = (keeping.consents ?? []).map((decision) => chain.next(decision));
    const after = ConsentState.of([...this.#consents, ...consents]);
    const grants = await this.#grants(keeping.circles ?? this.#readers(after), after);
    const uploaded = (keeping.files ?? []).map(({ sealed, header, address }) => ({
      entry: sealed.entry,
      header,
      address,
    }));
    const used = [...items, ...uploaded, ...grants].map(({ entry }) => `${entry.compartment} ${entry.epoch}`);
    const epochs = this.#all().filter((one) => one.unsaid && used.includes(`${one.compartment} ${one.epoch}`));
    const parts: DepositParts = {
      ...this.place,
      id: randomId<"deposit">() satisfies DepositId,
      ...(!this.#opened && { opening: this.case.opening.recipient }),
      epochs: epochs.map(({ compartment: name, epoch }) => ({ compartment: name, epoch })),
      items,
      uploaded,
      grants,
      consents,
      ...(keeping.routing && { routing: keeping.routing }),
    };
    const answer = await this.#send(parts, patience);
    this.#opened = true;
    this.#state(consents);
    for (const said of epochs) this.#put({ ...said, unsaid: false });
    for (const grant of grants) this.#stands(grant);
    return answer;
  }

  #stands({ entry: { id: grant, reader, compartment: name, epoch } }: SealedGrant): void {
    const reading = { grant, kind: "circle", organisation: "", circle: reader.id } as const;
    this.#standing.push({ ...reading, compartment: name, epoch, state: "live" });
  }

  /** Takes consents in, each once: what the server tells and what it just took may come in either order. */
  #state(consents: readonly Consent[]): void {
    const known = new Map([...this.#consents, ...consents].map((one) => [`${one.purpose} ${one.number}`, one]));
    this.#consents = [...known.values()].sort((one, other) => one.number - other.number);
  }

  /** Nothing more is written under a key that somebody left with. */
  #turnStale(): void {
    for (const name of [...this.#epochs.keys()])
      if (this.#latest(name)?.stale) this.#makeEpoch(name as CompartmentName);
  }

  /** The same statement until it is taken; work stands outside of it and may be renewed. */
  async #send(parts: DepositParts, patience: Patience): Promise<Deposited> {
    let fresh = false;
    return patiently(
      async () => {
        const work = this.#opened ? undefined : await doWork(await this.#mailbox.work(fresh), this.#keys.mailboxId());
        try {
          return await this.#mailbox.deposit(assembleDeposit(parts, this.case.author, work).body);
        } catch (cause) {
          if (!(cause instanceof Refused) || cause.why !== "work" || fresh) throw cause;
          fresh = true;
          throw new Refused("later");
        }
      },
      untilOnline(this.#mailbox.transport.wait),
      patience,
    );
  }

  /** The circles that hold a key of this case while her yes to reading stands; nobody in a private record. */
  #readers(consents: ConsentState): readonly ReadingCircle[] {
    if (!consents.given("read", timestamp(this.#around.now()))) return [];
    return this.#around.circles().filter((circle) => this.#standing.some((one) => one.circle === circle.id));
  }

  #missing(circles: readonly ReadingCircle[], consents: ConsentState): ReturnType<typeof missingGrants> {
    return missingGrants(consents, circles, this.#all(), this.#standing, this.#around.now());
  }

  #grants(circles: readonly ReadingCircle[], consents: ConsentState): Promise<readonly SealedGrant[]> {
    const wanted = this.#missing(circles, consents);
    return Promise.all(wanted.map(({ grantee, epoch }) => sealGrant(grantee, this.place, epoch, this.case.author)));
  }

  async #documents(keeping: Keeping): Promise<readonly SealedItem[]> {
    const claimed = this.#around.now();
    const seal = async (kind: Draft["kind"] | "exhibit", body: Body, epoch: Epoch) =>
      (await sealDocument({ kind, body, claimed }, this.place, epoch, this.case.author)).item;
    const items: SealedItem[] = [];
    for (const draft of keeping.drafts ?? [])
      items.push(await seal(draft.kind, draft.body, this.#epochFor(draft.compartment)));
    for (const file of keeping.files ?? []) {
      const epoch = this.#epochOf(file.sealed.entry);
      // The media item names its epoch; its exhibit stands beside it even if a newer one exists by now.
      if (!epoch) throw new Refused("form");
      items.push(await seal("exhibit", file.exhibit, epoch));
    }
    return items;
  }

  #epochFor(name: Draft["compartment"]): Epoch {
    const drawn = () => newConversation((length) => systemRandom(length));
    const full = name === "conversation" ? (this.#conversation ??= drawn()) : (name as CompartmentName);
    const latest = this.#latest(full);
    return latest && !latest.stale ? latest : this.#makeEpoch(full);
  }

  #makeEpoch(name: CompartmentName): KnownEpoch {
    const latest = this.#latest(name);
    const epoch = latest ? latest.epoch + 1 : FIRST_EPOCH;
    const identity = this.#keys.compartment(this.case.id, name, epoch);
    const made = { compartment: name, epoch, identity, stale: false, unsaid: true };
    this.#put(made);
    return made;
  }

  #put(one: KnownEpoch): void {
    const others = (this.#epochs.get(one.compartment) ?? []).filter((other) => other.epoch !== one.epoch);
    this.#epochs.set(one.compartment, [...others, one]);
  }

  #all(): readonly KnownEpoch[] {
    return [...this.#epochs.values()].flat();
  }

  #latest(name: string): KnownEpoch | undefined {
    return (this.#epochs.get(name) ?? []).reduce<KnownEpoch | undefined>(
      (best, one) => (best && best.epoch > one.epoch ? best : one),
      undefined,
    );
  }
}
