import { SubmittedFile, type Verdict } from "@backup/dossier";
import { parsePolicy, PolicyRefused, type Policy } from "@backup/ledger";
import { mlDsa44 } from "@backup/ledger/ml-dsa-44";
import { signal } from "@preact/signals";
import { inFolder, judge, kindOf, LONGEST_TEXT, textBytes } from "./judging.ts";
import { checkReceipt, NotALeaf, type Entry, type ReceiptVerdict } from "./receipts.ts";
import type { Word } from "./speech.ts";

/** One sentence at the place it concerns, with its values. */
export interface Problem {
  readonly word: Word;
  readonly values?: Readonly<Record<string, string | number>>;
}

/** What was found of one thing, and by whose word. */
export interface Found {
  readonly number: number;
  readonly name: string;
  readonly bytes: number;
  /** Origins of the logs its reader trusted; undefined where no policy was given. */
  readonly trusted?: readonly string[];
  readonly of:
    | { readonly kind: "receipt"; readonly verdict: ReceiptVerdict }
    | { readonly kind: "file"; readonly verdict: Verdict; readonly folder: boolean };
}

export const policy = signal<Policy | undefined>(undefined);
export const trustProblem = signal<Problem | undefined>(undefined);
export const problem = signal<Problem | undefined>(undefined);
export const entry = signal<Entry>({ kind: "rebuilt" });
/** Newest first. */
export const found = signal<readonly Found[]>([]);
export const busy = signal<
  { readonly name: string; readonly read: number; readonly all: number; readonly stop: () => void } | undefined
>(undefined);

const KEPT = 20;
let numbered = 0;

/** Takes a policy; one that is none changes nothing. */
export function trust(text: Uint8Array | string): void {
  try {
    policy.value = parsePolicy(text, mlDsa44);
    trustProblem.value = undefined;
    if (problem.value?.word === "problem.needsPolicy") problem.value = undefined;
  } catch (reason) {
    trustProblem.value =
      reason instanceof PolicyRefused
        ? { word: "problem.policyLine", values: { line: reason.line } }
        : { word: "problem.policy" };
  }
}

export async function trustFile(file: File): Promise<void> {
  try {
    const bytes = await textBytes(file);
    if (bytes === undefined || bytes.length === 0) trustProblem.value = { word: "problem.policy" };
    else trust(bytes);
  } catch {
    trustProblem.value = { word: "problem.unreadable", values: { name: file.name } };
  }
}

export function distrust(): void {
  policy.value = undefined;
}

/** Checks files one after the other; each says what it is by its first bytes. */
export async function check(files: readonly File[]): Promise<void> {
  for (const file of files) {
    if (!(await attempt(file.name, () => checkOne(file)))) return;
  }
}

/** Checks a folder that was chosen. */
export async function checkFolder(files: readonly File[]): Promise<void> {
  const name = files[0]?.webkitRelativePath.split("/")[0] ?? "";
  if (files.length === 0) problem.value = { word: "problem.emptyFolder" };
  else await attempt(name, () => judged(SubmittedFile.ofFolder(inFolder(files)), name, true));
}

/** Checks a receipt that was pasted. */
export async function checkText(text: string): Promise<void> {
  await attempt("", () => {
    if (text.trim() === "") problem.value = { word: "problem.nothingPasted" };
    else if (text.length > LONGEST_TEXT) problem.value = { word: "problem.tooLong", values: { name: "" } };
    else receipt("", text);
    return Promise.resolve();
  });
}

/** Whatever goes wrong is one sentence; what was found before stays. Says whether to go on. */
async function attempt(name: string, work: () => Promise<void>): Promise<boolean> {
  if (busy.value !== undefined) return false;
  problem.value = undefined;
  try {
    if (!("DecompressionStream" in globalThis)) problem.value = { word: "problem.browser" };
    else await work();
    return problem.value === undefined;
  } catch (reason) {
    const stopped = reason instanceof DOMException && reason.name === "AbortError";
    const leaf = reason instanceof NotALeaf;
    problem.value = leaf
      ? { word: "problem.leaf" }
      : { word: stopped ? "problem.stopped" : "problem.unreadable", values: { name } };
    return false;
  } finally {
    busy.value = undefined;
  }
}

async function checkOne(file: File): Promise<void> {
  const { name } = file;
  switch (await kindOf(file)) {
    case "container":
      await judged(await SubmittedFile.open(file), name, false, file.size);
      return;
    case "receipt": {
      const bytes = await textBytes(file);
      if (bytes === undefined) problem.value = { word: "problem.tooLong", values: { name } };
      else receipt(name, bytes);
      return;
    }
    case "policy":
      problem.value = { word: "problem.isPolicy" };
      return;
    case "empty":
      problem.value = { word: "problem.empty", values: { name } };
      return;
    case "unknown":
      problem.value = { word: "problem.unknown", values: { name } };
  }
}

function receipt(name: string, file: Uint8Array | string): void {
  if (policy.value === undefined) {
    problem.value = { word: "problem.needsPolicy" };
    return;
  }
  keep(name, file.length, { kind: "receipt", verdict: checkReceipt(file, policy.value, entry.value) });
}

async function judged(submitted: SubmittedFile, name: string, folder: boolean, size?: number): Promise<void> {
  const stopping = new AbortController();
  const stop = () => {
    stopping.abort();
  };
  const bytes = size ?? [...submitted.files.sizes.values()].reduce((sum, one) => sum + one, 0);
  busy.value = { name, read: 0, all: bytes, stop };
  const watch = (read: number, all: number) => (busy.value = { name, read, all, stop });
  const verdict = await judge(submitted, policy.value, watch, stopping.signal);
  keep(name, bytes, { kind: "file", verdict, folder });
}

function keep(name: string, bytes: number, of: Found["of"]): void {
  const trusted = policy.value === undefined ? {} : { trusted: policy.value.logs.map(({ origin }) => origin) };
  found.value = [{ number: ++numbered, name, bytes, ...trusted, of }, ...found.value].slice(0, KEPT);
}
