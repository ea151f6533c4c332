import {
  type CaseId,
  CONSENT_PURPOSES,
  type Consent,
  type ConsentDecision,
  type ConsentPurpose,
  type Id,
  randomId,
  signStatement,
  STATEMENT_TYPES,
} from "@backup/sealing/reporter";
import { pokes } from "@backup/api";
import type { ReadingCircle } from "./consents.ts";
import { type FileOnItsWay, pastClosedKeys } from "./files.ts";
import { Refused } from "./http.ts";
import type { Erasure, GivenBack, Mailbox, Receipt } from "./mailbox.ts";
import type { Body, Draft } from "./notebook.ts";
import { endRelink, erase, receiptOf } from "./own-calls.ts";
import { type CaseRecord, codesTold, countryTold, openFile, readCase, type Told } from "./record.ts";
import type { Session } from "./session.ts";

const TRIES = 5;

/** A case of a code she lost; its record holds nothing before it opens. */
export interface Earlier {
  readonly given: GivenBack;
  readonly record: CaseRecord;
}

/** What she does in a case that was opened: reading, writing, choosing, erasing. */
export class OwnCase {
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  /** What she told before: it protects on this phone as it did on the first, and says which teams are near. */
  toldBefore(): { readonly answers: ReturnType<typeof codesTold>; readonly country: string | undefined } {
    const { record } = this.#session;
    return { answers: record ? codesTold(record) : [], country: record && countryTold(record) };
  }

  /**
   * Reads again whenever something changed on the other side, until she leaves. Once for a mailbox: each visit of the
   * screen would open a stream of its own, and a browser has six lines to a server.
   */
  async listen(): Promise<void> {
    const { mailbox } = await this.#session.inside();
    if (listened.has(mailbox)) return;
    listened.add(mailbox);
    await listenTo(mailbox, () => void this.#session.refresh().catch(() => undefined));
  }

  /**
   * Writes into the conversation; attachments are carried first and named in the message. `about` names what it corrects.
   */
  async write(text: string, attachments: readonly FileOnItsWay[], language: string, about?: string): Promise<void> {
    const { keeper, mailbox, signal } = await this.#session.inside();
    await pastClosedKeys(
      () => attachments,
      keeper,
      async () => {
        for (const file of attachments) await file.carry(keeper, mailbox);
        const kept = attachments.flatMap((file) => (file.kept ? [file.kept] : []));
        if (kept.length < attachments.length)
          throw new Refused(attachments.some((file) => file.state === "refused") ? "too-large" : "later");
        const body: Body = {
          ...(text && { text }),
          attachments: kept.map((file) => file.sealed.entry.id),
          language,
          ...(about && { about }),
        };
        const draft: Draft = { compartment: "conversation", kind: "message", body };
        await keeper.keep({ drafts: [draft], files: kept }, { signal, tries: TRIES });
      },
    );
    for (const file of attachments) file.confirm();
    await this.#session.refresh();
  }

  /** Changes one consent; a withdrawal also turns the key of what follows. */
  async switch(
    purpose: ConsentPurpose,
    on: boolean,
    decision: ConsentDecision,
    circles: readonly ReadingCircle[],
  ): Promise<void> {
    const { keeper, signal } = await this.#session.inside();
    const next = switched(keeper.consents.latest(purpose), decision, on);
    await keeper.keep({ consents: [next], ...(on && { circles }) }, { signal, tries: TRIES });
    if (!on) await keeper.renew(circles, { signal, tries: TRIES });
    await this.#session.refresh();
  }

  /**
   * Shuts an organisation out of every choice she made: its keys end with the deposit, and what follows goes under keys
   * it never held.
   */
  async shutOut(organisation: string, circles: readonly ReadingCircle[]): Promise<void> {
    const { keeper, signal } = await this.#session.inside();
    const theirs = circles.filter((circle) => circle.organisation.id === organisation);
    const ids = [organisation, ...theirs.map((circle) => circle.id)];
    const consents = CONSENT_PURPOSES.flatMap((purpose) => {
      const latest = keeper.consents.latest(purpose);
      return latest ? [without(latest, organisation as Id, ids)] : [];
    });
    if (consents.length === 0) return;
    await keeper.keep({ consents }, { signal, tries: TRIES });
    await keeper.renew(
      circles.filter((circle) => !theirs.includes(circle)),
      { signal, tries: TRIES },
    );
    await this.#session.refresh();
  }

  /** Answers whether investigators may be given something: the recipient is named anew each time. */
  async answerRelease(decision: ConsentDecision): Promise<void> {
    const { keeper, signal } = await this.#session.inside();
    await keeper.keep({ consents: [decision] }, { signal, tries: TRIES });
    await this.#session.refresh();
  }

  /** Adds a note beside an answer or a file; the first stays. */
  async annotate(draft: Draft): Promise<void> {
    const { keeper, signal } = await this.#session.inside();
    await keeper.keep({ drafts: [draft] }, { signal, tries: TRIES });
    await this.#session.refresh();
  }

  /** Asks for everything under this case to be erased, or takes that back; or keeps one item that others had closed. */
  async erase(act: "ask" | "cancel", item?: string): Promise<readonly Erasure[]> {
    const { keeper, mailbox } = await this.#session.inside();
    const subject = item === undefined ? { kind: "case", id: keeper.case.id } : { kind: "item", id: item };
    const envelope = await this.#signed("erasure", { subject, act, reason: "asked" });
    // A reading under way would be refused in its middle: the case closes to her with this call.
    const erasures = await this.#session.readings.run(() => erase(mailbox, envelope));
    await this.#session.refresh().catch(() => undefined);
    return erasures;
  }

  /** What two members gave to this code of a case she had before, each with what it opens by now. */
  async earlier(): Promise<readonly Earlier[]> {
    const { keys, keeper, mailbox } = await this.#session.inside();
    await mailbox.cases();
    const all: Earlier[] = [];
    for (const given of mailbox.given)
      all.push({ given, record: await readCase(keys, { ...keeper.case, id: given.case as CaseId }, mailbox) });
    return all;
  }

  /** Ends that a case was given to a new code: this case, whose code is not lost then; or the one given to this code. */
  async endGiven({ relink, case: id }: GivenBack): Promise<void> {
    const { mailbox } = await this.#session.inside();
    const said = { ...(id && { case: id }), relink, reason: id ? "her-wish" : "not-her" };
    await endRelink(mailbox, await this.#signed("relinkEnd", said));
    await mailbox.cases();
    await this.#session.refresh().catch(() => undefined);
  }

  /** A statement of hers about her case. */
  async #signed(type: "erasure" | "relinkEnd", said: object): Promise<unknown> {
    const { keys, keeper } = await this.#session.inside();
    const { id, author } = keeper.case;
    const about = { instance: keys.instance, id: randomId(), case: id, author: author.verification };
    return signStatement({ type: STATEMENT_TYPES[type], ...about, ...said }, author);
  }

  async receipt(): Promise<Receipt | undefined> {
    const { last, record } = this.#session;
    const event = last?.receipts[0]?.event ?? record?.events.find((one) => one.kind === "deposit")?.event;
    if (!event) return undefined;
    return receiptOf((await this.#session.inside()).mailbox, event);
  }

  async open(exhibit: Told, record = this.#session.record): Promise<Blob | undefined> {
    if (!record) return undefined;
    const { keys, mailbox } = await this.#session.inside();
    return openFile(keys, record, exhibit, mailbox);
  }
}

/** A switch turned on the return screen: the same words, the other answer. */
export function switched(latest: Consent | undefined, decision: ConsentDecision, on: boolean): ConsentDecision {
  const answer = on ? "yes" : "no";
  if (!latest) return { ...decision, answer };
  const { purpose, to, exclude, speaker, wording } = latest;
  return { purpose, answer, to, exclude, speaker, wording };
}

/** The same answer to all but one organisation; a yes that was to nobody else becomes a no. */
function without(latest: Consent, organisation: Id, ids: readonly string[]): ConsentDecision {
  const { purpose, answer, to, exclude, speaker, wording } = latest;
  const others = typeof to === "string" ? to : to.filter((id) => !ids.includes(id));
  const nobody = others.length === 0;
  return {
    purpose,
    answer: nobody && answer === "yes" ? "no" : answer,
    to: nobody ? to : others,
    exclude: [...new Set([...exclude, organisation])].sort(),
    speaker,
    wording,
  };
}

const listened = new WeakSet<Mailbox>();

/** Calls back whenever something may be new, until she leaves. */
async function listenTo(mailbox: Mailbox, onPoke: () => void): Promise<void> {
  const { leaving, transport } = mailbox;
  while (!leaving.aborted) {
    try {
      await mailbox.work();
      const heard = pokes(transport, "/mailbox/events", leaving);
      while ((await heard.next()).done !== true) onPoke();
    } catch {
      await mailbox.work(true).catch(() => undefined);
      await transport.wait(5000, leaving).catch(() => undefined);
    }
  }
}
