import { BytesUnreadable, bytesOf, type BagFiles } from "./bag-files.ts";
import type { BagFindings } from "./bag-finding.ts";

/** How much a bag may make its reader hold. */
export interface BagLimits {
  readonly tagFileBytes: number;
  readonly lineSigns: number;
  readonly entries: number;
}

/** Enough for 200 000 files, little enough for a browser. */
export const USUAL_LIMITS: BagLimits = { tagFileBytes: 64 << 20, lineSigns: 8_192, entries: 200_000 };

/** What every step of one reading shares. */
export interface Reading {
  readonly files: BagFiles;
  readonly limits: BagLimits;
  readonly findings: BagFindings;
}

/** The encodings that are read alike everywhere. Browsers read many more under names that elsewhere mean others. */
export const ENCODINGS = ["UTF-8", "UTF-16", "UTF-16BE", "UTF-16LE", "ISO-8859-1", "US-ASCII"] as const;
export type Encoding = (typeof ENCODINGS)[number];

export function encodingOf(name: string): Encoding | undefined {
  return ENCODINGS.find((one) => one === name.toUpperCase());
}

/** The lines of a tag file, ended by LF, CR or CRLF, without their ends; none, with a finding, where it is no text. */
export async function linesOf(
  { files, limits, findings }: Reading,
  path: string,
  encoding: Encoding,
): Promise<readonly string[] | undefined> {
  if ((files.sizes.get(path) ?? 0) > limits.tagFileBytes) {
    findings.error("TOO_LONG", path);
    return undefined;
  }
  const text = await textIn(files, path, encoding);
  if (text === undefined) {
    findings.error("TAG_FILE_UNREADABLE", path, encoding);
    return undefined;
  }
  const lines = text.split(/\r\n|\r|\n/, limits.entries + 2);
  if (lines.at(-1) === "") lines.pop();
  const long = lines.findIndex((line, at) => line.length > limits.lineSigns || at === limits.entries);
  if (long >= 0) {
    findings.error("TOO_LONG", path, `line ${long + 1}`);
    return undefined;
  }
  if (text.startsWith("\uFEFF")) {
    findings.error("TAG_FILE_UNREADABLE", path, "byte-order mark");
    return undefined;
  }
  return lines;
}

async function textIn(files: BagFiles, path: string, encoding: Encoding): Promise<string | undefined> {
  const bytes = await bytesOf(files, path);
  try {
    return decoded(bytes, encoding);
  } catch (reason) {
    if (reason instanceof BytesUnreadable) throw reason;
    return undefined;
  }
}

function decoded(bytes: Uint8Array, encoding: Encoding): string {
  switch (encoding) {
    case "UTF-8":
    case "UTF-16LE":
    case "UTF-16BE":
      return strictly(bytes, encoding);
    case "UTF-16": {
      // Big-endian where no mark says otherwise (RFC 2781 section 4.3); browsers take the name for little-endian.
      const marked = bytes[0] === 0xfe && bytes[1] === 0xff;
      if (bytes[0] === 0xff && bytes[1] === 0xfe) return strictly(bytes.subarray(2), "UTF-16LE");
      return strictly(marked ? bytes.subarray(2) : bytes, "UTF-16BE");
    }
    case "US-ASCII":
      if (bytes.some((byte) => byte > 0x7f)) throw new TypeError("no ASCII");
      return strictly(bytes, "UTF-8");
    case "ISO-8859-1":
      return latin1(bytes);
  }
}

function strictly(bytes: Uint8Array, encoding: string): string {
  return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
}

/** Each byte its own sign: what browsers call ISO-8859-1 is another encoding. */
function latin1(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 8_192) parts.push(String.fromCharCode(...bytes.subarray(at, at + 8_192)));
  return parts.join("");
}
