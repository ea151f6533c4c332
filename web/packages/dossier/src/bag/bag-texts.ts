import type { BagDeclaration } from "./bag-declaration.ts";
import type { BagFindings } from "./bag-finding.ts";
import { isPayload, readPath } from "./bag-path.ts";
import { linesOf, type Reading } from "./tag-file.ts";

export const INFO = "bag-info.txt";
export const FETCH = "fetch.txt";

// Spaces and line ends as other readers know them: JavaScript's own sets are larger.
const STRICT_LABEL = /^[^: \t\n\v\f\r](?:[^:]*[^: \t\n\v\f\r])?: ?[^ \t\n\v\f\r]?[^\n\r\u0085\u2028\u2029]*$/;
const LOOSE_LABEL = /^[^:]*[^: \t\n\v\f\r][^:]*:[^\n\r\u0085\u2028\u2029]*$/;
const OXUM_LABEL = /^Payload-Oxum[ \t\v\f]*:[ \t\v\f]*([^\n\r\u0085\u2028\u2029]*?)[ \t\v\f]*$/i;
const OXUM = /^(\d{1,18})\.(\d{1,9})$/;
const FETCH_LINE = /^[^ \t\n\v\f\r]+[ \t]+(?:-|\d{1,18})[ \t]+([^ \t\n\v\f\r][^\n\r\u0085\u2028\u2029]*)$/;

/** Files and bytes of the payload that are there. */
export function payloadOf(sizes: ReadonlyMap<string, number>): { readonly files: number; readonly bytes: number } {
  const payload = [...sizes].filter(([path]) => isPayload(path));
  return { files: payload.length, bytes: payload.reduce((sum, [, size]) => sum + size, 0) };
}

/** Checks every line of `bag-info.txt` (RFC 8493 section 2.2.2) and compares each `Payload-Oxum` with what is there. */
export async function judgeInfo(reading: Reading, declared: BagDeclaration): Promise<void> {
  if (!reading.files.sizes.has(INFO)) return;
  const lines = (await linesOf(reading, INFO, declared.encoding)) ?? [];
  const label = declared.strict ? STRICT_LABEL : LOOSE_LABEL;
  const there = payloadOf(reading.files.sizes);
  lines.forEach((line, at) => {
    const goesOn = at > 0 && /^[ \t]/.test(line);
    if (!goesOn && !label.test(line)) reading.findings.error("INFO_MALFORMED", INFO, line);
    judgeOxum(line, there, declared, reading.findings);
  });
}

function judgeOxum(
  line: string,
  there: { readonly files: number; readonly bytes: number },
  declared: BagDeclaration,
  findings: BagFindings,
): void {
  const value = OXUM_LABEL.exec(line)?.[1];
  if (value === undefined) return;
  const [, bytes, files] = OXUM.exec(value) ?? [];
  if (bytes === undefined || files === undefined) {
    findings.error("INFO_MALFORMED", INFO, line);
  } else if (BigInt(bytes) !== BigInt(there.bytes) || Number(files) !== there.files) {
    // The drafts call it a hint for people; the digests of every file say more.
    findings.found(declared.strict, "OXUM_DIFFERS", INFO, `${there.bytes}.${there.files}`);
  }
}

/** The paths that are said to lie elsewhere (section 2.2.3). Nothing is ever fetched: an address is an order to call home. */
export async function elsewhere(reading: Reading, declared: BagDeclaration): Promise<ReadonlySet<string>> {
  const paths = new Set<string>();
  if (!reading.files.sizes.has(FETCH)) return paths;
  for (const line of (await linesOf(reading, FETCH, declared.encoding)) ?? []) {
    const listed = FETCH_LINE.exec(line)?.[1];
    if (listed === undefined) {
      reading.findings.error("LINE_MALFORMED", FETCH, line);
      continue;
    }
    const path = readPath(listed, declared, FETCH, reading.findings);
    if (path === undefined) continue;
    if (isPayload(path)) paths.add(path);
    else reading.findings.error("PATH_MISPLACED", FETCH, path);
  }
  return paths;
}
