import { bytesAt } from "../bag/blob-pieces.ts";
import { ContainerRefused } from "./container-refused.ts";

/** One file as the directory of a zip file names it. */
export interface ZipEntry {
  readonly path: string;
  readonly method: number;
  readonly encrypted: boolean;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  /** Where its own header stands in the file. */
  readonly header: number;
}

export const STORED = 0;
export const DEFLATED = 8;
export const WIDE = 0xffffffff;

const END = 0x06054b50;
const END_BYTES = 22;
const LONGEST_COMMENT = 0xffff;
const ENTRY = 0x02014b50;
const ENTRY_BYTES = 46;
const WIDE_END = 0x06064b50;
const WIDE_END_BYTES = 56;
const WIDE_PLACE = 0x07064b50;
const WIDE_PLACE_BYTES = 20;
/** Room for as many names as a container may have; more would only fill the reader's memory. */
const LONGEST_DIRECTORY = 64 << 20;

interface End {
  /** Where the directory ends. */
  readonly at: number;
  readonly bytes: number;
  readonly from: number;
  readonly entries: number;
}

const damaged = () => new ContainerRefused("NO_ZIP");

/** Reads the central directory (APPNOTE sections 4.3.12 to 4.3.16); throws `ContainerRefused`. Nothing is unpacked. */
export async function readDirectory(file: Blob, most: number): Promise<readonly ZipEntry[]> {
  const end = await findEnd(file);
  const start = end.at - end.bytes;
  const shift = start - end.from;
  if (end.bytes > end.at || shift < 0) throw damaged();
  if (end.entries > most || end.bytes > LONGEST_DIRECTORY) throw new ContainerRefused("TOO_LARGE");
  const directory = await bytesAt(file, start, end.at);
  const entries: ZipEntry[] = [];
  for (let at = 0; at < directory.length;) {
    const { entry, length } = readEntry(directory, at, shift);
    entries.push(entry);
    at += length;
    if (entries.length > most) throw new ContainerRefused("TOO_LARGE");
  }
  if (entries.length !== end.entries) throw damaged();
  return entries;
}

/** Looks for the end record from the back. What stands behind it or before the first file is for check 6 to refuse. */
async function findEnd(file: Blob): Promise<End> {
  const from = Math.max(0, file.size - END_BYTES - LONGEST_COMMENT);
  const tail = await bytesAt(file, from, file.size);
  const view = new DataView(tail.buffer);
  for (let at = tail.length - END_BYTES; at >= 0; at--) {
    if (view.getUint32(at, true) !== END) continue;
    const place = from + at;
    const end = {
      at: place,
      bytes: view.getUint32(at + 12, true),
      from: view.getUint32(at + 16, true),
      entries: view.getUint16(at + 10, true),
    };
    const comment = view.getUint16(at + 20, true);
    const rest = file.size - place - END_BYTES - comment;
    if (rest === 0 || (rest > 0 && (await leadsToEntries(file, end)))) return wideEnd(file, end);
  }
  throw damaged();
}

/** Whether what an end record says is borne out by the directory and the first file, where bytes stand behind it. */
async function leadsToEntries(file: Blob, { at, bytes, from }: End): Promise<boolean> {
  const directory = at - bytes;
  const first = directory - from;
  if (directory < 0 || first < 0) return false;
  return (await signatureAt(file, directory)) === ENTRY && (await signatureAt(file, first)) === 0x04034b50;
}

async function signatureAt(file: Blob, at: number): Promise<number | undefined> {
  if (at < 0 || at + 4 > file.size) return undefined;
  return new DataView((await bytesAt(file, at, at + 4)).buffer).getUint32(0, true);
}

/** The numbers of 64 bits, where there are such. */
async function wideEnd(file: Blob, end: End): Promise<End> {
  const locator = end.at - WIDE_PLACE_BYTES;
  if ((await signatureAt(file, locator)) !== WIDE_PLACE) return end;
  const place = wide(new DataView((await bytesAt(file, locator, end.at)).buffer), 8);
  if ((await signatureAt(file, place)) !== WIDE_END || place + WIDE_END_BYTES > file.size) return end;
  const view = new DataView((await bytesAt(file, place, place + WIDE_END_BYTES)).buffer);
  const found = { at: place, entries: wide(view, 32), bytes: wide(view, 40), from: wide(view, 48) };
  const differs = (narrow: number, mark: number, value: number) => narrow !== value && narrow !== mark;
  if (
    differs(end.entries, 0xffff, found.entries) ||
    differs(end.bytes, WIDE, found.bytes) ||
    differs(end.from, WIDE, found.from)
  ) {
    return end;
  }
  return found;
}

function wide(view: DataView, at: number): number {
  const value = view.getBigUint64(at, true);
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw damaged();
  return Number(value);
}

function readEntry(
  directory: Uint8Array<ArrayBuffer>,
  at: number,
  shift: number,
): { readonly entry: ZipEntry; readonly length: number } {
  const view = new DataView(directory.buffer, directory.byteOffset + at);
  if (view.byteLength < ENTRY_BYTES || view.getUint32(0, true) !== ENTRY) throw damaged();
  const name = view.getUint16(28, true);
  const extra = view.getUint16(30, true);
  const length = ENTRY_BYTES + name + extra + view.getUint16(32, true);
  if (view.byteLength < length) throw damaged();
  const narrow = {
    size: view.getUint32(24, true),
    packed: view.getUint32(20, true),
    header: view.getUint32(42, true),
  };
  const from = directory.byteOffset + at + ENTRY_BYTES + name;
  const numbers = wideNumbers(narrow, new DataView(directory.buffer, from, extra));
  const path = nameOf(directory.subarray(at + ENTRY_BYTES, at + ENTRY_BYTES + name));
  return {
    entry: {
      path,
      method: view.getUint16(10, true),
      encrypted: (view.getUint16(8, true) & 1) === 1,
      crc: view.getUint32(16, true),
      ...numbers,
      header: numbers.header + shift,
    },
    length,
  };
}

type Numbers = Pick<ZipEntry, "size" | "packed" | "header">;

/** Numbers that do not fit stand in the extra field 1, in this order (APPNOTE section 4.5.3). */
function wideNumbers(narrow: Numbers, extra: DataView): Numbers {
  let at = 0;
  while (at + 4 <= extra.byteLength && extra.getUint16(at, true) !== 1) at += 4 + extra.getUint16(at + 2, true);
  if (at + 4 > extra.byteLength) return narrow;
  const end = at + 4 + extra.getUint16(at + 2, true);
  if (end > extra.byteLength) throw damaged();
  at += 4;
  const next = (number: number) => {
    if (number !== WIDE) return number;
    if (at + 8 > end) throw damaged();
    at += 8;
    return wide(extra, at - 8);
  };
  return { size: next(narrow.size), packed: next(narrow.packed), header: next(narrow.header) };
}

function nameOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw damaged();
  }
}
