import { BytesUnreadable, bytesOf } from "../bag/bag-files.ts";
import type { BagFinding, BagRule } from "../bag/bag-finding.ts";
import type { BagJudgement } from "../bag/bag.ts";
import type { Container } from "../container/container.ts";
import { ContainerRefused } from "../container/container-refused.ts";
import type { Examination } from "./examination.ts";
import { failed, Grounds, notApplicable, type Result } from "./result.ts";

/** What makes the listing wrong, or keeps it from being read: an unread list must not pass for a whole one. */
const LISTING: ReadonlySet<BagRule> = new Set<BagRule>([
  "FILE_MISSING",
  "FILE_NOT_FETCHED",
  "FILE_UNLISTED",
  "SYSTEM_FILE",
  "LISTED_OTHERWISE",
  "NAMES_COLLIDE",
  "MANIFEST_MISSING",
  "DECLARATION_MISSING",
  "DECLARATION_MALFORMED",
  "VERSION_UNKNOWN",
  "ENCODING_UNKNOWN",
  "TAG_FILE_UNREADABLE",
  "TOO_LONG",
  "LINE_MALFORMED",
  "ALGORITHM_UNKNOWN",
]);
const TAG_FILES = [
  "bag-info.txt",
  "bagit.txt",
  "manifest-sha256.txt",
  "manifest-sha512.txt",
  "tagmanifest-sha256.txt",
  "tagmanifest-sha512.txt",
];
/** Outside the manifests: the container's own. */
const OF_THE_CONTAINER = ["mimetype", "META-INF/signatures.xml", "META-INF/manifest.xml"];
const TYPE = "application/vnd.etsi.asic-e+zip";

/** Check 5: every list, every path, every byte. */
export async function bagCheck(examined: Examination): Promise<Result> {
  const { file } = examined;
  if (file.refused !== undefined) return notApplicable("CONTAINER_UNREAD");
  if (!file.isBag) return notApplicable("NO_BAG");
  const bag = await examined.bag();
  const grounds = new Grounds();
  bag.findings
    .filter((finding) => finding.breaks || (file.isDossier && finding.rule !== "TAG_FILE_UNLISTED"))
    .forEach((finding) => {
      fail(grounds, finding);
    });
  if (file.isDossier) requireOurForm(examined, bag, grounds);
  return grounds.orHeld("BAG_HELD", bag.version ?? "", bag.payloadFiles, bag.payloadBytes);
}

function requireOurForm({ file }: Examination, bag: BagJudgement, grounds: Grounds): void {
  grounds.require(bag.version === "1.0", "BAG_VERSION");
  grounds.require(bag.algorithms.join() === "sha256,sha512", "BAG_ALGORITHMS");
  for (const path of TAG_FILES) grounds.require(file.has(path), "PART_MISSING", path);
  grounds.require(!file.has("fetch.txt"), "BAG_FETCHES");
}

/** Check 6: the container holds what is listed, in its one form. */
export async function containerCheck(examined: Examination): Promise<Result> {
  const { file } = examined;
  if (file.refused !== undefined) return failed(`CONTAINER_${file.refused}`);
  if (!file.isBag) return notApplicable("NO_MANIFESTS");
  const grounds = new Grounds();
  (await examined.bag()).findings
    .filter(({ rule, breaks }) => LISTING.has(rule) && (breaks || file.isDossier))
    .forEach((finding) => {
      fail(grounds, finding);
    });
  const files = file.files.sizes.size;
  if (!file.isDossier) return grounds.orHeld("LISTED_ALL", files);
  file.paths
    .filter((path) => !path.startsWith("data/") && !TAG_FILES.includes(path) && !OF_THE_CONTAINER.includes(path))
    .forEach((path) => {
      grounds.fail("FILE_BESIDE", path);
    });
  if (file.container !== undefined) await requireOneForm(file.container, examined, grounds);
  return grounds.orHeld(file.container === undefined ? "FOLDER_HELD" : "CONTAINER_HELD", files);
}

async function requireOneForm(container: Container, examined: Examination, grounds: Grounds): Promise<void> {
  try {
    await container.requireCanonical(examined.progress);
    if (!container.sizes.has("mimetype") || (container.sizes.get("mimetype") ?? 0) !== TYPE.length) {
      grounds.fail("CONTAINER_TYPE");
      return;
    }
    const type = new TextDecoder().decode(await bytesOf(container, "mimetype"));
    grounds.require(type === TYPE, "CONTAINER_TYPE");
  } catch (reason) {
    if (reason instanceof ContainerRefused) grounds.fail(`CONTAINER_${reason.reason}`);
    else if (reason instanceof BytesUnreadable) grounds.fail("CONTAINER_TYPE");
    else throw reason;
  }
}

function fail(grounds: Grounds, { rule, file, detail }: BagFinding): void {
  grounds.fail("BAG_RULE", rule, file, detail);
}
