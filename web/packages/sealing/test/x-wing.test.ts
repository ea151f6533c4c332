import { x25519 as library } from "@noble/curves/ed25519.js";
import { ml_kem768_x25519 as peer } from "@noble/post-quantum/hybrid.js";
import { describe, expect, it } from "vitest";
import { ShareRefused, x25519 } from "../src/age/x25519.ts";
import { decapsulate, encapsulate, publicKeyOf } from "../src/age/x-wing.ts";
import { bytesOfHex, hex } from "../src/notation/bytes.ts";
import { systemRandom } from "../src/notation/ids.ts";

/** RFC 7748 section 5.2: scalar, u-coordinate, result. */
const RFC_7748 = [
  [
    "a546e36bf0527c9d3b16154b82465edd62144c0ac1fc5a18506a2244ba449ac4",
    "e6db6867583030db3594c1a424b15f7c726624ec26b3353b10a903a6d0ab1c4c",
    "c3da55379de9c6908e94ea4df28d084f32eccf03491c71f754b4075577a28552",
  ],
  [
    "4b66e9d4d1b4673c5ad22691957d6af5c11b6421e0ea01d42ca4169e7918ba0d",
    "e5210f12786811d3f4b7959d0538ae2c31dbe7106fc03c3efc4cd549c715a493",
    "95cbde9476e8907d7aade45cb4b873f88b595a68799fa152e6f8f7647aac7957",
  ],
] as const;

/** Points of low order, canonical and not, on the curve and on its twist. */
const LOW_ORDER = [
  "0000000000000000000000000000000000000000000000000000000000000000",
  "0100000000000000000000000000000000000000000000000000000000000000",
  "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800",
  "5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157",
  "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
  "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
  "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
  "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
];

describe("X25519", () => {
  it.each(RFC_7748)("gives what RFC 7748 says", (scalar, u, result) => {
    expect(hex(x25519(bytesOfHex(scalar), bytesOfHex(u)))).toBe(result);
  });

  it("gives what RFC 7748 says after a thousand rounds", () => {
    let k = bytesOfHex(`09${"00".repeat(31)}`);
    let u = k;
    for (let round = 0; round < 1000; round++) [k, u] = [x25519(k, u), k];
    expect(hex(k)).toBe("684cf59ba83309552800ef566f2f4d3c1c3887c49360e3875f2eb94d99532c51");
  });

  it("gives what the library gives for any share, on the curve, on its twist and not canonical", () => {
    for (let round = 0; round < 100; round++) {
      const scalar = systemRandom(32);
      const u = systemRandom(32);
      // Above the field's size, but for the three that mean 0 and ±1.
      if (round % 4 === 0) u.fill(255).fill(0xf0 + (round % 16), 0, 1);
      expect(hex(x25519(scalar, u))).toBe(hex(library.getSharedSecret(scalar, u)));
    }
  });

  it.each(LOW_ORDER)("refuses a share of low order", (u) => {
    expect(() => x25519(systemRandom(32), bytesOfHex(u))).toThrow(ShareRefused);
  });

  it("refuses other lengths", () => {
    expect(() => x25519(systemRandom(31), systemRandom(32))).toThrow(RangeError);
    expect(() => x25519(systemRandom(32), systemRandom(33))).toThrow(RangeError);
  });
});

describe("X-Wing", () => {
  it("gives the library's public key for a seed", () => {
    for (let round = 0; round < 5; round++) {
      const seed = systemRandom(32);
      expect(hex(publicKeyOf(seed))).toBe(hex(peer.getPublicKey(seed)));
    }
  });

  it("opens what the library encapsulated, and the library what it did", () => {
    for (let round = 0; round < 5; round++) {
      const seed = systemRandom(32);
      const theirs = peer.encapsulate(publicKeyOf(seed));
      expect(hex(decapsulate(theirs.cipherText, seed))).toBe(hex(theirs.sharedSecret));
      const mine = encapsulate(peer.getPublicKey(seed));
      expect(hex(peer.decapsulate(mine.encapsulation, seed))).toBe(hex(mine.shared));
    }
  });

  it("gives another secret to another seed", () => {
    const { encapsulation, shared } = encapsulate(publicKeyOf(systemRandom(32)));
    expect(hex(decapsulate(encapsulation, systemRandom(32)))).not.toBe(hex(shared));
  });

  it("refuses an encapsulation whose share has low order", () => {
    const seed = systemRandom(32);
    const { encapsulation } = encapsulate(publicKeyOf(seed));
    encapsulation.fill(0, 1088);
    expect(() => decapsulate(encapsulation, seed)).toThrow(ShareRefused);
  });

  it.each([0, 1183, 1215, 1217])("refuses a public key of %i bytes", (length) => {
    expect(() => encapsulate(new Uint8Array(length))).toThrow();
  });

  it.each([0, 1087, 1119, 1121])("refuses an encapsulation of %i bytes", (length) => {
    expect(() => decapsulate(new Uint8Array(length), systemRandom(32))).toThrow();
  });
});
