import { equalBytes, type Bytes } from "@backup/sealing";
import { SHA256, SHA512, type BagAlgorithm } from "./bag-algorithm.ts";
import { readDeclaration, type BagDeclaration } from "./bag-declaration.ts";
import type { BagFiles } from "./bag-files.ts";
import { BagFindings, type BagFinding } from "./bag-finding.ts";
import { judgeListing } from "./bag-listing.ts";
import { isManifest, isTagManifest, readManifest, type BagManifest } from "./bag-manifest.ts";
import { folded } from "./bag-path.ts";
import { elsewhere, judgeInfo, payloadOf } from "./bag-texts.ts";
import { USUAL_LIMITS, type BagLimits, type Reading } from "./tag-file.ts";

/** Told the bytes read after each piece; it ends the work by throwing. */
export type Progress = (bytes: number) => void;

/** What became of judging a bag. */
export interface BagJudgement {
  /** Absent where it could not be read. */
  readonly version?: string;
  /** Tokens of its payload manifests' algorithms, in order. */
  readonly algorithms: readonly string[];
  readonly payloadFiles: number;
  readonly payloadBytes: number;
  readonly findings: readonly BagFinding[];
  /** The digests that were computed of every listed file. */
  readonly digests: ReadonlyMap<string, ReadonlyMap<BagAlgorithm, Bytes>>;
}

/** Whether the bag is complete and valid (RFC 8493 section 3); warnings do not break it. */
export function bagHolds({ findings }: BagJudgement): boolean {
  return !findings.some(({ breaks }) => breaks);
}

/** Judges a bag of any maker: every list, every path, every byte. Throws `BytesUnreadable`. */
export async function judgeBag(
  files: BagFiles,
  progress: Progress = () => undefined,
  limits: BagLimits = USUAL_LIMITS,
): Promise<BagJudgement> {
  const reading: Reading = { files, limits, findings: new BagFindings() };
  const declared = await readDeclaration(reading);
  const { files: payloadFiles, bytes: payloadBytes } = payloadOf(files.sizes);
  const found = declared === undefined ? undefined : await judged(reading, declared, progress);
  return {
    ...(declared === undefined ? {} : { version: declared.version }),
    algorithms: found?.algorithms ?? [],
    payloadFiles,
    payloadBytes,
    findings: reading.findings.all,
    digests: found?.digests ?? new Map(),
  };
}

async function judged(
  reading: Reading,
  declared: BagDeclaration,
  progress: Progress,
): Promise<Pick<BagJudgement, "algorithms" | "digests">> {
  const manifests = await readManifests(reading, declared);
  await judgeInfo(reading, declared);
  judgeNames(reading, declared);
  const ground = {
    sizes: reading.files.sizes,
    strict: declared.strict,
    elsewhere: await elsewhere(reading, declared),
    findings: reading.findings,
  };
  const expected = judgeListing(manifests, ground);
  const digests = new Map<string, ReadonlyMap<BagAlgorithm, Bytes>>();
  for (const [path, wanted] of expected) {
    const actual = await digestsOf(reading.files.open(path), [...wanted.keys()], progress);
    digests.set(path, actual);
    // In the order of the algorithms, whatever the order of the lists.
    for (const [algorithm, digest] of [...wanted].sort(([one], [other]) => one.bytes - other.bytes)) {
      if (!equalBytes(digest, actual.get(algorithm) ?? new Uint8Array())) {
        reading.findings.error("DIGEST_DIFFERS", path, algorithm.token);
      }
    }
  }
  const algorithms = manifests.filter(({ ofTags }) => !ofTags).map(({ algorithm }) => algorithm.token);
  return { algorithms: [...new Set(algorithms)].sort(), digests };
}

/** Reads a file once for all digests. */
export async function digestsOf(
  pieces: AsyncIterable<Bytes>,
  algorithms: readonly BagAlgorithm[] = [SHA256, SHA512],
  progress: Progress = () => undefined,
): Promise<ReadonlyMap<BagAlgorithm, Bytes>> {
  const running = algorithms.map((algorithm) => [algorithm, algorithm.start()] as const);
  for await (const piece of pieces) {
    for (const [, digest] of running) digest.update(piece);
    progress(piece.length);
  }
  return new Map(running.map(([algorithm, digest]) => [algorithm, digest.digest()] as const));
}

async function readManifests(reading: Reading, declared: BagDeclaration): Promise<readonly BagManifest[]> {
  const names = [...reading.files.sizes.keys()].filter(isManifest);
  const manifests: BagManifest[] = [];
  for (const name of names) {
    const manifest = await readManifest(reading, name, declared);
    if (manifest !== undefined) manifests.push(manifest);
  }
  if (names.every(isTagManifest)) reading.findings.error("MANIFEST_MISSING", "");
  return manifests;
}

/** Two names that one system keeps apart and another takes for one: the bag would lose a file on the way. */
function judgeNames({ files, findings }: Reading, { strict }: BagDeclaration): void {
  const seen = new Map<string, string>();
  for (const path of files.sizes.keys()) {
    const before = seen.get(folded(path));
    if (before === undefined) seen.set(folded(path), path);
    else findings.found(strict, "NAMES_COLLIDE", path, before);
  }
}
