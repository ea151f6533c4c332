import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const ROOT = join(import.meta.dirname, "../../../../vectors");

/** A file of the shared vectors, as JSON. */
export function vector(path: string): unknown {
  return JSON.parse(readFileSync(join(ROOT, path), "utf8"));
}

/** A file of the shared vectors, as bytes. */
export function vectorBytes(path: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(readFileSync(join(ROOT, path)));
}

/** The files right in a folder of the shared vectors. */
export function vectorNames(folder: string): readonly string[] {
  return readdirSync(join(ROOT, folder));
}

/** Every JSON file below a folder of the shared vectors. */
export function vectorFiles(folder: string): readonly string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".json"))
    .map((name) => `${folder}/${name}`);
}
