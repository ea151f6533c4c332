import { encodingOf, linesOf, type Encoding, type Reading } from "./tag-file.ts";

export const DECLARATION = "bagit.txt";
const VERSION = "BagIt-Version: ";
const ENCODING = "Tag-File-Character-Encoding: ";

/** `bagit.txt` (RFC 8493 section 2.1.1). */
export interface BagDeclaration {
  readonly version: string;
  /** From 1.0 on all manifests list all files, each once; the drafts before left both open. */
  readonly strict: boolean;
  readonly encoding: Encoding;
}

/** Reads it; none, with a finding, where it is missing or says something that is unknown here. */
export async function readDeclaration(reading: Reading): Promise<BagDeclaration | undefined> {
  const { files, findings } = reading;
  if (!files.sizes.has(DECLARATION)) {
    findings.error("DECLARATION_MISSING", DECLARATION);
    return undefined;
  }
  const lines = await linesOf(reading, DECLARATION, "UTF-8");
  if (lines === undefined) return undefined;
  const [first = "", second = ""] = lines;
  if (lines.length !== 2 || !first.startsWith(VERSION) || !second.startsWith(ENCODING)) {
    findings.error("DECLARATION_MALFORMED", DECLARATION);
    return undefined;
  }
  const version = knownVersion(first.slice(VERSION.length));
  if (version === undefined) {
    findings.error("VERSION_UNKNOWN", DECLARATION, first.slice(VERSION.length));
    return undefined;
  }
  const encoding = encodingOf(second.slice(ENCODING.length));
  if (encoding === undefined) {
    findings.error("ENCODING_UNKNOWN", DECLARATION, second.slice(ENCODING.length));
    return undefined;
  }
  return { version, strict: version === "1.0", encoding };
}

/** 0.93 to 0.97 and 1.0, however many zeros stand before. */
function knownVersion(text: string): string | undefined {
  const [, major = "", minor = ""] = /^(\d{1,3})\.(\d{1,3})$/.exec(text) ?? [];
  const version = `${Number(major)}.${Number(minor)}`;
  return major !== "" && /^(?:1\.0|0\.9[3-7])$/.test(version) ? version : undefined;
}
