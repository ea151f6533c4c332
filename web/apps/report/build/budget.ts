import { brotliCompressSync, constants, gzipSync } from "node:zlib";

/** Answer headers that come with the first response (status line, type, encoding, policy, cache), at most. */
const HEADERS = 1_100;
/** What the server fills in: pin, and the address of the neutral page in each language. */
const PIN = 520;

export const FIRST_RESPONSE = 14_600;
export const ALL_CODE = 80_000;

const gzip = (bytes: string | Uint8Array) => gzipSync(bytes, { level: 9 }).length;
const brotli = (bytes: string | Uint8Array) =>
  brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;

export interface Weight {
  readonly first: number;
  readonly all: number;
  readonly parts: readonly (readonly [string, number])[];
}

/** Weighs the page: the first response on the wire, and all code with its heaviest language, through sealing. */
export function weigh(
  page: { readonly whole: string; readonly single: string },
  code: ReadonlyMap<string, string | Uint8Array>,
  languages: readonly string[],
): Weight {
  const parts = [...code].map(([name, bytes]) => [name, brotli(bytes)] as const);
  const heaviest = Math.max(...languages.map((text) => brotli(text)));
  const all = brotli(page.single) + parts.reduce((sum, [, size]) => sum + size, 0) + heaviest;
  return { first: gzip(page.whole) + HEADERS + PIN, all, parts: [...parts, ["language", heaviest]] };
}

/** Refuses a build that outgrew a budget: on 2G each further packet is a second of somebody's patience. */
export function enforce(weight: Weight): void {
  if (weight.first > FIRST_RESPONSE)
    throw new Error(`the first response takes ${weight.first} bytes on the wire, more than ${FIRST_RESPONSE}`);
  if (weight.all > ALL_CODE) throw new Error(`all code takes ${weight.all} bytes brotli, more than ${ALL_CODE}`);
}
