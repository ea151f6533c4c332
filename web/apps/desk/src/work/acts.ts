import type { Schema } from "@backup/api";
import {
  addSignature,
  assembleDeposit,
  b64u,
  canonicalBytes,
  isCompartmentName,
  nextConsent,
  padded,
  randomId,
  readId,
  sealGrant,
  signStatement,
  timestamp,
  type CircleInForce,
  type Consent,
  type ConsentAnswer,
  type ConsentPurpose,
  type Envelope,
  type Epoch,
  type GrantEntry,
  type SealedGrant,
  type Statement,
} from "@backup/sealing/member";
import { CaseState } from "./case-state.ts";
import { mayTakeAnswers, type Protection } from "./child.ts";
import type { Context } from "./context.ts";
import type { Acts, InPerson } from "./desk.ts";
import { takesTwo } from "./in-person.ts";
import { circleView } from "./directory/views.ts";
import type { Erasable } from "./erased.ts";
import { isLater, newCaseIn, sealedToNewCode } from "./giving-back.ts";
import type { CircleView, ProposalView, Surety } from "./model.ts";
import { spoken } from "./order.ts";
import { Refusal } from "./problem.ts";
import { asShown, proposalView, secondSignature } from "./proposals.ts";
import { referenceOf } from "./reference.ts";
import { compartmentNamed } from "./writing.ts";

/** The circle of this member that reads the case: it hands over. */
const fromCircle = (context: Context, state: CaseState): string => {
  const own = new Set<string>(context.directory.circlesOf(context.session.member).map((one) => one.statement.id));
  const reading = (state.first.readers ?? []).find(
    (one) => one.reader.kind === "circle" && own.has(one.reader.id) && one.state === "live",
  );
  if (reading === undefined) throw new Refusal("not-permitted");
  return reading.reader.id;
};

/** Whether a circle reads the epoch in which a compartment is written now. */
const readsLast = (
  { first }: CaseState,
  circle: string,
  { compartment, epoch }: Pick<Epoch, "compartment" | "epoch">,
): boolean =>
  (first.compartments ?? []).every((one) => one.compartment !== compartment || one.epoch <= epoch) &&
  (first.readers ?? []).some(
    (one) => one.reader.id === circle && one.state === "live" && one.compartment === compartment && one.epoch === epoch,
  );

/** What is done in a case by signed statements; what needs two persons waits for the second as a proposal. */
export class CaseActs implements Acts {
  readonly #context: Context;
  readonly #state: CaseState;
  readonly #protection: () => Promise<Protection>;

  constructor(context: Context, state: CaseState, protection: () => Promise<Protection>) {
    this.#context = context;
    this.#state = state;
    this.#protection = protection;
  }

  get #author() {
    return this.#context.keyring.signing.verification;
  }

  #head<T extends Statement["type"]>(type: T) {
    return { type, instance: this.#context.instance, id: randomId(), case: this.#state.id };
  }

  get #path() {
    return { case: this.#state.id };
  }

  #signed(statement: Statement): Schema<"Envelope"> {
    return signStatement(statement, this.#context.keyring.signing) as unknown as Schema<"Envelope">;
  }

  async #propose(statement: Statement, grants?: Readonly<Record<string, string>>): Promise<void> {
    const envelope = signStatement(statement, this.#context.keyring.signing);
    await this.#context.server.ask("post", "/cases/{case}/proposals", {
      path: this.#path,
      bytes: canonicalBytes({ envelope, ...(grants === undefined ? {} : { grants }) }),
    });
  }

  async approve(media: string): Promise<void> {
    const statement = {
      ...this.#head("backup/v1/approval"),
      item: readId<"item">(media),
      approver: this.#author,
      issued: timestamp(new Date()),
    };
    const body = { envelope: this.#signed(statement) };
    await this.#context.server.ask("post", "/cases/{case}/approvals", { path: this.#path, body });
  }

  async close(reason: string): Promise<void> {
    const statement = { ...this.#head("backup/v1/closing"), author: this.#author, reason };
    const body = { envelope: this.#signed(statement) };
    await this.#context.server.ask("post", "/cases/{case}/closing", { path: this.#path, body });
  }

  async ask(purpose: ConsentPurpose, recipient: string | undefined, reason: string): Promise<void> {
    const statement = {
      ...this.#head("backup/v1/asking"),
      author: this.#author,
      purpose,
      ...(recipient === undefined ? {} : { recipient: readId<"circle">(recipient) }),
      reason,
    };
    const body = { envelope: this.#signed(statement) };
    await this.#context.server.ask("post", "/cases/{case}/asks", { path: this.#path, body });
  }

  proposeInterview(reason: string): Promise<void> {
    const statement = { ...this.#head("backup/v1/interview"), act: "take", reason };
    return this.#propose(statement);
  }

  async declineInterview(proposal: string, reason: string): Promise<void> {
    const statement = { ...this.#head("backup/v1/interview"), act: "decline", proposal, reason };
    const body = { envelope: this.#signed(statement) };
    await this.#context.server.ask("post", "/cases/{case}/declines", { path: this.#path, body });
  }

  investigators(): readonly CircleView[] {
    const { directory, session } = this.#context;
    return directory
      .circles()
      .filter((circle) => circle.statement.purposes.includes("investigation"))
      .map((circle) => circleView(circle, directory, session.member));
  }

  #erasure(act: "ask" | "cancel" | "now", reason: string, subject: Schema<"ErasureSubject">): Statement {
    return { ...this.#head("backup/v1/erasure"), author: this.#author, subject, act, reason } as Statement;
  }

  get #wholeCase(): Schema<"ErasureSubject"> {
    return { kind: "case", id: this.#state.id };
  }

  proposeErasure(act: "ask" | "now", reason: string): Promise<void> {
    return this.#propose(this.#erasure(act, reason, this.#wholeCase));
  }

  proposeItemErasure({ item, along }: Erasable, act: "ask" | "now", reason: string): Promise<void> {
    const subject = { kind: "item" as const, id: item, ...(along.length > 0 && { along: [...along] }) };
    return this.#propose(this.#erasure(act, reason, subject));
  }

  async takeErasureBack(reason: string, item?: string): Promise<void> {
    const subject = item === undefined ? this.#wholeCase : { kind: "item" as const, id: item };
    const envelope = signStatement(this.#erasure("cancel", reason, subject), this.#context.keyring.signing);
    await this.#context.server.ask("post", "/erasures", { bytes: padded({ envelope }) });
  }

  proposeHold(until: Date, reason: string): Promise<void> {
    const statement = { ...this.#head("backup/v1/hold"), until: timestamp(until), reason, act: "set" };
    return this.#propose(statement);
  }

  proposeLift(reason: string): Promise<void> {
    const statement = { ...this.#head("backup/v1/hold"), until: timestamp(new Date()), reason, act: "lift" };
    return this.#propose(statement);
  }

  /** Circles that may take the case over; one's own where its key is newer than the one the case is sealed to. */
  handOverTo(): readonly CircleView[] {
    const { directory, session } = this.#context;
    return directory
      .circles()
      .filter((circle) => !circle.statement.members.some((id) => id === session.member) || this.#isBehind(circle))
      .filter((circle) => this.#state.mayRead(compartmentNamed("care"), circle))
      .map((circle) => circleView(circle, directory, session.member));
  }

  /** Seals what this member holds to the new circle, as far as the consents reach, and proposes the act. */
  async proposeHandOver(to: string, reason: string): Promise<void> {
    const circle = this.#context.directory.circle(to);
    if (circle === undefined) throw new Refusal("key-changed");
    const from = this.#isBehind(circle) ? circle.statement.id : fromCircle(this.#context, this.#state);
    const grants = await this.#sealedTo(circle, from);
    const statement = {
      ...this.#head("backup/v1/handover"),
      from: { kind: "circle", id: from },
      to: { kind: "circle", id: circle.statement.id },
      reason,
      grants: grants.map((grant): GrantEntry => grant.entry),
    };
    await this.#propose(statement, Object.fromEntries(grants.map((grant) => [grant.entry.id, b64u(grant.file)])));
  }

  /** Whether this circle was granted something here under an earlier key of its own, which who joined since lacks. */
  #isBehind({ statement }: CircleInForce): boolean {
    const own = this.#context.directory.circlesOf(this.#context.session.member);
    return (
      own.some((one) => one.statement.id === statement.id) &&
      (this.#state.first.grants ?? []).some(
        ({ circle, circleEpoch }) => circle === statement.id && (circleEpoch ?? 0) < statement.epoch,
      )
    );
  }

  async #sealedTo(circle: CircleInForce, from: string): Promise<readonly SealedGrant[]> {
    const reader = { kind: "circle" as const, id: circle.statement.id };
    const grants: SealedGrant[] = [];
    for (const { compartment, epoch } of this.#state.first.compartments ?? []) {
      if (!isCompartmentName(compartment) || !this.#state.mayRead(compartment, circle)) continue;
      const held = this.#state.epochOf(compartment, epoch);
      // Who takes over must read what is written last: else nobody would answer the person any more.
      if (held === undefined && readsLast(this.#state, from, { compartment, epoch })) throw new Refusal("no-key");
      if (held === undefined) continue;
      const grantee = { reader, recipient: circle.recipient, purpose: "handover" };
      grants.push(await sealGrant(grantee, this.#state.place, held, this.#context.keyring.signing));
    }
    return grants;
  }

  async isLater(other: string): Promise<boolean> {
    return isLater(await CaseState.read(this.#context, other), this.#state);
  }

  async proposeGivingBack(to: string, how: Surety, reason: string): Promise<void> {
    const anew = readId<"case">(to);
    const grants = await sealedToNewCode(this.#context, this.#state, anew);
    const entries = grants.map((grant): GrantEntry => grant.entry);
    const statement = { ...this.#head("backup/v1/relink"), to: anew, how, reason, grants: entries };
    await this.#propose(statement, Object.fromEntries(grants.map((grant) => [grant.entry.id, b64u(grant.file)])));
  }

  async endGivingBack(relink: string, reason: string): Promise<void> {
    const statement = { ...this.#head("backup/v1/relink-end"), relink, author: this.#author, reason };
    const envelope = signStatement(statement, this.#context.keyring.signing);
    await this.#context.server.ask("post", "/relinks/ends", { bytes: padded({ envelope }) });
  }

  /**
   * Answers that the person gave in person to a case opened together with an officer (section 9.10). What one signature
   * may take back goes at once; everything else waits for a second member.
   */
  async answerInPerson(given: InPerson): Promise<"done" | "proposed"> {
    await this.#mustTake(Object.values(given.answers));
    const { questionnaire } = await referenceOf("crsv");
    const wording = { questionnaire: questionnaire.id, version: questionnaire.version, language: given.language };
    const consents = Object.entries(given.answers).map(([purpose, answer]): Consent => {
      const latest = this.#state.consents.latest(purpose as ConsentPurpose);
      return nextConsent(
        {
          purpose: purpose as ConsentPurpose,
          answer,
          to: latest?.to ?? [readId(fromCircle(this.#context, this.#state))],
          exclude: latest?.exclude ?? [],
          speaker: latest?.speaker ?? this.#state.consents.latest("read")?.speaker ?? "self",
          channel: given.channel,
          wording,
        },
        latest,
      );
    });
    const made = assembleDeposit({ ...this.#state.place, consents }, this.#context.keyring.signing);
    if (!takesTwo(given.answers)) {
      await this.#context.server.ask("post", "/deposits", { bytes: made.body }, { repeatable: true, tries: 4 });
      return "done";
    }
    await this.#propose(made.envelope.statement);
    return "proposed";
  }

  /** Who signs answers of a child, first or second, is trained; to take back, nobody needs to be. */
  async #mustTake(answers: readonly ConsentAnswer[]): Promise<void> {
    if (answers.every((answer) => answer === "no")) return;
    if (!mayTakeAnswers(await this.#protection(), answers)) throw new Refusal("child");
  }

  async #waiting(): Promise<Schema<"CaseProposals">["proposals"]> {
    return (await this.#context.server.ask("get", "/cases/{case}/proposals", { path: this.#path })).proposals;
  }

  async proposals(): Promise<readonly ProposalView[]> {
    return Promise.all(
      (await this.#waiting()).map(async (one) => {
        const view = proposalView(one, this.#context, this.#state.items);
        const to =
          view.kind === "relink" ? newCaseIn((one.envelope.statement as Statement & { to?: unknown }).to) : undefined;
        if (to === undefined) return view;
        const { first } = await CaseState.read(this.#context, to);
        return { ...view, title: spoken(first.reference ?? "") };
      }),
    );
  }

  async second(proposal: ProposalView): Promise<void> {
    await this.#mustTake(proposal.answers.map((one) => one.answer));
    const found = (await this.#waiting()).find((one) => one.proposal === proposal.id);
    if (found === undefined) throw new Refusal("absent");
    const { server, keyring } = this.#context;
    if (proposal.kind === "deposit") {
      // An answer is a deposit like any other: whoever signs second brings it.
      const envelope: Envelope = addSignature(asShown(found.envelope, proposal, this.#context), keyring.signing);
      await server.ask("post", "/deposits", { bytes: padded({ envelope }) }, { repeatable: true, tries: 4 });
      return;
    }
    const path = { ...this.#path, proposal: proposal.id };
    const body = secondSignature(found.envelope, proposal, this.#context);
    await server.ask("post", "/cases/{case}/proposals/{proposal}/signatures", { path, body });
  }
}
