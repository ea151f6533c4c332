import type { Bytes } from "../notation/bytes.ts";

const P = 2n ** 255n - 19n;
const A24 = 121_665n;

/** A shared secret of zeros: the other side's share has low order, and everybody would know it (RFC 7748 section 6.1). */
export class ShareRefused extends Error {
  constructor() {
    super("X25519 share refused");
  }
}

/**
 * X25519 of RFC 7748 section 5, with the words of its pseudo-code; a 32-byte scalar and a 32-byte u-coordinate.
 *
 * Here because the library that has it weighs five times what a reporter's page needs of it on 2G. It holds no state and
 * is compared with that library, point for point, in its test. Throws {@link ShareRefused} on a share of low order.
 */
export function x25519(scalar: Uint8Array, u: Uint8Array): Bytes {
  const k = littleEndian(scalar, (bytes) => {
    bytes[0] = (bytes[0] ?? 0) & 248;
    bytes[31] = ((bytes[31] ?? 0) & 127) | 64;
  });
  const x1 = littleEndian(u, (bytes) => {
    bytes[31] = (bytes[31] ?? 0) & 127;
  });
  let [x2, z2, x3, z3, swap] = [1n, 0n, x1 % P, 1n, 0n];
  for (let t = 254n; t >= 0n; t--) {
    const bit = (k >> t) & 1n;
    // A swap without a branch on the secret, as far as big integers allow.
    const [dx, dz] = [(swap ^ bit) * (x2 - x3), (swap ^ bit) * (z2 - z3)];
    [x2, x3, z2, z3, swap] = [x2 - dx, x3 + dx, z2 - dz, z3 + dz, bit];
    const [a, b, c, d] = [x2 + z2, x2 - z2, x3 + z3, x3 - z3];
    const [aa, bb, da, cb] = [mod(a * a), mod(b * b), mod(d * a), mod(c * b)];
    const e = aa - bb;
    x3 = mod((da + cb) * (da + cb));
    z3 = mod(x1 * mod((da - cb) * (da - cb)));
    x2 = mod(aa * bb);
    z2 = mod(e * (aa + A24 * e));
  }
  const shared = mod((swap ? x3 : x2) * power(swap ? z3 : z2, P - 2n));
  if (shared === 0n) throw new ShareRefused();
  return Uint8Array.from({ length: 32 }, (_, index) => Number((shared >> BigInt(8 * index)) & 255n));
}

function littleEndian(bytes: Uint8Array, decode: (bytes: Bytes) => void): bigint {
  if (bytes.length !== 32) throw new RangeError("X25519 takes 32 bytes");
  const copy = Uint8Array.from(bytes);
  decode(copy);
  return copy.reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
}

function mod(value: bigint): bigint {
  const rest = value % P;
  return rest < 0n ? rest + P : rest;
}

function power(base: bigint, exponent: bigint): bigint {
  let result = 1n;
  for (let square = base, left = exponent; left > 0n; left >>= 1n) {
    if (left & 1n) result = mod(result * square);
    square = mod(square * square);
  }
  return result;
}
