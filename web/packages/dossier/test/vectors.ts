import { readFileSync, readdirSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { SubmittedFile } from "../src/index.ts";

const ROOT = join(import.meta.dirname, "../../../../vectors");
const SAMPLES = join(ROOT, "../docs/samples");

interface Told {
  readonly number: number;
  readonly result: string;
  readonly why: readonly { readonly ground: string; readonly about: readonly string[] }[];
}

/** One file and what Java's checks make of it (vectors/verdicts). */
export interface VerdictVector {
  readonly name: string;
  readonly base: string;
  readonly pieces: readonly (string | readonly [number, number])[];
  readonly policy?: string;
  readonly checks: readonly Told[];
}

export const verdicts = JSON.parse(readFileSync(join(ROOT, "verdicts/cases.json"), "utf8")) as readonly VerdictVector[];

export function sample(name: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(readFileSync(join(SAMPLES, name)));
}

/** The container a vector is about: pieces of a sample, and bytes of its own between them. */
export function containerOf({ base, pieces }: Pick<VerdictVector, "base" | "pieces">): Blob {
  const whole = base === "" ? new Uint8Array() : sample(base);
  return new Blob(
    pieces.map((piece) =>
      typeof piece === "string" ? Uint8Array.from(Buffer.from(piece, "base64")) : whole.slice(...piece),
    ),
  );
}

/** A folder of the vectors as a browser hands it over. */
export function filesIn(folder: string): readonly (readonly [string, Blob])[] {
  const root = join(ROOT, folder);
  return readdirSync(root, { recursive: true, encoding: "utf8" })
    .map((name) => join(root, name))
    .filter((path) => statSync(path).isFile())
    .map((path) => [relative(root, path), new Blob([Uint8Array.from(readFileSync(path))])] as const);
}

export function opened(vector: VerdictVector): Promise<SubmittedFile> {
  return vector.base.startsWith("bagit-conformance/")
    ? Promise.resolve(SubmittedFile.ofFolder(filesIn(vector.base)))
    : SubmittedFile.open(containerOf(vector));
}
