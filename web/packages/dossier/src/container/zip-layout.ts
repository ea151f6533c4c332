import { compareBytes, concat, utf8, type Bytes } from "@backup/sealing";
import { WIDE } from "./zip-directory.ts";

/** What the container's lists say of one file. */
export interface ZipEntryHead {
  readonly path: string;
  readonly size: number;
  readonly crc: number;
}

const MANY = 0xffff;
const PLAIN = 20;
const WITH_64_BITS = 45;
const UTF_8_NAMES = 1 << 11;
const FIRST_DAY = 33;

/** Little-endian numbers one behind the other. */
function numbers(...fields: readonly (readonly [width: 2 | 4 | 8, value: number])[]): Bytes {
  const bytes = new Uint8Array(fields.reduce((sum, [width]) => sum + width, 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const [width, value] of fields) {
    if (width === 2) view.setUint16(at, value, true);
    else if (width === 4) view.setUint32(at, value, true);
    else view.setBigUint64(at, BigInt(value), true);
    at += width;
  }
  return bytes;
}

/** The one order: `mimetype` first, as ETSI EN 319 162-1 asks, then by the bytes of the path. */
export function inContainerOrder(one: string, other: string): number {
  const first = Number(other === "mimetype") - Number(one === "mimetype");
  return first === 0 ? compareBytes(utf8(one), utf8(other)) : first;
}

/**
 * The one zip file that holds given files: which byte stands where, but for the files' own bytes (docs/protocol/dossier.md
 * section 2; PKWARE APPNOTE 6.3.10).
 */
export class ZipLayout {
  readonly entries: readonly ZipEntryHead[];
  readonly offsets: readonly number[];
  /** The central directory with the records that end the file. */
  readonly directory: Bytes;
  readonly directoryAt: number;

  constructor(entries: readonly ZipEntryHead[]) {
    this.entries = [...entries].sort((one, other) => inContainerOrder(one.path, other.path));
    const offsets: number[] = [];
    let at = 0;
    for (const entry of this.entries) {
      offsets.push(at);
      at += localHeader(entry).length + entry.size;
    }
    this.offsets = offsets;
    this.directoryAt = at;
    this.directory = this.#directory();
  }

  /** The whole file's length in bytes. */
  get length(): number {
    return this.directoryAt + this.directory.length;
  }

  #directory(): Bytes {
    const heads = concat(...this.entries.map((entry, at) => directoryHeader(entry, this.offsets[at] ?? 0)));
    const count = this.entries.length;
    const isWide = count >= MANY || this.directoryAt >= WIDE || heads.length >= WIDE;
    const end = numbers(
      [4, 0x06054b50],
      [4, 0],
      [2, isWide ? MANY : count],
      [2, isWide ? MANY : count],
      [4, isWide ? WIDE : heads.length],
      [4, isWide ? WIDE : this.directoryAt],
      [2, 0],
    );
    return isWide ? concat(heads, wideEnd(count, heads.length, this.directoryAt), end) : concat(heads, end);
  }
}

/** What stands before a file's bytes. */
export function localHeader(entry: ZipEntryHead): Bytes {
  const isWide = entry.size >= WIDE;
  const name = utf8(entry.path);
  const head = concat(
    numbers([4, 0x04034b50]),
    common(entry, isWide),
    numbers([2, name.length], [2, isWide ? 20 : 0]),
    name,
  );
  return isWide ? concat(head, numbers([2, 1], [2, 16], [8, entry.size], [8, entry.size])) : head;
}

function directoryHeader(entry: ZipEntryHead, offset: number): Bytes {
  const sizes = entry.size >= WIDE ? ([[8, entry.size] as const, [8, entry.size] as const] as const) : [];
  const place = offset >= WIDE ? ([[8, offset] as const] as const) : [];
  const extra = 8 * (sizes.length + place.length);
  const name = utf8(entry.path);
  return concat(
    numbers([4, 0x02014b50], [2, extra > 0 ? WITH_64_BITS : PLAIN]),
    common(entry, sizes.length > 0),
    numbers([2, name.length], [2, extra > 0 ? 4 + extra : 0], [2, 0], [2, 0], [2, 0], [4, 0]),
    numbers([4, offset >= WIDE ? WIDE : offset]),
    name,
    extra > 0 ? numbers([2, 1], [2, extra], ...sizes, ...place) : new Uint8Array(),
  );
}

/** Version, flags, method, time, day, checksum and sizes, as both headers have them. */
function common({ size, crc }: ZipEntryHead, isWide: boolean): Bytes {
  return numbers(
    [2, isWide ? WITH_64_BITS : PLAIN],
    [2, UTF_8_NAMES],
    [2, 0],
    [2, 0],
    [2, FIRST_DAY],
    [4, crc],
    [4, isWide ? WIDE : size],
    [4, isWide ? WIDE : size],
  );
}

function wideEnd(count: number, length: number, at: number): Bytes {
  return numbers(
    [4, 0x06064b50],
    [8, 44],
    [2, WITH_64_BITS],
    [2, WITH_64_BITS],
    [4, 0],
    [4, 0],
    [8, count],
    [8, count],
    [8, length],
    [8, at],
    [4, 0x07064b50],
    [4, 0],
    [8, at + length],
    [4, 1],
  );
}
