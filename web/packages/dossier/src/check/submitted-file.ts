import { NoteRefused, PolicyRefused } from "@backup/ledger";
import type { Bytes } from "@backup/sealing";
import { BytesUnreadable, bytesOf, type BagFiles } from "../bag/bag-files.ts";
import { isManifest } from "../bag/bag-manifest.ts";
import { bagFolder } from "../bag/bag-folder.ts";
import { Container } from "../container/container.ts";
import { ContainerRefused, type ContainerReason } from "../container/container-refused.ts";
import type { Part } from "./part.ts";

/** Why a part is refused, as the code word of a sentence. */
function codeOf(reason: unknown): string {
  if (reason instanceof BytesUnreadable || reason instanceof NoteRefused) return reason.reason;
  return reason instanceof PolicyRefused ? "policy" : "form";
}

/** The largest part that is read into memory at once. */
const LARGEST_PART = 64 << 20;
const MARKS_OF_A_DOSSIER = [
  "data/dossier.json",
  "data/custody.jsonl",
  "data/directory.jsonl",
  "data/checks.json",
  "data/proofs/",
  "data/deposits/",
  "data/log/",
  "data/exhibits/",
];

/** A file as somebody handed it in: a container, or a folder into which one was unpacked. Nothing in it is believed. */
export class SubmittedFile {
  readonly files: BagFiles;
  /** Absent for a folder, and where it was refused. */
  readonly container?: Container;
  /** Why the container was not opened. */
  readonly refused?: ContainerReason;

  private constructor(files: BagFiles, container?: Container, refused?: ContainerReason) {
    this.files = files;
    if (container !== undefined) this.container = container;
    if (refused !== undefined) this.refused = refused;
  }

  /** Opens a container. One that is refused is opened empty, and check 6 says why. Throws `BytesUnreadable`. */
  static async open(file: Blob): Promise<SubmittedFile> {
    try {
      const container = await Container.open(file);
      return new SubmittedFile(container, container);
    } catch (reason) {
      if (!(reason instanceof ContainerRefused)) throw reason;
      return new SubmittedFile(bagFolder([]), undefined, reason.reason);
    }
  }

  /** The files of a folder, by their paths in it. */
  static ofFolder(files: Iterable<readonly [string, Blob]>): SubmittedFile {
    return new SubmittedFile(bagFolder(files));
  }

  /** Whether it is, or was, a dossier: one mark of many is enough, so that taking some out does not make it a sound bag. */
  get isDossier(): boolean {
    return this.paths.some((path) => MARKS_OF_A_DOSSIER.some((mark) => path.startsWith(mark)));
  }

  /** Whether it claims to be a bag. */
  get isBag(): boolean {
    return this.isDossier || this.has("bagit.txt") || this.paths.some(isManifest);
  }

  get paths(): readonly string[] {
    return [...this.files.sizes.keys()];
  }

  has(path: string): boolean {
    return this.files.sizes.has(path);
  }

  /** The paths that begin so, in order. */
  under(folder: string): readonly string[] {
    return this.paths.filter((path) => path.startsWith(folder));
  }

  /** A whole file of usual size; throws `BytesUnreadable`. */
  bytes(path: string): Promise<Bytes> {
    if ((this.files.sizes.get(path) ?? 0) > LARGEST_PART) {
      throw new BytesUnreadable("too-large");
    }
    return bytesOf(this.files, path);
  }

  /** Reads a part of the file with its parser, whatever it holds. */
  async part<T>(path: string, parser: (bytes: Bytes) => T): Promise<Part<T>> {
    if (!this.has(path)) return { kind: "missing", path };
    try {
      return { kind: "read", value: parser(await this.bytes(path)) };
    } catch (reason) {
      return { kind: "unreadable", path, why: codeOf(reason) };
    }
  }
}
