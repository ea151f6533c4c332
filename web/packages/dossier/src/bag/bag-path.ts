import type { BagDeclaration } from "./bag-declaration.ts";
import type { BagFindings } from "./bag-finding.ts";

export const PAYLOAD = "data/";

const LEADS_OUT = /^(?:[/~][^]*|[^]*\\[^]*|[A-Za-z]:[^]*|%[A-Za-z]+%[^]*)$/;
const EMPTY_OR_DOTS = /(?:^|\/)\.{0,2}(?:\/|$)/;
const LEFT_BY_A_SYSTEM = /(?:^|\/)(?:\.DS_Store|\._[^/]*|Thumbs\.db|desktop\.ini|\.Trashes|\.Spotlight-V100)$/i;

export function isPayload(path: string): boolean {
  return path.startsWith(PAYLOAD);
}

/** A file that an operating system leaves by itself. */
export function leftByASystem(path: string): boolean {
  return LEFT_BY_A_SYSTEM.test(path);
}

export function isNormal(path: string): boolean {
  return path.normalize("NFC") === path;
}

/** The form in which names that some file systems take for one are the same. */
export function folded(path: string): string {
  return path.normalize("NFC").toLowerCase();
}

/** The path a line means (RFC 8493 sections 2.1.3 and 5.1); none, with a finding, where it could lead out of the bag. */
export function readPath(
  listed: string,
  { strict }: Pick<BagDeclaration, "strict">,
  manifest: string,
  findings: BagFindings,
): string | undefined {
  let path = listed;
  if (path.startsWith("./")) {
    findings.warning("PATH_RELATIVE", manifest, listed);
    path = path.slice(2);
  }
  if (LEADS_OUT.test(path) || EMPTY_OR_DOTS.test(path) || path.includes("\0")) {
    findings.error("PATH_OUTSIDE", manifest, listed);
    return undefined;
  }
  if (!strict) return path;
  const plain = unescaped(path);
  if (plain === undefined) findings.error("PATH_ESCAPE", manifest, listed);
  return plain;
}

/** Only line ends and the percent sign itself are escaped; any other percent sign is an error of the writer. */
function unescaped(path: string): string | undefined {
  const plain = path.replace(/%0a/gi, "\n").replace(/%0d/gi, "\r");
  return plain.replaceAll("%25", "").includes("%") ? undefined : plain.replaceAll("%25", "%");
}
