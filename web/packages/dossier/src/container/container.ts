import { equalBytes, type Bytes } from "@backup/sealing";
import { BytesUnreadable, inOrder, type BagFiles } from "../bag/bag-files.ts";
import { FileWindow } from "../bag/blob-pieces.ts";
import type { Progress } from "../bag/bag.ts";
import { ContainerRefused } from "./container-refused.ts";
import { Crc32 } from "./crc32.ts";
import { inflated, PACKED_PIECE } from "./inflated.ts";
import { DEFLATED, readDirectory, STORED, type ZipEntry } from "./zip-directory.ts";
import { localHeader, ZipLayout, type ZipEntryHead } from "./zip-layout.ts";

/** How much a container may make its reader unpack. */
export interface ContainerLimits {
  readonly files: number;
  /** Of all files together, unpacked. */
  readonly bytes: number;
  /** The most bytes one packed byte may stand for, counted above a mebibyte a file. */
  readonly ratio: number;
}

/** For a court's own machine: a hundred thousand files, a tebibyte, and no bomb. */
export const USUAL_CONTAINER: ContainerLimits = { files: 100_000, bytes: 2 ** 40, ratio: 200 };

const ALWAYS_ALLOWED = 1 << 20;
const LOCAL = 0x04034b50;
const LOCAL_BYTES = 30;
// eslint-disable-next-line no-control-regex -- control characters are what is refused
const LEADS_OUT = /(?:^|\/)\.{0,2}(?:\/|$)|[\\\u0000-\u001f\u007f]|^[A-Za-z]:|^~/;

/** A zip file of any maker, taken for hostile: what its directory says is checked before a byte is unpacked. */
export class Container implements BagFiles {
  readonly sizes: ReadonlyMap<string, number>;
  readonly #file: FileWindow;
  readonly #entries: ReadonlyMap<string, ZipEntry>;

  private constructor(file: Blob, entries: ReadonlyMap<string, ZipEntry>) {
    this.#file = new FileWindow(file);
    this.#entries = entries;
    this.sizes = inOrder(
      [...entries].filter(([path]) => !path.endsWith("/")).map(([path, { size }]) => [path, size] as const),
    );
  }

  /** Reads and judges the directory of a zip file; throws `ContainerRefused` with the first reason not to go on. */
  static async open(file: Blob, limits: ContainerLimits = USUAL_CONTAINER): Promise<Container> {
    const entries = new Map<string, ZipEntry>();
    let together = 0;
    let packed = 0;
    for (const entry of await readDirectory(file, limits.files)) {
      judge(entry, limits);
      if (entries.has(entry.path)) throw new ContainerRefused("DOUBLE_ENTRY");
      entries.set(entry.path, entry);
      together += entry.size;
      packed += entry.packed;
      if (together > limits.bytes) throw new ContainerRefused("TOO_LARGE");
    }
    // Files that share their packed bytes: a small file that unpacks without end.
    if (packed > file.size) throw new ContainerRefused("TOO_LARGE");
    return new Container(file, entries);
  }

  /** A file's bytes, cut off where they are more or other than the directory says; throws `BytesUnreadable`. */
  async *open(path: string): AsyncGenerator<Bytes> {
    const entry = this.#entries.get(path);
    if (entry === undefined) throw new BytesUnreadable("not-there");
    const crc = new Crc32();
    let seen = 0;
    for await (const piece of await this.#unpacked(entry)) {
      seen += piece.length;
      if (seen > entry.size) throw new BytesUnreadable("other-than-stated");
      crc.update(piece);
      yield piece;
    }
    if (seen !== entry.size || crc.value !== entry.crc) {
      throw new BytesUnreadable("other-than-stated");
    }
  }

  async #unpacked({ header, packed, method }: ZipEntry): Promise<AsyncIterable<Bytes>> {
    if (header + LOCAL_BYTES > this.#file.size) throw new BytesUnreadable("ends-early");
    const view = new DataView((await this.#file.at(header, header + LOCAL_BYTES)).buffer);
    if (view.getUint32(0, true) !== LOCAL) throw new BytesUnreadable("other-than-stated");
    const from = header + LOCAL_BYTES + view.getUint16(26, true) + view.getUint16(28, true);
    if (from + packed > this.#file.size) throw new BytesUnreadable("ends-early");
    return method === STORED
      ? this.#file.pieces(from, from + packed)
      : inflated(this.#file.pieces(from, from + packed, PACKED_PIECE));
  }

  /**
   * Checks that not one byte of the container is free: it is the one container of its files. Throws `ContainerRefused`
   * with `NOT_CANONICAL` or `CHECKSUM`.
   */
  async requireCanonical(progress: Progress = () => undefined): Promise<void> {
    if (this.#entries.size !== this.sizes.size) throw new ContainerRefused("NOT_CANONICAL");
    const layout = new ZipLayout([...this.#entries.values()]);
    await this.#requireBytes(layout.length === this.#file.size, layout.directoryAt, layout.directory);
    for (const [index, entry] of layout.entries.entries()) {
      const header = localHeader(entry);
      const at = layout.offsets[index] ?? 0;
      await this.#requireBytes(true, at, header);
      await this.#requireChecksum(at + header.length, entry, progress);
    }
  }

  async #requireBytes(soFar: boolean, at: number, expected: Bytes): Promise<void> {
    if (!soFar || !equalBytes(await this.#file.at(at, at + expected.length), expected)) {
      throw new ContainerRefused("NOT_CANONICAL");
    }
  }

  async #requireChecksum(at: number, entry: ZipEntryHead, progress: Progress): Promise<void> {
    const crc = new Crc32();
    for await (const piece of this.#file.pieces(at, at + entry.size)) {
      crc.update(piece);
      progress(piece.length);
    }
    if (crc.value !== entry.crc) throw new ContainerRefused("CHECKSUM");
  }
}

function judge({ path, method, encrypted, size, packed }: ZipEntry, { ratio }: ContainerLimits): void {
  const plain = path.endsWith("/") ? path.slice(0, -1) : path;
  if (LEADS_OUT.test(plain) || plain.normalize("NFC") !== plain) throw new ContainerRefused("BAD_PATH");
  if (encrypted || (method !== STORED && method !== DEFLATED)) throw new ContainerRefused("METHOD");
  if (size > ALWAYS_ALLOWED && Math.floor(size / ratio) > packed) throw new ContainerRefused("TOO_LARGE");
}
