import { Examination, putChecks, SubmittedFile, type Verdict } from "@backup/dossier";
import type { Policy } from "@backup/ledger";
import { mlDsa44 } from "@backup/ledger/ml-dsa-44";
import type { Bytes } from "@backup/sealing";

/** No receipt and no policy is larger; more is not read. */
export const LONGEST_TEXT = 1_000_000;

const RECEIPT = "c2sp.org/tlog-proof@";
const POLICY = /^(?:log|witness|group|quorum)[ \t]/m;
const HEAD = 4_096;

/** What a file is by its first bytes, whatever it is called. */
export type Kind = "receipt" | "container" | "policy" | "empty" | "unknown";

/** Tells what a file is; throws where it cannot be read. */
export async function kindOf(file: Blob): Promise<Kind> {
  if (file.size === 0) return "empty";
  const head = new Uint8Array(await file.slice(0, HEAD).arrayBuffer());
  const text = new TextDecoder("latin1").decode(head);
  if (text.startsWith(RECEIPT)) return "receipt";
  // A zip file may have anything before it, so its name counts too: what it is not is then for check 6 to say.
  if (text.startsWith("PK") || /\.(?:zip|asice|asics|sce|scs)$/i.test(file instanceof File ? file.name : "")) {
    return "container";
  }
  return POLICY.test(text) ? "policy" : "unknown";
}

/** A text file whole; undefined where it is longer than such a file can be. */
export async function textBytes(file: Blob): Promise<Bytes | undefined> {
  return file.size > LONGEST_TEXT ? undefined : new Uint8Array(await file.arrayBuffer());
}

/** The files of a chosen folder by their paths in it: the browser puts the folder's own name before each. */
export function inFolder(files: readonly File[]): readonly (readonly [string, Blob])[] {
  return files.map((file) => [file.webkitRelativePath.split("/").slice(1).join("/"), file] as const);
}

/** Told what was read so far, and how much there will be to read at most. */
export type Watching = (read: number, all: number) => void;

/** Puts every check that can be put here. Ends with an `AbortError` where it is stopped. */
export async function judge(
  submitted: SubmittedFile,
  policy: Policy | undefined,
  watch: Watching,
  stop: AbortSignal,
): Promise<Verdict> {
  // Each file is read for its digests; a container's bytes once more for its form.
  const once = [...submitted.files.sizes.values()].reduce((sum, size) => sum + size, 0);
  const all = submitted.container !== undefined && submitted.isDossier ? 2 * once : once;
  let read = 0;
  const progress = (bytes: number) => {
    stop.throwIfAborted();
    read += bytes;
    watch(read, all);
  };
  const trust = policy === undefined ? { mlDsa44 } : { policy, mlDsa44 };
  return putChecks(new Examination(submitted, trust, progress));
}
