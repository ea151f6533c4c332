import { equalBytes, hex, utf8, type Bytes } from "@backup/sealing";
import { SHA256, SHA512, type BagAlgorithm } from "../bag/bag-algorithm.ts";
import { digestsOf } from "../bag/bag.ts";
import { folded, isNormal, PAYLOAD, readPath } from "../bag/bag-path.ts";
import { DECLARATION } from "../bag/bag-declaration.ts";
import { BagFindings } from "../bag/bag-finding.ts";
import { INFO, payloadOf } from "../bag/bag-texts.ts";
import type { Examination } from "./examination.ts";
import { failed, Grounds, type Result } from "./result.ts";

const ASIC_MANIFEST = "META-INF/manifest.xml";
const OXUM = "Payload-Oxum: ";
const LABEL = /^[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*$/;
// eslint-disable-next-line no-control-regex -- control characters are what is refused
const ONE_LINE = /^[^\u0000-\u001f\u007f\u0085\u2028\u2029]*$/;
const ALGORITHMS = [SHA256, SHA512];

/** Check 38: every list is made anew from the files, and each byte of it compared. */
export async function formCheck(examined: Examination): Promise<Result> {
  const { file } = examined;
  const info = await infoAnew(examined);
  if (info === undefined || !pathsArePlain(file.paths)) return failed("OTHER_FORM", INFO);
  const anew = new Map<string, Bytes>([
    [INFO, info],
    [DECLARATION, utf8("BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n")],
  ]);
  if (file.has(ASIC_MANIFEST)) anew.set(ASIC_MANIFEST, asicManifest(file.paths));
  const payload: Digested[] = [];
  for (const path of file.under(PAYLOAD)) payload.push([path, await examined.digests(path)]);
  for (const algorithm of ALGORITHMS) anew.set(`manifest-${algorithm.token}.txt`, list(algorithm, payload));
  const described: Digested[] = [];
  for (const [path, bytes] of [...anew].sort(byPath)) described.push([path, await digestsOf(once(bytes))]);
  for (const algorithm of ALGORITHMS) anew.set(`tagmanifest-${algorithm.token}.txt`, list(algorithm, described));
  const grounds = new Grounds();
  for (const [path, bytes] of [...anew].sort(byPath)) {
    const same = file.has(path) && equalBytes(await file.bytes(path), bytes);
    grounds.require(same, "OTHER_FORM", path);
  }
  return grounds.orHeld("ONE_FORM_HELD", anew.size);
}

function byPath([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number {
  return one < other ? -1 : 1;
}

// eslint-disable-next-line @typescript-eslint/require-await -- what is read piece by piece elsewhere is here already
async function* once(bytes: Bytes): AsyncGenerator<Bytes> {
  yield bytes;
}

type Digested = readonly [path: string, digests: ReadonlyMap<BagAlgorithm, Bytes>];

function list(algorithm: BagAlgorithm, files: readonly Digested[]): Bytes {
  const lines = files.map(
    ([path, digests]) => `${hex(digests.get(algorithm) ?? new Uint8Array())}  ${path.replaceAll("%", "%25")}\n`,
  );
  return utf8(lines.join(""));
}

/** What `bag-info.txt` says, in the order it says it, the size last; nothing where a line is none. */
async function infoAnew({ file }: Examination): Promise<Bytes | undefined> {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(await file.bytes(INFO));
  } catch (reason) {
    if (reason instanceof TypeError) return undefined;
    throw reason;
  }
  const lines = text.split("\n");
  if (lines.pop() !== "") return undefined;
  // A label said twice stands once in a list made anew: in its first place, with its last words.
  const said = new Map<string, string>();
  for (const line of lines.filter((one) => !one.startsWith(OXUM))) {
    const colon = line.indexOf(": ");
    const [label, words] = [line.slice(0, colon), line.slice(colon + 2)];
    if (colon < 0 || !LABEL.test(label) || !ONE_LINE.test(words) || /^payload-oxum$/i.test(label)) return undefined;
    said.set(label, words);
  }
  const { files, bytes } = payloadOf(file.files.sizes);
  return utf8(
    [...said, ["Payload-Oxum", `${bytes}.${files}`] as const].map(([label, words]) => `${label}: ${words}\n`).join(""),
  );
}

/** Paths that a dossier may have: of one form, each once on every system. */
function pathsArePlain(paths: readonly string[]): boolean {
  const payload = paths.filter((path) => path.startsWith(PAYLOAD));
  const taken = new Set(payload.map(folded));
  const findings = new BagFindings();
  const read = payload.map((path) => readPath(path.replaceAll("%", "%25"), { strict: true }, "", findings));
  const plain = payload.every((path) => ONE_LINE.test(path) && isNormal(path));
  return plain && taken.size === payload.length && !read.includes(undefined) && findings.all.length === 0;
}

/** The list that readers of ASiC-E look for: it follows from the names alone (docs/protocol/dossier.md section 9.3). */
function asicManifest(paths: readonly string[]): Bytes {
  const row = (path: string, type: string) => {
    const escaped = path.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
    return ` <manifest:file-entry manifest:full-path="${escaped}" manifest:media-type="${type}"/>\n`;
  };
  const named = paths.filter((path) => path !== "mimetype" && !path.startsWith("META-INF/"));
  return utf8(
    '<?xml version="1.0" encoding="UTF-8"?>\n<manifest:manifest ' +
      'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2">\n' +
      row("/", "application/vnd.etsi.asic-e+zip") +
      named.map((path) => row(path, path.endsWith(".txt") ? "text/plain" : "application/octet-stream")).join("") +
      "</manifest:manifest>\n",
  );
}
