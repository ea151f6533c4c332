import { bytesOfHex, equalBytes, type Bytes } from "@backup/sealing";
import { algorithmOf, type BagAlgorithm } from "./bag-algorithm.ts";
import type { BagDeclaration } from "./bag-declaration.ts";
import type { BagFindings } from "./bag-finding.ts";
import { isNormal, isPayload, readPath } from "./bag-path.ts";
import { linesOf, type Reading } from "./tag-file.ts";

const NAME = /^(tag)?manifest-([a-z0-9]+)\.txt$/i;
// Spaces and line ends as other readers know them: JavaScript's own sets are larger.
const LINE = /^([0-9a-fA-F]{2,256})[ \t]+(\*?)([^ \t\n\v\f\r][^\n\r\u0085\u2028\u2029]*)$/;

/** One manifest as it was read: which bytes each path must have, in the order listed. */
export interface BagManifest {
  readonly file: string;
  readonly algorithm: BagAlgorithm;
  readonly ofTags: boolean;
  readonly digests: ReadonlyMap<string, Bytes>;
}

export function isManifest(file: string): boolean {
  return NAME.test(file);
}

export function isTagManifest(file: string): boolean {
  return NAME.exec(file)?.[1] !== undefined;
}

/** Reads a manifest; none, with a finding, where its algorithm is unknown or it is no text. */
export async function readManifest(
  reading: Reading,
  file: string,
  declared: BagDeclaration,
): Promise<BagManifest | undefined> {
  const { findings } = reading;
  const token = NAME.exec(file)?.[2] ?? "";
  const algorithm = algorithmOf(token);
  if (algorithm === undefined) {
    findings.error("ALGORITHM_UNKNOWN", file, token);
    return undefined;
  }
  if (algorithm.weak) findings.warning("ALGORITHM_WEAK", file, algorithm.token);
  const lines = await linesOf(reading, file, declared.encoding);
  if (lines === undefined) return undefined;
  const digests = new Map<string, Bytes>();
  const manifest = { file, algorithm, ofTags: isTagManifest(file), digests };
  for (const line of lines) take(line, manifest, declared, findings);
  return manifest;
}

type Growing = BagManifest & { readonly digests: Map<string, Bytes> };

function take(line: string, manifest: Growing, declared: BagDeclaration, findings: BagFindings): void {
  const [, digits = "", mark = "", rest = ""] = LINE.exec(line) ?? [];
  if (digits.length !== 2 * manifest.algorithm.bytes) {
    findings.error("LINE_MALFORMED", manifest.file, line);
    return;
  }
  // A file's name may begin with an asterisk too; only the drafts' readers took the mark of md5sum for none.
  const marked = mark !== "" && !declared.strict;
  if (marked) findings.warning("LINE_BINARY_MARK", manifest.file, rest);
  const path = readPath(marked ? rest : mark + rest, declared, manifest.file, findings);
  if (path === undefined) return;
  if (isPayload(path) === manifest.ofTags || (manifest.ofTags && isTagManifest(path))) {
    findings.error("PATH_MISPLACED", manifest.file, path);
    return;
  }
  if (!isNormal(path)) findings.warning("PATH_NOT_NFC", manifest.file, path);
  const digest = bytesOfHex(digits.toLowerCase());
  const before = manifest.digests.get(path);
  if (before === undefined) manifest.digests.set(path, digest);
  else findings.found(declared.strict || !equalBytes(before, digest), "LISTED_TWICE", manifest.file, path);
}
