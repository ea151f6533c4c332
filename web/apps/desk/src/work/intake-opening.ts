import { routingSlip } from "@backup/questionnaire";
import {
  AccessCode,
  addSignature,
  assembleDeposit,
  compartment,
  doWork,
  nextCase,
  newConversation,
  nextConsent,
  padded,
  readId,
  readTimestamp,
  ReporterKeys,
  sealDocument,
  sealGrant,
  systemRandom,
  type CaseId,
  type CompartmentName,
  type DepositParts,
  type DocumentDraft,
  type Consent,
  type Epoch,
  type ReporterCase,
  type SealedGrant,
  type SealedItem,
} from "@backup/sealing/reporter";
import type { CircleInForce } from "@backup/sealing/member";
import { clinicalIn } from "./clinical.ts";
import type { Context } from "./context.ts";
import type { IntakeAnswers, AssistedCase } from "./desk.ts";
import { codesOf, draftsFor } from "./intake-drafts.ts";
import { withSpeaker } from "./intake-plan.ts";
import { Refusal } from "./problem.ts";
import { referenceOf, type Reference } from "./reference.ts";
import { withToken, type Server } from "./server.ts";
import { sendFile } from "./writing.ts";

type Step = "keys" | "sealing" | "sending";

/** Which compartments the intake circle may read, by the consents that were just given. */
const grantable = (name: string, consents: IntakeAnswers["consents"]): boolean => {
  if (name === "care" || name.startsWith("conversation.")) return consents.read === "yes";
  if (name === "contact") return consents.read === "yes" && consents.help === "yes";
  if (name === "account") return consents.share_professionals === "yes";
  return name === "exhibits" && consents.share_professionals === "yes" && consents.media === "yes";
};

const consentsOf = (given: IntakeAnswers, reference: Reference): readonly Consent[] =>
  Object.entries(given.consents).map(([purpose, answer]) =>
    nextConsent({
      purpose: purpose as Consent["purpose"],
      answer,
      to: [readId(given.circle)],
      exclude: [],
      speaker: given.speaker,
      channel: given.channel,
      wording: {
        questionnaire: reference.questionnaire.id,
        version: reference.questionnaire.version,
        language: given.language,
      },
    }),
  );

/**
 * The reference that the server drew when the circle was granted the case. The case is open by now: where its page does
 * not arrive there is no reference to say, but the code must not be lost with it.
 */
export const referenceDrawn = (server: Pick<Server, "ask">, id: CaseId): Promise<string> =>
  server.ask("get", "/cases/{case}", { path: { case: id } }).then(
    (page) => page.reference ?? "",
    () => "",
  );

interface Opening {
  readonly keys: ReporterKeys;
  readonly own: ReporterCase;
  readonly server: Server;
  readonly circle: CircleInForce;
  readonly given: IntakeAnswers;
  readonly reference: Reference;
}

interface SealedParts {
  readonly epochs: readonly Epoch[];
  readonly items: readonly SealedItem[];
  readonly grants: readonly SealedGrant[];
}

const firstEpoch = (keys: ReporterKeys, own: ReporterCase, name: CompartmentName): Epoch => ({
  compartment: name,
  epoch: 0,
  identity: keys.compartment(own.id, name, 0),
});

/** A case that an officer opens with the person: signed by the case's author key and by the officer (section 9.10). */
export class IntakeOpening {
  readonly #context: Context;
  #keys: ReporterKeys | undefined;

  constructor(context: Context) {
    this.#context = context;
  }

  async open(given: IntakeAnswers, progress: (step: Step) => void): Promise<AssistedCase> {
    progress("keys");
    const circle = this.#context.directory.circle(given.circle);
    if (circle === undefined) throw new Refusal("key-changed");
    const code = AccessCode.draw();
    const keys = await ReporterKeys.of(code, this.#context.instance);
    this.#keys = keys;
    const { transport } = this.#context.server;
    const session = await this.#context.server.ask("post", "/mailbox/session", {
      body: { secret: keys.mailboxSecret() },
    });
    const server = withToken(transport, () => session.token);
    const { cases } = await server.ask("get", "/mailbox/cases", {});
    const own = nextCase(keys, new Set(cases.map((one) => readId<"case">(one.case))));
    const reference = await referenceOf("crsv");
    const opening = { keys, own, server, circle, given, reference };
    progress("sealing");
    const parts = await this.#seal(opening);
    const work = await doWork(session.work, keys.mailboxId());
    progress("sending");
    await this.#send(opening, parts, work);
    const unsent = await this.#sendFiles(opening);
    const groups = code.revealGroups().join(" ");
    return { reference: await referenceDrawn(this.#context.server, own.id), code: groups, unsent };
  }

  /**
   * The files, after the case: a mailbox takes none before its first deposit. One that does not arrive takes nothing
   * back of what was opened, least of all the code.
   *
   * @returns the names of those that did not arrive
   */
  async #sendFiles(opening: Opening): Promise<readonly string[]> {
    const { keys, own, server, given } = opening;
    const place = { instance: this.#context.instance, case: own.id };
    const exhibits = firstEpoch(keys, own, compartment("exhibits"));
    let first: Pick<DepositParts, "epochs" | "grants"> = {
      epochs: [{ compartment: exhibits.compartment, epoch: exhibits.epoch }],
      grants: await this.#grants([exhibits], opening),
    };
    const unsent: string[] = [];
    for (const file of given.files) {
      try {
        const { item, exhibit } = await sendFile(server, file, exhibits, () => undefined);
        const draft: DocumentDraft = { kind: "exhibit", body: exhibit, claimed: new Date() };
        const items = [(await sealDocument(draft, place, exhibits, own.author)).item];
        const { body } = assembleDeposit({ ...place, ...first, items, uploaded: [item] }, own.author);
        await server.ask("post", "/deposits", { bytes: body }, { repeatable: true, tries: 4 });
        first = {};
      } catch {
        unsent.push(file.name);
      }
    }
    return unsent;
  }

  async #seal(opening: Opening): Promise<SealedParts> {
    const { keys, own, given, reference } = opening;
    const place = { instance: this.#context.instance, case: own.id };
    const epochOf = (name: CompartmentName): Epoch => firstEpoch(keys, own, name);
    const talk = newConversation(systemRandom);
    const drafts = draftsFor(given, reference);
    const named = [...drafts.keys()].map((name) => (name === "conversation" ? talk : compartment(name as "care")));
    const names = new Set<CompartmentName>([compartment("care"), talk, ...named]);
    const epochs = [...names].map(epochOf);
    const items: SealedItem[] = [];
    for (const epoch of epochs) {
      const key = epoch.compartment === talk ? "conversation" : epoch.compartment;
      for (const draft of drafts.get(key) ?? []) items.push((await sealDocument(draft, place, epoch, own.author)).item);
    }
    return { epochs, items, grants: await this.#grants(epochs, opening) };
  }

  /** The circle's keys to what was agreed to. */
  async #grants(epochs: readonly Epoch[], { own, circle, given }: Opening): Promise<readonly SealedGrant[]> {
    const place = { instance: this.#context.instance, case: own.id };
    const reader = { kind: "circle" as const, id: circle.statement.id };
    const grants: SealedGrant[] = [];
    for (const epoch of epochs)
      if (grantable(epoch.compartment, given.consents))
        grants.push(
          await sealGrant({ reader, recipient: circle.recipient, purpose: "read" }, place, epoch, own.author),
        );
    return grants;
  }

  async #send(opening: Opening, parts: SealedParts, work: Awaited<ReturnType<typeof doWork>>): Promise<void> {
    const { own, server, given, reference } = opening;
    const answers = withSpeaker(given.speaker, codesOf(given.answers));
    const slip = routingSlip(await clinicalIn("en"), answers, new Date(), given.circle);
    const assembled = assembleDeposit(
      {
        instance: this.#context.instance,
        case: own.id,
        opening: own.opening.recipient,
        epochs: parts.epochs.map(({ compartment: name, epoch }) => ({ compartment: name, epoch })),
        items: parts.items,
        grants: parts.grants,
        consents: consentsOf(given, reference),
        routing: {
          circle: readId<"circle">(slip.circle),
          priority: slip.priority,
          ...(slip.windowEnds === undefined ? {} : { windowEnds: readTimestamp(slip.windowEnds) }),
        },
      },
      own.author,
      work,
    );
    // The officer signs beside the author key: two signatures over the one statement.
    const envelope = addSignature(assembled.envelope, this.#context.keyring.signing);
    const call = JSON.parse(new TextDecoder().decode(assembled.body)) as Readonly<Record<string, unknown>>;
    await server.ask("post", "/deposits", { bytes: padded({ ...call, envelope }) }, { repeatable: true, tries: 4 });
  }

  forget(): void {
    this.#keys?.forget();
    this.#keys = undefined;
  }
}
