import type { Schema } from "@backup/api";
import {
  caseIdOf,
  CONSENT_PURPOSES,
  ConsentState,
  gateRow,
  isCompartmentName,
  readId,
  readVerificationKey,
  speaksOf,
  timestamp,
  type CaseId,
  type CircleInForce,
  type CircleStatement,
  type CompartmentName,
  type Consent,
  type ConsentPurpose,
  type Epoch,
  type Recipient,
  type VerificationKey,
} from "@backup/sealing/member";
import { CaseSigners, gateReader, neededFor } from "./case-signers.ts";
import { openNewCircleKeys } from "./circle-keys.ts";
import type { Context } from "./context.ts";
import { answersIn, type Answered } from "./her-answers.ts";
import { herRecipient } from "./her-recipient.ts";
import type { Access, CompartmentView, ConsentView } from "./model.ts";
import { Refusal } from "./problem.ts";
import { openGrants, type CaseItem, type ReadingPlace } from "./reading.ts";
import { allPages } from "./server.ts";

type CaseFileAnswer = Schema<"CaseFile">;

/** How long a yes counts as fresh (protocol section 9.11). */
const fresh = 180 * 86_400_000;

/** A person who cannot come back must not lose her care: `read` and `help` are never due, a release ends by itself. */
export const isDue = (purpose: ConsentPurpose, given: Date, now: Date): boolean =>
  !["read", "help", "release"].includes(purpose) && now.getTime() - given.getTime() >= fresh;

/**
 * Whether a circle is of the organisations that `team` in a consent speaks of. Which she was shown is known to the server
 * alone: it may leave one out, and no organisation but this member's own counts on its word.
 */
const teamOf =
  ({ directory, session }: Context, { readers = [] }: CaseFileAnswer) =>
  ({ organisation }: Pick<CircleStatement, "organisation">): boolean => {
    const isOf = (id: string): boolean => directory.circle(id)?.statement.organisation === organisation;
    return (
      directory.circlesOf(session.member).some((circle) => circle.statement.organisation === organisation) &&
      readers.some((reading) => reading.reader.kind === "circle" && isOf(reading.reader.id))
    );
  };

/** Her answers as they were signed, with each chain checked, and whose hand counts by them; refused where one is not hers. */
const readAnswers = (context: Context, of: OfCase, first: CaseFileAnswer, given: Schema<"CaseAnswers">["answers"]) => {
  const isTeam = teamOf(context, first);
  const signersBy = (consents: readonly Consent[]): CaseSigners =>
    new CaseSigners(context.directory, { author: of.author, consents, isTeam });
  try {
    const answers = answersIn({ ...of, instance: context.instance }, given, signersBy);
    const said = answers.map(({ consent }) => consent);
    return { answers, consents: ConsentState.of(said), signers: signersBy(said) };
  } catch {
    throw new Refusal("unverified");
  }
};

/** The same, asked for; who signed beside her may be a colleague who came after the directory was read. */
const askForAnswers = async (context: Context, of: OfCase, first: CaseFileAnswer) => {
  const { answers } = await context.server.ask("get", "/cases/{case}/answers", { path: { case: of.case } });
  try {
    return readAnswers(context, of, first, answers);
  } catch (refused) {
    if (!context.keyring.mayAskFor([`${of.case} answers`])) throw refused;
    await context.directory.refresh();
    return readAnswers(context, of, first, answers);
  }
};

type Pages = readonly [CaseFileAnswer, ...CaseFileAnswer[]];

const isAnswered = (pages: readonly CaseFileAnswer[]): pages is Pages => pages.length > 0;

/**
 * Opens the grants that count. Whose hand is not known may be a colleague's who came after this member did: the directory
 * is read again, once a minute, before anything is called unverified.
 *
 * @returns the compartments of which a grant does not count
 */
const openCounting = async (
  context: Context,
  id: CaseId,
  pages: Pages,
  signers: CaseSigners,
): Promise<readonly string[]> => {
  const open = (): Promise<readonly string[]> =>
    openGrants({ instance: context.instance, case: id }, pages[0].grants ?? [], context.keyring, (by, compartment) =>
      signers.mayGrant(by, compartment),
    );
  const unverified = await open();
  const strangers = pages
    .flatMap((page) => page.items)
    .filter((item) => !signers.mayWrite(readVerificationKey(item.author), item.compartment));
  const unknown = [...unverified.map((name) => `${id} ${name}`), ...strangers.map((item) => item.author)];
  if (!context.keyring.mayAskFor(unknown)) return unverified;
  await context.directory.refresh();
  return open();
};

interface OfCase {
  readonly case: CaseId;
  readonly author: VerificationKey;
}

/** What a case rests on, as this member could check it. */
interface Checked {
  readonly author: VerificationKey;
  readonly answers: readonly Answered[];
  readonly consents: ConsentState;
  readonly signers: CaseSigners;
  readonly unverified: readonly string[];
}

/** Everything about a case that needs no key, and the epochs this member can open. */
export class CaseState {
  readonly id: CaseId;
  readonly first: CaseFileAnswer;
  readonly items: readonly CaseItem[];
  /** Every answer of hers, by whichever hand it was signed that may. */
  readonly answers: readonly Answered[];
  readonly consents: ConsentState;
  readonly signers: CaseSigners;
  readonly author: VerificationKey;
  readonly unverified: readonly string[];
  readonly #context: Context;
  #recipient: Recipient | undefined;

  private constructor(context: Context, id: CaseId, pages: Pages, checked: Checked) {
    this.#context = context;
    this.id = id;
    this.first = pages[0];
    this.items = pages.flatMap((page) => page.items);
    this.author = checked.author;
    this.answers = checked.answers;
    this.consents = checked.consents;
    this.signers = checked.signers;
    this.unverified = checked.unverified;
  }

  static async read(context: Context, case_: string): Promise<CaseState> {
    const id = readId<"case">(case_);
    const pages = await allPages((since) =>
      context.server.ask("get", "/cases/{case}", {
        path: { case: id },
        ...(since === undefined ? {} : { query: { since } }),
      }),
    );
    if (!isAnswered(pages)) throw new Refusal("unverified");
    const [first] = pages;
    // The case id certifies the author key: nobody, the server included, can put another in its place (section 3).
    if (first.author === undefined) throw new Refusal("unverified");
    const author = readVerificationKey(first.author);
    if (caseIdOf(context.instance, author) !== id) throw new Refusal("unverified");
    const of: OfCase = { case: id, author };
    // While it waits for its erasure the server hands on nothing that she signed.
    const answered =
      first.state === "erasing" ? readAnswers(context, of, first, []) : await askForAnswers(context, of, first);
    await openNewCircleKeys(context, first.grants ?? []);
    const unverified = await openCounting(context, id, pages, answered.signers);
    return new CaseState(context, id, pages, { author, ...answered, unverified });
  }

  get place(): ReadingPlace {
    return { instance: this.#context.instance, case: this.id };
  }

  /** Whom to seal to what she is to read: her own key, by her own signature, asked for once. */
  async recipient(): Promise<Recipient> {
    this.#recipient ??= await herRecipient(this.#context, this.id);
    return this.#recipient;
  }

  /** Highest epoch of a compartment, whoever holds it. */
  latest(compartment: string): Schema<"CompartmentEpoch"> | undefined {
    return (this.first.compartments ?? [])
      .filter((one) => one.compartment === compartment)
      .sort((a, b) => b.epoch - a.epoch)[0];
  }

  /** Whether it is to be erased: nothing is read or written any more, whatever keys are still in memory (section 11). */
  get erasing(): boolean {
    return this.first.state === "erasing";
  }

  epochOf(compartment: string, epoch: number): Epoch | undefined {
    if (this.erasing) return undefined;
    return this.#context.keyring.epoch(this.id, compartment, epoch);
  }

  /** The latest epoch, if this member holds it and it may still be written to. */
  writable(compartment: string): Epoch | undefined {
    const latest = this.latest(compartment);
    if (latest === undefined || latest.stale) return undefined;
    return this.epochOf(compartment, latest.epoch);
  }

  /** Whether something was sealed under this name that this member holds no key to; the server does not list what. */
  isClosed(compartment: string): boolean {
    return (this.first.compartments ?? []).some(
      (one) => one.compartment === compartment && this.epochOf(compartment, one.epoch) === undefined,
    );
  }

  /** Compartments that wait for a new epoch and whose latest one this member holds: he may make the next (section 6). */
  staleHere(): readonly CompartmentName[] {
    return this.names().filter((name) => {
      const latest = this.latest(name);
      return latest?.stale === true && this.epochOf(name, latest.epoch) !== undefined;
    });
  }

  names(): readonly CompartmentName[] {
    return [...new Set((this.first.compartments ?? []).map((one) => one.compartment))].filter(isCompartmentName);
  }

  itemsIn(compartment: string, kind: "document" | "media" = "document"): readonly CaseItem[] {
    return this.items.filter((item) => item.compartment === compartment && item.kind === kind && item.state === "live");
  }

  consentViews(): readonly ConsentView[] {
    return CONSENT_PURPOSES.map((purpose) => this.#consentView(purpose));
  }

  #consentView(purpose: ConsentPurpose): ConsentView {
    const latest = this.consents.latest(purpose);
    const { directory } = this.#context;
    const given = latest === undefined ? undefined : this.#receivedOf(purpose, latest.number);
    const due = latest?.answer === "yes" && given !== undefined && isDue(purpose, given, new Date());
    const asked = (this.first.asks ?? []).find((one) => one.purpose === purpose && !one.answered);
    return {
      purpose,
      answer: latest?.answer ?? "unanswered",
      to: latest === undefined || typeof latest.to === "string" ? [] : latest.to.map((id) => directory.anyName(id)),
      excluded: (latest?.exclude ?? []).map((id) => directory.anyName(id)),
      until: latest?.until === undefined ? undefined : new Date(latest.until),
      given,
      due,
      asked: asked === undefined ? undefined : new Date(asked.asked),
      mayAsk: purpose !== "release" && asked === undefined && (due || latest?.answer === "later"),
      speaker: latest?.speaker,
      channel: latest?.channel,
      number: latest?.number ?? 0,
    };
  }

  /** A "no" that was never a "yes" took nothing back. */
  #wasGiven(purpose: ConsentPurpose): boolean {
    return this.answers.some(({ consent }) => consent.purpose === purpose && consent.answer === "yes");
  }

  #receivedOf(purpose: ConsentPurpose, number: number): Date | undefined {
    const found = this.answers.find(({ consent }) => consent.purpose === purpose && consent.number === number);
    return found === undefined ? undefined : new Date(found.received);
  }

  compartmentViews(): readonly CompartmentView[] {
    return this.names().map((name) => {
      const latest = this.latest(name);
      return {
        name,
        epoch: latest?.epoch ?? 0,
        items: this.itemsIn(name).length,
        stale: latest?.stale ?? false,
        access: this.#access(name),
        readers: (this.first.readers ?? [])
          .filter((reading) => reading.compartment === name && reading.state === "live")
          .map((reading) => this.#context.directory.readerName(reading.reader)),
      };
    });
  }

  #access(name: CompartmentName): Access {
    if (this.erasing) return { kind: "erasing" };
    const epochs = (this.first.compartments ?? []).filter((one) => one.compartment === name);
    if (epochs.some((one) => this.epochOf(name, one.epoch) !== undefined)) return { kind: "open" };
    if (this.unverified.includes(name)) return { kind: "unverified" };
    const purpose = missingConsent(name, this.consents);
    if (purpose === undefined) return { kind: "not-granted" };
    return this.#wasGiven(purpose) && this.consents.latest(purpose)?.answer === "no"
      ? { kind: "withdrawn", purpose }
      : { kind: "no-consent", purpose };
  }

  /** Circles the gate would let read a compartment now, by a member's grant. */
  mayRead(compartment: CompartmentName, { statement }: CircleInForce): boolean {
    if (this.erasing) return false;
    const reader = gateReader(statement, teamOf(this.#context, this.first)(statement));
    return gateRow(this.consents, { compartment, reader, by: "member", now: timestamp(new Date()) }) !== undefined;
  }

  /** Whether she wants to be contacted by a circle of this member: for what reaches out, never for an answer here. */
  get wantsContact(): boolean {
    const help = this.consents.given("help", timestamp(new Date()));
    const { directory, session } = this.#context;
    const isTeam = teamOf(this.#context, this.first);
    return directory
      .circlesOf(session.member)
      .some(({ statement }) => help !== undefined && speaksOf(help, gateReader(statement, isTeam(statement))));
  }
}

const missingConsent = (name: string, consents: ConsentState): ConsentPurpose | undefined =>
  neededFor(name).find((purpose) => consents.given(purpose, timestamp(new Date())) === undefined);
