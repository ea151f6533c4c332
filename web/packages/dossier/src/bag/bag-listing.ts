import { equalBytes, type Bytes } from "@backup/sealing";
import type { BagAlgorithm } from "./bag-algorithm.ts";
import type { BagFindings } from "./bag-finding.ts";
import { isTagManifest, type BagManifest } from "./bag-manifest.ts";
import { folded, isPayload, leftByASystem } from "./bag-path.ts";

/** The digests a file must have, by algorithm. */
export type Expected = ReadonlyMap<string, ReadonlyMap<BagAlgorithm, Bytes>>;

interface Ground {
  readonly sizes: ReadonlyMap<string, number>;
  readonly strict: boolean;
  readonly elsewhere: ReadonlySet<string>;
  readonly findings: BagFindings;
}

/** Compares what the manifests list with what is there, and gathers the digests each file must have. */
export function judgeListing(manifests: readonly BagManifest[], ground: Ground): Expected {
  const otherwise = new Map<string, string>();
  for (const path of ground.sizes.keys()) if (!otherwise.has(folded(path))) otherwise.set(folded(path), path);
  const expected = new Map<string, Map<BagAlgorithm, Bytes>>();
  const listed = new Map<BagManifest, ReadonlySet<string>>();
  for (const manifest of manifests) {
    const there = new Set<string>();
    for (const [path, digest] of manifest.digests) {
      const file = fileOf(path, manifest.file, otherwise, ground);
      if (file === undefined) continue;
      there.add(file);
      expect(expected, file, { manifest, digest }, ground.findings);
    }
    listed.set(manifest, there);
  }
  for (const path of ground.sizes.keys()) judgeUnlisted(path, listed, ground);
  return expected;
}

/** The file that a listed path means; none, with a finding, where there is none. */
function fileOf(path: string, manifest: string, otherwise: Map<string, string>, ground: Ground): string | undefined {
  if (ground.sizes.has(path)) return path;
  const other = otherwise.get(folded(path));
  if (!ground.strict && other !== undefined) {
    ground.findings.warning("LISTED_OTHERWISE", manifest, path);
    return other;
  }
  if (!ground.strict && leftByASystem(path)) ground.findings.warning("SYSTEM_FILE", manifest, path);
  else ground.findings.error(ground.elsewhere.has(path) ? "FILE_NOT_FETCHED" : "FILE_MISSING", manifest, path);
  return undefined;
}

function expect(
  expected: Map<string, Map<BagAlgorithm, Bytes>>,
  file: string,
  { manifest, digest }: { readonly manifest: BagManifest; readonly digest: Bytes },
  findings: BagFindings,
): void {
  const digests = expected.get(file) ?? new Map<BagAlgorithm, Bytes>();
  expected.set(file, digests);
  const before = digests.get(manifest.algorithm);
  if (before === undefined) digests.set(manifest.algorithm, digest);
  // Two spellings of one file in one list, each with bytes of its own: at most one of them can be true.
  else if (!equalBytes(before, digest)) findings.error("LISTED_TWICE", manifest.file, file);
}

function judgeUnlisted(path: string, listed: ReadonlyMap<BagManifest, ReadonlySet<string>>, ground: Ground): void {
  if (isPayload(path)) {
    judgeUnlistedPayload(path, listed, ground);
  } else if (!isTagManifest(path)) {
    for (const [{ ofTags, file }, paths] of listed) {
      if (ofTags && !paths.has(path)) ground.findings.warning("TAG_FILE_UNLISTED", file, path);
    }
  }
}

function judgeUnlistedPayload(
  path: string,
  listed: ReadonlyMap<BagManifest, ReadonlySet<string>>,
  { strict, findings }: Ground,
): void {
  const manifests = [...listed].filter(([{ ofTags }]) => !ofTags);
  const without = manifests.filter(([, paths]) => !paths.has(path)).map(([{ file }]) => file);
  if (without.length === 0 || (!strict && without.length < manifests.length)) return;
  const left = !strict && leftByASystem(path);
  for (const file of without) findings.found(!left, left ? "SYSTEM_FILE" : "FILE_UNLISTED", file, path);
}
