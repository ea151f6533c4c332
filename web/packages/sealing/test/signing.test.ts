import { ed25519 } from "@noble/curves/ed25519.js";
import { describe, expect, test } from "vitest";
import { b64u, bytesOfB64u } from "../src/notation/base64.ts";
import { bytesOfHex, concat, utf8 } from "../src/notation/bytes.ts";
import { canonicalBytes } from "../src/notation/canonical.ts";
import { randomId, systemRandom } from "../src/notation/ids.ts";
import { KeyRefused, readVerificationKey, SigningKey, verifies } from "../src/signing/ed25519.ts";
import {
  addSignature,
  digestOf,
  EnvelopeRefused,
  envelopeBytes,
  readEnvelope,
  signStatement,
  verifyEnvelope,
  type Statement,
} from "../src/signing/envelope.ts";

const ORDER = 2n ** 252n + 27742317777372353535851937790883648493n;

/** Points of small order, in every encoding that some library takes. */
const SMALL_ORDER = [
  "0000000000000000000000000000000000000000000000000000000000000000",
  "0100000000000000000000000000000000000000000000000000000000000000",
  "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
  "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
  "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
  "0000000000000000000000000000000000000000000000000000000000000080",
  "0100000000000000000000000000000000000000000000000000000000000080",
  "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
  "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
];

describe("Ed25519", () => {
  const key = new SigningKey(systemRandom(32));
  const message = utf8("signed");
  const signature = key.sign(message);

  test("holds for the very message and key", () => {
    expect(verifies(key.verification, message, signature)).toBe(true);
    expect(verifies(key.verification, utf8("signed "), signature)).toBe(false);
    expect(verifies(new SigningKey(systemRandom(32)).verification, message, signature)).toBe(false);
  });

  test.each(SMALL_ORDER)("refuses the key %s", (encoded) => {
    expect(() => readVerificationKey(b64u(bytesOfHex(encoded)))).toThrow(KeyRefused);
  });

  test("refuses a key with a part of small order", () => {
    const torsion = ed25519.Point.fromBytes(
      bytesOfHex("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"),
    );
    const mixed = ed25519.Point.fromBytes(bytesOfB64u(key.verification)).add(torsion);
    expect(() => readVerificationKey(b64u(mixed.toBytes()))).toThrow(KeyRefused);
  });

  test("refuses a signature whose R has a part of small order, on which libraries disagree", () => {
    const torsion = ed25519.Point.fromBytes(
      bytesOfHex("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"),
    );
    const mixed = ed25519.Point.fromBytes(signature.slice(0, 32)).add(torsion);
    expect(verifies(key.verification, message, concat(mixed.toBytes(), signature.slice(32)))).toBe(false);
  });

  test("refuses S of the group's order and more", () => {
    const s = signature.slice(32).reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n) + ORDER;
    const high = Uint8Array.from({ length: 32 }, (_, at) => Number((s >> BigInt(8 * at)) & 255n));
    expect(verifies(key.verification, message, concat(signature.slice(0, 32), high))).toBe(false);
  });

  test.each([0, 63, 65])("refuses a signature of %i bytes", (length) => {
    expect(verifies(key.verification, message, new Uint8Array(length))).toBe(false);
  });

  test.each([undefined, "", "AAAA", `${"A".repeat(42)}B`])("refuses the key text %j", (text) => {
    expect(() => readVerificationKey(text)).toThrow(KeyRefused);
  });
});

interface Note extends Statement {
  readonly text: string;
}

describe("an envelope", () => {
  const instance = randomId<"instance">();
  const expected = { type: "backup/v1/document", instance } as const;
  const statement: Note = { ...expected, text: "é" };
  const [one, two] = [new SigningKey(systemRandom(32)), new SigningKey(systemRandom(32))];
  const signed = signStatement(statement, one);
  const both = signStatement(statement, one, two);

  test("says who signed, whatever the order of signing", () => {
    expect(verifyEnvelope(signed, expected).signers).toEqual([one.verification]);
    expect(signStatement(statement, two, one)).toEqual(both);
    expect([...verifyEnvelope(both, expected).signers].sort()).toEqual([one.verification, two.verification].sort());
    expect(addSignature(signed, two)).toEqual(both);
  });

  test("is digested without its signatures", () => {
    expect(verifyEnvelope(both, expected).digest).toBe(digestOf(statement));
    expect(verifyEnvelope(signed, expected).digest).toBe(digestOf(statement));
  });

  test("is read from canonical bytes only", () => {
    expect(readEnvelope<Note>(envelopeBytes(signed), expected).statement.text).toBe("é");
    const spaced = utf8(JSON.stringify(signed, undefined, 1));
    expect(() => readEnvelope(spaced, expected)).toThrow("NOT_CANONICAL");
  });

  const [first] = signed.signatures;
  const line = first ?? { key: "", signature: "" };
  const other = signStatement(statement, two).signatures[0] ?? line;
  test.each<[string, unknown, string]>([
    ["another type", { ...signed, statement: { ...statement, type: "backup/v1/grant" } }, "type"],
    ["another instance", { ...signed, statement: { ...statement, instance: randomId() } }, "instance"],
    ["another text", { ...signed, statement: { ...statement, text: "e" } }, "signature"],
    ["one member more", { ...signed, statement: { ...statement, more: 1 } }, "signature"],
    ["a signature of another key", { ...signed, signatures: [{ ...line, signature: other.signature }] }, "signature"],
    ["a key that is no point", { ...signed, signatures: [{ ...line, key: b64u(new Uint8Array(32)) }] }, "key"],
    ["a cut signature", { ...signed, signatures: [{ ...line, signature: line.signature.slice(4) }] }, "signature"],
    ["no signature", { ...signed, signatures: [] }, "shape"],
    ["signatures in another order", { ...both, signatures: [...both.signatures].reverse() }, "order"],
    ["one signer twice", { ...signed, signatures: [line, line] }, "order"],
    ["nine signatures", { ...signed, signatures: Array<unknown>(9).fill(line) }, "shape"],
    ["a member beside", { ...signed, note: 1 }, "shape"],
    ["a member in a signature", { ...signed, signatures: [{ ...line, note: 1 }] }, "shape"],
    ["nothing", null, "shape"],
    ["a list", [signed], "shape"],
    ["text", JSON.stringify(signed), "shape"],
  ])("is refused with %s", (_, candidate, reason) => {
    expect(() => verifyEnvelope(candidate, expected)).toThrow(EnvelopeRefused);
    expect(() => verifyEnvelope(candidate, expected)).toThrow(`: ${reason}`);
  });

  test("takes no key twice", () => {
    expect(() => addSignature(signed, one)).toThrow(EnvelopeRefused);
  });

  test("signed for one type does not hold for another", () => {
    const forged = utf8("backup/v1/grant\n");
    expect(verifies(one.verification, concat(forged, canonicalBytes(statement)), bytesOfB64u(line.signature))).toBe(
      false,
    );
  });
});
