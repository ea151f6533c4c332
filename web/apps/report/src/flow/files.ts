import type { MediaSealing } from "@backup/sealing";
import type { Mailbox } from "./mailbox.ts";
import type { Body } from "./notebook.ts";
import { untilOnline } from "./http.ts";
import type { Keeper, KeptFile } from "./keeper.ts";
import { Upload } from "@backup/api";

export type FileKind = "image" | "video" | "audio" | "other";
export type FileState = "ready" | "sending" | "waiting" | "paused" | "arrived" | "whole" | "stopped";

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

/** One file from the moment she adds it until the server's word that it arrived whole. */
export class FileOnItsWay {
  readonly kind: FileKind;
  /** "Photo 2": the phone's own name stays inside the seal. */
  readonly number: number;
  readonly where: "exhibits" | "conversation";
  state: FileState = "ready";
  stored = 0;
  all = 0;
  readonly #file: File | Blob;
  readonly #capture: Capture;
  readonly #changed: () => void;
  #sealing: MediaSealing | undefined;
  #upload: Upload | undefined;
  #wanted = true;
  #kept: KeptFile | undefined;

  constructor(
    file: File | Blob,
    how: { readonly capture: Capture; readonly where: "exhibits" | "conversation"; readonly number: number },
    changed: () => void,
  ) {
    this.#file = file;
    this.#capture = how.capture;
    this.#changed = changed;
    this.kind = kindOf(file.type);
    this.number = how.number;
    this.where = how.where;
    this.all = file.size;
  }

  /** What the deposit needs, once every byte is stored. */
  get kept(): KeptFile | undefined {
    return this.#kept;
  }

  /** The media item, by which its message names it. */
  get item(): string | undefined {
    return this.#kept?.sealed.entry.id;
  }

  /** Seals and carries up. Errors end in the state `stopped`: her other files go on. */
  async carry(keeper: Keeper, mailbox: Mailbox): Promise<void> {
    if (!this.#wanted || this.#kept) return;
    try {
      this.#sealing ??= keeper.seal(this.#file, this.where);
      const sealing = this.#sealing;
      // A pause ends as soon as the phone is online again, and is said from its first moment.
      const wait = untilOnline(mailbox.transport.wait);
      this.#upload ??= new Upload(
        { ...mailbox.transport, wait },
        { length: sealing.payloadLength, payload: sealing.payload },
        {
          onProgress: (stored, all) => this.#set("sending", stored, all),
          onWait: () => this.#set("waiting", this.stored, this.all),
          renew: () => mailbox.renew(),
        },
      );
      this.#set("sending", this.#upload.acknowledged, sealing.payloadLength);
      const address = await this.#until(this.#upload, wait);
      if (address === undefined) return;
      const sealed = sealing.finish();
      const exhibit: Body = { ...sealed.exhibit, ...this.#described() };
      this.#kept = { sealed, header: sealing.header, address, compartment: sealed.entry.compartment, exhibit };
      this.#set("arrived", this.all, this.all);
    } catch {
      this.#set("stopped", this.stored, this.all);
    }
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
          break;
        case "paused":
        case "cancelled":
          return undefined;
        case "lost":
        case "source-broken":
        case "refused":
          this.#set("stopped", this.stored, this.all);
          return undefined;
      }
    }
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
