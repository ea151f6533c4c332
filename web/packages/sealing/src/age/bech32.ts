import type { Bytes } from "../notation/bytes.ts";

const SIGNS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";

/** Text that is no Bech32 of the expected prefix and length. */
export class NotBech32 extends SyntaxError {
  constructor() {
    super("not a recipient or identity");
  }
}

function step(state: number, value: number): number {
  const top = state >>> 25;
  const generators = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];
  return generators.reduce(
    (sum, generator, bit) => (((top >> bit) & 1) === 1 ? sum ^ generator : sum),
    ((state & 0x1ffffff) << 5) ^ value,
  );
}

function checksum(prefix: string, words: readonly number[]): number {
  const points = Array.from(prefix, (sign) => sign.charCodeAt(0));
  return [...points.map((point) => point >> 5), 0, ...points.map((point) => point & 31), ...words].reduce(step, 1);
}

function regroup(values: Iterable<number>, from: number, to: number, pad: boolean): number[] {
  const groups: number[] = [];
  let bits = 0;
  let held = 0;
  for (const value of values) {
    bits = ((bits << from) | value) & 0xfff;
    for (held += from; held >= to;) {
      held -= to;
      groups.push((bits >> held) & ((1 << to) - 1));
    }
  }
  const rest = bits & ((1 << held) - 1);
  if (pad && held > 0) groups.push((rest << (to - held)) & ((1 << to) - 1));
  if (!pad && (held >= from || rest !== 0)) throw new NotBech32();
  return groups;
}

/** Bech32 without its 90-sign limit, which hybrid recipients (1 959 signs) exceed; lower case. */
export function toBech32(prefix: string, bytes: Uint8Array): string {
  const words = regroup(bytes, 8, 5, true);
  const sum = checksum(prefix, [...words, 0, 0, 0, 0, 0, 0]) ^ 1;
  for (let i = 5; i >= 0; i--) words.push((sum >> (5 * i)) & 31);
  return `${prefix}1${words.map((word) => SIGNS.charAt(word)).join("")}`;
}

/** Reads lower-case Bech32 of exactly this prefix and byte length; every sign and the checksum must hold. */
export function fromBech32(text: string, prefix: string, length: number): Bytes {
  if (!text.startsWith(`${prefix}1`)) throw new NotBech32();
  const words = Array.from(text.slice(prefix.length + 1), (sign) => SIGNS.indexOf(sign));
  if (words.length < 6 || words.includes(-1) || checksum(prefix, words) !== 1) throw new NotBech32();
  const bytes = Uint8Array.from(regroup(words.slice(0, -6), 5, 8, false));
  if (bytes.length !== length) throw new NotBech32();
  return bytes;
}
