import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { b64u, base64, bytesOfB64u, bytesOfB64uSized, bytesOfBase64, NotBase64 } from "../src/notation/base64.ts";
import { bytesOfHex, concat, hex, textOf, u32, u64, utf8 } from "../src/notation/bytes.ts";
import { canonicalBytes, canonicalJson, readCanonical } from "../src/notation/canonical.ts";
import { FormRefused } from "../src/notation/form.ts";
import { DerivationKey, mac } from "../src/notation/hashes.ts";
import { derivedId, idBytes, idOf, NotAnId, randomId, readId, systemRandom } from "../src/notation/ids.ts";
import { Members } from "../src/notation/members.ts";
import { NotATimestamp, readTimestamp, timestamp } from "../src/notation/times.ts";
import { vector, vectorBytes } from "./vectors.ts";

interface JsonVectors {
  accepted: { name: string; input: string; canonical: string }[];
  refused: { name: string; input: string; reason: string }[];
}

describe("canonical JSON by the shared vectors", () => {
  const vectors = vector("sealing/json.json") as JsonVectors;

  test.each(vectors.accepted)("writes: $name", ({ input, canonical }) => {
    const value: unknown = JSON.parse(textOf(bytesOfHex(input)));
    expect(hex(canonicalBytes(value))).toBe(canonical);
    expect(hex(canonicalBytes(readCanonical(bytesOfHex(canonical))))).toBe(canonical);
  });

  test.each(vectors.refused)("refuses: $name ($reason)", ({ input }) => {
    expect(() => readCanonical(bytesOfHex(input))).toThrow(FormRefused);
  });

  test("has as many refusals as acceptances", () => {
    expect(vectors.refused.length).toBeGreaterThanOrEqual(vectors.accepted.length);
  });
});

describe("canonical JSON by the examples of RFC 8785", () => {
  const folder = join(import.meta.dirname, "../../../../vectors/jcs-rfc8785/input");
  // The others hold fractions, null or text outside NFC, which our limits refuse.
  test.each(readdirSync(folder))("%s", (name) => {
    const input = vectorBytes(`jcs-rfc8785/input/${name}`);
    const output = vectorBytes(`jcs-rfc8785/output/${name}`);
    let written: string;
    try {
      written = canonicalJson(JSON.parse(textOf(input)));
    } catch (error) {
      expect(error).toBeInstanceOf(FormRefused);
      return;
    }
    expect(written).toBe(textOf(output));
  });

  test("leaves out what is undefined, and refuses what JSON has no word for", () => {
    expect(canonicalJson({ b: 1, a: undefined })).toBe('{"b":1}');
    expect(() => canonicalJson({ a: 1n })).toThrow("WRONG_KIND");
    expect(() => canonicalJson([undefined])).toThrow("WRONG_KIND");
    expect(() => canonicalJson(NaN)).toThrow("NOT_AN_INTEGER");
  });
});

describe("base64", () => {
  test("of every length is read as it was written", () => {
    for (let length = 0; length < 70; length++) {
      const bytes = systemRandom(length);
      expect(bytesOfB64u(b64u(bytes))).toEqual(bytes);
      expect(bytesOfBase64(base64(bytes))).toEqual(bytes);
      expect(b64u(bytes)).toBe(Buffer.from(bytes).toString("base64url"));
      expect(base64(bytes)).toBe(Buffer.from(bytes).toString("base64"));
    }
  });

  test.each(["A", "AB==", "AR", "A+", "A/", "A A", "AA\n", "ÄÖ", "AAAAA"])("refuses %j as base64url", (text) => {
    expect(() => bytesOfB64u(text)).toThrow(NotBase64);
  });

  test.each(["AA", "AB==", "AA=", "AAA", "A===", "AA==AA==", "A-A=", "===="])("refuses %j as base64", (text) => {
    expect(() => bytesOfBase64(text)).toThrow(NotBase64);
  });

  test.each([undefined, 1, "AAAA", ""])("refuses %j where 32 bytes are wanted", (text) => {
    expect(() => bytesOfB64uSized(text, 32)).toThrow(NotBase64);
  });
});

describe("identifiers", () => {
  test("are drawn as version 4 and derived as version 8", () => {
    expect(randomId()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab]/);
    expect(derivedId(new Uint8Array(32).fill(255))).toBe("ffffffff-ffff-8fff-bfff-ffffffffffff");
    const id = randomId();
    expect(idOf(idBytes(id))).toBe(id);
  });

  test.each([
    ["upper case", "51370B92-08F1-852B-B069-8090EFAA8E15"],
    ["no hyphens", "51370b9208f1852bb0698090efaa8e15"],
    ["version 7, which tells time", "01890b92-08f1-752b-b069-8090efaa8e15"],
    ["version 1", "51370b92-08f1-152b-b069-8090efaa8e15"],
    ["another variant", "51370b92-08f1-852b-c069-8090efaa8e15"],
    ["braces", "{51370b92-08f1-852b-b069-8090efaa8e15}"],
    ["a number", 5],
  ])("refuse %s", (_, text) => {
    expect(() => readId(text)).toThrow(NotAnId);
  });
});

describe("times", () => {
  test("are whole seconds in UTC", () => {
    expect(timestamp(new Date(1_790_000_000_999))).toBe("2026-09-21T14:13:20Z");
    expect(readTimestamp("2028-02-29T23:59:59Z")).toBe("2028-02-29T23:59:59Z");
  });

  test.each([
    "2026-02-29T00:00:00Z",
    "2026-01-01T24:00:00Z",
    "2026-01-01T00:00:60Z",
    "2026-01-01T00:00:00.000Z",
    "2026-01-01T00:00:00+00:00",
    "2026-01-01 00:00:00Z",
    "2026-1-1T0:0:0Z",
    1,
  ])("refuse %j", (text) => {
    expect(() => readTimestamp(text)).toThrow(NotATimestamp);
  });
});

describe("numbers in bytes", () => {
  test("are big-endian", () => {
    expect(hex(concat(u32(258), u64(2 ** 40 + 1), u64(2n ** 64n - 1n)))).toBe(
      "00000102" + "0000010000000001" + "ffffffffffffffff",
    );
  });

  test.each([-1, 1.5, 2 ** 32, NaN])("refuse %d as 32 bits", (value) => {
    expect(() => u32(value)).toThrow(RangeError);
  });

  test.each([-1, 1.5, 2 ** 53, -1n, 2n ** 64n])("refuse %s as 64 bits", (value) => {
    expect(() => u64(value)).toThrow(RangeError);
  });
});

describe("derivation", () => {
  test("takes keys of exactly 32 bytes, so that no two are equivalent", () => {
    expect(() => mac(new Uint8Array(31), utf8("x"))).toThrow(RangeError);
    expect(() => mac(new Uint8Array(33), utf8("x"))).toThrow(RangeError);
    expect(() => DerivationKey.of(new Uint8Array(16))).toThrow(RangeError);
  });

  test("gives another key for another label or field", () => {
    const root = DerivationKey.of(new Uint8Array(32));
    const keys = [
      root.derive("mailbox"),
      root.derive("draft"),
      root.derive("opening", u32(0)),
      root.derive("opening", u32(1)),
    ];
    expect(new Set(keys.map(hex)).size).toBe(4);
  });
});

describe("members of a statement", () => {
  const read = (value: unknown) => Members.read(value, (members) => members.integer("n", 1, 5));

  test.each([
    [{ n: 1, more: 2 }, "UNKNOWN_MEMBER"],
    [{}, "MISSING_MEMBER"],
    [{ n: "1" }, "WRONG_KIND"],
    [{ n: 6 }, "OUT_OF_RANGE"],
    [{ n: 1.5 }, "OUT_OF_RANGE"],
    [[1], "WRONG_KIND"],
    [null, "WRONG_KIND"],
    ["n", "WRONG_KIND"],
    [Object.create({ n: 1 }) as object, "MISSING_MEMBER"],
  ])("%j is refused: %s", (value, reason) => {
    expect(() => read(value)).toThrow(reason);
  });

  test.each([[["b", "a"]], [["a", "a"]]])("%j is no sorted set", (set) => {
    expect(() => Members.read({ set }, (members) => members.sorted("set", 9, (text) => text))).toThrow("NOT_SORTED");
  });
});
