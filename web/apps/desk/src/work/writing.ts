import { Upload, type UploadEnd } from "@backup/api";
import {
  assembleDeposit,
  IdentitySeed,
  isCompartmentName,
  readId,
  reporterReads,
  sealDocument,
  sealGrant,
  sealMedia,
  systemRandom,
  newConversation,
  type CompartmentName,
  type DepositParts,
  type DocumentDraft,
  type Epoch,
  type ItemId,
  type JsonObject,
  type SealedGrant,
  type SealedItem,
} from "@backup/sealing/member";
import type { CaseState } from "./case-state.ts";
import type { Context } from "./context.ts";
import type { Progress } from "./desk.ts";
import { Refusal, type Code } from "./problem.ts";
import type { Server } from "./server.ts";

const endCode = (end: UploadEnd): Code => {
  if (end.kind === "refused")
    return end.problem.code === "unreachable" || end.problem.code === "unreadable" ? "offline" : end.problem.code;
  return end.kind === "unreachable" ? "offline" : "digest";
};

export type UploadedItem = SealedItem & { readonly address: string };

/** A file as it goes up: media item, and the members of the exhibit document that names it. */
export interface SentFile {
  readonly item: UploadedItem;
  readonly exhibit: JsonObject;
}

/** Seals a file while it goes up; refused with the upload's end. */
export const sendFile = async (server: Server, file: File, epoch: Epoch, progress: Progress): Promise<SentFile> => {
  const sealing = sealMedia(file, epoch);
  const source = { length: sealing.payloadLength, payload: sealing.payload };
  const upload = new Upload(server.transport, source, { onProgress: progress });
  const end = await upload.run();
  if (end.kind !== "uploaded") throw new Refusal(endCode(end));
  const { entry, exhibit } = sealing.finish();
  return {
    item: { entry, header: sealing.header, address: end.address },
    exhibit: {
      ...exhibit,
      name: file.name,
      mediaType: file.type === "" ? "application/octet-stream" : file.type,
      capture: {
        how: "file",
        ...(file.lastModified > 0 ? { modified: new Date(file.lastModified).toISOString().slice(0, 19) + "Z" } : {}),
      },
    },
  };
};

const repeatAfter: ReadonlySet<Code> = new Set(["epoch-stale", "epoch-taken", "key-changed"]);

/** Writes into a case as this member: documents, files, new epochs. Each act is one deposit, all or nothing. */
export class CaseWriter {
  readonly #context: Context;
  #state: CaseState;
  readonly #reread: () => Promise<CaseState>;

  constructor(context: Context, state: CaseState, reread: () => Promise<CaseState>) {
    this.#context = context;
    this.#state = state;
    this.#reread = reread;
  }

  /** Sends parts as one deposit; the same bytes may arrive twice. */
  async deposit(parts: Omit<DepositParts, "instance" | "case">): Promise<void> {
    const assembled = assembleDeposit({ ...this.#state.place, ...parts }, this.#context.keyring.signing);
    await this.#context.server.ask("post", "/deposits", { bytes: assembled.body }, { repeatable: true, tries: 4 });
  }

  /** Writes documents and files; where the key moved on meanwhile, reads again and repeats once. */
  async write(
    compartment: CompartmentName,
    drafts: readonly DocumentDraft[],
    files: readonly File[],
    progress: Progress,
  ): Promise<void> {
    await this.#twice(() => this.#write(compartment, drafts, files, progress));
  }

  /** Documents of several compartments as one deposit: all of them arrive, or none. */
  async writeTogether(parts: readonly (readonly [CompartmentName, DocumentDraft])[]): Promise<void> {
    await this.#twice(() => this.#writeTogether(parts));
  }

  async #twice(act: () => Promise<void>): Promise<void> {
    try {
      await act();
    } catch (thrown) {
      if (!(thrown instanceof Refusal) || !repeatAfter.has(thrown.code)) throw thrown;
      this.#state = await this.#reread();
      await act();
    }
  }

  async #writeTogether(parts: readonly (readonly [CompartmentName, DocumentDraft])[]): Promise<void> {
    const held: Epoch[] = [];
    const made: Epoch[] = [];
    const items: SealedItem[] = [];
    const grants: SealedGrant[] = [];
    for (const [compartment, draft] of parts) {
      const next = await this.epochFor(compartment);
      held.push(next.epoch);
      if (next.made) made.push(next.epoch);
      grants.push(...next.grants);
      items.push((await sealDocument(draft, this.#state.place, next.epoch, this.#context.keyring.signing)).item);
    }
    await this.deposit({ items, grants, epochs: made.map(({ compartment, epoch }) => ({ compartment, epoch })) });
    for (const epoch of held) this.#context.keyring.holdEpoch(this.#state.id, epoch);
  }

  async #write(
    compartment: CompartmentName,
    drafts: readonly DocumentDraft[],
    files: readonly File[],
    progress: Progress,
  ): Promise<void> {
    const { epoch, grants, made } = await this.epochFor(compartment);
    const total = files.reduce((sum, file) => sum + file.size, 0);
    let before = 0;
    const sent: SentFile[] = [];
    for (const file of files) {
      sent.push(
        await sendFile(this.#context.server, file, epoch, (done) => progress(Math.min(total, before + done), total)),
      );
      before += file.size;
    }
    const attachments = sent.map((one) => one.item.entry.id);
    const documents = [
      ...sent.map((one): DocumentDraft => ({ kind: "exhibit", body: one.exhibit, claimed: new Date() })),
      ...drafts.map((draft) => withAttachments(draft, attachments)),
    ];
    const items: SealedItem[] = [];
    for (const draft of documents)
      items.push((await sealDocument(draft, this.#state.place, epoch, this.#context.keyring.signing)).item);
    await this.deposit({
      items,
      uploaded: sent.map((one) => one.item),
      grants,
      ...(made ? { epochs: [{ compartment, epoch: epoch.epoch }] } : {}),
    });
    this.#context.keyring.holdEpoch(this.#state.id, epoch);
  }

  /** New epochs for compartments whose key is stale, sealed to everyone who may read now; nothing else is written. */
  async renew(compartments: readonly CompartmentName[]): Promise<void> {
    const made: Epoch[] = [];
    const grants: SealedGrant[] = [];
    for (const compartment of compartments) {
      const next = await this.epochFor(compartment);
      if (!next.made) continue;
      made.push(next.epoch);
      grants.push(...next.grants);
    }
    await this.deposit({ grants, epochs: made.map(({ compartment, epoch }) => ({ compartment, epoch })) });
    for (const epoch of made) this.#context.keyring.holdEpoch(this.#state.id, epoch);
  }

  /** The epoch to write in: the latest one held, or a new one granted to everyone who may read now. */
  async epochFor(
    compartment: CompartmentName,
  ): Promise<{ epoch: Epoch; grants: readonly SealedGrant[]; made: boolean }> {
    const held = this.#state.writable(compartment);
    if (held !== undefined) return { epoch: held, grants: [], made: false };
    const latest = this.#state.latest(compartment);
    if (latest !== undefined && this.#state.epochOf(compartment, latest.epoch) === undefined)
      throw new Refusal("no-key");
    const epoch: Epoch = {
      compartment,
      epoch: latest === undefined ? 0 : latest.epoch + 1,
      identity: IdentitySeed.draw(),
    };
    return { epoch, grants: await this.#grantsFor(compartment, epoch), made: true };
  }

  async #grantsFor(compartment: CompartmentName, epoch: Epoch): Promise<readonly SealedGrant[]> {
    const { keyring, directory, session } = this.#context;
    const { place } = this.#state;
    const grants: SealedGrant[] = [];
    if (reporterReads(compartment)) {
      const recipient = await this.#state.recipient();
      const grantee = { reader: { kind: "reporter" as const, id: this.#state.id }, recipient, purpose: "read" };
      grants.push(await sealGrant(grantee, place, epoch, keyring.signing));
    }
    const own = new Set<string>(directory.circlesOf(session.member).map((circle) => circle.statement.id));
    // Only who reads this case: another circle of the member's has no part in it, whatever her consents would allow.
    const readers = new Set(
      (this.#state.first.readers ?? [])
        .filter((reading) => reading.reader.kind === "circle" && reading.state === "live")
        .filter(
          (reading) =>
            reading.compartment === compartment || reading.compartment === "care" || own.has(reading.reader.id),
        )
        .map((reading) => reading.reader.id),
    );
    for (const id of readers) {
      const circle = directory.circle(id);
      if (circle === undefined || !this.#state.mayRead(compartment, circle)) continue;
      const reader = { kind: "circle" as const, id: readId(id) };
      grants.push(
        await sealGrant({ reader, recipient: circle.recipient, purpose: "read" }, place, epoch, keyring.signing),
      );
    }
    return grants;
  }

  /** A conversation to write in: one that exists, or a new one. */
  conversation(): CompartmentName {
    const known = this.#state.names().find((name) => name.startsWith("conversation."));
    return known ?? newConversation(systemRandom);
  }
}

const withAttachments = (draft: DocumentDraft, attachments: readonly ItemId[]): DocumentDraft =>
  draft.kind === "message" ? { ...draft, body: { ...draft.body, attachments } } : draft;

export const compartmentNamed = (name: string): CompartmentName => {
  if (!isCompartmentName(name)) throw new Refusal("not-permitted");
  return name;
};
