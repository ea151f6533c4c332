import { b64u, bytesOfB64u, type MediaSealed, type MediaSealing } from "@backup/sealing/reporter";
import type { Phone } from "./drafts.ts";
import type { Mailbox } from "./mailbox.ts";
import type { Body, Draft } from "./notebook.ts";
import { untilOnline } from "./http.ts";
import type { Keeper, KeptFile } from "./keeper.ts";
import { type Transport, Upload } from "@backup/api";

export type FileKind = "image" | "video" | "audio" | "other";
export type FileState =
  "ready" | "sending" | "waiting" | "paused" | "arrived" | "whole" | "stopped" | "refused" | "closed";

/** How a file came to be; sealed with it, since a court asks. */
export type Capture = "camera" | "microphone" | "file";

const LARGEST = 4 * 1024 ** 3 - 64 * 1024 ** 2;

/** Why a file is not taken at all; asked before anything is read. */
export function refusalOf(file: Blob): "empty" | "tooLarge" | undefined {
  if (file.size === 0) return "empty";
  return file.size > LARGEST ? "tooLarge" : undefined;
}

export function kindOf(mediaType: string): FileKind {
  const kind = mediaType.split("/")[0];
  return kind === "image" || kind === "video" || kind === "audio" ? kind : "other";
}

/** What is made of a file, here or by an earlier page. */
type Made = Pick<MediaSealing, "header" | "payloadLength" | "payload" | "finish">;

/** A file as this phone keeps it: its sealed bytes stand apart, under its number. */
export interface KeptHere {
  readonly place: number;
  readonly kind: FileKind;
  readonly number: number;
  readonly spoken?: string | undefined;
  readonly header: string;
  readonly length: number;
  readonly sealed: MediaSealed;
  readonly exhibit: Body;
  readonly begun: { readonly address: string | undefined; readonly from: number };
}

/** Voice notes are named in the first message; in one of their own where its words went before them. */
export function withVoices(drafts: readonly Draft[], files: readonly FileOnItsWay[]): readonly Draft[] {
  const voices = files.filter((file) => file.spoken !== undefined);
  const [first] = voices;
  if (!first?.kept) return drafts;
  const words = drafts.find((draft) => draft.kind === "message");
  const attachments = voices.flatMap((file) => file.item ?? []);
  const body = { language: first.spoken ?? "", ...words?.body, attachments };
  return [...drafts.filter((draft) => draft !== words), { compartment: first.kept.compartment, kind: "message", body }];
}

/** So often a file is sealed anew; who turns its key more often than that does not mean her well. */
const ANEW = 3;

/**
 * Deposits files; what was sealed under a key that somebody left with is let go of first, and where only the refusal
 * told of it, once more without it.
 */
export async function pastClosedKeys<Value>(
  files: () => readonly FileOnItsWay[],
  keeper: Keeper,
  act: () => Promise<Value>,
): Promise<Value> {
  const letGo = () => files().filter((file) => file.sealAnew(keeper)).length > 0;
  letGo();
  try {
    return await act();
  } catch (cause) {
    if (!letGo()) throw cause;
    return act();
  }
}

/** One file from the moment she adds it until the server's word that it arrived whole. */
export class FileOnItsWay {
  readonly kind: FileKind;
  /** "Photo 2": the phone's own name stays inside the seal. */
  readonly number: number;
  readonly where: "exhibits" | "conversation";
  /** The language of a voice note that belongs to her first message. */
  readonly spoken: string | undefined;
  /** A voice note that she may still take out: she has not gone on from her message. */
  open: boolean;
  state: FileState = "ready";
  stored = 0;
  all = 0;
  readonly #file: File | Blob;
  readonly #capture: Capture;
  readonly #changed: () => void;
  #made: Made | undefined;
  #upload: Upload | undefined;
  #begun: KeptHere["begun"] | undefined;
  #here: KeptHere | undefined;
  #running: Promise<unknown> | undefined;
  #wanted = true;
  #anew = 0;
  #kept: KeptFile | undefined;

  constructor(
    file: File | Blob,
    how: Pick<FileOnItsWay, "where" | "number" | "spoken"> & { readonly capture: Capture },
    changed: () => void,
  ) {
    this.#file = file;
    this.#capture = how.capture;
    this.#changed = changed;
    this.kind = kindOf(file.type);
    this.number = how.number;
    this.where = how.where;
    this.spoken = how.spoken;
    this.open = how.spoken !== undefined;
    this.all = file.size;
  }

  /** What the deposit needs, once every byte is stored. */
  get kept(): KeptFile | undefined {
    return this.#kept;
  }

  /** Part of what she tells, not of a later message that carries it itself. */
  get told(): boolean {
    return this.where === "exhibits" || this.spoken !== undefined;
  }

  /** Sealed anew, and not with the server yet. */
  get anew(): boolean {
    return this.#anew > 0 && this.state === "ready";
  }

  /** What she recorded, to hear it again; empty where another page did. */
  get sound(): Blob {
    return this.#file;
  }

  /** The media item, by which its message names it. */
  get item(): string | undefined {
    return this.#kept?.sealed.entry.id;
  }

  /** A file that this phone kept, as an earlier page left it. */
  static again(here: KeptHere, phone: Phone, changed: () => void): FileOnItsWay {
    const empty = new Blob([], { type: `${here.kind}/` });
    const where = here.spoken === undefined ? "exhibits" : "conversation";
    const { number, spoken } = here;
    const file = new FileOnItsWay(empty, { capture: "file", where, number, spoken }, changed);
    file.#take(here, phone);
    return file;
  }

  /** Where it stands on this phone, once it does. */
  get here(): KeptHere | undefined {
    const here = this.#here;
    // What was sealed anew stands nowhere here: what was kept stays until that arrived.
    if (!here || this.#anew > 0) return here;
    return { ...here, begun: { from: here.begun.from, address: this.#upload?.address ?? here.begun.address } };
  }

  /** Seals and carries up. Errors end in the state `stopped`: her other files go on. */
  async carry(keeper: Keeper, mailbox: Mailbox): Promise<void> {
    if (!this.#wanted || this.#kept) return;
    this.#running = this.#carry(keeper, mailbox).catch(() => this.#set("stopped", this.stored, this.all));
    await this.#running;
  }

  async #carry(keeper: Keeper, mailbox: Mailbox): Promise<void> {
    this.sealAnew(keeper);
    if (this.state !== "ready") return;
    // A pause ends as soon as the phone is online again, and is said from its first moment.
    const wait = untilOnline(mailbox.transport.wait);
    const made = this.#seal(keeper);
    if (this.#sealedHere) keeper.use(this.#sealedHere.sealed.entry);
    this.#upload ??= this.#prepare(made, { ...mailbox.transport, wait }, () => mailbox.renew());
    this.#set("sending", this.#upload.acknowledged, made.payloadLength);
    const address = await this.#until(this.#upload, wait);
    if (address === undefined) return;
    const sealed = made.finish();
    const exhibit = this.#exhibit(sealed);
    this.#kept = { sealed, header: made.header, address, compartment: sealed.entry.compartment, exhibit };
    this.#set("arrived", this.all, this.all);
  }

  /** What this phone keeps, while that is what goes up. */
  get #sealedHere(): KeptHere | undefined {
    return this.#anew > 0 ? undefined : this.#here;
  }

  /**
   * Lets go of what was sealed under a key that is not written under any more: it goes up anew from the original; where
   * only its sealed bytes are left, it says so. Answers whether it was let go of.
   */
  sealAnew(keeper: Keeper): boolean {
    const sealed = this.#kept?.sealed ?? this.#sealedHere?.sealed;
    if (this.state === "whole" || !sealed || !keeper.isClosed(sealed.entry)) return false;
    void this.#upload?.cancel();
    this.#kept = this.#made = this.#upload = this.#begun = undefined;
    if (this.#file.size === 0) this.#set("closed", 0, this.all);
    else this.#set(this.#anew++ < ANEW ? "ready" : "refused", 0, this.#file.size);
    return true;
  }

  #seal(keeper: Keeper): Made {
    return (this.#made ??= keeper.seal(this.#file, this.where));
  }

  #prepare(made: Made, transport: Transport, renew: () => Promise<boolean>): Upload {
    const source = { length: made.payloadLength, payload: made.payload, ...(this.#begun && { begun: this.#begun }) };
    return new Upload(transport, source, {
      onProgress: (stored, all) => this.#set("sending", stored, all),
      onWait: () => this.#set("waiting", this.stored, this.all),
      onBreak: whenOffline,
      renew,
    });
  }

  #exhibit(sealed: MediaSealed): Body {
    return this.#sealedHere?.exhibit ?? { ...sealed.exhibit, ...this.#described() };
  }

  /**
   * Keeps what is not with the server yet on this phone, and goes on from there. Throws `NoRoom` and goes on as before
   * where there is no room; where room ran out half-way, from the beginning.
   */
  async keepHere(place: number, keeper: Keeper, mailbox: Mailbox, phone: Phone): Promise<void> {
    if (this.#here || this.#kept || !this.#wanted) return;
    const made = this.#seal(keeper);
    await phone.askRoom(made.payloadLength - this.stored);
    const paused = this.#paused();
    this.pause();
    await this.#running;
    if (this.kept) return;
    this.#upload ??= this.#prepare(made, mailbox.transport, () => mailbox.renew());
    try {
      const parts = phone.parts(place);
      const begun = await this.#upload.takeOver((bytes) => parts.keep(bytes));
      await parts.end();
      const sealed = made.finish();
      const { kind, number, spoken } = this;
      const { header, payloadLength: length } = made;
      const exhibit = this.#exhibit(sealed);
      this.#take({ place, kind, number, spoken, header: b64u(header), length, sealed, exhibit, begun }, phone);
      if (paused) this.pause();
    } catch (cause) {
      this.#made = this.#upload = undefined;
      this.#set("ready", 0, this.all);
      await phone.forget(place).catch(() => undefined);
      throw cause;
    }
  }

  #take(here: KeptHere, phone: Phone): void {
    const { header, length, sealed, begun } = here;
    this.#made = {
      header: bytesOfB64u(header),
      payloadLength: length,
      payload: phone.bytes(here.place),
      finish: () => sealed,
    };
    this.#here = here;
    this.#begun = begun;
    this.#upload = undefined;
    this.#set("ready", begun.from, length);
  }

  /** Runs the upload until it is whole, goes on by itself after an outage, and stops where she paused it. */
  async #until(upload: Upload, wait: (milliseconds: number) => Promise<void>): Promise<string | undefined> {
    for (;;) {
      const end = await upload.run();
      switch (end.kind) {
        case "uploaded":
          return end.address;
        case "unreachable":
          this.#set("waiting", this.stored, this.all);
          await wait(15_000);
          if (this.#paused()) return undefined;
          break;
        case "paused":
          // An answer may have come between her word and the end.
          this.#set("paused", this.stored, this.all);
          return undefined;
        case "cancelled":
          return undefined;
        case "lost":
        case "source-broken":
          this.#set("stopped", this.stored, this.all);
          return undefined;
        case "refused":
          this.#set("refused", this.stored, this.all);
          return undefined;
      }
    }
  }

  #paused(): boolean {
    return this.state === "paused";
  }

  pause(): void {
    this.#upload?.pause();
    this.#set("paused", this.stored, this.all);
  }

  goOn(): void {
    this.#set("ready", this.stored, this.all);
  }

  /** Forgets the file; what went up and was never named in a deposit is destroyed by the server. */
  stop(): void {
    this.#wanted = false;
    void this.#upload?.cancel();
  }

  /** The deposit that names it was acknowledged. */
  confirm(): void {
    this.#set("whole", this.all, this.all);
  }

  #described(): Body {
    const named = this.#file instanceof File ? this.#file : undefined;
    const modified = named?.lastModified;
    return {
      name: named?.name.normalize("NFC").slice(0, 255) ?? "",
      mediaType: this.#file.type || "application/octet-stream",
      capture: {
        how: this.#capture,
        ...(modified && { modified: new Date(modified).toISOString().replace(/\.\d+Z$/, "Z") }),
      },
    };
  }

  #set(state: FileState, stored: number, all: number): void {
    this.state = state;
    this.stored = stored;
    this.all = all;
    this.#changed();
  }
}

/** The phone's own word that the line is gone comes long before any time limit. */
function whenOffline(broke: () => void): () => void {
  const page = typeof window === "undefined" ? undefined : window;
  page?.addEventListener("offline", broke);
  return () => page?.removeEventListener("offline", broke);
}
